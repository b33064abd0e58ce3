"""Work in steps and beside the window, patience, and words that Qt shows as they are; no report."""
