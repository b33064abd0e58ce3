"""The table widget of the forms: typing, keys, blocks, rows. Its models are `document.tables`."""
