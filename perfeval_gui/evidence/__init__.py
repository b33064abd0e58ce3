"""Files that prove indicators: read, looked after, found again; nothing about them is changed."""
