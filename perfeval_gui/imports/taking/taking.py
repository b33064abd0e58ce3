"""What was found in files taken over into a report in one step; nothing typed gives way unasked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from perfeval_gui.domain.cells.values import Value, is_blank
from perfeval_gui.domain.names.fields import (
    TableRow,
    address,
    cell_name,
    get,
    rows_of,
)
from perfeval_gui.domain.names.putting import put_cells
from perfeval_gui.domain.record.report import Report
from perfeval_gui.imports.forms.words import squeezed
from perfeval_gui.imports.matching.result import Match, Matched

_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "indicators": ("group", "kind", "name"),
    "passages": ("key",),
    "explanations": ("check", "place"),
}
"""Columns by which rows of standard tables are told apart; of others the first that has words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the clerk chose, by the names of the match.

    Attributes:
        values: Doubtful cells that are taken over, each with the value it is taken with.
        over: Cells that are taken over although something else is typed there.
        left: Sure cells that are not taken over.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    over: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A found cell and the cell of the report it belongs to.

    Attributes:
        found: The cell as it was found.
        name: The cell of the report, once rows of the file have their place among its rows.
        typed: What is typed there now; blank where a row is new.
    """

    found: Matched
    name: str
    typed: Value

    @property
    def clashes(self) -> bool:
        """Whether something else is typed there."""
        return not is_blank(self.typed) and self.typed != self.found.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A report with what was taken over.

    Attributes:
        report: The new report.
        names: The cells whose content came from the files, by their names in *report*.
        kept: The cells that keep what was typed, likewise.
    """

    report: Report
    names: tuple[str, ...]
    kept: tuple[str, ...]


def placed(report: Report, match: Match, starting: Report) -> tuple[Placed, ...]:
    """Every found cell with the cell of *report* it belongs to, and what is typed there.

    Args:
        report: What is filled in.
        match: What was found in files for its edition.
        starting: An untouched report of the edition: what stands there was typed by nobody.
    """
    rows = {
        table: _row_places(report, table, match, starting)
        for table in report.form.tables
        if any(one.name.startswith(f"{table}[") for one in match.cells)
    }
    found: list[Placed] = []
    for one in match.cells:
        name = _name_in(one.name, rows)
        typed = _typed(report, name)
        if not is_blank(typed) and typed == _typed(starting, name):
            typed = None
        found.append(Placed(found=one, name=name, typed=typed))
    return tuple(found)


def take_over(
    report: Report, match: Match, choices: Choices, starting: Report | None = None
) -> Taken:
    """*report* with what was found, in one step.

    Sure cells are taken over where nothing else is typed, others where *choices* say so. Blank
    cells of a file clear nothing.
    """
    wanted: dict[str, Value] = {}
    kept: list[str] = []
    for one in placed(report, match, starting if starting is not None else report):
        found = one.found
        value = choices.values.get(found.name, found.value)
        chosen = found.name in choices.values or found.state == "sure"
        if not chosen or found.name in choices.left or is_blank(value):
            continue
        if not is_blank(one.typed) and one.typed != value and found.name not in choices.over:
            kept.append(one.name)
        else:
            wanted[one.name] = value
    changed = put_cells(report, wanted)
    names = tuple(n for n, v in wanted.items() if _typed(report, n) != v or n not in kept)
    return Taken(report=changed, names=names, kept=tuple(kept))


def _typed(report: Report, name: str) -> Value:
    try:
        return get(report, name)
    except KeyError:
        return None


def _name_in(name: str, rows: Mapping[str, Sequence[int]]) -> str:
    found = address(name)
    if found is None or found[1] is None or found[0] not in rows:
        return name
    return cell_name(found[0], rows[found[0]][found[1]], found[2])


# ---- rows


def _row_places(report: Report, table: str, match: Match, starting: Report) -> list[int]:
    """Where each row of the file goes among the rows of *report*; new ones come last."""
    del starting
    keys = _KEYS.get(table) or _words(report, table)
    rows = rows_of(report, table)
    known: dict[tuple[str, ...], list[int]] = {}
    for number, row in enumerate(rows):
        known.setdefault(_key(getattr(row, key) for key in keys), []).append(number)
    free = [number for number, row in enumerate(rows) if _is_blank(report, table, row)]
    last = max((n for n in range(len(rows)) if n not in free), default=-1)
    free = [number for number in free if number > last]
    places: list[int] = []
    new = len(rows)
    for key in _file_keys(match, table, keys):
        same = known.get(key, []) if any(key) else []
        if len(same) == 1 and same[0] not in places:
            places.append(same[0])
        elif free:
            places.append(free.pop(0))
        else:
            places.append(new)
            new += 1
    return places


def _file_keys(match: Match, table: str, keys: Sequence[str]) -> list[tuple[str, ...]]:
    found = match.by_name
    rows = [address(name) for name in found if name.startswith(f"{table}[")]
    count = max((one[1] + 1 for one in rows if one is not None and one[1] is not None), default=0)
    names = ([cell_name(table, row, key) for key in keys] for row in range(count))
    return [_key(found[n].value if n in found else None for n in of) for of in names]


def _words(report: Report, table: str) -> tuple[str, ...]:
    kinds = report.form.tables[table].kinds
    return tuple(name for name, kind in kinds.items() if kind.holds == "text")[:1]


def _key(values: Iterable[Value]) -> tuple[str, ...]:
    return tuple("" if value is None else squeezed(str(value)) for value in values)


def _is_blank(report: Report, table: str, row: TableRow) -> bool:
    kinds = report.form.tables[table].kinds
    return all(getattr(row, column) == kind.blank for column, kind in kinds.items())
