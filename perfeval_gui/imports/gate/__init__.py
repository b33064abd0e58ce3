"""What a file of others must pass before it is read: sizes, zip, XML. It sees bytes only."""
