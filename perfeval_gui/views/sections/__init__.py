"""One view a section of the form, and what they share; 自评报告 is in `text`."""
