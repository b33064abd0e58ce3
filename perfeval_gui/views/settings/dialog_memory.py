"""Where Qt's own file dialog remembers the folders it was in, and how it forgets them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from perfeval_gui.storage.disk.plainfiles import demand_plain, is_there

_FILE: Final = "QtProject"
_DIALOG: Final = "FileDialog"


def keep_in(folder: Path) -> None:
    """Have the dialog remember in *folder*, not in a file that all programs share.

    On Windows it has a place in the registry that cannot be moved.
    """
    if _odd(folder / f"{_FILE}.conf") or _odd(folder / f"{_FILE}.conf.lock"):
        # Qt would wait for a pipe for ever: it then remembers nothing, in a folder never made.
        folder = folder / "none" / "none"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))


def _odd(file: Path) -> bool:
    """Whether something stands in the place of *file* that is no plain file."""
    try:
        demand_plain(file)
    except FileNotFoundError:
        return is_there(file)
    except OSError:
        return True
    return False


def forget() -> None:
    """Take away what the dialog remembers."""
    memory = QSettings(QSettings.Scope.UserScope, _FILE)
    memory.remove(_DIALOG)
    memory.sync()
