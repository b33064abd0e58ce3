"""A window with a list above, and below what is told of its chosen row and can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.views.kit.read_list import ReadTable

_BESIDE, _ABOVE = 40, 80
"""Pixels that a window leaves of its screen, for its own frame and for what is round it."""


def fit_to_screen(window: QWidget, wide: int, high: int) -> None:
    """Make *window* so many digits *wide* and *high*, and no larger than its screen leaves."""
    digit, room = window.fontMetrics().horizontalAdvance("0"), window.screen().availableSize()
    wide, high = digit * wide, digit * high
    window.resize(min(wide, room.width() - _BESIDE), min(high, room.height() - _ABOVE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How such a window looks.

    Attributes:
        title: Of the window.
        head: A sentence above the list.
        told: What the text below is called for those who do not see it.
        wide, high: Its size, in digits; no larger than the screen leaves.
    """

    title: str
    head: str
    told: str
    wide: int
    high: int


class ListDialog(QDialog):
    """Lays the parts out, and reads the list once the window is there, however long it is."""

    def __init__(self, parent: QWidget, looks: Looks, table: ReadTable) -> None:
        """Show *table*; who makes it joins its buttons with `lay_out`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(looks.title)
        self._looks = looks
        self.table = table
        self.told = QPlainTextEdit(self)
        self.told.setReadOnly(True)
        self.told.setAccessibleName(looks.told)
        self.told.setTabChangesFocus(True)
        self._reading = QTimer(self)
        self._reading.timeout.connect(self._read_next)
        self._next: Callable[[], bool] = lambda: False

    def lay_out(self, buttons: Sequence[QPushButton | None], *above: QWidget) -> None:
        """Put *above* over the list, and *buttons* below; None leaves room, 关闭 is the last."""
        head = QLabel(self._looks.head, self)
        head.setProperty("quiet", True)
        head.setWordWrap(True)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.table)
        parts.addWidget(self.told)
        parts.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        for widget in (*above, head):
            layout.addWidget(widget)
        layout.addWidget(parts, 1)
        layout.addLayout(self._buttons(buttons))
        fit_to_screen(self, self._looks.wide, self._looks.high)

    def _buttons(self, buttons: Sequence[QPushButton | None]) -> QHBoxLayout:
        row = QHBoxLayout()
        close = QPushButton("关闭", self)
        close.clicked.connect(self.close)
        for button in (*buttons, close):
            if button is None:
                row.addStretch(1)
            else:
                button.setAutoDefault(False)
                row.addWidget(button)
        return row

    def begin_reading(self, read_next: Callable[[], bool]) -> None:
        """Read with *read_next* while it says that there is more, and serve the window between."""
        self._next = read_next
        self._reading.start(0)

    def _read_next(self) -> None:
        if not self._next():
            self._reading.stop()

    def tell(self, text: str) -> None:
        """Say *text* of the chosen row; where it is read is kept while it says the same."""
        if text != self.told.toPlainText():
            self.told.setPlainText(text)
