"""What a command cannot do, each in one Chinese sentence."""

from __future__ import annotations


class UsageError(Exception):
    """The command line asks for something that cannot be done; one Chinese sentence."""


class BatchError(Exception):
    """The check as a whole cannot go on; a Chinese sentence."""
