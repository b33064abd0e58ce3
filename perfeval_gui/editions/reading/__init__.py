"""The text files of an edition read strictly: every fault has file, line and reason."""
