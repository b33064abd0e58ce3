"""Where grids are divided: rows onto pages, texts that are higher than their row between lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from perfeval_gui.paper.grids import Box, Table

_SPLIT_PART: Final = 0.5
"""A row whose text is higher than this part of a page may be divided."""
_BEGINNING: Final = 0.1
"""Part of a page that is enough to begin a row that may be divided."""
_TOGETHER: Final = 2
"""Least number of lines left alone on either side of a page break."""


@dataclass(frozen=True, slots=True)
class Band:
    """A grid row, or a part of one, on a page."""

    row: int
    height: float


@dataclass(frozen=True, slots=True)
class Piece:
    """What a page shows of a box: its lines from *first* up to *after*, and how high it is."""

    box: Box
    top: float
    height: float
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class Slice:
    """What a page shows of a grid; tops count from the top of the slice."""

    height: float
    pieces: tuple[Piece, ...]


def paginate(table: Table, room: float, page: float, tail: float = 0) -> Iterator[Slice]:
    """Divide a grid whose first slice has *room* units of height and each other one *page*.

    The first slice is empty when the grid has to begin on the next page. Below the last one *tail*
    units stay free, for signature lines that must not stand on a page without a row of the grid.
    """
    cursor = _Cursor(table, page, tail)
    while not cursor.done:
        yield cursor.fill(room)
        room = page


def least_start(table: Table, page: float) -> float:
    """Height of the headers a grid begins with and of the row below them, or of its beginning."""
    height = 0.0
    for row, row_height in enumerate(table.heights):
        if row not in table.headers:
            divides = table.grid.rows[row].splits or row_height > page * _SPLIT_PART
            return height + (min(row_height, page * _BEGINNING) if divides else row_height)
        height += row_height
    return height


class _Cursor:
    """How far a grid is set.

    Attributes:
        _tail: Height that what belongs to the last row takes below it.
        _row: The next row.
        _divided: Earlier pages show a part of that row.
        _heights: Height still to be given to each row.
        _set: Lines already set, for boxes whose text goes on over a page break.
    """

    def __init__(self, table: Table, page: float, tail: float) -> None:
        self._table = table
        self._page = page
        self._tail = tail
        self._row = 0
        self._divided = False
        self._heights = list(table.heights)
        self._set: dict[tuple[int, int], int] = {}

    @property
    def done(self) -> bool:
        return self._row >= len(self._heights)

    def fill(self, room: float) -> Slice:
        """Set as much as one page takes; on an empty page at least something."""
        empty = room >= self._page
        bands = [Band(row, self._table.heights[row]) for row in self._repeated(empty=empty)]
        repeated = len(bands)
        self._stretch(bands)
        left = self._take(bands, room - sum(band.height for band in bands))
        if self.done:
            kept = self._without_tail(bands, repeated, left, empty=empty)
            if kept < len(bands):
                left += self._give_back(bands, kept)
                self._widen(bands, left)
            return self._close(bands, repeated)
        divide = self._may_divide(bands, left)
        if not divide:
            kept = self._kept(bands, repeated, empty=empty)
            divide = empty and kept == repeated
            if not divide:
                left += self._give_back(bands, kept)
                left -= self._widen(bands, left)
        return self._close(bands, repeated, left if divide else 0)

    def _repeated(self, *, empty: bool) -> Iterator[int]:
        """The headers nearest above the next row, unless they stand on this page anyway."""
        above = [row for row in self._table.headers if row < self._row]
        if not empty or not above:
            return
        first = above[-1]
        while first - 1 in above:
            first -= 1
        yield from range(first, above[-1] + 1)

    def _stretch(self, headers: Sequence[Band]) -> None:
        """Give spanning boxes that come from the page before room for what they still show."""
        carried = [
            box
            for box in self._table.covering[self._row]
            if box.cell.rows > 1 and (box.cell.row < self._row or self._divided)
        ]
        for end in {box.end for box in carried} - {self._row}:
            self._heights[end] = self._table.heights[end]
        for box in sorted(carried, key=_end):
            have = sum(self._heights[self._row : box.end + 1])
            have += sum(band.height for band in headers if band.row >= box.cell.row)
            self._heights[box.end] += max(0.0, self._rest(box) - have)

    def _rest(self, box: Box) -> float:
        """Height that the text of a box has still to have."""
        first = 0 if self._table.repeats(box) else self._set.get(box.at, 0)
        return box.need(first)

    def _take(self, bands: list[Band], room: float) -> float:
        """Take whole rows while they fit; gives the room that is left."""
        while not self.done and self._heights[self._row] <= room:
            height = self._heights[self._row]
            bands.append(Band(self._row, height))
            room -= height
            self._row += 1
        return room

    def _may_divide(self, bands: Sequence[Band], room: float) -> bool:
        """Whether the next row may be divided *room* below its top without lone lines."""
        table, row = self._table, self._row
        if row in table.headers or not (table.grid.rows[row].splits or self._is_high(row)):
            return False
        return all(self._has_room(bands, box, room) for box in table.covering[row]) and any(
            self._rest(box) > room for box in table.covering[row] if box.end == row
        )

    def _is_high(self, row: int) -> bool:
        """Whether texts, not the least height, make a row higher than half a page."""
        flows = any(
            box.end == row and box.cell.rows > 1 and not box.label
            for box in self._table.covering[row]
        )
        height = self._heights[row] if flows else self._table.needs[row]
        return height > self._page * _SPLIT_PART

    def _has_room(self, bands: Sequence[Band], box: Box, room: float) -> bool:
        """Whether *room* of the next row shows the label, or enough lines of the text, of a box."""
        if self._table.repeats(box):
            return _height_of(box, bands) + room >= box.need()
        if box.cell.rows > 1:
            return True
        first = self._set.get(box.at, 0)
        return _graceful(box, first, room) - first >= min(_TOGETHER, len(box.lines) - first)

    def _kept(self, bands: Sequence[Band], repeated: int, *, empty: bool) -> int:
        """How many bands stay when the break moves above lone headers and cramped labels."""
        kept = len(bands)
        while kept > repeated:
            start = _break_above(self._table, bands[:kept])
            if empty and start == bands[repeated].row and start not in self._table.headers:
                break
            if start is None or start < bands[repeated].row:
                break
            while kept > repeated and bands[kept - 1].row >= start:
                kept -= 1
        return kept

    def _without_tail(
        self, bands: Sequence[Band], repeated: int, left: float, *, empty: bool
    ) -> int:
        """How many bands stay when the last row goes to the next page with what belongs to it."""
        last = bands[-1].height
        if left >= self._tail or last + self._tail > self._page:
            return len(bands)
        kept = self._kept(bands[:-1], repeated, empty=empty) if len(bands) > repeated + 1 else 0
        freed = sum(band.height for band in bands[kept:])
        if (empty and kept <= repeated) or freed > max(last, self._page * _SPLIT_PART):
            return len(bands)
        return kept

    def _give_back(self, bands: list[Band], kept: int) -> float:
        freed = sum(band.height for band in bands[kept:])
        self._row -= len(bands) - kept
        del bands[kept:]
        return freed

    def _widen(self, bands: list[Band], room: float) -> float:
        """Heighten the last row for labels that are cramped all the same; gives the height used."""
        if not bands:
            return 0
        missing = (box.need() - _height_of(box, bands) for box in _cramped(self._table, bands))
        more = min(room, max(missing, default=0))
        bands[-1] = Band(bands[-1].row, bands[-1].height + more)
        return more

    def _close(self, bands: list[Band], repeated: int, part: float = 0) -> Slice:
        """The slice made of whole *bands* and, with *part*, of the upper part of the next row."""
        if len(bands) > repeated:
            self._divided = False
        if part:
            bands.append(Band(self._row, part))
        if len(bands) == repeated:
            return Slice(0, ())
        tops = tuple(accumulate((band.height for band in bands), initial=0.0))
        pieces = tuple(
            self._piece(box, tops[start], tops[stop] - tops[start], shown=stop > repeated)
            for box, start, stop in _runs(self._table, bands)
        )
        if part:
            self._go_on(part)
        return Slice(tops[-1], pieces)

    def _piece(self, box: Box, top: float, height: float, *, shown: bool) -> Piece:
        """Show a box; where only headers that belong to it are repeated its label may not fit."""
        if self._table.repeats(box):
            fits = shown or box.need() <= height
            return Piece(box, top, height, 0, len(box.lines) if fits else 0)
        first = self._set.get(box.at, 0)
        after = _graceful(box, first, height)
        self._set[box.at] = after
        return Piece(box, top, height, first, after)

    def _go_on(self, part: float) -> None:
        """Leave the rest of a divided row to the next page."""
        boxes = [box for box in self._table.covering[self._row] if box.end == self._row]
        texts = [self._rest(box) for box in boxes if not self._table.repeats(box)]
        if any(texts):
            labels = [box.need() for box in boxes if box.label and box.cell.rows == 1]
            rest = self._heights[self._row] - part
            self._heights[self._row] = max(rest, *texts, *labels)
            self._divided = True
        else:
            self._row += 1
            self._divided = False


def _break_above(table: Table, bands: Sequence[Band]) -> int | None:
    """The row above which a break is better than below *bands*, None for right here."""
    last = bands[-1].row
    if last in table.headers:
        return last
    starts = [box.cell.row for box in _cramped(table, bands)]
    return max(starts, default=None)


def _cramped(table: Table, bands: Sequence[Band]) -> Iterator[Box]:
    """Labels that a break below *bands* would leave too little height."""
    last = bands[-1].row
    for box in table.covering[last]:
        if box.label and box.end > last and _height_of(box, bands) < box.need():
            yield box


def _end(box: Box) -> tuple[int, int]:
    return box.end, box.cell.rows


def _height_of(box: Box, bands: Sequence[Band]) -> float:
    """Height at the end of *bands* that belongs to a box."""
    height = 0.0
    for band in reversed(bands):
        if not box.cell.row <= band.row <= box.end:
            break
        height += band.height
    return height


def _graceful(box: Box, first: int, height: float) -> int:
    """One past the last line that *height* shows, leaving no single line for the next page."""
    after = box.fitting(first, height)
    if len(box.lines) - after == 1 and after - first > _TOGETHER:
        after -= 1
    return after


def _runs(table: Table, bands: Sequence[Band]) -> Iterable[tuple[Box, int, int]]:
    """Every box with the first band it covers and one past the last, without a gap between."""
    found: dict[tuple[tuple[int, int], int], tuple[Box, int, int]] = {}
    begun: dict[tuple[int, int], tuple[int, int]] = {}
    for index, band in enumerate(bands):
        for box in table.covering[band.row]:
            start, stop = begun.get(box.at, (index, index))
            if stop != index:
                start = index
            begun[box.at] = (start, index + 1)
            found[box.at, start] = (box, start, index + 1)
    return found.values()
