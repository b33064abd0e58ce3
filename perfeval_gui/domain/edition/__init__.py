"""What an issued form says: labels, rows, weights, pages, sentences. Reading it is `editions`."""
