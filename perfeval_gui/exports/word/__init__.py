"""Word: the package as a .docx file, and the file read back."""
