"""What an edition declares of its own: cells, tables, figures, identities and sections."""
