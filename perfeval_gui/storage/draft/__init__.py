"""The draft format: written, opened, and what a damaged one still says."""
