"""Neutral pages and the Word and Excel files written from them. No Qt here."""
