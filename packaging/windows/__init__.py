"""What is handed out for Windows: a folder, the same folder in a .zip file, and an installer."""
