"""Pages on paper: one painting path for preview, printer and PDF."""
