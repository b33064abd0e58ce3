"""One step before a report is handed in: what is left to do, and that it is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.views.output.note_list import Entry, NoteList

if TYPE_CHECKING:
    from perfeval_gui.domain.record.report import FinalState

_NEVER: Final = (
    "需要时再做：定稿以后不能改，每页印上核对号，以后查得出内容改没改过；要改，可以解除。"
)
_RELEASE: Final = "解除定稿…"


class StepBox(QFrame):
    """A step with its number, its state and what it is about.

    Signals:
        chosen: Something that is left to do was chosen. arg: where it leads.
    """

    chosen = Signal(object)

    def __init__(self, title: str, most: int, parent: QWidget | None = None) -> None:
        """Head the step with *title*; *most* lines of what is left are seen at once."""
        super().__init__(parent)
        self.setProperty("box", True)
        self.title = QLabel(title, self)
        self.title.setProperty("heading", True)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setProperty("quiet", True)
        self.told.setWordWrap(True)
        self.notes = NoteList(title, most, self)
        self.notes.chosen.connect(self.chosen)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.told, 1)
        self.rows = QVBoxLayout(self)
        self.rows.addLayout(head)
        self.rows.addWidget(self.notes)

    def tell(self, told: str, entries: Iterable[Entry]) -> None:
        """Say how far the step is, and list what leads to what is left."""
        self.told.setText(told)
        self.notes.show_entries(entries)


class FinalBox(StepBox):
    """定稿: says what became of the report since it was declared final, and lists what changed.

    Attributes:
        button: Declares it final, or releases it.
        held: Its final state, where it is still what was declared final.
    """

    def __init__(self, document: Document, most: int, parent: QWidget | None = None) -> None:
        """Tell of *document*, with *most* lines of what changed."""
        super().__init__("定稿", most, parent)
        self._document = document
        self._shown: Sheet | None = None
        self.held: FinalState | None = None
        self.button = QPushButton(self)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.rows.addLayout(row)

    def follow(self) -> None:
        """Tell of the report as it is now; of a final one at once, else while it is seen."""
        sheet, final = self._document.sheet, self._document.report.final_state
        holds = final is not None and final.holds
        if sheet is self._shown or not (holds or self.isVisible()):
            if not holds:
                self.held = None
            return
        self._shown = sheet
        self.button.setText(_RELEASE if holds else "重新定稿…" if final else "定稿…")
        if final is None:
            self.held = None
            self.tell(_NEVER, ())
            return
        from perfeval_gui.final_state.standing import standing

        known = standing(sheet)
        assert known is not None  # It was declared final.
        self.held = final if known.is_final else None
        self.tell(known.told(), [(line, name or None) for line, name in known.lines])
