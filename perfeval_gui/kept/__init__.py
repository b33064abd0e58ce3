"""What Python makes alike at every start, patterns and records' code, kept between starts."""
