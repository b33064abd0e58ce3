"""Where everything of a part stands on its Excel sheet: columns, rows, heights, joined ranges.

A sheet has one set of columns, so the edges of all grids of a part are put together and every
cell covers as many of the resulting columns as it needs. A row of Excel is at most 409 pt high
and its cells have one alignment each; so one row of a grid may become several rows of the sheet.
Rows and columns count from 0 here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from math import ceil
from typing import Final

from perfeval_gui.exports.measure import MM_IN_PT, fitting, needed_height
from perfeval_gui.exports.pages import STYLES, Align, Cell, Grid, Paragraph, Part, Run
from perfeval_gui.exports.sheetbreaks import label_breaks

HIGHEST: Final = 405.0
"""Height above which a row is divided, pt; Excel takes 409.5."""
_DIVIDED: Final = 135.0
"""Height of the rows such a row is divided into, so that pages are filled, pt."""
_SENTENCE_END: Final = re.compile("[。；！？]")
_SAME_EDGE: Final = 0.3
"""Edges of two grids closer than this are one edge, mm."""
INDENT: Final = "　"
"""Stands for one character of first-line indent, which Excel does not have."""

Heights = Mapping[tuple[str, int], tuple[float, ...]]
_Slot = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A range of the sheet that shows one text.

    Attributes:
        cell: The cell shown; None for a paragraph outside the grids.
        band: Which of the differently set stretches of the cell this is, of *bands*.
        align: Where its lines stand.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    style: str
    align: Align
    cell: Cell | None = None
    band: int = 0
    bands: int = 1


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


def bands(cell: Cell) -> tuple[tuple[Paragraph, ...], ...]:
    """The stretches of a cell that are set alike; each gets rows of its own in Excel.

    A cell that covers several rows, stands upright or holds a figure stays in one piece.
    """
    if cell.rows > 1 or cell.vertical or cell.value is not None or cell.formula:
        return (cell.paragraphs,)
    return tuple(tuple(alike) for _, alike in groupby(cell.paragraphs, key=_setting))


def paragraph_text(paragraph: Paragraph) -> str:
    """A paragraph outside the grids as Excel shows it, indented by full-width spaces."""
    indent = round(STYLES[paragraph.style].indent) if paragraph.text else 0
    return INDENT * indent + paragraph.text


def pieces(paragraph: Paragraph, width: float) -> tuple[str, ...]:
    """The text of a paragraph outside the grids, cut where it would be higher than a row may be.

    Not one text over several joined rows: where those fall on a page by themselves, LibreOffice
    takes the page for empty and leaves it out. The cuts are at ends of sentences if there are any.
    """
    text = paragraph_text(paragraph)
    style = STYLES[paragraph.style]
    height = HIGHEST - style.before - style.after
    cut = []
    while (room := fitting(text, style, width, height)) < len(text):
        ends = [end.end() for end in _SENTENCE_END.finditer(text, room // 2, room)]
        cut.append(text[: ends[-1] if ends else room])
        text = text[len(cut[-1]) :]
    return (*cut, text)


def sheet_width(part: Part) -> float:
    """Width of all columns of a part's sheet together, mm."""
    return _edges(part)[-1]


def plan_part(part: Part, heights: Heights) -> Plan:
    """Lay a part out; grid rows are as high as *heights* says, or higher where Excel needs it."""
    edges = _edges(part)
    sheet = _Sheet(edges)
    number = 0
    for block in part.blocks:
        if isinstance(block, Grid):
            sheet.add_grid(block, heights.get((part.key, number)))
            number += 1
        else:
            sheet.add_paragraph(block)
    spans = _spans(sheet.boxes)
    # Where a paragraph asks for a new page, pages cannot be counted through.
    breaks = sheet.breaks or label_breaks(part, sheet.heights, spans, sheet.repeat)
    return Plan(
        part=part,
        widths=tuple(right - left for left, right in pairwise(edges)),
        heights=tuple(sheet.heights),
        boxes=tuple(sheet.boxes),
        repeat=sheet.repeat,
        breaks=tuple(breaks),
    )


def _spans(boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """First row and count of rows of every cell that takes more than one row of the sheet."""
    found: dict[int, tuple[int, int]] = {}
    for box in boxes:
        if box.cell is not None:
            first, _ = found.get(id(box.cell), (box.row, 0))
            found[id(box.cell)] = first, box.row + box.rows - first
    return [span for span in found.values() if span[1] > 1]


class _Sheet:
    """Collects rows and boxes from top to bottom."""

    def __init__(self, edges: Sequence[float]) -> None:
        self.heights: list[float] = []
        self.boxes: list[Box] = []
        self.repeat: tuple[int, int] | None = None
        self.breaks: list[int] = []
        self._edges = edges
        self._repeated = 0

    def add_paragraph(self, paragraph: Paragraph) -> None:
        """A row as wide as the sheet, or several when the text is long."""
        if paragraph.break_before and self.heights:
            self.breaks.append(len(self.heights))
        style = STYLES[paragraph.style]
        for text in pieces(paragraph, self._edges[-1]):
            piece = Paragraph(runs=(Run(text.lstrip(INDENT)),), style=paragraph.style)
            height = needed_height((piece,), self._edges[-1]) + style.before + style.after
            start, count = self._add_rows(height)
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

    def add_grid(self, grid: Grid, measured: tuple[float, ...] | None) -> None:
        """The rows and cells of a grid; *measured* are its row heights, pt, if known."""
        least = measured or tuple(row.height * MM_IN_PT for row in grid.rows)
        stretches = _stretches(grid, least)
        slots = [[self._add_rows(height) for height in row] for row in stretches]
        places = self._columns(grid)
        for cell in sorted(grid.cells, key=_reading_order):
            left, right = places[cell.column], places[cell.column + cell.columns]
            self.boxes += _boxes(cell, slots, left, right - left)
        self._note_header(grid, slots)

    def _add_rows(self, height: float) -> _Slot:
        """Rows that are together *height* high: their first number and how many they are."""
        count = 1 if height <= HIGHEST else ceil(height / _DIVIDED)
        start = len(self.heights)
        self.heights += [round(height / count, 2)] * count
        return start, count

    def _columns(self, grid: Grid) -> list[int]:
        """Which edge of the sheet each edge of the grid is."""
        exact = accumulate(grid.widths, initial=0.0)
        return [bisect_left(self._edges, edge - _SAME_EDGE) for edge in exact]

    def _note_header(self, grid: Grid, slots: list[list[_Slot]]) -> None:
        """Excel repeats one run of rows a sheet: the one with the most rows below it counts."""
        first = next((i for i, row in enumerate(grid.rows) if row.header), None)
        if first is None:
            return
        last = first
        while last + 1 < len(grid.rows) and grid.rows[last + 1].header:
            last += 1
        below = len(grid.rows) - last
        if below > self._repeated:
            self._repeated = below
            end, count = slots[last][-1]
            self.repeat = (slots[first][0][0], end + count - 1)


def _setting(paragraph: Paragraph) -> tuple[str, Align]:
    return paragraph.style, paragraph.align or STYLES[paragraph.style].align


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


def _stretches(grid: Grid, least: Sequence[float]) -> list[list[float]]:
    """Heights of the sheet rows each grid row is made of, pt."""
    rows = [[height] for height in least]
    spanning = []
    for cell in grid.cells:
        width = sum(grid.widths[cell.column : cell.column + cell.columns])
        if cell.rows > 1:
            needed = needed_height(cell.paragraphs, width, upright=cell.vertical, framed=True)
            spanning.append((cell, needed))
            continue
        parts = [
            needed_height(band, width, upright=cell.vertical, framed=True) for band in bands(cell)
        ]
        rows[cell.row] = _fitted(rows[cell.row], parts)
    for cell, needed in spanning:
        _stretch(rows[cell.row : cell.row + cell.rows], needed)
    return rows


def _fitted(row: list[float], parts: list[float]) -> list[float]:
    """*row* with at least as many stretches as *parts*, none lower, and not lower as a whole.

    What is left over goes above the last lines: signature lines stand at the foot of their box.
    """
    total = sum(row)
    count = max(len(row), len(parts))
    have = [0.0] * (count - len(row)) + row if len(row) > 1 else [0.0] * count
    need = parts + [0.0] * (count - len(parts))
    merged = [max(a, b) for a, b in zip(have, need, strict=True)]
    merged[0] += max(0.0, total - sum(merged))
    return merged


def _stretch(rows: list[list[float]], needed: float) -> None:
    """Make *rows* together *needed* high, each in proportion."""
    total = sum(map(sum, rows))
    if needed <= total:
        return
    for row in rows:
        row[:] = [height * needed / total for height in row]


def _boxes(cell: Cell, slots: list[list[_Slot]], column: int, columns: int) -> list[Box]:
    """A cell as ranges: one, or one a band of which the last takes what is left."""
    stretches = bands(cell)
    own = slots[cell.row]
    end, count = slots[cell.row + cell.rows - 1][-1]
    tops = [own[number][0] for number in range(len(stretches))] + [end + count]
    boxes = []
    for number, band in enumerate(stretches):
        style, align = _setting(band[0])
        boxes.append(
            Box(
                row=tops[number],
                column=column,
                rows=tops[number + 1] - tops[number],
                columns=columns,
                text="\n".join(paragraph.text for paragraph in band),
                style=style,
                align=align,
                cell=cell,
                band=number,
                bands=len(stretches),
            )
        )
    return boxes
