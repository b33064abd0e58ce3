"""Single files: written whole or not at all, plain files only, clock and places of a disk."""
