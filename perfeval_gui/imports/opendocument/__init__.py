"""Documents of LibreOffice and its kin (.odt, .ods), read by their XML."""
