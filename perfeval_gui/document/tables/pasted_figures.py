"""What pasted figures could also mean: a dash may be a zero, too many places may be rounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any, Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.reading import is_dash
from perfeval_gui.domain.cells.values import Unread, Value, half_up
from perfeval_gui.domain.names.fields import (
    TableRow,
    address,
    get,
    kind_of,
    put,
    rows_of,
    with_rows,
)
from perfeval_gui.domain.record.report import Report

if TYPE_CHECKING:
    from perfeval_gui.document.clipboard.blocks import Typed
    from perfeval_gui.document.tables.cell_table import CellTable

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
# Figures of 13 digits and all the places that a program shows.
_EXACT: Final = Context(prec=200)
_POINTS: Final = "分"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that may be read otherwise.

    Attributes:
        table: The table of the record its row stands in; empty for a stand-alone cell.
        row: Id of that row, which stays when rows come, go or move; 0 for a stand-alone cell.
        column: Its column; the whole name of a stand-alone cell.
        old: What it holds.
        new: What it would hold.
    """

    table: str
    row: int
    column: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Offer:
    """Another reading of what was pasted, for the clerk to take or to leave.

    Attributes:
        key: ``dashes`` or ``places``.
        text: What was pasted and how it stands now.
        way: The other reading, as a button.
        label: What taking it is called in the history.
        changes: The cells.
    """

    key: str
    text: str
    way: str
    label: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure cell that was pasted into: its name, its column's title, the text that came."""

    name: str
    kind: Kind
    title: str
    text: str
    value: Value


def offers_of(table: CellTable, typed: Iterable[Typed]) -> Iterator[Offer]:
    """What could be made of the cells of *table* that *typed* was just pasted into."""
    report = table.document.report
    cells = list(_cells(table, report, typed))
    # A dash among points is no zero: it would take the points away.
    dashes = [(cell, _ZERO) for cell in cells if _is_dash(cell) and cell.kind.unit != _POINTS]
    if dashes:
        yield Offer(
            "dashes",
            f"粘贴的内容里有 {len(dashes)} 格是“-”，按空白记下，不是 0",
            "填成 0",
            "粘贴的“-”填成 0",
            tuple(_changes(report, dashes)),
        )
    rounded = [
        (cell, value) for cell in cells if (value := cell.kind.rounded(cell.value)) is not None
    ]
    if rounded:
        yield Offer(
            "places",
            f"粘贴的内容里有 {len(rounded)} 格小数位数太多，还没有读；{_difference(rounded)}",
            "四舍五入",
            "粘贴的小数四舍五入",
            tuple(_changes(report, rounded)),
        )


def _cells(table: CellTable, report: Report, typed: Iterable[Typed]) -> Iterator[_Cell]:
    for row, column, text in typed:
        if column not in table.figure_columns:
            continue
        # Most cells are read, or are no figures: nothing more is asked about them.
        stored = table.stored_at(row, column)
        if not isinstance(stored, Unread) and not (stored is None and _says_dash(text)):
            continue
        name = table.typed_name(row, column)
        kind = kind_of(report.form, name) if name and table.may_type(row, column) else None
        if kind is not None and kind.holds == "figure":
            yield _Cell(name, kind, table.title_of(column), text, get(report, name))


def may_be_otherwise(values: Iterable[Value], texts: Iterable[str]) -> bool:
    """Whether one of *values*, those of a column that *texts* were typed into, may be another.

    Asked first: a column of figures that are all read, or blank, need not be gone through.
    """
    kinds = set(map(type, values))
    return Unread in kinds or (type(None) in kinds and any(map(_says_dash, set(texts))))


def _says_dash(text: str) -> bool:
    return bool(text) and is_dash(text)


def _is_dash(cell: _Cell) -> bool:
    return cell.value is None and is_dash(cell.text)


def _changes(report: Report, cells: Iterable[tuple[_Cell, Decimal]]) -> Iterator[Change]:
    for cell, new in cells:
        found = address(cell.name)
        if found is None or found[1] is None:
            yield Change("", 0, cell.name, cell.value, new)
        else:
            row = rows_of(report, found[0])[found[1]]
            yield Change(found[0], row.id, found[2], cell.value, new)


def _difference(cells: list[tuple[_Cell, Decimal]]) -> str:
    """How the printed sum of each column would differ from the sum of what was copied.

    Both are rounded as they are printed. Figures of the block that are read as they stand change
    nothing about it.
    """
    sums: dict[tuple[str, str, int], tuple[Decimal, Decimal]] = {}
    for cell, new in cells:
        column = (cell.title, cell.kind.unit, cell.kind.places)
        exact = cell.kind.exact(cell.value) or _ZERO
        before, after = sums.get(column, (_ZERO, _ZERO))
        sums[column] = (_EXACT.add(before, exact), after + new)
    told = []
    for (title, unit, places), (before, after) in sums.items():
        if gap := abs(after - half_up(before, _ONE.scaleb(-places))):
            name = f"“{title}”" if len(sums) > 1 else ""
            told.append(f"{name}合计差 {gap:f} {unit}".rstrip())
    return f"四舍五入后{'，'.join(told) or '合计不变'}"


def taken(report: Report, changes: Iterable[Change]) -> Report:
    """*report* with *changes* made in every cell that still holds what it held then."""
    wanted: dict[str, dict[int, list[Change]]] = {}
    for change in changes:
        if change.table:
            wanted.setdefault(change.table, {}).setdefault(change.row, []).append(change)
        elif get(report, change.column) == change.old:
            report = put(report, change.column, change.new)
    for table, rows in wanted.items():
        changed = (_taken(row, rows.get(row.id, ())) for row in rows_of(report, table))
        report = with_rows(report, table, tuple(changed))
    return report


def _taken(row: TableRow, changes: Iterable[Change]) -> TableRow:
    new: dict[str, Any] = {
        change.column: change.new for change in changes if getattr(row, change.column) == change.old
    }
    return replace(row, **new) if new else row
