"""What a file says for an edition: values found by labels and structure, never by position."""
