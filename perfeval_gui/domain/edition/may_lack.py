"""What a unit may not have, as its edition says: buildings, a fund, a heading of the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SAYS_SO: Final = "无。"
"""What is printed under a heading that the unit has nothing to say under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the form that a unit may not have at all.

    Attributes:
        key: Stable name, kept in drafts.
        title: What it is called behind 本单位没有.
        names: Cells, tables, and lines of tables with fixed lines that belong to it.
        headings: Keys of headings of the report that have nothing to tell then.
        prints: What stands on paper in place of a blank cell of it, and in the first cell of a
            table without rows; empty where they stay blank.
    """

    key: str
    title: str
    names: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    prints: str = ""

    def covers(self, name: str) -> bool:
        """Whether the cell, line or table called *name* belongs to it."""
        if name in self.names:
            return True
        head, dot, _ = name.rpartition(".")
        return name.partition("[")[0] in self.names or (bool(dot) and self.covers(head))
