"""Writing 自评报告: the passage editor, linked figures in it, and finding a figure."""
