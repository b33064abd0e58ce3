"""What is made alike at every start, kept: patterns, records' code, modules, what TOML says."""
