"""A copied block put into a table by the words in its first column and row."""
