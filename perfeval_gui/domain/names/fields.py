"""Every typed cell of a report read and written by its name; which there are says its form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from perfeval_gui.domain.beside.details import Detail
from perfeval_gui.domain.beside.dismissals import AppendixChoice, Dismissal, LackedPart
from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.beside.kept_answers import Explanation
from perfeval_gui.domain.beside.unconfirmed import UnconfirmedCell
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import Unread, Value, other_places
from perfeval_gui.domain.record.buildings import Building
from perfeval_gui.domain.record.evaluators import Evaluator
from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.funds import Project
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.domain.record.own import OwnRow
from perfeval_gui.domain.record.report import Report
from perfeval_gui.working.identity import of_pairs

TableRow = (
    AppendixChoice
    | Building
    | Detail
    | Dismissal
    | Evaluator
    | EvidenceFile
    | Explanation
    | Indicator
    | LackedPart
    | OwnRow
    | Passage
    | Project
    | UnconfirmedCell
)
_ADDRESS: Final = pattern(r"(\w+)\[(\d*)\]\.(\w+)")
_ROW: Final = pattern(r"\[\d+\]")


def _with(node: Any, path: tuple[str, ...], value: object) -> Any:  # noqa: ANN401 - walks any section
    head, *rest = path
    if isinstance(node, Mapping):
        return MappingProxyType({**node, head: value})
    return replace(
        node, **{head: _with(getattr(node, head), tuple(rest), value) if rest else value}
    )


def address(name: str) -> tuple[str, int | None, str] | None:
    """Table, row index and column of a table cell's name; index None for ``[]``; else None."""
    return _address(name) if "[" in name else None


@lru_cache(maxsize=16_384)
def _address(name: str) -> tuple[str, int | None, str] | None:
    if (match := _ADDRESS.fullmatch(name)) is None:
        return None
    table, row, column = match.groups()
    return table, int(row) if row else None, column


def kind_of(form: Form, name: str) -> Kind | None:
    """The kind of the typed cell of *form* called *name*, or None when no such cell is."""
    if (field := form.fields.get(name)) is not None:
        return field.kind
    if (found := address(name)) is None or found[0] not in form.tables:
        return None
    return form.tables[found[0]].kinds.get(found[2])


def cell_name(table: str, row: int, column: str) -> str:
    """The name of the cell in *column* of *row*, counted from 0."""
    return f"{table}[{row}].{column}"


def at_row(name: str, row: int) -> str:
    """A column's name (``buildings[].size_rate``) made that of the cell in *row*."""
    return name.replace("[]", f"[{row}]", 1)


def any_row(name: str) -> str:
    """The name of the whole column a table cell stands in; other names stay as they are."""
    return _any_row(name) if "[" in name else name


@lru_cache(maxsize=16_384)
def _any_row(name: str) -> str:
    return _ROW.sub("[]", name, count=1)


def rows_of(report: Report, table: str) -> tuple[TableRow, ...]:
    """The rows of *table*, in the order of printing."""
    rows: tuple[TableRow, ...] = report.form.read[table](report)
    return rows


def with_rows(report: Report, table: str, rows: tuple[TableRow, ...]) -> Report:
    """*report* with *rows* in *table*; rows without an id, or with one taken, get a new one."""
    changed: Report = _with(report, report.form.tables[table].path, with_ids(rows))
    return changed


@of_pairs
def other_rows(before: Sequence[TableRow], after: Sequence[TableRow]) -> tuple[int, ...]:
    """Where the rows of a table, as far as there are some in both, are not the very same."""
    return tuple(other_places(before, after))


@of_pairs
def rows_moved(before: Report, after: Report) -> bool:
    """Whether a row of any table came, went or stands elsewhere."""
    # Asked at every step back: most tables, and most rows, are the very same objects.
    for table in after.form.tables:
        read = after.form.read[table]
        old, new = read(before), read(after)
        if old is new:
            continue
        if len(old) != len(new) or any(old[at].id != new[at].id for at in other_rows(old, new)):
            return True
    return False


def first_difference(before: Report, after: Report, tables: Iterable[str]) -> str:
    """The name of the first cell, alone or in *tables*, that *after* holds otherwise; or empty.

    Of a row that came or went it is the first cell of that place, or of the last row left.
    """
    # Sentences of the report follow what is typed elsewhere: that is looked for first.
    names = (name for name in after.form.fields if name in before.form.fields)
    if single := next((name for name in names if get(before, name) != get(after, name)), ""):
        return single
    rows = ((table, rows_of(before, table), rows_of(after, table)) for table in tables)
    found = (_first_in_rows(after, *one) for one in rows if one[1] is not one[2])
    return next(filter(None, found), "")


def _first_in_rows(
    report: Report, table: str, old: tuple[TableRow, ...], new: tuple[TableRow, ...]
) -> str:
    pairs = enumerate(zip(old, new, strict=False))
    at = next((row for row, (one, other) in pairs if one != other), min(len(old), len(new)))
    if at == len(old) == len(new) or not new:
        return table if len(old) != len(new) else ""
    columns = report.form.tables[table].kinds
    column = next(iter(columns))
    if len(old) == len(new) and old[at].id == new[at].id:
        differ = (one for one in columns if getattr(old[at], one) != getattr(new[at], one))
        column = next(differ, column)
    return cell_name(table, min(at, len(new) - 1), column)


def with_ids(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    """*rows*, those without an id, or with one that is taken, with a new one."""
    if len(taken := {row.id for row in rows if row.id > 0}) == len(rows):
        return rows
    top, seen, result = max(taken, default=0), set[int](), []
    for row in rows:
        if row.id <= 0 or row.id in seen:
            top += 1
            row = replace(row, id=top)  # noqa: PLW2901 - the row goes on under its new id
        seen.add(row.id)
        result.append(row)
    return tuple(result)


def get(report: Report, name: str) -> Value:
    """What is typed in the cell called *name*.

    Raises:
        KeyError: No typed cell is called so.
    """
    form = report.form
    if (read := form.cells.get(name)) is not None:
        return read(report)
    value: Value
    if name in form.absent:
        value = form.read[name](report)
    else:
        rows, row, column = _cell(report, name)
        value = getattr(rows[row], column)
    return value


def put(report: Report, name: str, value: Value) -> Report:
    """*report* with *value* in the cell called *name*.

    Raises:
        KeyError: No typed cell is called so.
    """
    changed: Report
    if (field := report.form.fields.get(name)) is not None:
        changed = _with(report, field.path, value)
        return changed
    rows, row, column = _cell(report, name)
    edited: TableRow = _with(rows[row], (column,), value)
    table = name.partition("[")[0]
    return with_rows(report, table, (*rows[:row], edited, *rows[row + 1 :]))


def put_all(
    report: Report,
    values: Mapping[str, Value],
    tables: Mapping[str, tuple[TableRow, ...]] = MappingProxyType({}),
    **beside: Any,  # noqa: ANN401 - whatever a report has
) -> Report:
    """*report* with *values* in stand-alone cells and rows in *tables*: one new record for all.

    Rows without an id get one, as `with_rows` gives it. *beside* are attributes of the report.

    Raises:
        KeyError: No stand-alone cell, or no table, is called so.
    """
    held = (*values.values(), *map(with_ids, tables.values()))
    below = _places(report.form, tuple(values), tuple(tables))
    return replace(report, **_new(report, below, held), **beside)


_Places = dict[str, "int | _Places"]


@lru_cache(maxsize=16)
def _places(form: Form, cells: tuple[str, ...], tables: tuple[str, ...]) -> _Places:
    """By the attributes that lead there, the place of each of *cells*, and of *tables* behind them.

    Draft after draft has the same cells.
    """
    places: dict[str, Any] = {}
    paths = (
        *(form.fields[name].path for name in cells),
        *(form.tables[name].path for name in tables),
    )
    for place, path in enumerate(paths):
        below = places
        for step in path[:-1]:
            below = below.setdefault(step, {})
        below[path[-1]] = place
    return places


def _new(node: Any, below: _Places, held: Sequence[object]) -> dict[str, Any]:  # noqa: ANN401 - walks any section
    return {
        head: held[at] if isinstance(at, int) else _with_all(getattr(node, head), at, held)
        for head, at in below.items()
    }


def _with_all(node: Any, below: _Places, held: Sequence[object]) -> Any:  # noqa: ANN401 - walks any section
    new, size = _new(node, below, held), _size(type(node))  # type: ignore[arg-type]  # every type is a key
    if not size:
        return MappingProxyType({**node, **new})
    # Where nothing of it stays, it need not be looked through for what does.
    return type(node)(**new) if len(new) == size else replace(node, **new)


@lru_cache(maxsize=64)
def _size(node_type: type) -> int:
    """How many attributes a section, or a line, of the record has; 0 of one that is a mapping."""
    return len(fields(node_type)) if is_dataclass(node_type) else 0


def _cell(report: Report, name: str) -> tuple[tuple[TableRow, ...], int, str]:
    """The rows of its table, its row and its column."""
    table, row, column = address(name) or ("", None, "")
    tables = report.form.tables
    if row is None or table not in tables or column not in tables[table].kinds:
        raise KeyError(name)
    rows = rows_of(report, table)
    if row >= len(rows):
        raise KeyError(name)
    return rows, row, column


def unread(report: Report) -> Iterator[tuple[str, Unread]]:
    """Every cell whose text could not be read, with the text, in the order of the record."""
    cells_of = report.form.cells
    for name in report.form.may_be_unread:
        if isinstance(value := cells_of[name](report), Unread):
            yield name, value
    for table, declared in report.form.tables.items():
        rows = rows_of(report, table)
        columns = [name for name, kind in declared.kinds.items() if rows and kind.may_be_unread]
        for row, cells in enumerate(rows):
            for column in columns:
                if isinstance(value := getattr(cells, column), Unread):
                    yield cell_name(table, row, column), value
