"""The only place that builds objects and joins them; nothing imports from here."""
