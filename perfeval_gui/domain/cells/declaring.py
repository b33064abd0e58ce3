"""Declaring a typed cell or a table inside a section: once, with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, Final, Literal

from perfeval_gui.domain.cells.kinds import Kind

CELL: Final = "cell"
ROW: Final = "row"
NEED: Final = "need"
Need = Literal["", "section", "review"]
"""Whether its section is not complete without it, or nothing can be reviewed without it."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What is declared of a typed cell: its kind, its *need*, its name where no edition has one."""

    kind: Kind
    need: Need = ""
    label: str = ""


def cell(kind: Kind, need: Need = "", label: str = "") -> Any:  # noqa: ANN401 - stands in for the declared type of the attribute
    """A dataclass attribute for one typed cell of *kind*, blank unless filled."""
    return field(default=kind.blank, metadata={CELL: Declared(kind, need, label)})


def cells_of(section: type) -> dict[str, Declared]:
    """The typed cells that *section* declares itself, in order, by attribute name."""
    return {f.name: f.metadata[CELL] for f in fields(section) if CELL in f.metadata}


def kinds_of(section: type) -> dict[str, Kind]:
    """The kinds of the typed cells that *section* declares itself, likewise."""
    return {name: declared.kind for name, declared in cells_of(section).items()}


def rows(row: type, need: Need = "") -> Any:  # noqa: ANN401 - stands in for the declared type of the attribute
    """A dataclass attribute for a table of rows of the type *row*, empty unless filled."""
    return field(default=(), metadata={ROW: row, NEED: need})


def line(columns: type, *needed: str) -> Any:  # noqa: ANN401 - stands in for the declared type of the attribute
    """A dataclass attribute for a line of a table with the cells of *columns*.

    Its section is not complete without the *needed* ones.
    """
    return field(default_factory=columns, metadata={NEED: needed})
