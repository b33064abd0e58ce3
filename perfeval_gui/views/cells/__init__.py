"""Single inputs and read-outs, joined to cells by their names, and how they are marked."""
