"""What is worth a look, asked about before the printer is: print, look, or go back."""

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

from perfeval_gui.pages.notes import Note

Answer = Literal["print", "back"] | Note
_SEEN: Final = 6
"""Notes seen at once; more are scrolled to."""
_WIDTH: Final = 34
"""Width of the list, in characters."""


class PreflightQuestion(QDialog):
    """Lists notes; none of them keeps anyone from printing.

    Attributes:
        answer: ``print``, ``back``, or the note to be looked at.
    """

    def __init__(self, notes: tuple[Note, ...], parent: QWidget | None = None) -> None:
        """Ask about *notes*, at least one."""
        super().__init__(parent)
        self.answer: Answer = "back"
        self._notes = notes
        self.setWindowTitle("打印前检查")
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(f"打印前有 {len(notes)} 处值得看一眼，可以照常打印：", self))
        self.list = self._made_list()
        layout.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.print = self._button("打印", self._print)
        self.print.setProperty("main", True)
        self.print.setDefault(True)
        self.look = self._button("去看看", self._look)
        self.back = self._button("返回", self.reject)
        for button in (self.print, self.look, self.back):
            buttons.addWidget(button)
        layout.addLayout(buttons)
        self.print.setFocus()

    def _made_list(self) -> QListWidget:
        made = QListWidget(self)
        made.setObjectName("notes")
        made.setAccessibleName("打印前检查")
        made.setWordWrap(True)
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

    def _print(self) -> None:
        self.answer = "print"
        self.accept()

    def _look(self) -> None:
        self.answer = self._notes[max(self.list.currentRow(), 0)]
        self.accept()


def ask(parent: QWidget | None, notes: tuple[Note, ...]) -> Answer:
    """Whether to print, go back, or look at one of *notes*."""
    question = PreflightQuestion(notes, parent)
    question.exec()
    question.deleteLater()
    return question.answer
