"""HTML and MHTML, whatever they call themselves (.xls, .doc), and what the clipboard holds."""
