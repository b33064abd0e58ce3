"""What a report still lacks, as sheets to send round, and those sheets read back."""
