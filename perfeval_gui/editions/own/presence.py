"""Which of the standard names an edition has: those it labels, prints or shows in a section."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from perfeval_gui.domain.edition.drawing import Drawing, DrawnGrid
from perfeval_gui.domain.edition.edition import FundRow
from perfeval_gui.domain.edition.sections import Section
from perfeval_gui.domain.record.report import BESIDE, STANDARD
from perfeval_gui.rules.figures.printed_names import OUTLINE, printed_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """What of the standard names there is.

    Attributes:
        labels: Names with a label of their own in edition.toml.
        drawings: The pages.
        funds: The lines of the fund table.
        sections: The sections; those without a view of the program's list their names.
        computed: Standard names that the edition computes.
    """

    labels: Collection[str]
    drawings: tuple[Drawing, ...]
    funds: tuple[FundRow, ...]
    sections: Sequence[Section]
    computed: Collection[str] = ()

    def absent(self) -> frozenset[str]:
        """The standard cells and tables that are not typed: not there, or computed."""
        there = frozenset(self._there())
        names = (*STANDARD.fields, *STANDARD.tables)
        return frozenset(name for name in names if name not in there or name in self.computed)

    def _there(self) -> Iterator[str]:
        yield from BESIDE
        yield from self.labels
        yield from (name.partition("[")[0] for name in self.labels if "[]." in name)
        for name in printed_names(self.drawings):
            yield name
            yield "passages" if name == OUTLINE else name.partition(".")[0]
        for drawing in self.drawings:
            grids = (block for block in drawing.blocks if isinstance(block, DrawnGrid))
            yield from (row.repeats for grid in grids for row in grid.rows)
        lines = {row.line for row in self.funds}
        yield from lines & STANDARD.tables.keys()
        if lines:
            # Lines the edition does not print are kept in drafts as they always were.
            yield from (name for name in STANDARD.fields if "." in name)
        for section in self.sections:
            if not section.view:
                yield from (*section.fields, *section.tables)
        if "project_executed" in self.labels:
            # A switch beside that cell, on no page.
            yield "project_linked"


def present(sections: Sequence[Section], absent: Collection[str]) -> tuple[Section, ...]:
    """*sections* without what is *absent*, and without those of which nothing is left."""
    kept = (
        replace(
            section,
            fields=tuple(name for name in section.fields if name not in absent),
            tables=tuple(name for name in section.tables if name not in absent),
            needed=tuple(name for name in section.needed if name not in absent),
        )
        for section in sections[:-1]
    )
    return (*(one for one in kept if one.fields or one.tables), sections[-1])
