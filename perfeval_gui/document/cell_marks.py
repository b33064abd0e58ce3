"""Which cells of a table are marked, and what changed about it."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval_gui.document.marks import Marks
from perfeval_gui.rules.findings import Finding


class CellMarks:
    """The marks of the open report as the cells of one table see them."""

    def __init__(self, marks: Marks) -> None:
        """Start with *marks*, by name of the cell."""
        self._marks = marks

    def at(self, row: str, shown: str, typed: str) -> Finding | None:
        """The gravest finding about what a cell of *row* shows, else about what it takes."""
        if not self._marks:
            return None
        found = self._marks.get(f"{row}.{shown}")
        return self._marks.get(f"{row}.{typed}") if found is None and typed else found

    def follow(self, marks: Marks, rows: Sequence[str]) -> list[int]:
        """Take *marks* from now on; which of *rows* have cells marked otherwise than before."""
        old, self._marks = self._marks, marks
        if old is marks:
            return []
        names = {name for name in (*old, *marks) if old.get(name) != marks.get(name)}
        changed = {name.rpartition(".")[0] for name in names}
        return [place for place, row in enumerate(rows) if row in changed]
