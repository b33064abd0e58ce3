"""What was found about the cell of a table that the clerk is in, said beside the cell."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTableView

from perfeval_gui.document.mending import key_for
from perfeval_gui.document.tables.cell_table import (
    ROLE_FAULT,
    ROLE_MARK,
    ROLE_SAID,
    CellTable,
    Index,
)
from perfeval_gui.views.cells.input_keys import STAYS

_DIGITS: Final = 52
"""Widest it gets, in digits."""
_GAP: Final = 2


class CellNote(QLabel):
    """One sentence in a frame below its cell, or above where there is no room; away for none."""

    def __init__(self, table: QTableView) -> None:
        """Speak of cells of *table*."""
        super().__init__(table)
        self._table = table
        self._row, self._column = -1, -1
        self.setObjectName("cell_note")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        # A click goes to the cell under it.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        table.installEventFilter(self)
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self.place)

    def tell(self, index: Index) -> None:
        """Say what was found about the cell at *index*; nothing where nothing was."""
        said = str(index.data(ROLE_SAID) or "") if index.isValid() else ""
        self._row, self._column = index.row(), index.column()
        if said:
            level = str(index.data(ROLE_MARK))
            if self.property("level") != level:
                self.setProperty("level", level)
                self.style().unpolish(self)
                self.style().polish(self)
            self.setText(f"{said}{self._key(index)}")
            self.place()
        self.setVisible(bool(said))

    def _key(self, index: Index) -> str:
        """That a key mends what was found, where it is the cell with the cursor."""
        cells = self._table.model()
        if index != self._table.currentIndex() or not isinstance(cells, CellTable):
            return ""
        return key_for(cells.finding_at(index))

    def tell_again(self, first: QModelIndex, last: QModelIndex) -> None:
        """What is said of the current cell may be another thing now."""
        here = self._table.currentIndex()
        within = first.row() <= here.row() <= last.row()
        typing = self._table.state() == QAbstractItemView.State.EditingState
        if within and self._table.hasFocus() and not typing:
            self.tell(here)

    def go(self, current: Index, previous: Index) -> None:
        """The clerk went from *previous* to *current*."""
        self.leave(previous)
        # Return goes on at once: why the cell just left cannot be read is still said.
        self.tell(previous if previous.data(ROLE_FAULT) else current)

    def leave(self, index: Index) -> None:
        """Tell from now on what is wrong with the cell at *index*, a blank one too."""
        cells = self._table.model()
        if index.isValid() and isinstance(cells, CellTable) and index.row() < len(cells.lines):
            cells.document.told.leave(cells.typed_name(index.row(), index.column()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self.tell(self._table.currentIndex())
        elif isinstance(event, QFocusEvent):
            # What is typed now needs the room.
            self.hide()
            focused = QApplication.focusWidget()
            within = focused is not None and self._table.isAncestorOf(focused)
            if not within and event.reason() not in STAYS:
                self.leave(self._table.currentIndex())
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Stand at the cell, wherever it was scrolled to."""
        if self._row < 0 or self._table.model() is None:
            return
        viewport, model = self._table.viewport(), self._table.model()
        cell = self._table.visualRect(model.index(self._row, self._column))
        cell.translate(viewport.mapTo(self._table, QPoint(0, 0)))
        room = self._table.rect().adjusted(1, 1, -1, -1)
        width = min(self.fontMetrics().horizontalAdvance("0") * _DIGITS, room.width())
        height = self.heightForWidth(width)
        left = min(cell.left(), room.right() - width)
        below = cell.bottom() + _GAP
        if below + height > room.bottom():
            below = max(cell.top() - height - _GAP, room.top())
        self.setGeometry(QRect(max(left, room.left()), below, width, height))
        self.raise_()
