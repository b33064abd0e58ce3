"""Remembers, draft by draft, how it was printed, and where its files go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.storage.draft.draft import for_others
from perfeval_gui.views.settings.settings import Settings

if TYPE_CHECKING:
    from perfeval_gui.pages.margins import Margins
    from perfeval_gui.paper.printing import PrintSetup
    from perfeval_gui.rules.figures.rulebook import Sheet

_TRUE: Final = "true"
_PARTS: Final = 5


def _nothing() -> None:
    return None


class PrintMemory:
    """Printer, pages, copies and margins of the open draft.

    A report without a file has margins too, and takes them along when it is saved. Its printer is
    not remembered. Whether exported files carry the draft is remembered for all of them.

    Attributes:
        _where: The file whose margins are in *_now*.
    """

    def __init__(
        self,
        settings: Settings,
        path: Callable[[], Path | None],
        sheet: Callable[[], Sheet | None] = _nothing,
    ) -> None:
        """Keep setups in *settings* under the draft that *path* gives.

        *sheet* is that of the open report, for files that carry its draft.
        """
        self._settings = settings
        self._path = path
        self._sheet = sheet
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

    def handed(self) -> tuple[str, ...]:
        """What was last exported of the open draft, as `keep_handed` was told; empty if nothing."""
        path = self._path()
        return self._settings.handed(path) if path is not None else ()

    def keep_handed(self, words: tuple[str, ...]) -> None:
        """Remember what was exported of the open draft; a report without a file is forgotten."""
        if (path := self._path()) is not None:
            self._settings.keep_handed(path, words)

    def draft(self) -> Callable[[], bytes]:
        """Makes the draft that exported files carry; nothing where they are to carry none."""
        sheet = self._sheet() if self._settings.carries_draft() else None
        return bytes if sheet is None else partial(for_others, sheet.report)

    def carries_draft(self) -> bool:
        """Whether exported files carry the draft."""
        return self._settings.carries_draft()

    def carry_draft(self, wanted: bool) -> None:
        """Remember whether exported files are to carry the draft."""
        self._settings.carry_draft(wanted)

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
