"""Older reports beside the open one: what they say for its cells, and what changed since."""
