"""Grids cut into what Word can show: tables whose header rows lead and are crossed by no cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from perfeval_gui.pages.headers import parted
from perfeval_gui.pages.model import Cell, Grid, width_of
from perfeval_gui.pages.text_heights import needed_height

_FEW: Final = 20
"""So many characters are never half a page high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A part of a grid that becomes a table of its own.

    Attributes:
        grid: Its rows and cells; rows count from 0 again.
        start: Row of the whole grid at which it begins.
        headers: How many leading rows repeat.
        seams: Columns whose cell goes on below the header rows without a line between.
    """

    grid: Grid
    start: int
    headers: int
    seams: frozenset[int]


def with_high_rows_divided(grid: Grid, page: float) -> Grid:
    """*grid* in which rows higher than half a *page*, pt, may be divided between pages."""
    high = {cell.row for cell in grid.cells if cell.rows == 1 and _height(cell, grid) > page / 2}
    if not high:
        return grid
    rows = tuple(
        replace(row, splits=row.splits or number in high) for number, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows)


def _height(cell: Cell, grid: Grid) -> float:
    return needed_height(cell.paragraphs, width_of(cell, grid)) if len(cell.text) > _FEW else 0.0


def word_tables(grid: Grid) -> tuple[Table, ...]:
    """A grid as the tables that look like it, from top to bottom.

    Word repeats only the leading rows of a table. A grid whose header row stands further down is
    cut above it, where no cell spans the cut.
    """
    bounds = (0, *_cuts(grid), len(grid.rows))
    parts = tuple(pairwise(bounds))
    cells: list[list[Cell]] = [[] for _ in parts]
    number_of = [number for number, (start, end) in enumerate(parts) for _ in range(start, end)]
    for cell in grid.cells:
        cells[number_of[cell.row]].append(cell)
    return tuple(
        _table(grid, start, end, inside) for (start, end), inside in zip(parts, cells, strict=True)
    )


def _cuts(grid: Grid) -> Iterator[int]:
    """Rows at which a new table begins so that its header rows can repeat."""
    crossed = {row for cell in grid.cells for row in range(cell.row + 1, cell.row + cell.rows)}
    for number in range(1, len(grid.rows)):
        begins = grid.rows[number].header and not grid.rows[number - 1].header
        if begins and number not in crossed:
            yield number


def _table(grid: Grid, start: int, end: int, cells: list[Cell]) -> Table:
    rows = grid.rows[start:end]
    headers = next((number for number, row in enumerate(rows) if not row.header), len(rows))
    whole: list[Cell] = []
    seams = set()
    for cell in cells:
        moved = replace(cell, row=cell.row - start) if start else cell
        if moved.row < headers < moved.row + moved.rows:
            seams.add(moved.column)
            whole += parted(moved, headers)
        else:
            whole.append(moved)
    return Table(
        grid=Grid(widths=grid.widths, rows=rows, cells=tuple(whole)),
        start=start,
        headers=headers,
        seams=frozenset(seams),
    )
