"""Word files read by their XML: all their text, as a person reads it."""
