"""A derived figure as it is declared, and the marks in the names of its inputs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.rules.figures.ways import Group, Rule

REPORT_YEAR: Final = "year"
"""The input that is the year of the report, the same in every row."""
_TYPED: Final = "~"


def typed(name: str) -> str:
    """The input that means what was typed under *name*, where a figure has the same name."""
    return _TYPED + name


def plain(name: str) -> str:
    """*name* without the mark of `typed`."""
    return name.removeprefix(_TYPED)


class CircleError(ValueError):
    """Figures that follow from each other: *names*, each of which reads the next."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"{names[0]} 的算法互相引用：{' ← '.join(names)}")
        self.names = names


def in_order(reads: Mapping[str, Sequence[str]]) -> list[str]:
    """The names in *reads*, each after those of them that it reads.

    Raises:
        CircleError: Some read each other.
    """
    done: dict[str, None] = {}
    for first in reads:
        # A chain of thousands is deeper than calls may be.
        path = {} if first in done else {first: iter(reads[first])}
        while path:
            name, rest = next(reversed(path.items()))
            below = next((one for one in rest if one in reads and one not in done), None)
            if below is None:
                done[name] = None
                del path[name]
            elif below in path:
                names = tuple(path)
                raise CircleError(names[names.index(below) :])
            else:
                path[below] = iter(reads[below])
    return list(done)


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
        printed: Whether it is what is printed, and no finer: what a reader works out on paper.
        finer: Of such a one, how those inputs are printed that are finer themselves, by name.
        table: The table in whose rows it stands; empty for a stand-alone figure.
    """

    name: str
    rule: Rule
    inputs: tuple[str, ...]
    kind: Kind
    source: str
    printed: bool = False
    finer: Mapping[str, Kind] = field(default_factory=dict)
    table: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        # Asked of each figure after each edit.
        table = self.name.partition("[")[0] if "[]" in self.name else ""
        object.__setattr__(self, "table", table)

    def value(self, *groups: Group) -> Value:
        """What the rule makes of *groups* of inputs; see `printed`."""
        if not self.printed:
            return self.rule.value(*groups)
        if self.finer:
            named = zip(self.inputs, groups, strict=True)
            groups = tuple(_as_printed(group, self.finer.get(name)) for name, group in named)
        return _printed(self.rule.value(*groups), self.kind)

    def values(self, *columns: Group) -> Iterable[Value]:
        """`value` of many rows, the inputs of which are *columns*."""
        of_rows = None if self.printed else getattr(self.rule, "of_rows", None)
        return map(self.value, *map(zip, columns)) if of_rows is None else of_rows(*columns)


def _as_printed(group: Group, kind: Kind | None) -> Group:
    return group if kind is None else [_printed(value, kind) for value in group]


def _printed(value: Value, kind: Kind) -> Value:
    return kind.printed(value) if isinstance(value, Decimal) else value
