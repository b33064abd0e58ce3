"""An exported file that comes back: the draft in it, and what was changed in the file since."""
