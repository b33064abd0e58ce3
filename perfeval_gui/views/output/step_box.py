"""One step before a report is handed in: what is left to do, and that it is done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from perfeval_gui.views.output.note_list import Entry, NoteList


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
