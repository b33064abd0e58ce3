"""A drawn table with its rows as often as they are printed, and its cells joined over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from perfeval_gui.domain.edition.drawing import DrawnCell, DrawnGrid, DrawnRow
from perfeval_gui.domain.names.fields import rows_of
from perfeval_gui.pages.model import Cell, Grid, Row
from perfeval_gui.pages.printed_cells import Place, printed_cell, printed_text
from perfeval_gui.rules.figures.rulebook import Sheet


def printed_grid(drawn: DrawnGrid, sheet: Sheet, width: float) -> Grid:
    """*drawn* filled in, *width* mm wide."""
    places = [list(_places(row, sheet)) for row in drawn.rows]
    starts = [sum(len(rows) for rows in places[:index]) for index in range(len(places))]
    scale = width / sum(drawn.widths)
    cells: list[Cell] = []
    for cell in drawn.cells:
        cells.extend(_cells(cell, drawn, places, starts, sheet))
    rows = tuple(
        Row(height=row.height, header=row.header, splits=row.splits)
        for row, repeated in zip(drawn.rows, places, strict=True)
        for _ in repeated
    )
    cells.sort(key=_position)
    return Grid(widths=tuple(w * scale for w in drawn.widths), rows=rows, cells=tuple(cells))


def _position(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _places(row: DrawnRow, sheet: Sheet) -> Iterator[Place]:
    """One place for each printed row that *row* stands for."""
    if not row.repeats:
        yield Place()
    elif row.repeats == "funds":
        for fund in sheet.edition.funds:
            if fund.line != "projects":
                yield Place("funds", None, fund.line)
                continue
            # With no 专项 the form still shows the line, blank.
            for index in range(max(len(sheet.report.funds.projects), 1)):
                yield Place("funds", index, fund.line)
    else:
        for index in range(max(len(rows_of(sheet.report, row.repeats)), row.least)):
            yield Place(row.repeats, index)


def _cells(
    cell: DrawnCell, drawn: DrawnGrid, places: list[list[Place]], starts: list[int], sheet: Sheet
) -> Iterator[Cell]:
    """The printed cells of one drawn cell; many where its row repeats."""
    top = starts[cell.row]
    if not drawn.rows[cell.row].repeats:
        height = sum(len(rows) for rows in places[cell.row : cell.row + cell.rows])
        yield replace(printed_cell(cell, sheet, Place()), row=top, rows=height)
        return
    made = [
        replace(printed_cell(cell, sheet, place), row=top + index)
        for index, place in enumerate(places[cell.row])
    ]
    if not cell.joins:
        yield from made
        return
    yield from _joined(made, [_join_key(cell, drawn, sheet, place) for place in places[cell.row]])


def _join_key(cell: DrawnCell, drawn: DrawnGrid, sheet: Sheet, place: Place) -> tuple[str, ...]:
    """What must be equal for two rows to share the cell: its text and joined ones to its left."""
    beside = [
        other
        for other in drawn.cells
        if other.row == cell.row and other.joins and other.column <= cell.column
    ]
    return tuple(printed_text(other, sheet, place) for other in beside)


def _joined(cells: list[Cell], keys: list[tuple[str, ...]]) -> Iterator[Cell]:
    start = 0
    for index in range(1, len(cells) + 1):
        if index == len(cells) or keys[index] != keys[start] or not keys[start][-1]:
            yield replace(cells[start], rows=index - start)
            start = index
