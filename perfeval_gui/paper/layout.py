"""A package laid out on pages: parts, paragraphs and grids one below the other."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Final

from perfeval_gui.pages.model import STYLES, Grid, Package, Paragraph, Part, Style
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.grids import Table, measuring
from perfeval_gui.paper.page import MM, UNIT, Line, Page, Text
from perfeval_gui.paper.pagination import least_start, paginate
from perfeval_gui.paper.placing import PageBuilder
from perfeval_gui.paper.typesetting import Typesetter
from perfeval_gui.working.steps import finished

_FOLIO_BELOW: Final = 7 * MM
"""From the text down to the page number (GB/T 9704); less where the margin is small."""
_FOLIO_EDGE: Final = 6.0
"""Least distance of the page number from the paper's edge, mm."""
_AT_ONCE: Final = 8
"""Pages finished in one step."""
_TOGETHER: Final = 2
"""Least number of lines of a paragraph on either side of a page break."""


@dataclass(frozen=True, slots=True)
class _SetParagraph:
    """A paragraph with its lines; *style* is the one it names."""

    paragraph: Paragraph
    style: Style
    lines: tuple[Line, ...]


_SetBlock = _SetParagraph | Table


def lay_out(package: Package, typefaces: Typefaces) -> tuple[Page, ...]:
    """Set all parts, each from a new page on; page numbers run through the package."""
    return finished(laying_out(package, typefaces))


def laying_out(
    package: Package, typefaces: Typefaces, *, placed: bool = True
) -> Generator[None, None, tuple[Page, ...]]:
    """What `lay_out` does, in steps of a few pages or cells; *placed* if places are wanted."""
    typesetter = Typesetter(typefaces)
    pages: list[Page] = []
    for part in package.parts:
        set_part = _PartLayout(part, typesetter, len(pages), placed=placed)
        pages += yield from set_part.pages(package.mark)
    return tuple(pages)


def row_heights(package: Package, typefaces: Typefaces) -> dict[tuple[str, int], tuple[float, ...]]:
    """Natural height of every row, pt, by part key and by number of the grid in its part."""
    return finished(measuring_rows(package, typefaces))


def measuring_rows(
    package: Package, typefaces: Typefaces
) -> Generator[None, None, dict[tuple[str, int], tuple[float, ...]]]:
    """What `row_heights` does, in steps of a few cells."""
    typesetter = Typesetter(typefaces)
    found: dict[tuple[str, int], tuple[float, ...]] = {}
    for part in package.parts:
        width, height = body(part)
        grids = (block for block in part.blocks if isinstance(block, Grid))
        for number, grid in enumerate(grids):
            table = yield from measuring(grid, width, height, typesetter)
            found[part.key, number] = tuple(row / UNIT for row in table.heights)
    return found


class _PartLayout:
    """The pages of one part while they are filled; *_y* is the height already taken."""

    def __init__(self, part: Part, typesetter: Typesetter, before: int, *, placed: bool) -> None:
        self._part = part
        self._placed = placed
        self._typesetter = typesetter
        self._before = before
        self._width, self._height = body(part)
        self._pages: list[PageBuilder] = []
        self._begin_page()

    def pages(self, mark: str) -> Generator[None, None, tuple[Page, ...]]:
        """The pages with the *mark* of their package, in steps."""
        blocks = yield from self._setting()
        starts = _starts(blocks, self._height)
        for number, (block, start) in enumerate(zip(blocks, starts, strict=True)):
            if isinstance(block, Table):
                tail = _tail(blocks[number + 1 :], starts[number + 1 :])
                yield from self._adding(block, tail)
            else:
                self._add_paragraph(block, start)
        pages: list[Page] = []
        for number, page in enumerate(self._pages, self._before + 1):
            pages.append(page.finish(self._folio(number), self._mark(mark)))
            if number % _AT_ONCE == 0:
                yield
        return tuple(pages)

    def _setting(self) -> Generator[None, None, tuple[_SetBlock, ...]]:
        blocks: list[_SetBlock] = []
        for block in self._part.blocks:
            if isinstance(block, Grid):
                table = yield from measuring(block, self._width, self._height, self._typesetter)
                blocks.append(table)
            else:
                lines = self._typesetter.lines(block, self._width)
                blocks.append(_SetParagraph(block, STYLES[block.style], lines))
        return tuple(blocks)

    def _begin_page(self) -> None:
        number = self._before + len(self._pages) + 1
        self._pages.append(PageBuilder(self._part, number, placed=self._placed))
        self._y = 0.0

    def _adding(self, table: Table, tail: float) -> Iterator[None]:
        """Put a grid on this page and as many more as it takes."""
        self._y = math.ceil(self._y)
        slices = paginate(table, self._height - self._y, self._height, tail)
        for number, part in enumerate(slices):
            if number:
                self._begin_page()
                yield
            self._pages[-1].add_slice(part, self._y)
            self._y += part.height

    def _add_paragraph(self, block: _SetParagraph, start: float) -> None:
        """Put a paragraph where there is room for the *start* it needs, else on the next page."""
        if block.paragraph.break_before and self._y:
            self._begin_page()
        if self._y and start <= self._height < self._y + start:
            self._begin_page()
        else:
            self._y += block.style.before * UNIT
        lines = block.lines
        while lines:
            count = self._count(lines)
            for line in lines[:count]:
                self._pages[-1].add_line(block.paragraph, line, self._y)
                self._y += line.pitch
            lines = lines[count:]
            if lines:
                self._begin_page()
        self._y += block.style.after * UNIT

    def _count(self, lines: tuple[Line, ...]) -> int:
        """How many lines go on this page so that none is left alone; on an empty page some."""
        pitch = lines[0].pitch
        fitting = math.floor((self._height - self._y) / pitch + 0.001)
        if fitting >= len(lines):
            return len(lines)
        fitting = min(fitting, len(lines) - _TOGETHER)
        least = 0 if self._y else 1
        return max(fitting, least) if fitting >= _TOGETHER else least

    def _mark(self, mark: str) -> Text | None:
        """The mark of the package, above the right end of the text."""
        if not mark:
            return None
        line = self._typesetter.mark(mark, self._width)
        return Text(line, round(self._part.margins[0] * MM), self._part.mark_top * MM)

    def _folio(self, number: int) -> Text | None:
        """The page number between dashes, below the middle of the text."""
        if not self._part.numbered:
            return None
        line = self._typesetter.folio(f"— {number} —", self._width)
        left, _, _, bottom = self._part.margins
        height = self._part.size[1]
        below = (height - bottom) * MM + _FOLIO_BELOW
        lowest = (height - _FOLIO_EDGE) * MM - line.pitch
        return Text(line, round(left * MM), min(below, lowest))


def body(part: Part) -> tuple[int, int]:
    """Width and height between the margins, in layout units."""
    height = part.size[1] - part.margins[1] - part.margins[3]
    return math.floor(part.width * MM), math.floor(height * MM)


def _starts(blocks: tuple[_SetBlock, ...], page: float) -> tuple[float, ...]:
    """Height that has to be free where each block begins, with what it must not be parted from."""
    starts = [0.0]
    for block in reversed(blocks):
        if isinstance(block, Table):
            starts.append(least_start(block, page))
            continue
        lines = [line.pitch for line in block.lines]
        style = block.style
        if style.keep_next:
            need = sum(lines) + style.after * UNIT + starts[-1]
        else:
            need = sum(lines if len(lines) < 2 * _TOGETHER else lines[:_TOGETHER])
        starts.append(0.0 if block.paragraph.break_before else style.before * UNIT + need)
    return tuple(reversed(starts[1:]))


def _tail(blocks: tuple[_SetBlock, ...], starts: tuple[float, ...]) -> float:
    """Height of the lines that end a part below its last grid: its note, who signs it."""
    lines = all(isinstance(block, _SetParagraph) and block.style.keep_next for block in blocks)
    return starts[0] if blocks and lines else 0.0
