"""What follows from a report: derived figures, scores, checks. Imports the domain only."""
