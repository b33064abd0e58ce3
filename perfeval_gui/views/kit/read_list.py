"""A list whose rows are read one after the other, while its window is there already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from perfeval_gui.working.qt_text import tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_WORDS: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
UNREAD: Final = "……"
"""What stands in a row until it is read."""


class ReadList(QAbstractTableModel):
    """Rows of words under *columns*; whoever reads a row tells it with `tell`."""

    def __init__(
        self,
        columns: Sequence[str],
        count: Callable[[], int],
        texts: Callable[[int], Sequence[str]],
        parent: QObject,
    ) -> None:
        """Show as many rows as *count* says, each with the *texts* of its columns."""
        super().__init__(parent)
        self._columns, self._count, self._texts = tuple(columns), count, texts

    def tell(self, first: int, last: int) -> None:
        """The rows from *first* to *last* read otherwise now."""
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count()

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in _WORDS:
            return None
        return self._columns[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (*_WORDS, Qt.ItemDataRole.ToolTipRole):
            return None
        texts = self._texts(index.row())
        text = texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{texts[0]}，{self._columns[index.column()]}：{text or '空白'}"
        # Names may be longer than their column.
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text


_LEAST: Final = 22
"""Digits that the stretched column of a list has at least."""


class ListTable(QTableView):
    """Shows a list: whole rows are chosen, nothing is typed into it, Tab leaves it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        """Call it *name* for those who do not see it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 8)
        self.horizontalHeader().setHighlightSections(False)


class ReadTable(ListTable):
    """Shows such a list, however much of it is read."""

    def __init__(
        self, name: str, stretched: int, digits: Mapping[int, int], parent: QWidget
    ) -> None:
        """Call it *name*; the column *stretched* takes the room that the *digits* of others leave.

        As wide as what will stand there: what is read later moves nothing.
        """
        super().__init__(name, parent)
        self._stretched, self._digits = stretched, digits
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(5 * self.fontMetrics().lineSpacing())

    def show_list(self, rows: ReadList) -> None:
        """Show *rows*."""
        self.setModel(rows)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give each column its room; where that is short the list scrolls sideways.

        By itself the stretched column, which names what a row is, would be left with a letter.
        """
        if self.model() is None:
            return
        digit, others = self.fontMetrics().horizontalAdvance("0"), 0
        for column in range(self.model().columnCount()):
            if column != self._stretched:
                if column in self._digits:
                    self.setColumnWidth(column, digit * self._digits[column])
                others += self.columnWidth(column)
        wide = max(self.viewport().width() - others, _LEAST * digit)
        self.setColumnWidth(self._stretched, wide)

    def choose(self, row: int) -> None:
        """Choose *row*, and take the keys."""
        self.setCurrentIndex(self.model().index(row, 0))
        self.setFocus()
