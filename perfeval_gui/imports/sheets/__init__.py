"""Workbooks (.xlsx, .xls, .et): what every cell shows, and what stands behind it."""
