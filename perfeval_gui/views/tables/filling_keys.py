"""Keys of a table that fill blank cells, and that choose a column down to its end or up."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from perfeval_gui.document.tables.filling import fill, fill_down
from perfeval_gui.views.tables.form_table import FormTable

_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_SELECTING: Final = _CTRL | Qt.KeyboardModifier.ShiftModifier


def fill_left(table: FormTable) -> None:
    """Fill the chosen blank cells of *table* with what is typed at their left."""
    header = table.horizontalHeader()
    order = (header.logicalIndex(at) for at in range(header.count()))
    shown = [column for column in order if not table.isColumnHidden(column)]
    table.refused.emit(fill(table.cells(), _places(table), shown))


def fill_above(table: FormTable) -> None:
    """Fill the chosen blank cells of *table* with what is typed above them."""
    table.refused.emit(fill_down(table.cells(), _places(table)))


def _places(table: FormTable) -> list[tuple[int, int]]:
    return [(index.row(), index.column()) for index in table.chosen()]


class FillingKeys(QObject):
    """Ctrl+R and Ctrl+D fill as in spreadsheets, Ctrl+Shift+↑ and ↓ choose to the column's end."""

    def __init__(self, table: FormTable) -> None:
        """Hear the keys of *table*."""
        super().__init__(table)
        self._table = table
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        editing = self._table.state() == QAbstractItemView.State.EditingState
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not editing:
            return self._key(event.modifiers() & ~_KEYPAD, event.key())
        return super().eventFilter(watched, event)

    def _key(self, modifiers: Qt.KeyboardModifier, key: int) -> bool:
        table = self._table
        if modifiers == _CTRL and key == Qt.Key.Key_R:
            fill_left(table)
        elif modifiers == _CTRL and key == Qt.Key.Key_D:
            fill_above(table)
        elif modifiers == _SELECTING and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose_to_end(down=key == Qt.Key.Key_Down)
        else:
            return False
        return True

    def _choose_to_end(self, *, down: bool) -> None:
        here, model = self._table.currentIndex(), self._table.model()
        if here.isValid():
            end = model.index(model.rowCount() - 1 if down else 0, here.column())
            first, last = (here, end) if down else (end, here)
            chosen = QItemSelection(first, last)
            self._table.selectionModel().select(
                chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
