"""What Python makes or looks for alike at every start, kept: patterns, records' code, modules."""
