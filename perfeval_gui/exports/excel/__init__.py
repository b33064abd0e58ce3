"""Excel: the package as an .xlsx file, the file read back, and plain lists."""
