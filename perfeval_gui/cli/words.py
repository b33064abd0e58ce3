"""The words a command begins with: what stands behind the program's name is one of these."""

from __future__ import annotations

from typing import Final

COMMANDS: Final = (
    *("export", "show", "check", "fill", "new", "read", "collect", "projects", "draw", "editions"),
)
WORDS: Final = frozenset({*COMMANDS, "--help", "-h", "--version"})
"""Any other first word is a draft for the window."""
