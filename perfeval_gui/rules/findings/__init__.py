"""What a finding is and in what words, the answers that settle it, and the fence around checks."""
