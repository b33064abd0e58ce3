"""Blocks of cells as other programs put them on the clipboard, and as they take them."""
