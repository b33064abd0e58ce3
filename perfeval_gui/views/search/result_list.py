"""What was found, in a list below the box; the keys stay with the box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from perfeval_gui.rules.telling.searching import Findable, span_of
from perfeval_gui.views.kit.note_delegate import NOTE, NoteDelegate

MOST_SHOWN: Final = 50
_ROWS: Final = 12
_DIGITS: Final = 90
_EXCERPT: Final = 36
"""Characters of a long text that are shown, and a third of them before what was found."""


class ResultList(QListView):
    """Lies over the window below the box; a click chooses.

    Signals:
        chosen: arg: the place of what was chosen, from 0.
    """

    chosen = Signal(int)

    def __init__(self, window: QWidget, box: QWidget) -> None:
        """Lie over *window*, below *box*, hidden until something is shown."""
        super().__init__(window)
        self._window = window
        self._box = box
        self._rows = QStandardItemModel(self)
        self.setObjectName("search_results")
        self.setAccessibleName("查找结果")
        self.setModel(self._rows)
        self.setItemDelegate(NoteDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        self.hide()

    def show_found(self, found: Sequence[Findable], query: str) -> None:
        """Show *found*, the first chosen; where there is nothing, say so."""
        self._rows.clear()
        for one in found[:MOST_SHOWN]:
            item = QStandardItem(told(one, query))
            item.setData(one.where, NOTE)
            spoken = f"{item.text()}，{one.where}" if one.where else item.text()
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._rows.appendRow(item)
        rest = len(found) - MOST_SHOWN
        if rest > 0 or not found:
            more = f"另有 {rest} 处，再写几个字就少了" if found else f"没有找到“{query.strip()}”"
            item = QStandardItem(more)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._rows.appendRow(item)
        if found:
            self.setCurrentIndex(self._rows.index(0, 0))
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Lie below the box, as high as the rows and as wide as a line needs."""
        window, box = self._window, self._box
        corner = box.mapTo(window, QPoint(box.width(), box.height()))
        width = min(self.fontMetrics().horizontalAdvance("0") * _DIGITS, window.width())
        left = max(min(corner.x(), window.width()) - width, 0)
        rows = min(self._rows.rowCount(), _ROWS)
        height = rows * self.sizeHintForRow(0) + 2 * self.frameWidth() + 2
        room = window.height() - corner.y()
        self.setGeometry(left, corner.y() + 2, width, min(height, room))

    def walk(self, by: int) -> None:
        """Mark the row *by* places further down, not beyond the ends."""
        last = min(self._rows.rowCount(), MOST_SHOWN) - 1
        row = min(max(self.currentIndex().row() + by, 0), last)
        index = self._rows.index(row, 0)
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.setCurrentIndex(index)

    def take(self) -> None:
        """Choose the row that is marked, if there is one."""
        if self.isVisible() and self.currentIndex().isValid():
            self._choose(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(index.row())


def told(one: Findable, query: str) -> str:
    """The row of *one*: what it is called and what stands there, about *query* if that is long."""
    name = f"{one.row} {one.title}" if one.row else one.title
    if one.sort in ("section", "command"):
        return f"{'转到' if one.sort == 'section' else '命令'}：{name}"
    text = excerpt(one.text, query)
    return f"{name}：{text or '空白'}"


def excerpt(text: str, query: str) -> str:
    """*text* in one line; of a long one the stretch about what is looked for."""
    line = " ".join(text.split())
    if len(line) <= _EXCERPT:
        return line
    span = span_of(line, query)
    begin = max(span[0] - _EXCERPT // 3, 0) if span is not None else 0
    end = begin + _EXCERPT
    return f"{'…' if begin else ''}{line[begin:end]}{'…' if end < len(line) else ''}"
