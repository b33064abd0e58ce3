"""Drafts made from the report of their unit: one form a project, names and amounts filled in."""
