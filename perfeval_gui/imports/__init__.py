"""Files of other programs as tables and paragraphs of cells: one model for every format."""
