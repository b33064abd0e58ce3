"""The record by the names of its cells: read, written, filled and compared cell by cell."""
