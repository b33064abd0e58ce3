"""A derived figure as it is declared, and the marks in the names of its inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.rules.figures.ways import Rule

REPORT_YEAR: Final = "year"
"""The input that is the year of the report, the same in every row."""
_TYPED: Final = "~"


def typed(name: str) -> str:
    """The input that means what was typed under *name*, where a figure has the same name."""
    return _TYPED + name


def plain(name: str) -> str:
    """*name* without the mark of `typed`."""
    return name.removeprefix(_TYPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A derived figure.

    Attributes:
        name: ``control_rate``; with ``[]`` it has a value in every row of that table.
        rule: How it follows from the inputs.
        inputs: Names of the inputs, one group each. A name with ``[]`` means the same row where
            it is of the figure's own table, and the whole column otherwise.
        kind: How it is shown; rates are fractions.
        source: Where the rule comes from.
    """

    name: str
    rule: Rule
    inputs: tuple[str, ...]
    kind: Kind
    source: str

    @property
    def table(self) -> str:
        """The table in whose rows it stands; empty for a stand-alone figure."""
        return self.name.partition("[")[0] if "[]" in self.name else ""
