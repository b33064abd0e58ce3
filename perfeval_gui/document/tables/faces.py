"""What cells look like, kept as long as nothing that it is made of is another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from perfeval_gui.document.tables.lines import Line
from perfeval_gui.domain.cells.values import same_objects

_MOST: Final = 500
"""Rows that are kept: far more than are in sight."""


@dataclass(frozen=True, slots=True)
class Face:
    """What one cell looks like, in whatever colours and letters it is painted.

    Attributes:
        text: What is written there; empty for a blank cell.
        figure: Whether it stands at the right, as figures do.
        computed: Whether it is one that is not typed into now.
        fault: Whether what was typed there cannot be read.
        mark: How it is marked, as in `marks.CELL_SIGNS`; empty for most cells.
        wanted: Whether it is blank, and its section is not complete without it.
        strong: Whether it is one of a total.
        level: Its depth in the tree of rows; 0 for all columns but the first.
    """

    text: str
    figure: bool
    computed: bool
    fault: bool
    mark: str
    wanted: bool
    strong: bool
    level: int


class Faces:
    """The faces of those rows of a table that were asked for, most of which were asked for before.

    A key changes one row, and paints those in sight.
    """

    def __init__(self, make: Callable[[int], tuple[Face, ...]]) -> None:
        """*make* tells those of a row as they are now, in the order of the columns."""
        self._make = make
        self._beside: tuple[object, ...] = ()
        self._kept: dict[int, tuple[Line, tuple[Face, ...]]] = {}

    def of(self, row: int, line: Line, *beside: object) -> tuple[Face, ...]:
        """Those of *row*, which is *line*.

        They follow from the line and from what is *beside* it, none of which ever changes: other
        faces have others of these.
        """
        if not same_objects(beside, self._beside):
            self._beside = beside
            self._kept.clear()
        kept = self._kept.get(row)
        if kept is None or kept[0] is not line:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            kept = self._kept[row] = line, self._make(row)
        return kept[1]
