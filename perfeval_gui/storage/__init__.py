"""Files: the draft format, the one atomic writer, samples."""
