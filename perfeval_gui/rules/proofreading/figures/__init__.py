"""What compares the numbers of running texts with the tables: funds, grades, results, items."""
