"""What an edition declares of its own: cells, tables, figures, identities and its money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final, Literal

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.edition.compared import Compared

Way = Literal[
    "same",
    "sum",
    "total",
    "difference",
    "ratio",
    "share",
    "growth",
    "score",
    "grade",
    "count",
    "constant",
]
"""By which rule a declared figure follows from others; see `rules.figures.declared`."""


WANTED: Final = ("sign", "unit", "direction", "adjusted")
"""Columns of indicators that belong to a target: its sign, its unit, whether less is better, and
the target that took its place."""


BESIDE: Final = ("coefficient", "second_score", "core")
"""Columns of indicators whose names say what they are, and that no rule reads."""


Scored = Literal["points", "score", "no"]
"""How indicators are scored: points by the rule, points with a score that is typed, not at all."""
UNSCORED: Final[Mapping[Scored, tuple[str, ...]]] = MappingProxyType(
    {"points": (), "score": ("band",), "no": ("points", "band", "lowered")}
)
"""Columns of indicators that such a form has not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCell:
    """A stand-alone cell.

    Attributes:
        name: As it is called everywhere.
        kind: What it holds.
        section: Key of the section that shows it.
        needed: Whether the section is incomplete without it.
    """

    name: str
    kind: Kind
    section: str
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnColumn:
    """A column of a table.

    Attributes:
        key: Its name within the table.
        kind: What its cells hold or show.
        way: How its cells are computed; empty where they are typed.
        of: The columns of the same row, or names, that they follow from.
    """

    key: str
    kind: Kind
    way: Way | None = None
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a table with fixed lines.

    Attributes:
        key: Its name within the table.
        label: As printed.
        parent: The line it is part of; empty at the top.
        parts: ``all`` when its parts add up to it, ``some`` when they are only named out of it.
        level: Depth of indention, from 0.
    """

    key: str
    label: str
    parent: str = ""
    parts: Literal["", "all", "some"] = ""
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTable:
    """A table: with fixed *lines*, or with as many rows as the clerk adds.

    A cell of a fixed line is called ``table.line.column``, one of a row ``table[0].column``.

    Attributes:
        name, section: As of a cell.
        columns: In the order of the declaration.
        lines: The fixed lines; empty where rows are added.
        noun: What one row is called when it is added or removed.
    """

    name: str
    section: str
    columns: tuple[OwnColumn, ...]
    lines: tuple[Line, ...] = ()
    noun: str = "行"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFigure:
    """A computed figure: a standard name, a name of its own, or a cell of a table.

    Attributes:
        name: What is computed.
        way: By which rule.
        of: The names it follows from.
        kind: How it is shown.
        constant: The figure itself, of the way ``constant``.
    """

    name: str
    way: Way
    of: tuple[str, ...]
    kind: Kind
    constant: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A name in an identity with its sign; a figure where *name* is empty."""

    name: str
    sign: Literal[1, -1] = 1
    figure: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Something that must hold between figures.

    Attributes:
        left, right: What is compared, each a sum of terms.
        compared: How.
        within: Most that equal sides may differ.
        level: How grave it is where it does not hold.
        text: What is told then; empty for a sentence made from the labels.
    """

    left: tuple[Term, ...]
    compared: Compared
    right: tuple[Term, ...]
    within: Decimal = Decimal(0)
    level: Literal["error", "explain", "hint"] = "error"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIndicators:
    """What an edition says of the table of indicators.

    Attributes:
        columns: Those beside the standard ones; some say how a target is meant, see `WANTED`.
        less: Words in the name of an indicator of which less is better without a sign.
        scored: How they are scored.
    """

    columns: tuple[OwnColumn, ...] = ()
    less: tuple[str, ...] = ()
    scored: Scored = "points"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Everything an edition declares beside the standard names; nothing of it as a rule."""

    cells: tuple[OwnCell, ...] = ()
    tables: tuple[OwnTable, ...] = ()
    figures: tuple[OwnFigure, ...] = ()
    identities: tuple[Identity, ...] = ()
    indicators: OwnIndicators = OwnIndicators()

    def table(self, name: str) -> OwnTable | None:
        """The table called *name*, or None."""
        return next((table for table in self.tables if table.name == name), None)
