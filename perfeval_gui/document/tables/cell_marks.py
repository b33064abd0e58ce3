"""Which cells of a table are marked, which have a 明细, and what changed about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

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
    ) -> Iterator[tuple[int, int]]:
        """Take these from now on; row and column of cells that look otherwise than before."""
        old, self.marks = self.marks, marks
        had, self._detailed = self._detailed, frozenset(detailed)
        names = set(had ^ self._detailed)
        if old is not marks:
            names |= {name for name in (*old, *marks) if _look(old, name) != _look(marks, name)}
        cells: dict[str, set[str]] = {}
        for name in names:
            of_row, _, column_name = name.rpartition(".")
            cells.setdefault(of_row, set()).add(column_name)
        for row, line in enumerate(lines if cells else ()):
            there = cells.get(line.name, ())
            for column, cell in enumerate(columns if there else ()):
                if cell.shown in there or cell.typed in there:
                    yield row, column


def _look(marks: Marks, name: str) -> str:
    """What is drawn; the sentence is only read when it is asked for."""
    found = marks.get(name)
    return found.level if found is not None else ""
