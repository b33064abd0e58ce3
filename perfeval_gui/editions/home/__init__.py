"""Editions that a user adds, exports and takes away again, and what is wrong with them."""
