"""A report told in words: its sections and progress, what changed, and what was found in all."""
