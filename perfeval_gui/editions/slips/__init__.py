"""What somebody who types Chinese writes instead of what a machine reads, and what to write."""
