"""The door to files of others: what a file is, told by its bytes, and how it is read."""
