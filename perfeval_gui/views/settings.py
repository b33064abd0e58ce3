"""What the window remembers: its place, the recent files. Never needed, never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

MOST_RECENT: Final = 10


def _print_key(path: Path) -> str:
    """Key of a draft's print setup; a digest, since paths hold what keys must not."""
    from hashlib import sha256

    return f"print/{sha256(str(path).encode(errors='surrogateescape')).hexdigest()[:16]}"


class Settings:
    """A small INI file, opened when it is first needed; a damaged one counts as empty."""

    def __init__(self, where: Callable[[], Path]) -> None:
        """Keep settings in the file *where* gives."""
        self._where = where
        self._open: QSettings | None = None

    def _file(self) -> QSettings:
        if self._open is None:
            self._open = QSettings(str(self._where()), QSettings.Format.IniFormat)
        return self._open

    def recent(self) -> list[Path]:
        """The drafts opened last, the latest first."""
        stored = self._file().value("recent", [])
        texts = [stored] if isinstance(stored, str) else stored
        return (
            [Path(text) for text in texts if isinstance(text, str)]
            if isinstance(texts, list)
            else []
        )

    def remember(self, path: Path) -> None:
        """Put *path* at the head of the recent drafts."""
        paths = [path, *(old for old in self.recent() if old != path)][:MOST_RECENT]
        self._file().setValue("recent", [str(path) for path in paths])

    def forget_recent(self) -> None:
        """Empty the list of recent drafts."""
        self._file().remove("recent")

    def print_setup(self, path: Path) -> tuple[str, ...]:
        """How the draft *path* was printed last, as `keep_print_setup` was told; empty if never."""
        stored = self._file().value(_print_key(path), [])
        return tuple(map(str, stored)) if isinstance(stored, list) else ()

    def keep_print_setup(self, path: Path, setup: tuple[str, ...]) -> None:
        """Remember how the draft *path* was printed."""
        self._file().setValue(_print_key(path), list(setup))

    def margins(self, path: Path) -> tuple[str, ...]:
        """The margins chosen for the draft *path*, as `keep_margins` was told; empty if none."""
        stored = self._file().value(f"{_print_key(path)}-margins", [])
        return tuple(map(str, stored)) if isinstance(stored, list) else ()

    def keep_margins(self, path: Path, margins: tuple[str, ...]) -> None:
        """Remember the margins of the draft *path*; none for those of its edition."""
        key = f"{_print_key(path)}-margins"
        if margins:
            self._file().setValue(key, list(margins))
        else:
            self._file().remove(key)

    def folder(self) -> Path:
        """The folder file dialogs begin in."""
        recent = self.recent()
        return recent[0].parent if recent and recent[0].parent.is_dir() else Path.home()

    def geometry(self) -> QByteArray | None:
        """Where the window was; None if never remembered."""
        stored = self._file().value("geometry")
        if stored is None:
            return None
        from PySide6.QtCore import QByteArray

        return stored if isinstance(stored, QByteArray) else None

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window is."""
        self._file().setValue("geometry", geometry)

    def dark(self) -> bool | None:
        """The chosen look; None to follow the desktop."""
        stored = self._file().value("dark")
        return None if stored is None else str(stored) == "true"

    def choose_dark(self, dark: bool) -> None:
        """Remember the chosen look."""
        self._file().setValue("dark", "true" if dark else "false")
