"""Remembers, draft by draft, how it was printed, and where its files go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.views.settings.settings import Settings

if TYPE_CHECKING:
    from perfeval_gui.pages.margins import Margins
    from perfeval_gui.paper.printing import PrintSetup

_TRUE: Final = "true"
_PARTS: Final = 5


class PrintMemory:
    """Printer, pages, copies and margins of the open draft.

    A report without a file has margins too, and takes them along when it is saved. Its printer is
    not remembered.

    Attributes:
        _where: The file whose margins are in *_now*.
    """

    def __init__(self, settings: Settings, path: Callable[[], Path | None]) -> None:
        """Keep setups in *settings* under the draft that *path* gives."""
        self._settings = settings
        self._path = path
        self.begin()

    def recall(self) -> PrintSetup:
        """How the open draft was printed last; the usual way if never or if it cannot be read."""
        from perfeval_gui.paper.printing import FIRST, PrintSetup

        path = self._path()
        stored = self._settings.print_setup(path) if path is not None else ()
        if len(stored) != _PARTS or not all(part.isdecimal() for part in stored[1:4]):
            return FIRST
        printer, first, last, copies, collate = stored
        return PrintSetup(
            printer=printer,
            first=int(first),
            last=int(last),
            copies=int(copies),
            collate=collate == _TRUE,
        )

    def keep(self, setup: PrintSetup) -> None:
        """Remember *setup* for the open draft."""
        if (path := self._path()) is None:
            return
        pages = str(setup.first), str(setup.last), str(setup.copies)
        collate = _TRUE if setup.collate else "false"
        self._settings.keep_print_setup(path, (setup.printer, *pages, collate))

    def folder(self) -> Path:
        """Where exports go unless the clerk says otherwise: beside the draft."""
        path = self._path()
        return path.parent if path is not None else self._settings.folder()

    def begin(self) -> None:
        """Look up the margins of a report that was just opened."""
        self._where = self._path()
        self._now = self._stored(self._where)

    def margins(self) -> Margins | None:
        """The margins of the open report; None for those of its edition."""
        self.saved()
        return self._now

    def keep_margins(self, margins: Margins | None) -> None:
        """Remember *margins* for the open report; None for those of its edition."""
        self._now = margins
        self._where = self._path()
        if self._where is not None:
            words = margins.words() if margins is not None else ()
            self._settings.keep_margins(self._where, words)

    def saved(self, _path: Path | None = None) -> None:
        """Take the margins along to the file the report was saved as."""
        if self._path() != self._where:
            self.keep_margins(self._now)

    def _stored(self, path: Path | None) -> Margins | None:
        words = self._settings.margins(path) if path is not None else ()
        if not words:
            return None
        from perfeval_gui.pages.margins import Margins

        return Margins.read(words)
