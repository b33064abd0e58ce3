"""Keys of a table that spare others: 1, 2, 3 choose, and blank cells are filled from beside."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from perfeval_gui.document.tables.cell_table import ROLE_KIND, Index
from perfeval_gui.document.tables.filling import fill, fill_down
from perfeval_gui.document.tables.indicator_table import does_without
from perfeval_gui.document.tables.row_table import RowTable
from perfeval_gui.domain.cells.kinds import BAND
from perfeval_gui.domain.edition.choices import Choices
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.views.tables.form_table import FormTable

_DIGITS: Final = "123456789"
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""With one of these a key writes nothing, though some systems tell its digit all the same."""
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_SELECTING: Final = _CTRL | Qt.KeyboardModifier.ShiftModifier


class ChoosingKeys(QObject):
    """Hears numbers that are typed into a table: one chooses in its cell and goes on below."""

    def __init__(self, table: FormTable) -> None:
        """Choose in *table*."""
        super().__init__(table)
        self._table = table
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        here = self._table.currentIndex()
        editing = self._table.state() == QAbstractItemView.State.EditingState
        text = "" if event.modifiers() & _COMMANDS else event.text()
        if editing or not here.isValid() or not choose_by_number(here, text):
            return False
        if self._table.walk.by_rows and here.row() + 1 < here.model().rowCount():
            self._table.go_on(here, 1)
        else:
            _go_below(self._table, here)
        return True


def _go_below(table: FormTable, here: Index) -> None:
    """To the next cell below *here* that can be typed into; at the end the cursor stays."""
    below = range(here.row() + 1, table.model().rowCount())
    cells, column = table.cells(), here.column()
    wanted = (row for row in below if cells.may_type(row, column))
    row = next((row for row in wanted if not does_without(cells, row, column)), here.row())
    table.choose_row(row, column)


def choices_at(index: Index) -> Choices:
    """What may be chosen at *index*, the blank first; nothing where nothing can be chosen."""
    model = index.model()
    if isinstance(model, RowTable):
        column = model.columns[index.column()].typed
        return model.choices(model.document.report, index.row(), column)
    return ()


def told_choices(index: Index) -> Choices:
    """The same as the list shows them: with the number that chooses, and the share of a band."""
    model, kind = index.model(), index.data(ROLE_KIND)
    if not isinstance(model, RowTable) or kind.holds != "choice":
        return choices_at(index)
    shares = _shares(model.document.sheet.edition) if kind is BAND else {}
    told = []
    for number, (key, label) in enumerate(choices_at(index)):
        digit = f"{number} " if 0 < number <= len(_DIGITS) else ""
        told.append((key, f"{digit}{label}{shares.get(key, '')}" if label else label))
    return tuple(told)


def _shares(edition: Edition) -> dict[str, str]:
    """Which share of the points each band gives."""
    return {
        band.key: f"（{band.least * 100:.0f}%–{band.most * 100:.0f}%）" for band in edition.bands
    }


def choose_by_number(index: Index, text: str) -> bool:
    """Choose at *index* what has the number *text*; False where *text* is none of a choice."""
    model = index.model()
    if not isinstance(model, RowTable) or len(text) != 1 or text not in _DIGITS:
        return False
    may = model.may_type(index.row(), index.column()) and not model.document.read_only
    if index.data(ROLE_KIND).holds != "choice" or not may:
        return False
    choices = choices_at(index)
    if int(text) < len(choices):
        model.setData(index, choices[int(text)][0])
    # A number of nothing is swallowed: the list would open and take it for a letter.
    return True


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
