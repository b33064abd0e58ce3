"""Texts cut into what one cell of a sheet can show.

A row of Excel is at most 409 pt high, its cells have one alignment each, and pages end between
rows only. So a long text stands in several cells below each other, without a line between them.
Nothing here knows measured heights: whoever reads a sheet back finds the same cuts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from perfeval_gui.pages.model import STYLES, Align, Cell, Grid, Paragraph, Run, width_of
from perfeval_gui.pages.text_heights import fitting, needed_height

HIGHEST: Final = 405.0
"""Height above which a row is divided, pt; Excel takes 409.5."""
DIVIDED: Final = 135.0
"""Height of the rows such a row is divided into, so that pages are filled, pt."""
WHOLE_PART: Final = 0.5
"""Rows higher than this part of a page are divided."""
INDENT: Final = "　"
"""Stands for one character of first-line indent, which Excel does not have."""
_ENDS: Final = (re.compile("[。；！？]"), re.compile("[，、：]"))
"""Where a text is cut if that can be: better ends of sentences than of their parts."""
_LINE: Final = (Paragraph(),)
_LATE: Final = 0.7
"""Part of what there is room for that is filled before an end is good enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The part of a cell's text that stands in one cell of the sheet, set in one way.

    Attributes:
        height: What it takes, pt.
        begins: It begins with a new line of the text; otherwise it goes on in one.
        divided: The text around it was cut, so it has to begin at the top of its cell.
    """

    paragraphs: tuple[Paragraph, ...]
    height: float
    begins: bool = True
    divided: bool = False

    @property
    def text(self) -> str:
        """What the cell of the sheet holds."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def setting(self) -> tuple[str, Align]:
        """Style, and where the lines stand."""
        return _setting(self.paragraphs[0])


Stretches = Mapping[tuple[int, int], tuple[Stretch, ...]]
"""Of all cells of a grid, by row and column."""


def stretches(grid: Grid, page: float) -> Stretches:
    """The texts of *grid*, cut in rows that are higher than half a *page*, pt."""
    parts = {(cell.row, cell.column): _whole(cell, width_of(cell, grid)) for cell in grid.cells}
    needs = [0.0] * len(grid.rows)
    for cell in grid.cells:
        if cell.rows == 1:
            need = sum(stretch.height for stretch in parts[cell.row, cell.column])
            needs[cell.row] = max(needs[cell.row], need)
    for cell in grid.cells:
        if cell.rows == 1 and needs[cell.row] > page * WHOLE_PART and not _stays(cell):
            at, width = (cell.row, cell.column), width_of(cell, grid)
            parts[at] = tuple(piece for one in parts[at] for piece in _divided(one, width))
    return parts


def paragraph_text(paragraph: Paragraph) -> str:
    """A paragraph outside the grids as Excel shows it, indented by full-width spaces."""
    indent = round(STYLES[paragraph.style].indent) if paragraph.text else 0
    return INDENT * indent + paragraph.text


def pieces(paragraph: Paragraph, width: float) -> tuple[str, ...]:
    """The text of a paragraph outside the grids, cut where it would be higher than a row may be.

    Not one text over several joined rows: where those fall on a page by themselves, LibreOffice
    takes the page for empty and leaves it out. The cuts are at ends of sentences if there are any.
    """
    style = STYLES[paragraph.style]
    height = HIGHEST - style.before - style.after
    return tuple(_cut(paragraph_text(paragraph), paragraph.style, width, height))


def _whole(cell: Cell, width: float) -> tuple[Stretch, ...]:
    """The stretches of a cell that are set alike.

    A cell that covers several rows, stands upright or holds a figure stays in one piece.
    """
    if cell.rows > 1 or _stays(cell):
        # A figure is not wrapped: it gets smaller where it is too wide.
        wrapped = cell.paragraphs if cell.value is None else _LINE
        height = needed_height(wrapped, width, upright=cell.vertical, framed=True)
        return (Stretch(paragraphs=cell.paragraphs, height=height),)
    alike = groupby(cell.paragraphs, key=_setting)
    return tuple(_stretch(tuple(paragraphs), width) for _, paragraphs in alike)


def _stretch(paragraphs: tuple[Paragraph, ...], width: float) -> Stretch:
    height = needed_height(paragraphs, width, framed=True)
    return Stretch(paragraphs=paragraphs, height=height)


def _stays(cell: Cell) -> bool:
    return cell.vertical or cell.value is not None or bool(cell.formula)


def _setting(paragraph: Paragraph) -> tuple[str, Align]:
    return paragraph.style, paragraph.align or STYLES[paragraph.style].align


def _divided(whole: Stretch, width: float) -> Iterator[Stretch]:
    """*whole* in parts that are not higher than `DIVIDED`, as few lines cut as can be."""
    if whole.height <= DIVIDED:
        yield whole
        return
    kept: list[Paragraph] = []
    begins = True
    for piece, new_line in _lines(whole.paragraphs, width):
        full = needed_height([*kept, piece], width) > DIVIDED
        if kept and (full or not new_line):
            yield replace(_stretch(tuple(kept), width), begins=begins, divided=True)
            kept, begins = [], new_line
        kept.append(piece)
    yield replace(_stretch(tuple(kept), width), begins=begins, divided=True)


def _lines(paragraphs: Iterable[Paragraph], width: float) -> Iterator[tuple[Paragraph, bool]]:
    """Paragraphs, long ones cut, and of each whether it begins a line of the text."""
    for paragraph in paragraphs:
        style, align = paragraph.style, paragraph.align
        for number, text in enumerate(_cut(paragraph.text, style, width, DIVIDED)):
            yield Paragraph(runs=(Run(text),), style=style, align=align), number == 0


def _cut(text: str, style_key: str, width: float, height: float) -> Iterator[str]:
    """*text* in parts that take *height* pt at most."""
    style = STYLES[style_key]
    while (room := fitting(text, style, width, height)) < len(text):
        end = next(_good_ends(text, room), room)
        yield text[:end]
        text = text[end:]
    yield text


def _good_ends(text: str, room: int) -> Iterator[int]:
    for marks in _ENDS:
        ends = [found.end() for found in marks.finditer(text, round(room * _LATE), room)]
        if ends:
            yield ends[-1]
