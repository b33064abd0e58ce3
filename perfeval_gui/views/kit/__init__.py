"""What any view uses and what knows no report: questions, look, waiting, notices, actions."""
