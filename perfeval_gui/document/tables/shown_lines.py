"""A table of lines: views hear which rows came or went, and which cells look otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from perfeval_gui.document.tables.lines import Column, Line
from perfeval_gui.domain.cells.values import other_places

_Index = QModelIndex | QPersistentModelIndex
Stretch = tuple[int, int, int]
"""Cells below each other: first and last row, and the column."""
_NOWHERE: Final = QModelIndex()


class ShownLines(QAbstractTableModel):
    """Lines and columns; what they show a subclass says.

    Attributes:
        lines: Those that are shown now.
        columns: What is shown of each.

    Signals:
        altered: Cells look otherwise, each of which `dataChanged` has told, at once: a slot of
            ours that is given indexes takes ten times as long.
            args: the list of stretches; whether nothing but marks came or went.
    """

    altered = Signal(object, bool)

    def __init__(self, parent: QObject, columns: tuple[Column, ...]) -> None:
        """Show *columns* of the lines there are."""
        super().__init__(parent)
        self.columns = columns
        self.lines: list[Line] = []

    def look(self) -> list[Line]:
        """Every row as it is to be shown now; rows that did not change are the same objects."""
        raise NotImplementedError

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        # Qt's own asks how many rows and columns there are, on the way back through two languages.
        there = 0 <= row < len(self.lines) and 0 <= column < len(self.columns)
        return self.createIndex(row, column) if there and not parent.isValid() else QModelIndex()

    def show(self, after: list[Line]) -> None:
        """Show *after* from now on, and tell what is another line, or looks otherwise."""
        before = self.lines
        if len(before) == len(after):
            self.lines = after
            self._tell(before)
            return
        if filled := _filled_up(before, after):
            self.lines = filled
            self._tell(before)
        with _rows_change(self, after):
            self.lines = after

    def place(self, row: int, column: int) -> QModelIndex:
        """As `index`, of a cell that is there: nobody asks how many rows there are."""
        return self.createIndex(row, column)

    def _tell(self, before: list[Line]) -> None:
        """Tell which cells look otherwise than in *before*, row by row."""
        rows, now = list(other_places(before, self.lines)), self.lines
        self.tell([(row, row, column) for row in rows for column in before[row].differs(now[row])])

    def tell(self, altered: list[Stretch], roles: Sequence[int] = ()) -> None:
        """Tell that cells look otherwise: all that is seen of them, or these *roles* alone."""
        for first, last, column in altered:
            place = self.place(first, column)
            end = place if first == last else self.place(last, column)
            self.dataChanged.emit(place, end, roles)
        if altered:
            self.altered.emit(altered, bool(roles))

    def tell_all(self, role: int) -> None:
        """Tell that *role* of any cell may be another now, and no text is."""
        if self.lines:
            last = self.index(len(self.lines) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [role])


def _stretch(before: list[Line], after: list[Line]) -> tuple[int, int, int]:
    """Where the two begin to differ, and how many lines go and come there."""
    short = min(len(before), len(after))
    front = next((n for n in range(short) if not before[n].is_row_of(after[n])), short)
    short -= front
    back = next((n for n in range(short) if not before[-1 - n].is_row_of(after[-1 - n])), short)
    return front, len(before) - front - back, len(after) - front - back


def _filled_up(before: list[Line], after: list[Line]) -> list[Line]:
    """The first of *after*, as many as *before* has, where more came behind changed last rows."""
    front, gone, come = _stretch(before, after)
    return after[: front + gone] if come > gone and front + gone == len(before) else []


@contextmanager
def _rows_change(table: ShownLines, after: list[Line]) -> Iterator[None]:
    """Tell views that *table* gets *after* for its lines; rows that stay are not laid out anew."""
    front, gone, come = _stretch(table.lines, after)
    if come and not gone:
        table.beginInsertRows(_NOWHERE, front, front + come - 1)
        yield
        table.endInsertRows()
    elif gone and not come:
        table.beginRemoveRows(_NOWHERE, front, front + gone - 1)
        yield
        table.endRemoveRows()
    else:
        table.beginResetModel()
        yield
        table.endResetModel()
