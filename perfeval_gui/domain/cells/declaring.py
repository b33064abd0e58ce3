"""Declaring a typed cell or a table inside a section: once, with its kind or type of row."""

from __future__ import annotations

from dataclasses import field, fields
from typing import Any, Final

from perfeval_gui.domain.cells.kinds import Kind

KIND: Final = "kind"
ROW: Final = "row"


def cell(kind: Kind) -> Any:  # noqa: ANN401 - stands in for the declared type of the attribute
    """A dataclass attribute for one typed cell of *kind*, blank unless filled."""
    return field(default=kind.blank, metadata={KIND: kind})


def kinds_of(section: type) -> dict[str, Kind]:
    """The typed cells that *section* declares itself, in order, by attribute name."""
    return {f.name: f.metadata[KIND] for f in fields(section) if KIND in f.metadata}


def rows(row: type) -> Any:  # noqa: ANN401 - stands in for the declared type of the attribute
    """A dataclass attribute for a table of rows of the type *row*, empty unless filled."""
    return field(default=(), metadata={ROW: row})
