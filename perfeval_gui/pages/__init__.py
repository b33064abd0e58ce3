"""What is printed, cell for cell, before any format: no Word, Excel, paper or Qt here."""
