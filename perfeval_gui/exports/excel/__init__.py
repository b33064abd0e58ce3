"""Excel: the package as an .xlsx file, the file read back, plain lists, sheets to fill in."""
