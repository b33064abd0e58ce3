"""A drawn table with its rows as often as they are printed, and its cells joined over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import itemgetter

from perfeval_gui.domain.edition.drawing import DrawnCell, DrawnGrid, DrawnRow
from perfeval_gui.domain.names.fields import cell_name, rows_of
from perfeval_gui.pages.boxes import in_lines
from perfeval_gui.pages.model import Cell, Grid, Row
from perfeval_gui.pages.printed_cells import Place, printed_cell, printed_text
from perfeval_gui.rules.figures.rulebook import Sheet

_Spot = tuple[int, Place]
"""The number of a printed row, and what is printed there."""


def printed_grid(drawn: DrawnGrid, sheet: Sheet, width: float) -> Grid:
    """*drawn* filled in, *width* mm wide."""
    spots: list[list[_Spot]] = [[] for _ in drawn.rows]
    rows: list[Row] = []
    for number, place in _printed_rows(drawn.rows, sheet):
        row = drawn.rows[number]
        spots[number].append((len(rows), place))
        rows.append(Row(height=row.height, header=row.header, splits=row.splits))
    scale = width / sum(drawn.widths)
    widths = tuple(width * scale for width in drawn.widths)
    rooms = [sum(widths[one.column : one.column + one.columns]) for one in drawn.cells]
    cells = [
        replace(in_lines(printed_cell(cell, sheet, place), room), row=first, rows=count)
        for cell, room in zip(drawn.cells, rooms, strict=True)
        for first, count, place in _stretches(cell, drawn, spots, sheet)
    ]
    cells.sort(key=_position)
    return Grid(widths=widths, rows=tuple(rows), cells=tuple(cells))


def _position(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


# ---- rows


def _printed_rows(rows: Sequence[DrawnRow], sheet: Sheet) -> Iterator[_Spot]:
    """The number of the drawn row of every printed row, in their order, and what it is of."""
    start = 0
    while start < len(rows):
        end = start + 1
        while end < len(rows) and rows[end].subtotal:
            end += 1
        if end == start + 1:
            yield from ((start, place) for place in _places(rows[start], sheet))
        else:
            groups = _Groups(rows[start + 1 : end], sheet)
            for place in _places(rows[start], sheet):
                yield start, place
                yield from ((start + 1 + below, of) for below, of in groups.ending(place))
        start = end


def _places(row: DrawnRow, sheet: Sheet) -> Iterator[Place]:
    """One place for each printed row that *row* stands for."""
    if not row.repeats:
        yield Place()
    elif row.repeats in sheet.edition.lines:
        for line in sheet.edition.lines[row.repeats]:
            if line.key != "projects":
                yield Place(row.repeats, None, line.key)
                continue
            # With no 专项 the form still shows the line, blank.
            for index in range(max(len(sheet.report.funds.projects), 1)):
                yield Place(row.repeats, index, line.key)
    else:
        for index in range(max(len(rows_of(sheet.report, row.repeats)), row.least)):
            yield Place(row.repeats, index)


class _Groups:
    """The subtotals drawn below a repeated row: inner groups first, each within the next."""

    def __init__(self, subtotals: Sequence[DrawnRow], sheet: Sheet) -> None:
        table = subtotals[0].repeats
        count = len(rows_of(sheet.report, table))
        self._texts = [
            [sheet.shown(cell_name(table, row, one.subtotal)) for row in range(count)]
            for one in subtotals
        ]
        self._starts = [0] * len(subtotals)

    def ending(self, place: Place) -> Iterator[_Spot]:
        """Each subtotal whose group ends with the row at *place*, and the place it is of."""
        row = place.row or 0
        for number, texts in enumerate(self._texts):
            if row >= len(texts) or not self._ends(number, row):
                continue
            # Rows without a text have no group that could be summed up.
            if texts[row].strip():
                yield number, replace(place, group=range(self._starts[number], row + 1))
            self._starts[number] = row + 1

    def _ends(self, number: int, row: int) -> bool:
        """Whether a group ends with *row*, or one that it is within."""
        outer = self._texts[number:]
        return any(texts[row : row + 1] != texts[row + 1 : row + 2] for texts in outer)


# ---- cells


def _stretches(
    cell: DrawnCell, drawn: DrawnGrid, spots: list[list[_Spot]], sheet: Sheet
) -> Iterator[tuple[int, int, Place]]:
    """First row, number of rows and place of every printed cell that *cell* stands for."""
    over = spots[cell.row : cell.row + cell.rows]
    own = over[0] if cell.rows == 1 else sorted(chain.from_iterable(over), key=itemgetter(0))
    if cell.whole or not drawn.rows[cell.row].repeats:
        if own:
            yield own[0][0], len(own), Place()
    elif cell.joins:
        yield from _joined(cell, drawn, own, sheet)
    else:
        yield from ((number, 1, place) for number, place in own)


def _joined(
    cell: DrawnCell, drawn: DrawnGrid, own: Sequence[_Spot], sheet: Sheet
) -> Iterator[tuple[int, int, Place]]:
    """Neighbours with one text as one stretch, if the joined cells to their left are one, too."""
    beside = [
        other
        for other in drawn.cells
        if other.row == cell.row and other.joins and other.column <= cell.column
    ]
    keys = [tuple(printed_text(other, sheet, place) for other in beside) for _, place in own]
    start = 0
    for index in range(1, len(own) + 1):
        goes_on = (
            index < len(own)
            and keys[index] == keys[start]
            and keys[start][-1]
            and own[index][0] == own[index - 1][0] + 1
        )
        if not goes_on:
            first, place = own[start]
            yield first, index - start, place
            start = index
