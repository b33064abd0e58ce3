"""The table of the form in which rows of a file are: its headers, and what stands below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from perfeval_gui.imports.forms.plan import PlanRow, Spot, Static
from perfeval_gui.imports.forms.words import says_something, unit_in
from perfeval_gui.imports.matching.grid import Grid, ends, overlap
from perfeval_gui.imports.model import Cell

JOINED: Final = "这一格与旁边的栏目合并在一起，分不清是哪一栏的。"
SEVERAL: Final = "这个栏目的位置有几格有内容，分不清是哪一格。"
OVER_ROWS: Final = "这一格与上面一行合并在一起，分不清是哪一行的。"


@dataclass(slots=True)
class Region:
    """Which table of the form is being read.

    Attributes:
        heads: Numbers of the labels of the form that stand above values.
        grid: The drawn grid; -1 for none.
        headers: Labels that were read, by their numbers, each with the cells of its row.
        table: The row of the form that is printed for each row of a table, once its header is read.
        named: Whether the header of rows with their name in their label was read.
        carried: It began in a table of the file before this one.
    """

    heads: frozenset[int]
    grid: int = -1
    headers: dict[int, tuple[Cell, Sequence[Cell]]] = field(default_factory=dict)
    table: PlanRow | None = None
    carried: bool = False
    named: bool = False

    def anew(self, grid: int = -1) -> Region:
        """Another region, in *grid*, in which nothing was read."""
        return Region(heads=self.heads, grid=grid)

    def mapped(self) -> list[tuple[Spot, Cell]]:
        """The columns of the table whose headers were read."""
        return [
            (spot, self.headers[spot.above.number][0])
            for spot in (self.table.spots if self.table is not None else ())
            if spot.above is not None and spot.above.number in self.headers
        ]

    def under(self, grid: Grid, row: int, static: Static) -> tuple[Cell | None, str]:
        """The cell of *row* below the header *static*, and why it may not be that."""
        header, beside = self.headers[static.number]
        cells = [cell for cell in grid.covering(row) if overlap(cell, header)]
        if not cells:
            return None, ""
        filled = [cell for cell in cells if cell.text.strip()]
        cell = filled[0] if filled else cells[0]
        others = (one for one in beside if one is not header and one.text.strip())
        if cell.text.strip() and any(overlap(cell, one) for one in others):
            return cell, JOINED
        if len(cells) > 1 and filled:
            return cell, SEVERAL
        if header.row < cell.row < row:
            return cell, OVER_ROWS
        return cell, ""

    def looks_like_header(self, grid: Grid, row: int) -> bool:
        """Whether words stand where the headers have figures below them: another table begins."""
        heads = [cell for number, (cell, _) in self.headers.items() if number in self.heads]
        words = [
            cell
            for cell in grid.starting(row)
            if says_something(cell.text) and any(overlap(cell, head) for head in heads)
        ]
        return len(words) > 1

    def unit(self, grid: Grid, row: int, labels: Sequence[Cell]) -> str:
        """The unit of money that is given for a value of *row* with *labels*; "" for none."""
        return next((unit for text in self._near(grid, row, labels) if (unit := unit_in(text))), "")

    def _near(self, grid: Grid, row: int, labels: Sequence[Cell]) -> Iterator[str]:
        """Texts that may say the unit: the labels of a value, then what heads their rows.

        What heads another column says nothing of this one.
        """
        yield from (label.text for label in labels)
        heads = {id(cell) for number, (cell, _) in self.headers.items() if number in self.heads}
        for label in labels:
            first = next(iter(grid.covering(label.row)), label)
            if ends(first) <= label.column and id(first) not in heads:
                yield first.text
        yield from (cell.text for cell in grid.covering(row) if cell.row < row)
