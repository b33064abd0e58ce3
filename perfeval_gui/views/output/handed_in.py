"""That the open report was exported, and when: known as long as nothing in it changes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from perfeval_gui.document.document import Document, State
from perfeval_gui.storage.disk.clock import stamp
from perfeval_gui.storage.draft.draft import for_others

if TYPE_CHECKING:
    from perfeval_gui.domain.record.report import Report
    from perfeval_gui.views.output.print_memory import PrintMemory

_DAY = "%m-%d"
_TIME = "%H:%M"
_WORDS = 5


class HandedIn(QObject):
    """Remembers, draft by draft, what was last exported; beside the draft, which stays as it is.

    Signals:
        changed: Whether the report as it is now was exported is known anew. args: when, in a few
            characters, and what the files were marked as; both empty where it was not.
    """

    changed = Signal(str, str)

    def __init__(self, document: Document, memory: PrintMemory) -> None:
        """Watch *document*; *memory* keeps what is remembered."""
        super().__init__(document)
        self._document = document
        self._memory = memory
        self._exported: Report | None = None
        self._words: tuple[str, ...] = ()
        self._told = ("", "")
        document.changed.connect(self._follow)
        document.opened.connect(self._recall)

    def begin(self) -> None:
        """Tell of the report that is open by now: the first one of a window is there before."""
        if self._memory.handed():
            self._recall(self._document.state)

    def note(self, mark: str) -> None:
        """The report as it is now was exported, with *mark* on its files."""
        self._exported = self._document.report
        self._words = (self._digest(), stamp("%Y-"), stamp(_DAY), stamp(_TIME), mark)
        self._memory.keep_handed(self._words)
        self._follow(self._document.state)

    def _recall(self, state: State) -> None:
        """What was exported of a report that was just opened, if it is still the same."""
        self._words = self._memory.handed()
        same = len(self._words) == _WORDS and self._words[0] == self._digest()
        self._exported = state.report if same else None
        self._told = ("?", "")
        self._follow(state)

    def _follow(self, state: State) -> None:
        told = ("", "")
        # What is undone is as it was exported again.
        if self._exported is not None and self._exported == state.report:
            _, year, day, time, mark = self._words
            today = (year, day) == (stamp("%Y-"), stamp(_DAY))
            told = (time if today else day, mark)
        if told != self._told:
            self._told = told
            self.changed.emit(*told)

    def _digest(self) -> str:
        """What tells the content of the report, whatever file it is in."""
        return hashlib.sha256(for_others(replace(self._document.report, document=""))).hexdigest()
