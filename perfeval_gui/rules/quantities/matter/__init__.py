"""What a number of a result is about, and what the words beside it say against it."""
