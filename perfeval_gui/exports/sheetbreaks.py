"""Where a sheet begins a new page so that labels of joined rows are not cut in two.

Excel breaks pages between any two rows and prints a joined cell's text once, wherever its middle
is: on the break it is cut. Rows count from 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final

from perfeval_gui.exports.measure import MM_IN_PT
from perfeval_gui.exports.pages import A4, Part

_SURE: Final = 0.97
"""Part of the page that is counted on; printers and scaling take a little."""
_FILLED: Final = 0.5
"""A page is not ended before it is filled so far."""

Span = tuple[int, int]
"""First row of a joined cell and how many rows it covers."""


def label_breaks(
    part: Part, heights: Sequence[float], spans: Iterable[Span], repeat: Span | None
) -> Iterator[int]:
    """Rows at which a page is begun because a label would be cut at a later one.

    Args:
        part: Gives the margins.
        heights: Of the rows, pt.
        spans: Cells that cover several rows.
        repeat: First and last of the rows printed on every page.
    """
    page = (A4[1] - part.margins[1] - part.margins[3]) * MM_IN_PT * _SURE
    tops = list(accumulate(heights, initial=0.0))
    joined = sorted(span for span in spans if tops[sum(span)] - tops[span[0]] <= page * _FILLED)
    title = 0.0 if repeat is None else tops[repeat[1] + 1] - tops[repeat[0]]
    start = 0
    while start < len(heights):
        again = title if repeat is not None and start > repeat[1] else 0.0
        end = start + 1
        while end < len(heights) and tops[end + 1] - tops[start] + again <= page:
            end += 1
        if end == len(heights):
            return
        least = tops[start] + page * _FILLED
        # One that begins at the break counts too: the real page may take a row or two more.
        cut = [row for row, rows in joined if row <= end < row + rows and tops[row] >= least]
        if cut:
            end = min(cut)
            yield end
        start = end
