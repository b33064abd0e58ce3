"""A sheet while its cells are gathered, from whatever kind of workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from perfeval_gui.imports.grid import Taken, demand_few
from perfeval_gui.imports.model import Block, Cell, Paragraph, Raw, Remark, Table
from perfeval_gui.imports.sheets.shown import shown

Area = tuple[int, int, int, int]
"""First row, first column, rows and columns of cells that are joined, counted from 0."""
_LETTERS = 26


@dataclass(slots=True)
class Sheet:
    """What is gathered of a sheet.

    Attributes:
        title: Its name.
        is_hidden: Whether its program does not show it.
        cells: Cells that hold something, by row and column.
        blanks: Cells that are in the file and hold nothing.
        joined: Areas that are one cell.
        hidden_rows, hidden_columns: Which of them are not shown.
        covered: Cells that are in the file below a joined one.
        beside: What stands on the sheet and in no cell.
    """

    title: str
    is_hidden: bool
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    blanks: set[tuple[int, int]] = field(default_factory=set)
    joined: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    covered: set[tuple[int, int]] = field(default_factory=set)
    beside: list[Block] = field(default_factory=list)

    def put(
        self, at: tuple[int, int], text: str, *remarks: Remark, raw: Raw = None, code: str = ""
    ) -> None:
        """Put a cell at its row and column."""
        row, column = at
        demand_few(len(self.cells))
        self.cells[at] = Cell(
            row=row,
            column=column,
            text=text,
            raw=raw,
            format=code,
            place=name_of(row, column),
            remarks=frozenset(remarks),
        )

    def put_number(
        self, at: tuple[int, int], number: Decimal, code: str, *, from_1904: bool = False
    ) -> None:
        """Put a number as the format *code* shows it."""
        seen = shown(number, code, from_1904=from_1904)
        remarks: tuple[Remark, ...] = () if seen.is_whole else ("differs",)
        raw = number if seen.day is None else seen.day
        self.put(at, seen.text, *remarks, raw=raw, code=code)

    def put_day(self, at: tuple[int, int], stored: str, code: str) -> None:
        """Put a day that is stored as "2024-06-20T00:00:00", as strict workbooks do."""
        try:
            day = datetime.fromisoformat(stored)
        except ValueError:
            self.put(at, stored, "error", code=code)
            return
        seconds = (day.replace(tzinfo=None) - datetime(1899, 12, 30)).total_seconds()  # noqa: DTZ001
        self.put_number(at, Decimal(repr(seconds)) / 86_400, code)

    def blocks(self) -> Iterator[Block]:
        """The sheet as a table, if anything is on it, and what stands beside it."""
        if self.cells:
            cells, covered = self._in_order()
            yield Table(title=self.title, cells=tuple(cells), hidden=self.is_hidden)
            yield from covered
        yield from self.beside

    def _in_order(self) -> tuple[list[Cell], list[Paragraph]]:
        """Cells in reading order, and texts that stand below a joined cell, where nobody sees them.

        Blank cells are kept as far as anything stands on the sheet: programs write blank rows by
        the million.
        """
        last_row = max(row for row, _ in self.cells)
        last_column = max(column for _, column in self.cells)
        spans, taken = self._spans(last_row, last_column)
        wanted = {at for at in (*self.blanks, *spans) if at[0] <= last_row and at[1] <= last_column}
        demand_few(len(wanted | self.cells.keys()))
        cells: list[Cell] = []
        covered: list[Paragraph] = []
        for at in sorted(wanted | self.cells.keys()):
            cell = self.cells.get(at)
            if cell is None:
                cell = Cell(row=at[0], column=at[1], place=name_of(*at))
            if (at in taken and at not in spans) or at in self.covered:
                covered += self._unseen(cell)
            else:
                if at in spans:
                    cell = replace(cell, rows=spans[at][0], columns=spans[at][1])
                cells.append(self._marked(cell))
        return cells, covered

    def _spans(
        self, last_row: int, last_column: int
    ) -> tuple[dict[tuple[int, int], tuple[int, int]], Taken]:
        """How far joined cells reach, by their first place, and the places below them."""
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        taken = Taken()
        for row, column, high, wide in self.joined:
            if row > last_row or column > last_column:
                continue
            rows, columns = min(high, last_row - row + 1), min(wide, last_column - column + 1)
            if taken.take(row, column, rows, columns):
                spans[row, column] = rows, columns
        return spans, taken

    def _marked(self, cell: Cell) -> Cell:
        hidden = cell.row in self.hidden_rows or cell.column in self.hidden_columns
        return replace(cell, remarks=cell.remarks | {"hidden"}) if hidden else cell

    def _unseen(self, cell: Cell) -> Iterable[Paragraph]:
        if cell.text:
            place = f"{self.title}!{cell.place}"
            yield Paragraph(text=cell.text, place=place, remarks=cell.remarks | {"hidden"})


def name_of(row: int, column: int) -> str:
    """How a cell is called in a workbook: "B5"."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
