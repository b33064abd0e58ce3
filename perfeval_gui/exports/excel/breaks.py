"""Where a sheet begins a new page. Rows count from 0.

Excel ends a page between any two rows, prints a joined cell's text once, wherever its middle is,
and leaves its lower edge open. So every page is ended here, where nothing is torn, and joined
cells are cut there (see `sheetboxes`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

_SURE: Final = 0.97
"""Part of the page that is counted on; printers and scaling take a little."""
MOST_BREAKS: Final = 1_000
"""Excel takes 1,026 a sheet. A longer one is left to find its pages itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A text that stands on every page its rows reach, and needs *height* pt there."""

    row: int
    rows: int
    column: int
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What is known of the rows of a sheet.

    Attributes:
        heights: pt.
        held: Rows that stay on the page of the row before.
        forced: Rows that begin a page.
        repeat: First and last of the rows printed on every page after them.
    """

    heights: Sequence[float]
    held: frozenset[int] = frozenset()
    forced: frozenset[int] = frozenset()
    labels: Iterable[Label] = ()
    repeat: tuple[int, int] | None = None


def page_breaks(rows: Rows, page: float) -> tuple[int, ...]:
    """Rows at which a page of *page* pt begins, but the first; none where they are too many."""
    found = tuple(_Pages(rows, page * _SURE).breaks())
    return found if len(found) <= MOST_BREAKS else ()


@dataclass(slots=True)
class _Column:
    """The labels of one column, from top to bottom."""

    starts: list[int] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def across(self, row: int) -> Label | None:
        """The label that a break above *row* divides."""
        number = bisect_right(self.starts, row - 1) - 1
        if number < 0:
            return None
        label = self.labels[number]
        return label if label.row < row < label.row + label.rows else None


class _Pages:
    """Fills page after page."""

    def __init__(self, rows: Rows, page: float) -> None:
        self._rows = rows
        self._page = page
        self._tops = list(accumulate(rows.heights, initial=0.0))
        self._columns: dict[int, _Column] = {}
        for label in sorted(rows.labels, key=_row_of):
            column = self._columns.setdefault(label.column, _Column())
            column.starts.append(label.row)
            column.labels.append(label)

    def breaks(self) -> Iterator[int]:
        start, count = 0, len(self._rows.heights)
        while (full := self._full(start)) < count:
            start = self._end(start, full)
            yield start

    def _full(self, start: int) -> int:
        """The row after the last that the page from *start* on has room for."""
        repeat = self._rows.repeat
        later = repeat is not None and start > repeat[1]
        again = self._tops[repeat[1] + 1] - self._tops[repeat[0]] if repeat and later else 0.0
        room = self._tops[start] + self._page - again
        full = max(start + 1, bisect_right(self._tops, room) - 1)
        return min((row for row in self._rows.forced if start < row <= full), default=full)

    def _end(self, start: int, full: int) -> int:
        """The best row to begin the next page with: nothing torn, or at least no row."""
        if full in self._rows.forced:
            return full
        fair = [row for row in range(full, start, -1) if row not in self._rows.held]
        return next((row for row in fair if self._leaves_labels(row, start)), (*fair, full)[0])

    def _leaves_labels(self, row: int, start: int) -> bool:
        """Whether every label that is divided above *row* has room on either side."""
        for column in self._columns.values():
            label = column.across(row)
            if label is None:
                continue
            above = self._tops[row] - self._tops[max(label.row, start)]
            below = self._tops[label.row + label.rows] - self._tops[row]
            if min(above, below) < label.height:
                return False
        return True


def _row_of(label: Label) -> int:
    return label.row
