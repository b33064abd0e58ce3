"""A blank form in a Word file becomes an edition: its pages drawn, its cells named or declared."""
