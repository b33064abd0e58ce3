"""What is wrong in words and marks by themselves, whatever the figures are."""
