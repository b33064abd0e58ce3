"""The open report on screen: sections on the left, a form in the middle, a column on the right."""
