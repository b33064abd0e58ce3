"""What a file of others must pass before it is read: sizes, zip, OLE2, XML. It sees bytes only."""
