"""Which cell of a table comes next: below, across, or where the next row begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTableView

from perfeval_gui.document.tables.cell_table import CellTable
from perfeval_gui.document.tables.indicator_table import does_without


def places_after(
    table: CellTable, here: tuple[int, int], *, across: bool, back: bool
) -> Iterator[tuple[int, int]]:
    """Row and column of every cell behind *here*, row by row or column by column; or before it."""
    rows, columns = table.rowCount(), table.columnCount()
    inner = columns if across else rows
    (row, column), step = here, -1 if back else 1
    begin = row * columns + column if across else column * rows + row
    for place in range(max(begin + step, -1 if back else 0), -1 if back else rows * columns, step):
        outer, within = divmod(place, inner)
        yield (outer, within) if across else (within, outer)


def row_begins(table: CellTable, row: int, column: int) -> Iterator[tuple[int, int]]:
    """Every cell at or right of *column* in the rows below *row*, row by row."""
    for below in range(row + 1, table.rowCount()):
        yield from ((below, c) for c in range(column, table.columnCount()))


def first_typable(
    table: CellTable,
    places: Iterable[tuple[int, int]],
    hidden: Callable[[int], bool],
    *,
    across: bool,
) -> tuple[int, int] | None:
    """The first of *places* that is typed into; None where none is.

    On the way down the cells of rows that do without them are passed, and *hidden* columns always.
    """
    for row, column in places:
        passed = hidden(column) or (not across and does_without(table, row, column))
        if table.may_type(row, column) and not passed:
            return row, column
    return None


class Walk:
    """The way of the cursor through a table widget.

    Return after Tab goes to where the Tabs began, in the next row: as in spreadsheets. The widget
    is handed in each time: kept here it would be kept alive by itself, until Qt is gone.
    """

    def __init__(self) -> None:
        """Begin without a row that is typed across."""
        self._began: int | None = None

    def forget(self) -> None:
        """The cursor went somewhere: where it goes on does not depend on Tabs of before."""
        self._began = None

    @property
    def by_rows(self) -> bool:
        """Whether Return goes to the next row, where the Tabs began in this one."""
        return self._began is not None

    def to_first(self, view: QTableView) -> bool:
        """To the first cell of *view* that can be typed into; False where there is none."""
        places = places_after(_cells(view), (-1, 0), across=True, back=False)
        return _go(view, places, across=True)

    def across(self, view: QTableView, *, back: bool) -> bool:
        """To the next typable cell in reading order, or the one before; False at the end."""
        here, began = view.currentIndex(), self._began
        place = here.row(), here.column()
        if not _go(view, places_after(_cells(view), place, across=True, back=back), across=True):
            return False
        if not back and view.currentIndex().row() == place[0]:
            self._began = place[1] if began is None else began
        return True

    def on(self, view: QTableView, here: QModelIndex, by: int) -> bool:
        """To the next typable cell below *here*; at the end of a column to the top of the next one.

        With *by* -1 back. False at the end.
        """
        place, cells = (here.row(), here.column()), _cells(view)
        if by > 0 and self._began is not None:
            return _go(view, row_begins(cells, here.row(), self._began), across=True)
        # What is named first is filled in next.
        across = by > 0 and cells.columns[here.column()].names
        return _go(view, places_after(cells, place, across=across, back=by < 0), across=across)


def _cells(view: QTableView) -> CellTable:
    return cast("CellTable", view.model())


def _go(view: QTableView, places: Iterable[tuple[int, int]], *, across: bool) -> bool:
    place = first_typable(_cells(view), places, view.isColumnHidden, across=across)
    if place is not None:
        view.setCurrentIndex(_cells(view).index(*place))
    return place is not None


def place_of(table: CellTable, name: str) -> tuple[int, int] | None:
    """Row and column of the cell called *name*; None where *table* does not show it."""
    stem, _, column = name.rpartition(".")
    row = next((row for row, line in enumerate(table.lines) if line.name == stem), None)
    shown = enumerate(table.columns) if row is not None else ()
    at = next((at for at, one in shown if column in (one.shown, one.typed)), None)
    return None if row is None or at is None else (row, at)
