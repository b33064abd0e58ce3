"""The findings on the right, and the dialog of the proof-reading. Checks are in `rules`."""
