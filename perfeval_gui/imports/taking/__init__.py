"""What was found in files taken over into a report, or made a new year's report."""
