"""Columns and lines of a table as they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perfeval_gui.domain.cells.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        shown: Column name of what is shown, such as ``score``.
        typed: Column name of what typing changes; empty for a column that only shows.
        title: Heading; empty takes the edition's label.
    """

    shown: str
    typed: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is shown.

    Attributes:
        name: What names its cells: ``projects[0]`` or ``three_public``.
        texts: What each cell shows; text that cannot be read, as it was typed.
        computed: Which cells cannot be typed into now.
        faults: One sentence for each cell whose text cannot be read, else empty.
        stored: What is typed behind each cell; None where nothing can be.
    """

    name: str
    texts: tuple[str, ...]
    computed: tuple[bool, ...]
    faults: tuple[str, ...]
    stored: tuple[Value, ...]

    def is_row_of(self, other: Line) -> bool:
        """Whether it shows the same row, which may stand elsewhere and be named otherwise."""
        return self.texts is other.texts

    def differs(self, other: Line) -> Iterator[int]:
        """The columns in which something else is shown."""
        if self is other or self == other:
            return
        for column in range(len(self.texts)):
            if self._cell(column) != other._cell(column):
                yield column

    def _cell(self, column: int) -> tuple[object, ...]:
        facets = (self.texts, self.computed, self.faults, self.stored)
        return tuple(facet[column] for facet in facets)
