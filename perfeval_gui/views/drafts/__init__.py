"""Opening, saving and locking a draft as the clerk sees it. Files are in `storage`."""
