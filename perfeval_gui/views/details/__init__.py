"""明细 of a cell: its amounts and notes are typed and pasted, and their sum becomes the figure."""
