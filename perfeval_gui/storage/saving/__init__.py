"""A save and all that is kept of it: backups, recovery copies, history, log."""
