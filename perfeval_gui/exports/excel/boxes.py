"""What stands where on a sheet: ranges of it that show one text each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from perfeval_gui.pages.model import Align, Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A range of the sheet that shows one text.

    Rows and columns count from 0.

    Attributes:
        cell: The cell shown; None for a paragraph outside the grids.
        align: Where its lines stand.
        top: Its lines begin at the top; otherwise they stand in the middle.
        begins: It shows the beginning of a line of the cell's text, not the rest of one.
        open_top, open_bottom: Goes on there without a line.
        seam: What it goes on from is beside header rows, which are on every page.
        label: Its text is shown again where it goes on after a page break.
        repeats: Row and column of the box of which it shows the text again.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    style: str
    align: Align
    cell: Cell | None = None
    top: bool = False
    begins: bool = True
    open_top: bool = False
    open_bottom: bool = False
    seam: bool = False
    label: bool = False
    repeats: tuple[int, int] | None = None


def cut(boxes: Sequence[Box], breaks: Sequence[int]) -> Iterator[Box]:
    """*boxes*, those that reach over one of *breaks* in a part for each page.

    Every page begins and ends with a line, whatever goes on from it.
    """
    edges = frozenset(breaks)
    for box in boxes:
        first = bisect_right(breaks, box.row)
        after = bisect_left(breaks, box.row + box.rows)
        rows = (box.row, *breaks[first:after], box.row + box.rows)
        for start, end in pairwise(rows):
            part = box
            if first < after:
                part = replace(box, row=start, rows=end - start)
            if start > box.row:
                part = _continued(part, box)
            yield _closed(part, edges)


def _closed(part: Box, edges: frozenset[int]) -> Box:
    top = part.open_top and (part.seam or part.row not in edges)
    bottom = part.open_bottom and part.row + part.rows not in edges
    if (top, bottom) == (part.open_top, part.open_bottom):
        return part
    return replace(part, open_top=top, open_bottom=bottom)


def _continued(part: Box, box: Box) -> Box:
    """*part* of *box* on a later page: with its label again, or blank."""
    cell = box.cell
    if cell is not None:
        cell = replace(cell, name="", formula="", typed=False)
    if box.label and box.text:
        return replace(part, cell=cell, repeats=(box.row, box.column))
    if cell is not None:
        cell = replace(cell, value=None)
    return replace(part, cell=cell, text="")
