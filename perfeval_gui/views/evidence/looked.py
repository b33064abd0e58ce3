"""What is known of the files of the open report: whether they are there, and what they were."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from perfeval_gui.document.document import Document
from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.names.evidence import proofs
from perfeval_gui.domain.names.fields import cell_name
from perfeval_gui.evidence.each import Each
from perfeval_gui.evidence.looking import Seen, State, looking
from perfeval_gui.evidence.telling import told_first
from perfeval_gui.publishing.notes import Note
from perfeval_gui.views.evidence.running import Running
from perfeval_gui.working.pace import USUAL, Pace


class Looked(QObject):
    """Looks after the files of *document*, and remembers what it saw.

    Signals:
        changed: Something else is known, or nothing more is looked for.
        done: All files were looked for.
    """

    changed = Signal()
    done = Signal()

    def __init__(
        self, document: Document, base: Callable[[], Path | None], pace: Pace = USUAL
    ) -> None:
        """Look after what the draft in the folder that *base* gives names."""
        super().__init__(document)
        self._document, self.base = document, base
        self._seen: dict[int, Seen] = {}
        self.running = Running(self, lambda: looking(self.base()), self._take, pace)
        document.opened.connect(self._restart)

    def files(self) -> tuple[tuple[int, EvidenceFile], ...]:
        """The files of the form's indicators, each with its number among all."""
        state = self._document.state
        found = proofs(state.sheet.edition, state.report)
        return tuple(one for proof in found for one in proof.files)

    def look(self) -> None:
        """Look after all files, beside the window."""
        self.running.begin(tuple(file for _, file in self.files()))

    def looking(self) -> Generator[None, None, tuple[Note, ...]]:
        """Look after all files in steps; gives what is to be told before handing in."""
        if self.files():
            self.look()
        while self.running.busy:
            self.running.step()
            yield
        return tuple(self.notes())

    def know(self, file: EvidenceFile, state: State) -> None:
        """Remember what was just seen of *file*."""
        self._seen[file.id] = Seen(_plain(file), state)

    def state(self, file: EvidenceFile) -> State | None:
        """What is known of *file*; None where it was not looked for, or its row says otherwise."""
        seen = self._seen.get(file.id)
        return seen.state if seen is not None and seen.file == _plain(file) else None

    def notes(self) -> Iterator[Note]:
        """What is to be told before handing in, of what is known."""
        known = [(at, file.name, self.state(file)) for at, file in self.files()]
        for at, words in told_first(known):
            yield Note("files", words, cell_name("evidence", at, "name"))

    def _take(self, each: Each[EvidenceFile, State], done: bool) -> None:
        for at, state in each.results.items():
            self.know(each.things[at], state)
        self.changed.emit()
        if done:
            self.done.emit()

    def _restart(self) -> None:
        self.running.leave()
        self._seen.clear()
        self.changed.emit()


def _plain(file: EvidenceFile) -> EvidenceFile:
    """What of *file* says which one it is: neither its indicator nor what is noted of it."""
    return replace(file, place="", note="")
