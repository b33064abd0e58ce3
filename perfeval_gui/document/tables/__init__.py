"""Table models over the cells of the report, and the rows that are typed into them."""
