"""Which cells of a table are marked, which have a 明细, and what changed about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from perfeval_gui.document.marks import Marks
from perfeval_gui.document.tables.lines import Column, Line
from perfeval_gui.rules.findings.finding import Finding


class CellMarks:
    """The marks of the open report as the cells of one table see them.

    Attributes:
        marks: Those that are followed, by name of the cell.
    """

    def __init__(self, marks: Marks, detailed: Collection[str] = ()) -> None:
        """Start with *marks*, by name of the cell, and the cells that are *detailed*."""
        self.marks = marks
        self._detailed = frozenset(detailed)

    def at(self, row: str, shown: str, typed: str) -> Finding | None:
        """The gravest finding about what a cell of *row* shows, else about what it takes."""
        if not self.marks:
            return None
        found = self.marks.get(f"{row}.{shown}")
        return self.marks.get(f"{row}.{typed}") if found is None and typed else found

    def follow(
        self,
        marks: Marks,
        detailed: Collection[str],
        lines: Sequence[Line],
        columns: Sequence[Column],
    ) -> Iterator[tuple[int, int, int]]:
        """Take these from now on; where cells look otherwise than before.

        First and last row of each stretch of a column, and the column.
        """
        old, self.marks = self.marks, marks
        had, self._detailed = self._detailed, frozenset(detailed)
        names = set(had ^ self._detailed)
        if old is not marks:
            names |= {name for name in (*old, *marks) if _look(old, name) != _look(marks, name)}
        cells: dict[str, set[str]] = {}
        for name in names:
            of_row, _, column_name = name.rpartition(".")
            cells.setdefault(of_row, set()).add(column_name)
        return _stretches(_places(cells, lines, columns))


def _places(
    cells: Mapping[str, Collection[str]], lines: Sequence[Line], columns: Sequence[Column]
) -> Iterator[tuple[int, int]]:
    """Row and column of *cells*, which are told by row and column, row by row."""
    for row, line in enumerate(lines if cells else ()):
        there = cells.get(line.name, ())
        for column, cell in enumerate(columns if there else ()):
            if cell.shown in there or cell.typed in there:
                yield row, column


def _stretches(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """*places*, rows and columns row by row, as first and last row of stretches of a column."""
    begun: dict[int, tuple[int, int]] = {}
    for row, column in places:
        first, last = begun.get(column, (row, row))
        if row > last + 1:
            yield first, last, column
            first = row
        begun[column] = first, row
    yield from ((first, last, column) for column, (first, last) in begun.items())


def _look(marks: Marks, name: str) -> str:
    """What is drawn; the sentence is only read when it is asked for."""
    found = marks.get(name)
    return found.level if found is not None else ""
