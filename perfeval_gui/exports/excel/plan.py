"""Where everything of a part stands on its Excel sheet: columns, rows, heights, pages.

A sheet has one set of columns, so the edges of all grids of a part are put together and every
cell covers as many of the resulting columns as it needs. One row of a grid may become several
rows of the sheet (see `sheettext`). Rows and columns count from 0 here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import ceil
from typing import Final

from perfeval_gui.exports.excel.boxes import Box, cut
from perfeval_gui.exports.excel.breaks import Label, Rows, page_breaks
from perfeval_gui.exports.excel.text import (
    DIVIDED,
    HIGHEST,
    INDENT,
    WHOLE_PART,
    Stretch,
    Stretches,
    pieces,
    stretches,
)
from perfeval_gui.pages.headers import LABEL_PART, header_runs, parted_below_headers
from perfeval_gui.pages.model import STYLES, Cell, Grid, Paragraph, Part, Run
from perfeval_gui.pages.text_heights import MM_IN_PT, needed_height

_SAME_EDGE: Final = 0.3
"""Edges of two grids closer than this are one edge, mm."""
_DOT: Final = 0.75
"""Heights are whole dots of a screen, as Excel makes them, pt."""

Heights = Mapping[tuple[str, int], tuple[float, ...]]
_Slot = tuple[int, int]
"""First row of the sheet, and how many rows are joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One sheet.

    Attributes:
        widths: Of the columns, mm.
        heights: Of the rows, pt.
        repeat: First and last of the rows printed on every page.
        breaks: Rows that begin a new page.
    """

    part: Part
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    boxes: tuple[Box, ...]
    repeat: tuple[int, int] | None
    breaks: tuple[int, ...]


def sheet_width(part: Part) -> float:
    """Width of all columns of a part's sheet together, mm."""
    return _edges(part)[-1]


def plan_part(part: Part, heights: Heights) -> Plan:
    """Lay a part out; grid rows are as high as *heights* says, or higher where Excel needs it."""
    edges = _edges(part)
    sheet = _Sheet(edges, part.page_height)
    number = 0
    for block in part.blocks:
        if isinstance(block, Grid):
            sheet.add_grid(block, heights.get((part.key, number)))
            number += 1
        else:
            sheet.add_paragraph(block)
    breaks = sheet.breaks()
    return Plan(
        part=part,
        widths=tuple(right - left for left, right in pairwise(edges)),
        heights=tuple(sheet.heights),
        boxes=tuple(cut(sheet.boxes, breaks)),
        repeat=sheet.repeat,
        breaks=breaks,
    )


class _Sheet:
    """Collects rows and boxes from top to bottom."""

    def __init__(self, edges: Sequence[float], page: float) -> None:
        self.heights: list[float] = []
        self.boxes: list[Box] = []
        self.repeat: tuple[int, int] | None = None
        self._edges = edges
        self._page = page
        self._repeated = 0
        self._header_ends = 0
        self._held: set[int] = set()
        self._forced: set[int] = set()
        self._labels: list[Label] = []
        self._keeps = False

    def breaks(self) -> tuple[int, ...]:
        """Rows that begin a new page."""
        found = self._breaks()
        if self.repeat is not None:
            # Excel prints the header rows above whatever is on a later page, opinions too.
            later = [row for row in found if row >= self._header_ends]
            if 2 * len(later) > sum(row > self.repeat[1] for row in found):
                self.repeat = None
                found = self._breaks()
        seam = -1 if self.repeat is None else self.repeat[1] + 1
        self.boxes = [
            replace(box, seam=False) if box.seam and box.row != seam else box for box in self.boxes
        ]
        return found

    def _breaks(self) -> tuple[int, ...]:
        rows = Rows(
            heights=self.heights,
            held=frozenset(self._held - self._forced),
            forced=frozenset(self._forced),
            labels=self._labels,
            repeat=self.repeat,
        )
        return page_breaks(rows, self._page)

    def add_paragraph(self, paragraph: Paragraph) -> None:
        """A row as wide as the sheet, or several when the text is long."""
        if paragraph.break_before and self.heights:
            self._forced.add(len(self.heights))
        style = STYLES[paragraph.style]
        for text in pieces(paragraph, self._edges[-1]):
            piece = Paragraph(runs=(Run(text.lstrip(INDENT)),), style=paragraph.style)
            height = needed_height((piece,), self._edges[-1]) + style.before + style.after
            start, count = self._add_rows(height)
            self._hold(start, start + count)
            box = Box(
                row=start,
                column=0,
                rows=count,
                columns=len(self._edges) - 1,
                text=text,
                style=paragraph.style,
                align=paragraph.align or style.align,
            )
            self.boxes.append(box)
            self._keeps = style.keep_next

    def add_grid(self, grid: Grid, measured: tuple[float, ...] | None) -> None:
        """The rows and cells of a grid; *measured* are its row heights, pt, if known."""
        grid, seams = parted_below_headers(grid)
        texts = stretches(grid, self._page)
        least = measured or tuple(row.height * MM_IN_PT for row in grid.rows)
        slots = [self._add_grid_row(row) for row in _row_heights(grid, texts, least)]
        places = self._columns(grid)
        for cell in sorted(grid.cells, key=_reading_order):
            at, left = (cell.row, cell.column), places[cell.column]
            across = places[cell.column + cell.columns] - left
            boxes = _boxes(cell, texts[at], slots, (left, across))
            below = (cell.row + cell.rows, cell.column) in seams
            self._add_boxes(boxes, sum(part.height for part in texts[at]), (at in seams, below))
        self._note_headers(grid, slots)

    def _add_boxes(self, boxes: list[Box], height: float, seams: tuple[bool, bool]) -> None:
        """The boxes of a cell, whether it goes on from above and below without a line."""
        first, cell = boxes[0], boxes[0].cell
        if cell is not None and cell.rows > 1 and height <= self._page * LABEL_PART:
            boxes[0] = replace(first, label=True)
            label = Label(row=first.row, rows=first.rows, column=first.column, height=height)
            self._labels.append(label)
        if seams[0]:
            boxes[0] = replace(boxes[0], open_top=True, seam=True)
        if seams[1]:
            boxes[-1] = replace(boxes[-1], open_bottom=True)
        self.boxes += boxes

    def _add_grid_row(self, row: Sequence[float]) -> list[_Slot]:
        start = len(self.heights)
        slots = [self._add_rows(height) for height in row]
        whole = sum(row) <= self._page * WHOLE_PART
        self._hold(start, len(self.heights) if whole else start + 1)
        self._keeps = False
        return slots

    def _hold(self, start: int, end: int) -> None:
        """Keep the rows up to *end* with *start*, and that with what is above it if it must be."""
        self._held.update(range(start + 1, end))
        if self._keeps:
            self._held.add(start)

    def _add_rows(self, height: float) -> _Slot:
        """Rows that are together *height* high: their first number and how many they are."""
        count = 1 if height <= HIGHEST else ceil(height / DIVIDED)
        start = len(self.heights)
        self.heights += [ceil(height / count / _DOT) * _DOT] * count
        return start, count

    def _columns(self, grid: Grid) -> list[int]:
        """Which edge of the sheet each edge of the grid is."""
        exact = accumulate(grid.widths, initial=0.0)
        return [bisect_left(self._edges, edge - _SAME_EDGE) for edge in exact]

    def _note_headers(self, grid: Grid, slots: list[list[_Slot]]) -> None:
        """Excel repeats one run of rows a sheet: the one with the most rows below it counts."""
        runs = list(header_runs(grid))
        for first, last in runs:
            end, count = slots[last][-1]
            start = slots[first][0][0]
            self._held.update(range(start + 1, end + count))
            if last + 1 < len(slots):
                self._held.add(end + count)
        if not runs:
            return
        first, last = runs[0]
        below = len(grid.rows) - 1 - last
        if below > self._repeated:
            self._repeated = below
            end, count = slots[last][-1]
            self.repeat = (slots[first][0][0], end + count - 1)
            self._header_ends = len(self.heights)


def _reading_order(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _edges(part: Part) -> list[float]:
    """All column edges of a sheet, mm from the left."""
    grids = [block for block in part.blocks if isinstance(block, Grid)]
    every = {edge for grid in grids for edge in accumulate(grid.widths, initial=0.0)}
    edges = [0.0]
    for edge in sorted(every or {part.width}):
        if edge > edges[-1] + _SAME_EDGE:
            edges.append(edge)
    return edges


def _row_heights(grid: Grid, texts: Stretches, least: Sequence[float]) -> list[list[float]]:
    """Heights of the sheet rows each grid row is made of, pt."""
    beside: list[list[tuple[Stretch, ...]]] = [[] for _ in grid.rows]
    for cell in grid.cells:
        if cell.rows == 1:
            beside[cell.row].append(texts[cell.row, cell.column])
    rows = [_fitted(height, cells) for height, cells in zip(least, beside, strict=True)]
    for cell in grid.cells:
        if cell.rows > 1:
            needed = sum(part.height for part in texts[cell.row, cell.column])
            _stretch(rows[cell.row : cell.row + cell.rows], needed)
    return rows


def _fitted(least: float, cells: Sequence[tuple[Stretch, ...]]) -> list[float]:
    """Heights for the stretches of all *cells* of a row, and not lower as a whole than *least*.

    What is left over goes above the last lines: signature lines stand at the foot of their box.
    """
    heights = [0.0] * max(map(len, cells), default=1)
    for parts in cells:
        for number, part in enumerate(parts):
            heights[number] = max(heights[number], part.height)
    divided = any(part.divided for parts in cells for part in parts)
    heights[-1 if divided else 0] += max(0.0, least - sum(heights))
    return heights


def _stretch(rows: list[list[float]], needed: float) -> None:
    """Make *rows* together *needed* high, each in proportion."""
    total = sum(map(sum, rows))
    if needed <= total:
        return
    for row in rows:
        row[:] = [height * needed / total for height in row]


def _boxes(
    cell: Cell, texts: Sequence[Stretch], slots: list[list[_Slot]], place: tuple[int, int]
) -> list[Box]:
    """A cell as ranges in the columns of *place*: one a stretch, the last takes what is left."""
    own = slots[cell.row]
    end, count = slots[cell.row + cell.rows - 1][-1]
    tops = [own[number][0] for number in range(len(texts))] + [end + count]
    boxes = []
    for number, stretch in enumerate(texts):
        style, align = stretch.setting
        box = Box(
            row=tops[number],
            column=place[0],
            rows=tops[number + 1] - tops[number],
            columns=place[1],
            text=stretch.text,
            style=style,
            align=align,
            cell=cell,
            top=cell.top or stretch.divided,
            begins=stretch.begins,
            open_top=number > 0,
            open_bottom=number < len(texts) - 1,
        )
        boxes.append(box)
    return boxes
