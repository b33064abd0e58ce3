"""HTML and MHTML, whatever they call themselves (.xls, .doc)."""
