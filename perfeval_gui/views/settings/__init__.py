"""What the window remembers, and the dialog where it is in no file of ours."""
