"""What a report is: records, kinds of value, reading and showing figures. Standard library only."""
