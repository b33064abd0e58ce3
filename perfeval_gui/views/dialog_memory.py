"""Where Qt's own file dialog remembers the folders it was in, and how it forgets them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

_FILE: Final = "QtProject"
_DIALOG: Final = "FileDialog"


def keep_in(folder: Path) -> None:
    """Have the dialog remember in *folder*, not in a file that all programs share.

    On Windows it has a place in the registry that cannot be moved.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))


def forget() -> None:
    """Take away what the dialog remembers."""
    memory = QSettings(QSettings.Scope.UserScope, _FILE)
    memory.remove(_DIALOG)
    memory.sync()
