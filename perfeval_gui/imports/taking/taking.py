"""What was found in files taken over into a report in one step; nothing typed gives way unasked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from perfeval_gui.domain.cells.values import Value, is_blank
from perfeval_gui.domain.names.fields import address, cell_name, get
from perfeval_gui.domain.names.putting import put_cells
from perfeval_gui.domain.record.report import Report
from perfeval_gui.imports.matching.result import Match, Matched
from perfeval_gui.imports.taking.row_places import row_places


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
        table: row_places(report, table, match)
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
    return Taken(report=changed, names=tuple(wanted), kept=tuple(kept))


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
