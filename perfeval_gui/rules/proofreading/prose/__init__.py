"""Texts of a report as the proof-reading sees them: sentences, words, numbers, terms."""
