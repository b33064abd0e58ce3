"""A table of a file by its places: which cells cover a row, and which begin in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from perfeval_gui.imports.matching.result import Trace
from perfeval_gui.imports.model import Cell, Contents, Paragraph, Table


def ends(cell: Cell) -> int:
    """The first column behind *cell*."""
    return cell.column + cell.columns


def overlap(one: Cell, other: Cell) -> bool:
    """Whether two cells have a column in common."""
    return one.column < ends(other) and other.column < ends(one)


class Grid:
    """The rows of one table, each with the cells that cover it from left to right.

    Of a table that is *turned* the columns are its rows; its cells are still traced to their places
    in the file.
    """

    def __init__(self, table: Table, block: int, file: str, *, turned: bool = False) -> None:
        self.table = table
        self.block = block
        self.file = file
        self._is_turned = turned
        self._covering: dict[int, list[Cell]] = defaultdict(list)
        self._starting: dict[int, list[Cell]] = defaultdict(list)
        for cell in map(_turned, table.cells) if turned else table.cells:
            self._starting[cell.row].append(cell)
            for row in range(cell.row, cell.row + cell.rows):
                self._covering[row].append(cell)
        for cells in chain(self._covering.values(), self._starting.values()):
            cells.sort(key=_column)
        self.rows: Sequence[int] = sorted(self._starting)
        covered = (cell for cells in self._starting.values() for cell in cells)
        self.width = max((ends(cell) for cell in covered), default=0)

    def turned(self) -> Grid:
        """The same table with its columns as rows."""
        return Grid(self.table, self.block, self.file, turned=not self._is_turned)

    def covering(self, row: int) -> list[Cell]:
        """The cells that cover *row*, from left to right."""
        return self._covering.get(row, [])

    def starting(self, row: int) -> list[Cell]:
        """The cells that begin in *row*, from left to right."""
        return self._starting.get(row, [])

    def shows(self, cell: Cell) -> bool:
        """Whether a person who opens the file sees *cell*."""
        return not self.table.hidden and "hidden" not in cell.remarks

    def trace(self, cell: Cell, text: str | None = None) -> Trace:
        """Where *cell* stands, or a part of its text."""
        there = _turned(cell) if self._is_turned else cell
        return cell_trace(self.file, self.block, self.table, there, text)


def _turned(cell: Cell) -> Cell:
    return replace(cell, row=cell.column, column=cell.row, rows=cell.columns, columns=cell.rows)


def cell_trace(file: str, block: int, table: Table, cell: Cell, text: str | None = None) -> Trace:
    """Where *cell* of *table* stands, or a part of its text."""
    return Trace(
        file=file,
        block=block,
        title=table.title,
        place=cell.place,
        row=cell.row,
        column=cell.column,
        text=cell.text if text is None else text,
    )


def paragraph_trace(
    contents: Contents, block: int, paragraph: Paragraph, text: str | None = None
) -> Trace:
    """Where *paragraph* stands, or a part of its text."""
    return Trace(
        file=contents.file,
        block=block,
        title="",
        place=paragraph.place,
        text=paragraph.text if text is None else text,
    )


def _column(cell: Cell) -> int:
    return cell.column
