"""A draft inside a Word, Excel or PDF file: put in, and found again whole or not at all."""
