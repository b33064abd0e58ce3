"""Windows of their own on every screen, and one with a list and what is told of its chosen row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.views.kit.read_list import ReadTable
from perfeval_gui.views.kit.scrolling import let_scroll

_BESIDE, _ABOVE = 40, 80
"""Pixels that a window leaves of its screen, for its own frame and for what is round it."""


def fit_to_screen(window: QWidget, wide: int, high: int) -> None:
    """Make *window* so many digits *wide* and *high*, and no larger than its screen leaves."""
    digit, room = window.fontMetrics().horizontalAdvance("0"), window.screen().availableSize()
    wide, high = digit * wide, digit * high
    window.resize(min(wide, room.width() - _BESIDE), min(high, room.height() - _ABOVE))


class _Middle(QWidget):
    """What scrolls: as low as its parts can be made before it does."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1


class _Scroll(QScrollArea):
    """As large as what it scrolls, where there is room."""

    def sizeHint(self) -> QSize:
        return self.widget().sizeHint()


def scrolled(layout: QBoxLayout, parent: QWidget) -> QScrollArea:
    """What scrolls the parts of *layout* where they have no room in *parent*."""
    middle = _Middle(parent)
    middle.setLayout(layout)
    scroll = _Scroll(parent)
    let_scroll(scroll, middle, sheet=False)
    return scroll


def keep_in_sight(dialog: QDialog, middle: QBoxLayout, buttons: QWidget) -> None:
    """Put *buttons* below *middle*, which scrolls where the *dialog* is too small for both."""
    layout = QVBoxLayout(dialog)
    layout.addWidget(scrolled(middle, dialog), 1)
    layout.addWidget(buttons)
    middle.setContentsMargins(0, 0, 0, 0)


def fit_to_parts(dialog: QDialog, middle: QBoxLayout, wide: int) -> None:
    """Make *dialog*, of which *middle* scrolls, *wide* pixels and as high as its parts are then.

    Neither is more than its screen leaves.
    """
    layout, room = dialog.layout(), dialog.screen().availableSize()
    assert layout is not None
    edges = layout.contentsMargins()
    whole = middle.totalMinimumSize().width() + edges.left() + edges.right()
    high = layout.totalSizeHint().height() - middle.totalSizeHint().height()
    high += middle.totalHeightForWidth(max(wide, whole) - edges.left() - edges.right())
    wide = min(wide, room.width() - _BESIDE)
    if whole > wide:
        high += dialog.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
    dialog.resize(wide, min(high, room.height() - _ABOVE))


def _rows(buttons: Sequence[QPushButton | None], room: int) -> Iterator[QHBoxLayout]:
    """*buttons* side by side, in as many rows as their widths need in *room*; None is a gap."""
    row = QHBoxLayout()
    for button in buttons:
        if button is None:
            row.addStretch(1)
            continue
        wide = row.sizeHint().width() + row.spacing() + button.sizeHint().width()
        if row.count() and wide > room:
            yield row
            row = QHBoxLayout()
            row.addStretch(1)
        row.addWidget(button)
    yield row


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
        middle = QVBoxLayout()
        for widget in (*above, head):
            middle.addWidget(widget)
        middle.addWidget(parts, 1)
        # First, for its width says how many rows its buttons take.
        fit_to_screen(self, self._looks.wide, self._looks.high)
        keep_in_sight(self, middle, self._buttons(buttons))

    def _buttons(self, buttons: Sequence[QPushButton | None]) -> QWidget:
        close = QPushButton("关闭", self)
        close.clicked.connect(self.close)
        below = QWidget(self)
        rows = QVBoxLayout(below)
        rows.setContentsMargins(0, 0, 0, 0)
        for button in (*buttons, close):
            if button is not None:
                button.setAutoDefault(False)
        for row in _rows((*buttons, close), self.width() - _BESIDE):
            rows.addLayout(row)
        return below

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
