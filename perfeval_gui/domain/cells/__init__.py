"""What a cell holds, how it is read and shown, and how one is declared."""
