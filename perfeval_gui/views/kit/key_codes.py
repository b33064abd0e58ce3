"""Codes of keys that mean the same wherever they are pressed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

RETURNS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""That of the letters and that of the number block."""
