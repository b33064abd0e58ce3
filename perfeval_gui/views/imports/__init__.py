"""导入: what a file says beside the form, chosen cell by cell, and taken over in one step."""
