"""What can go wrong while a package is written to a file."""

from __future__ import annotations


class ExportError(ValueError):
    """A file cannot be made, or does not hold what the package holds.

    The message is one Chinese sentence for the clerk. It may quote figures and texts of the form,
    so it is shown but never logged.
    """
