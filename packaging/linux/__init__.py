"""What is handed out for Linux: compiled, laid out and packed."""
