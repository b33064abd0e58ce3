"""What is kept about the cells of a report and belongs to no form: answers, marks, details."""
