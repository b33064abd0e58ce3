"""A table of a blank form while it is drawn: its cells by place, and what each is there for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from perfeval_gui.imports.forms.words import unit_in
from perfeval_gui.imports.word.laid_out import LaidCell, LaidTable
from perfeval_gui.new_edition.kinds import TALL
from perfeval_gui.new_edition.texts import boxes, is_blank, says_something, slots

Use = Literal["blank", "boxes", "mixed", "label", "sign"]
"""A cell to be filled, one to be ticked, words with gaps in them, words, figures and signs."""


@dataclass(slots=True, eq=False)
class Spot:
    """A cell of the form; *drawn* is what the page file says of it, None until that is known."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    use: Use
    look: LaidCell | None = None
    is_tall: bool = False
    drawn: str | None = None

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.column + self.columns

    @property
    def foot(self) -> int:
        """The row below it."""
        return self.row + self.rows

    @property
    def is_open(self) -> bool:
        """Whether it is still to be filled and has no name."""
        return self.use == "blank" and self.drawn is None


@dataclass(slots=True)
class Grid:
    """A table: *marks* stand before a drawn row, rows that are *gone* are drawn by another."""

    spots: list[Spot]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    headers: set[int]
    marks: dict[int, str] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    places: dict[tuple[int, int], Spot] = field(default_factory=dict)

    @property
    def rows(self) -> range:
        """Its rows."""
        return range(len(self.heights))

    def begun(self, row: int) -> list[Spot]:
        """The cells that begin in *row*, from left to right."""
        found = {id(spot): spot for spot in map(self.at(row), range(len(self.widths)))}
        return [spot for spot in found.values() if spot.row == row]

    def at(self, row: int) -> _Row:
        """The cells of *row* by their column."""
        return _Row(self, row)

    def height(self, spot: Spot) -> float:
        """How high a cell is at least, mm."""
        return sum(self.heights[spot.row : spot.foot])

    def unit(self, row: int) -> str:
        """The unit of money that a heading over all columns above *row* gives; "" for none."""
        for above in range(row - 1, -1, -1):
            spot = self.places[above, 0]
            if spot.columns == len(self.widths) and spot.use == "label":
                return unit_in(spot.text)
        return ""

    def left(self, spot: Spot) -> Spot | None:
        """The nearest label to the left in the row of *spot*."""
        for column in range(spot.column - 1, -1, -1):
            other = self.places[spot.row, column]
            if other.use == "label":
                return other
        return None

    def above(self, spot: Spot) -> Spot | None:
        """The label that heads the column of *spot*: nothing but what is to be filled between."""
        for row in range(spot.row - 1, -1, -1):
            other = self.places[row, spot.column]
            if other.use == "label":
                left = self.left(spot)
                covers = other.column <= spot.column and spot.end <= other.end
                beside = left is None or other.column >= left.end
                return other if covers and beside else None
            if other.use in ("mixed", "boxes"):
                return None
        return None

    def open(self) -> Iterator[Spot]:
        """The cells that are to be filled and have no name, row by row."""
        return (spot for spot in self.spots if spot.is_open and spot.row not in self.gone)


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one row, called with a column."""

    grid: Grid
    row: int

    def __call__(self, column: int) -> Spot:
        return self.grid.places[self.row, column]


def grid_of(table: LaidTable) -> Grid:
    """*table* with a cell at every place, and what each cell is there for."""
    rows = max(len(table.heights), *(cell.row + cell.rows for cell in table.cells))
    heights = (*table.heights, *([0.0] * (rows - len(table.heights))))
    spots = [_spot(cell) for cell in table.cells]
    grid = Grid(spots, table.widths, heights, set(table.headers))
    for spot in spots:
        for row in range(spot.row, spot.foot):
            for column in range(spot.column, spot.end):
                grid.places[row, column] = spot
    for row in grid.rows:
        for column in range(len(table.widths)):
            if (row, column) not in grid.places:
                # A row may end before the others do: nothing is printed there.
                grid.places[row, column] = empty = Spot(row, column, 1, 1, "", "sign", drawn="")
                spots.append(empty)
    _join(grid)
    for spot in spots:
        spot.is_tall = grid.height(spot) >= TALL
    spots = grid.spots
    spots.sort(key=lambda spot: (spot.row, spot.column))
    return grid


def _join(grid: Grid) -> None:
    """Make one of a cell and the blank one above it where no line is drawn between them."""
    for spot in list(grid.spots):
        if spot.look is None or not spot.look.is_joined or spot.row == 0:
            continue
        above = grid.places[spot.row - 1, spot.column]
        alike = (above.column, above.end) == (spot.column, spot.end) and above.use == "blank"
        if above.drawn is None and alike:
            spot.row, spot.rows = above.row, spot.rows + above.rows
            for row in range(above.row, above.foot):
                for column in range(spot.column, spot.end):
                    grid.places[row, column] = spot
            grid.spots.remove(above)


def _spot(cell: LaidCell) -> Spot:
    use = _use(cell.text)
    return Spot(cell.row, cell.column, cell.rows, cell.columns, cell.text, use, cell)


def _use(text: str) -> Use:
    if is_blank(text):
        return "blank"
    if boxes(text):
        return "boxes"
    found = slots(text)
    if found and not _is_plain_label(text):
        return "mixed"
    return "label" if says_something(text) else "sign"


def _is_plain_label(text: str) -> bool:
    """Whether *text* is a label that ends in a colon, whose cell to fill stands beside it."""
    found = slots(text)
    ends = len(found) == 1 and found[0].end >= len(text.rstrip()) and not found[0].day
    return ends and found[0].start == found[0].end and "\n" not in text.strip()
