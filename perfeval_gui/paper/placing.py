"""One page while it is filled: lines, rules and places put where they belong."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final

from perfeval_gui.pages.model import Paragraph, Part
from perfeval_gui.paper.grids import COLUMN, PAD, STEP, Box, vertical_columns
from perfeval_gui.paper.page import MM, Line, Page, Place, Stroke, Text
from perfeval_gui.paper.pagination import Piece, Slice
from perfeval_gui.paper.typesetting import units

_Spans = defaultdict[float, list[tuple[float, float]]]
"""Begin and end of the rules on each straight line, by where that is."""
_BLANK: Final = 1.5
"""Width of the place of a blank figure, in line pitches."""
_TURNED: Final = frozenset("()[]{}<>（）［］【】〔〕《》〈〉「」『』“”‘’-–—―…~～:：;；")
"""Characters that lie on their side in a vertical text."""


class PageBuilder:
    """A page of one part; positions are layout units from the upper left corner of the body.

    Where no places are wanted, not *placed*, it has none: to find them takes as long as the rest.
    """

    def __init__(self, part: Part, number: int, *, placed: bool) -> None:
        self._part = part
        self._placed = placed
        self._number = number
        self._left = round(part.margins[0] * MM)
        self._top = round(part.margins[1] * MM)
        self._texts: list[Text] = []
        self._level: _Spans = defaultdict(list)
        self._upright: _Spans = defaultdict(list)
        self._places: list[Place] = []
        # By identity, with the paragraph, so that it lasts.
        self._named: dict[int, tuple[Paragraph, tuple[tuple[str, int, int], ...]]] = {}

    def add_line(self, paragraph: Paragraph, line: Line, y: float) -> None:
        """Put a line of a paragraph that stands between the grids at height *y*."""
        text = self._add_text(line, 0, y)
        if paragraph.source:
            self._add_place(paragraph.source, (text.x, text.y), (line.measure, line.pitch))
        self._add_runs(paragraph, text)

    def add_slice(self, part: Slice, y: float) -> None:
        """Put what this page shows of a grid at height *y*."""
        for piece in part.pieces:
            self._add_piece(piece, y + piece.top)

    def finish(self, folio: Text | None, mark: Text | None = None) -> Page:
        """The page as it will be painted."""
        return Page(
            part=self._part.key,
            number=self._number,
            texts=tuple(self._texts),
            strokes=tuple(self._strokes()),
            folio=folio,
            places=tuple(self._places),
            landscape=self._part.landscape,
            mark=mark,
        )

    def _add_text(self, line: Line, x: float, y: float, *, turned: bool = False) -> Text:
        text = Text(line, self._left + x, self._top + y, turned)
        if line.source is not None:
            self._texts.append(text)
        return text

    def _add_piece(self, piece: Piece, y: float) -> None:
        box = piece.box
        right, bottom = box.x + box.width, y + piece.height
        self._add_frame(box.x, y, right, bottom)
        name = _only_name(box) if self._placed else ""
        if name:
            self._add_place(name, (self._left + box.x, self._top + y), (box.width, piece.height))
        if piece.first == piece.after:
            return
        if box.vertical:
            self._add_characters(piece, y)
        else:
            self._add_lines(piece, y, runs=self._placed and not name)

    def _add_lines(self, piece: Piece, y: float, *, runs: bool) -> None:
        """Centre a whole text between its rules; a part of one, and some, begin at the top."""
        box = piece.box
        lines = box.lines[piece.first : piece.after]
        above = box.tops[piece.first]
        space = PAD
        if len(lines) == len(box.lines) and not box.cell.top:
            space = math.floor((piece.height - box.tops[-1]) / 2)
        paragraphs = _owners(box) if runs else ()
        for index, line in enumerate(lines, piece.first):
            top = y + space + box.tops[index] - above
            text = self._add_text(line, box.x + box.side, top)
            if runs:
                self._add_runs(paragraphs[index], text)

    def _add_characters(self, piece: Piece, y: float) -> None:
        """Put characters below each other, in two columns from the right if one is too long."""
        box = piece.box
        step = box.lines[0].pitch
        count = len(box.lines)
        columns = vertical_columns(count, box.width, step)
        if count * step + 2 * PAD <= piece.height:
            columns = 1
        each = math.ceil(count / columns)
        for index, line in enumerate(box.lines):
            column, row = divmod(index, each)
            beside = ((columns - 1) / 2 - column) * step * COLUMN / STEP
            here = min(each, count - column * each)
            x = box.x + box.width / 2 + beside - step / 2
            top = y + (piece.height - here * step) / 2 + row * step
            self._add_text(line, x, top, turned=line.text in _TURNED)

    def _add_runs(self, paragraph: Paragraph, text: Text) -> None:
        """Note where the named runs of a paragraph stand on one of its lines."""
        if not self._placed:
            return
        line = text.line
        if id(paragraph) not in self._named:
            self._named[id(paragraph)] = paragraph, tuple(_named_runs(paragraph))
        runs = self._named[id(paragraph)][1]
        # Runs stand in order: those that end before the line, or begin behind it, are passed over.
        for name, start, end in runs[bisect_left(runs, line.start, key=itemgetter(2)) :]:
            if start > line.start + units(line.text):
                break
            if line.shows(start, end):
                left, right = line.x_of(start), line.x_of(end)
                width = max(right - left, _BLANK * line.pitch)
                self._add_place(name, (text.x + left, text.y), (width, line.pitch))

    def _add_place(self, name: str, corner: tuple[float, float], size: tuple[float, float]) -> None:
        if not self._placed:
            return
        x, y, width, height = (length / MM for length in (*corner, *size))
        self._places.append(Place(name, x, y, width, height))

    def _add_frame(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Rules around a box, from its upper left corner to the lower right one."""
        across = self._left + x1, self._left + x2
        down = self._top + y1, self._top + y2
        for y in down:
            self._level[y].append(across)
        for x in across:
            self._upright[x].append(down)

    def _strokes(self) -> Iterator[Stroke]:
        """All rules, those on one straight line made into one, so that none is drawn twice."""
        for y, spans in sorted(self._level.items()):
            yield from (Stroke(start, y, end, y) for start, end in _union(spans))
        for x, spans in sorted(self._upright.items()):
            yield from (Stroke(x, start, x, end) for start, end in _union(spans))


def _named_runs(paragraph: Paragraph) -> Iterator[tuple[str, int, int]]:
    """Name, begin and end of each run that has a name, in UTF-16 units."""
    start = 0
    for run in paragraph.runs:
        end = start + units(run.text)
        if run.name:
            yield run.name, start, end
        start = end


def _only_name(box: Box) -> str:
    """The name a whole cell stands for: its own, or that of its only named run."""
    if box.cell.name:
        return box.cell.name
    names = {run.name for paragraph in box.cell.paragraphs for run in paragraph.runs} - {""}
    return names.pop() if len(names) == 1 else ""


def _owners(box: Box) -> tuple[Paragraph, ...]:
    """The paragraph of every line; each one's first line starts at 0, and no other."""
    number = -1
    owners: list[Paragraph] = []
    for line in box.lines:
        number += line.start == 0
        owners.append(box.cell.paragraphs[number])
    return tuple(owners)


def _union(spans: Iterable[tuple[float, float]]) -> Sequence[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
