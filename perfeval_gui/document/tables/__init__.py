"""Table models over the cells of the report, and blocks as other programs put them."""
