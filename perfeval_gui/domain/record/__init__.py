"""What is typed, section by section: one module a section of the form."""
