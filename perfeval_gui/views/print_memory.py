"""Remembers, draft by draft, how it was printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.views.settings import Settings

if TYPE_CHECKING:
    from perfeval_gui.paper.printing import PrintSetup

_TRUE: Final = "true"
_PARTS: Final = 5


class PrintMemory:
    """Printer, pages and copies of the open draft; a report without a file is not remembered."""

    def __init__(self, settings: Settings, path: Callable[[], Path | None]) -> None:
        """Keep setups in *settings* under the draft that *path* gives."""
        self._settings = settings
        self._path = path

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
