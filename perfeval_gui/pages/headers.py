"""Cells that begin beside header rows and go on below: parted there, as headers repeat alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from perfeval_gui.pages.model import Cell, Grid, Paragraph

LABEL_PART: Final = 0.25
"""A cell over rows that is higher than this part of a page is text, not a label to repeat."""


def header_runs(grid: Grid) -> Iterator[tuple[int, int]]:
    """First and last of every run of header rows."""
    start = None
    for number, row in enumerate(grid.rows):
        if row.header and start is None:
            start = number
        elif not row.header and start is not None:
            yield start, number - 1
            start = None
    if start is not None:
        yield start, len(grid.rows) - 1


def parted(cell: Cell, headers: int) -> tuple[Cell, Cell]:
    """A label that begins beside the header rows, as a blank beside them and the label below.

    A cell joined from a header row into the rows below is drawn at a wrong height on every
    further page (seen in LibreOffice), and nobody says what Word makes of it. Excel prints what
    stands beside the header rows on every page, and the label on one.
    """
    blank = Cell(
        paragraphs=(Paragraph(style=cell.paragraphs[0].style),),
        row=cell.row,
        column=cell.column,
        rows=headers - cell.row,
        columns=cell.columns,
    )
    return blank, replace(cell, row=headers, rows=cell.row + cell.rows - headers)


def parted_below_headers(grid: Grid) -> tuple[Grid, frozenset[tuple[int, int]]]:
    """*grid* with all such cells parted, and row and column of their lower parts."""
    after = {row: last + 1 for first, last in header_runs(grid) for row in range(first, last + 1)}
    cells: list[Cell] = []
    seams = set()
    for cell in grid.cells:
        below = after.get(cell.row, cell.row)
        if cell.row < below < cell.row + cell.rows:
            seams.add((below, cell.column))
            cells += parted(cell, below)
        else:
            cells.append(cell)
    return (replace(grid, cells=tuple(cells)) if seams else grid), frozenset(seams)
