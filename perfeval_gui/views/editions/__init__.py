"""版式: which editions are there and what is wrong with them; added, exported and taken away."""
