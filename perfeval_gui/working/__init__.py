"""Work in steps and beside the window, patience, words as Qt has them, many records; no report."""
