"""What is worth a look, asked about before a printer or a folder is: go on, look, or go back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.publishing.notes import Note

Answer = Literal["go", "back"] | Note
Verb = Literal["打印", "导出", "定稿"]
_SEEN: Final = 6
"""Notes seen at once; more are scrolled to."""
_WIDTH: Final = 34
"""Width of the list, in characters."""


class PreflightQuestion(QDialog):
    """Lists notes; none of them keeps anyone from printing or exporting.

    Attributes:
        answer: ``go``, ``back``, or the note to be looked at.
    """

    def __init__(
        self, notes: tuple[Note, ...], verb: Verb = "打印", parent: QWidget | None = None
    ) -> None:
        """Ask about *notes*, at least one, before what *verb* says."""
        super().__init__(parent)
        self.answer: Answer = "back"
        self._notes = notes
        self.setWindowTitle(f"{verb}前检查")
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(f"{verb}前有 {len(notes)} 处值得看一眼，可以照常{verb}：", self))
        self.list = self._made_list()
        layout.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.go = self._button(verb, self._go)
        self.go.setProperty("main", True)
        self.go.setDefault(True)
        self.look = self._button("去看看", self._look)
        self.back = self._button("返回", self.reject)
        for button in (self.go, self.look, self.back):
            buttons.addWidget(button)
        layout.addLayout(buttons)
        self.go.setFocus()

    def _made_list(self) -> QListWidget:
        made = QListWidget(self)
        made.setObjectName("notes")
        made.setAccessibleName(self.windowTitle())
        made.setWordWrap(True)
        made.setResizeMode(QListWidget.ResizeMode.Adjust)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for note in self._notes:
            QListWidgetItem(note.message, made)
        made.setCurrentRow(0)
        made.itemActivated.connect(self._look)
        metrics = made.fontMetrics()
        made.setMinimumWidth(metrics.horizontalAdvance("字" * _WIDTH))
        made.setMinimumHeight(metrics.lineSpacing() * 2 * min(len(self._notes) + 1, _SEEN))
        return made

    def _button(self, text: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(does)
        return button

    def _go(self) -> None:
        self.answer = "go"
        self.accept()

    def _look(self) -> None:
        self.answer = self._notes[max(self.list.currentRow(), 0)]
        self.accept()


def ask(parent: QWidget | None, notes: tuple[Note, ...], verb: Verb) -> Answer:
    """Whether to go on, go back, or look at one of *notes*."""
    question = PreflightQuestion(notes, verb, parent)
    question.exec()
    question.deleteLater()
    return question.answer
