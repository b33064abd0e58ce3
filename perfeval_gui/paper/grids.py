"""Grids measured: what stands in every cell, which rows each covers, how high rows must be."""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from perfeval_gui.pages.headers import LABEL_PART
from perfeval_gui.pages.model import STYLES, Cell, Grid
from perfeval_gui.paper.page import MM, UNIT, Line
from perfeval_gui.paper.typesetting import Typesetter
from perfeval_gui.working.steps import finished

_AT_ONCE: Final = 400
"""Cells set in one step."""
PAD: Final = round(0.5 * MM)
"""Least space between text and the rule above or below it."""
_SIDE: Final = 1.2 * MM
"""Space between text and the rule left or right of it; less in narrow columns."""
_LEAST_SIDE: Final = 0.4 * MM
_OVERHANG: Final = 0.03
"""How far the ink of some characters reaches beyond their square, in ems."""
_NARROW: Final = 6
"""Columns up to so many characters wide are narrow."""
_HEADER_PART: Final = 1 / 3
"""Headers higher than this part of a page do not repeat."""
STEP: Final = 1.08
"""Distance of characters below each other, in ems."""
COLUMN: Final = 1.1
"""Distance of vertical columns, in ems."""
_SHORT: Final = 6
"""Vertical labels up to this many characters always stand in one column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A cell with its text set.

    Attributes:
        cell: Where it stands in the grid.
        x, width: Horizontal extent, from the left edge of the body.
        side: Space left and right of the text.
        lines: All lines of all paragraphs; for a vertical cell one line a character.
        tops: Top of each line below the first, and the end of the last.
        vertical: The lines are characters below each other.
        label: Repeats on every page the cell reaches, and is never divided.
    """

    cell: Cell
    x: float
    width: float
    side: float
    lines: tuple[Line, ...]
    tops: tuple[float, ...]
    vertical: bool
    label: bool

    @property
    def end(self) -> int:
        """The last grid row it covers."""
        return self.cell.row + self.cell.rows - 1

    @property
    def at(self) -> tuple[int, int]:
        """Its upper left row and column, which no other box of the grid has."""
        return self.cell.row, self.cell.column

    def need(self, first: int = 0) -> float:
        """Height that the lines from *first* on take, with the space around them; 0 for none."""
        if self.vertical:
            return vertical_need(len(self.lines), self.width, self.lines[0].pitch)
        if first >= len(self.lines):
            return 0
        return math.ceil(self.tops[-1] - self.tops[first]) + 2 * PAD

    def fitting(self, first: int, height: float) -> int:
        """One past the last line that fits *height* when *first* is at the top."""
        room = height - 2 * PAD + self.tops[first]
        after = first
        while after < len(self.lines) and self.tops[after + 1] <= room:
            after += 1
        return after


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A measured grid.

    Attributes:
        grid: What was measured.
        boxes: One for each cell.
        covering: For each row the boxes that cover it, in order.
        heights: Natural height of each row.
        needs: Height that the text of a row alone takes; more than *heights* it never is.
        headers: Rows that repeat, in order; empty when they are too high for that.
    """

    grid: Grid
    boxes: tuple[Box, ...]
    covering: tuple[tuple[Box, ...], ...]
    heights: tuple[float, ...]
    needs: tuple[float, ...]
    headers: tuple[int, ...]

    def repeats(self, box: Box) -> bool:
        """Whether all of the text stands on every page that the box reaches."""
        return box.label or (box.cell.row in self.headers and box.end in self.headers)


def measure(grid: Grid, width: float, page: float, typesetter: Typesetter) -> Table:
    """Set every cell of *grid* for a body *width* × *page* units."""
    return finished(measuring(grid, width, page, typesetter))


def measuring(
    grid: Grid, width: float, page: float, typesetter: Typesetter
) -> Generator[None, None, Table]:
    """What `measure` does, in steps of some hundred cells."""
    edges = _edges(grid.widths, width)
    boxes: list[Box] = []
    for cell in grid.cells:
        boxes.append(_box(cell, edges, page, typesetter))
        if len(boxes) % _AT_ONCE == 0:
            yield
    needs = _needs(grid, boxes)
    heights = [
        max(math.ceil(row.height * MM), need) for row, need in zip(grid.rows, needs, strict=True)
    ]
    for box in sorted(boxes, key=_inner_first):
        _make_room(box, heights)
    headers = tuple(number for number, row in enumerate(grid.rows) if row.header)
    if sum(heights[row] for row in headers) > page * _HEADER_PART:
        headers = ()
    return Table(
        grid=grid,
        boxes=tuple(boxes),
        covering=_covering(boxes, len(grid.rows)),
        heights=tuple(heights),
        needs=needs,
        headers=headers,
    )


def vertical_need(count: int, width: float, step: float) -> float:
    """Least height of *count* characters that stand *step* below each other."""
    return math.ceil(math.ceil(count / vertical_columns(count, width, step)) * step) + 2 * PAD


def vertical_columns(count: int, width: float, step: float) -> int:
    """How many columns a vertical text may be set in."""
    return 2 if count > _SHORT and width >= 2 * step * COLUMN / STEP else 1


def _edges(widths: tuple[float, ...], width: float) -> tuple[int, ...]:
    scale = width / sum(widths)
    return tuple(round(edge * scale) for edge in accumulate(widths, initial=0.0))


def _box(cell: Cell, edges: tuple[int, ...], page: float, typesetter: Typesetter) -> Box:
    x = edges[cell.column]
    width = edges[cell.column + cell.columns] - x
    most = page * LABEL_PART
    if cell.vertical:
        lines = _characters(cell, typesetter)
        if lines and vertical_need(len(lines), width, lines[0].pitch) <= most:
            return Box(
                cell=cell, x=x, width=width, side=0, lines=lines, tops=(), vertical=True, label=True
            )
    size = STYLES[cell.paragraphs[0].style].size * UNIT
    side = _side(width, size)
    lines = tuple(
        line
        for paragraph in cell.paragraphs
        for line in typesetter.lines(paragraph, width - 2 * side)
    )
    tops = tuple(accumulate((line.pitch for line in lines), initial=0.0))
    label = cell.rows > 1 and tops[-1] <= most
    return Box(
        cell=cell, x=x, width=width, side=side, lines=lines, tops=tops, vertical=False, label=label
    )


def _side(width: float, size: float) -> float:
    """Space beside the text; a narrow column gives some up to hold one character more."""
    count = max(1, (width - 2 * _LEAST_SIDE) // size)
    if count > _NARROW:
        return _SIDE
    side = min(_SIDE, (width - count * size) / 2 - _OVERHANG * size)
    return max(side, 0 if count == 1 else _LEAST_SIDE)


def _characters(cell: Cell, typesetter: Typesetter) -> tuple[Line, ...]:
    style = cell.paragraphs[0].style
    characters = "".join(paragraph.text for paragraph in cell.paragraphs).split()
    return tuple(typesetter.character(character, style, STEP) for character in "".join(characters))


def _needs(grid: Grid, boxes: Sequence[Box]) -> tuple[float, ...]:
    needs = [0.0] * len(grid.rows)
    for box in boxes:
        if box.cell.rows == 1:
            needs[box.cell.row] = max(needs[box.cell.row], box.need())
    return tuple(needs)


def _inner_first(box: Box) -> tuple[int, int]:
    return box.end, box.cell.rows


def _make_room(box: Box, heights: list[float]) -> None:
    """Heighten the rows of a spanning cell: evenly for a label, the last one for a long text."""
    missing = box.need() - sum(heights[box.cell.row : box.end + 1])
    if box.cell.rows == 1 or missing <= 0:
        return
    if not box.label:
        heights[box.end] += missing
        return
    each = math.ceil(missing / box.cell.rows)
    for row in range(box.cell.row, box.end + 1):
        heights[row] += each


def _covering(boxes: Sequence[Box], count: int) -> tuple[tuple[Box, ...], ...]:
    rows: list[list[Box]] = [[] for _ in range(count)]
    for box in boxes:
        for row in range(box.cell.row, box.end + 1):
            rows[row].append(box)
    return tuple(map(tuple, rows))
