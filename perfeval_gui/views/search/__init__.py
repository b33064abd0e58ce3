"""查找: the box in the toolbar that finds cells, text, findings and commands, and goes there."""
