"""What the window remembers: its place, the recent files. Never needed, never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.views.settings.settings_file import SettingsFile, Stored
from perfeval_gui.working.pace import USUAL, Pace

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

MOST_RECENT: Final = 10
_RECENT: Final = "recent"
_EXPORTS: Final = "exports"
_NO_RECENT: Final = "no recent"
_PRINT: Final = "print/"
_MARGINS: Final = "margins/"
_HANDED: Final = "handed/"
_HINTED: Final = "hinted/"
_YEARS: Final = "years/"
_GEOMETRY: Final = "geometry"
_DARK: Final = "dark"
_CLEAR: Final = "clear"
_SIZE: Final = "text_size"
SIZES: Final = (100, 115, 130, 150, 175, 200)
"""Per cent of the usual size that type may be set in."""
_USUAL_SIZE: Final = 100
_NO_DRAFT: Final = "no draft"
_TRUE: Final = "true"
_ABOUT_WORK: Final = (_PRINT, _MARGINS, _HANDED, _HINTED, _YEARS)
"""What begins the keys under which something is remembered of single drafts."""


def _key(about: str, path: Path) -> str:
    """Key of what is remembered *about* a path; a digest, since keys should not name files."""
    from hashlib import sha256

    return f"{about}{sha256(str(path).encode(errors='surrogateescape')).hexdigest()[:16]}"


class Settings:
    """A small file, opened when it is first needed; a damaged one counts as empty."""

    def __init__(self, where: Callable[[], Path], pace: Pace = USUAL) -> None:
        """Keep settings in the file *where* gives; places are waited for as *pace* says."""
        self._where = where
        self._pace = pace
        self._open: SettingsFile | None = None

    def _file(self) -> SettingsFile:
        if self._open is None:
            self._open = SettingsFile(self._where())
        return self._open

    def _value(self, name: str) -> Stored | None:
        return self._file().value(name)

    def _put(self, name: str, value: Stored | None) -> None:
        self._file().change({name: value})

    @property
    def fault(self) -> str:
        """Why nothing is remembered, for the clerk; empty where all is well."""
        return self._file().fault

    # ---- recent drafts

    def recent(self) -> list[Path]:
        """The drafts opened last, the latest first."""
        stored = self._value(_RECENT)
        return list(map(Path, stored[:MOST_RECENT])) if isinstance(stored, list) else []

    def remember(self, path: Path) -> None:
        """Put *path* at the head of the recent drafts, unless none are to be remembered."""
        if self.keeps_recent():
            paths = [path, *(old for old in self.recent() if old != path)][:MOST_RECENT]
            self._put(_RECENT, list(map(str, paths)))

    def forget_recent(self) -> None:
        """Empty the lists of recent drafts and of folders exported into."""
        self._file().change({_RECENT: None, _EXPORTS: None})

    def remember_export(self, folder: Path) -> None:
        """Remember that files were exported into *folder*, unless nothing is to be remembered."""
        if self.keeps_recent():
            folders = [str(folder), *(old for old in self._exports() if old != str(folder))]
            self._put(_EXPORTS, folders[:MOST_RECENT])

    def _exports(self) -> list[str]:
        stored = self._value(_EXPORTS)
        return list(stored) if isinstance(stored, list) else []

    def worked_in(self) -> list[Path]:
        """The folders of recent drafts and exports."""
        return [*(path.parent for path in self.recent()), *map(Path, self._exports())]

    def keeps_recent(self) -> bool:
        """Whether recent drafts are remembered."""
        return self._value(_NO_RECENT) != _TRUE

    def keep_recent(self, *, wanted: bool) -> None:
        """Remember recent drafts from now on, or none, those of before included."""
        self._put(_NO_RECENT, None if wanted else _TRUE)
        if not wanted:
            self.forget_recent()

    def was_hinted(self, folder: Path) -> bool:
        """Whether the clerk was told about *folder*."""
        return self._value(_key(_HINTED, folder)) is not None

    def keep_hinted(self, folder: Path) -> None:
        """Remember that the clerk was told about *folder*."""
        self._put(_key(_HINTED, folder), _TRUE)

    def folder(self) -> Path:
        """The folder file dialogs begin in."""
        from perfeval_gui.working.reachable import reached

        recent = self.recent()
        if recent and reached([recent[0].parent], Path.is_dir, self._pace)[recent[0].parent]:
            return recent[0].parent
        try:
            return Path.home()
        except RuntimeError:
            # A user the system does not know, without a HOME.
            return Path()

    # ---- printing

    def print_setup(self, path: Path) -> tuple[str, ...]:
        """How the draft *path* was printed last, as `keep_print_setup` was told; empty if never."""
        stored = self._value(_key(_PRINT, path))
        return tuple(stored) if isinstance(stored, list) else ()

    def keep_print_setup(self, path: Path, setup: tuple[str, ...]) -> None:
        """Remember how the draft *path* was printed."""
        self._put(_key(_PRINT, path), list(setup))

    def margins(self, path: Path) -> tuple[str, ...]:
        """The margins chosen for the draft *path*, as `keep_margins` was told; empty if none."""
        stored = self._value(_key(_MARGINS, path))
        return tuple(stored) if isinstance(stored, list) else ()

    def keep_margins(self, path: Path, margins: tuple[str, ...]) -> None:
        """Remember the margins of the draft *path*; none for those of its edition."""
        self._put(_key(_MARGINS, path), list(margins) or None)

    def years(self, path: Path) -> tuple[str, ...]:
        """What stands beside the draft *path*, as `keep_years` was told; empty if nothing."""
        stored = self._value(_key(_YEARS, path))
        return tuple(stored) if isinstance(stored, list) else ()

    def keep_years(self, path: Path, years: tuple[str, ...]) -> None:
        """Remember the older reports that stand beside the draft *path*."""
        self._put(_key(_YEARS, path), list(years) or None)

    def handed(self, path: Path) -> tuple[str, ...]:
        """What `keep_handed` was told of the draft *path*; empty if it was never exported."""
        stored = self._value(_key(_HANDED, path))
        return tuple(stored) if isinstance(stored, list) else ()

    def keep_handed(self, path: Path, words: tuple[str, ...]) -> None:
        """Remember what was exported of the draft *path*, and when."""
        self._put(_key(_HANDED, path), list(words) or None)

    def carries_draft(self) -> bool:
        """Whether exported files carry the draft."""
        return self._value(_NO_DRAFT) != _TRUE

    def carry_draft(self, wanted: bool) -> None:
        """Let exported files carry the draft from now on, or not."""
        self._put(_NO_DRAFT, None if wanted else _TRUE)

    def forget_work(self) -> None:
        """Forget everything that tells of the work: recent drafts, folders, printing, years."""
        file = self._file()
        told = [
            name
            for name in file.names()
            if name in (_RECENT, _EXPORTS) or name.startswith(_ABOUT_WORK)
        ]
        file.change(dict.fromkeys(told))

    # ---- the window

    def geometry(self) -> QByteArray | None:
        """Where the window was; None if never remembered."""
        stored = self._value(_GEOMETRY)
        if not isinstance(stored, str):
            return None
        from PySide6.QtCore import QByteArray

        return QByteArray.fromBase64(stored.encode(errors="replace"))

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window is."""
        self._put(_GEOMETRY, bytes(geometry.toBase64().data()).decode("ascii"))

    def dark(self) -> bool | None:
        """The chosen look; None to follow the desktop."""
        stored = self._value(_DARK)
        return None if stored is None else stored == _TRUE

    def clear(self) -> bool:
        """Whether high contrast was chosen."""
        return self._value(_CLEAR) == _TRUE

    def text_size(self) -> int:
        """The chosen size of type, per cent; the usual one where it is none that may be chosen."""
        stored = self._value(_SIZE)
        return next((size for size in SIZES if str(size) == stored), _USUAL_SIZE)

    def choose_dark(self, dark: bool) -> None:
        """Remember the chosen look."""
        self._put(_DARK, _TRUE if dark else "false")

    def choose_clear(self, clear: bool) -> None:
        """Remember whether high contrast was chosen."""
        self._put(_CLEAR, _TRUE if clear else None)

    def choose_text_size(self, size: int) -> None:
        """Remember the chosen size of type, per cent."""
        self._put(_SIZE, None if size == _USUAL_SIZE else str(size))
