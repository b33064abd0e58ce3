"""交之前: what is left to do, preview, paper, files, margins, who signs."""
