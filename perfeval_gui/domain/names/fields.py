"""Every typed cell by its name, found by walking the record once.

Names: a stand-alone cell is called by its attribute (``quota``), a fund cell by line and column
(``three_public.budget``), a table cell by table, row and column (``projects[0].final``). A name
with empty brackets (``projects[].final``) means the column in every row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final

from perfeval_gui.domain.cells.declaring import kinds_of
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.record.buildings import Building
from perfeval_gui.domain.record.dismissals import Dismissal
from perfeval_gui.domain.record.evaluators import Evaluator
from perfeval_gui.domain.record.explanations import Explanation
from perfeval_gui.domain.record.funds import Project
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.domain.record.report import Report

TableRow = Building | Dismissal | Evaluator | Explanation | Indicator | Passage | Project
_ADDRESS: Final = pattern(r"(\w+)\[(\d*)\]\.(\w+)")
_ROW: Final = pattern(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Field:
    """A stand-alone typed cell: its name, its kind, and the attributes that lead to it."""

    name: str
    kind: Kind
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of typed rows: its name, the type of its rows, where it lies, its typed columns."""

    name: str
    row_type: type[TableRow]
    path: tuple[str, ...]
    kinds: Mapping[str, Kind]


def _walk(node: object, path: tuple[str, ...]) -> Iterator[Field]:
    own = kinds_of(type(node))
    # Inside a fund line the cell's name carries the line; elsewhere attributes are unique.
    prefix = f"{path[-1]}." if len(path) > 1 else ""
    for name, kind in own.items():
        yield Field(prefix + name, kind, (*path, name))
    assert is_dataclass(node)  # tells the type checker what `fields` needs
    for f in fields(node):
        if is_dataclass(child := getattr(node, f.name)):
            yield from _walk(child, (*path, f.name))


def _table(name: str, row_type: type[TableRow], *path: str) -> tuple[str, Table]:
    return name, Table(name, row_type, path, MappingProxyType(kinds_of(row_type)))


FIELDS: Final[Mapping[str, Field]] = MappingProxyType(
    {found.name: found for found in _walk(Report(edition="", year=0), ())}
)
TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    dict(
        (
            _table("projects", Project, "funds", "projects"),
            _table("buildings", Building, "buildings", "buildings"),
            _table("indicators", Indicator, "indicators", "indicators"),
            _table("evaluators", Evaluator, "evaluation", "evaluators"),
            _table("passages", Passage, "narrative", "passages"),
            _table("explanations", Explanation, "explanations", "explanations"),
            _table("dismissals", Dismissal, "dismissals", "dismissals"),
        )
    )
)


_NAMED: Final[tuple[Field | Table, ...]] = (*FIELDS.values(), *TABLES.values())
_READ: Final[Mapping[str, Callable[[Report], Any]]] = {
    one.name: attrgetter(".".join(one.path)) for one in _NAMED
}
"""What stands in the cell or the table called so; no cell is called like a table."""


def _with(node: Any, path: tuple[str, ...], value: object) -> Any:  # noqa: ANN401 - walks any section
    head, *rest = path
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


def cell_name(table: str, row: int, column: str) -> str:
    """The name of the cell in *column* of *row*, counted from 0."""
    return f"{table}[{row}].{column}"


def at_row(name: str, row: int) -> str:
    """A column's name (``buildings[].size_rate``) made that of the cell in *row*."""
    return name.replace("[]", f"[{row}]", 1)


def any_row(name: str) -> str:
    """The name of the whole column a table cell stands in; other names stay as they are."""
    return _ROW.sub("[]", name, count=1) if "[" in name else name


def kind_of(name: str) -> Kind | None:
    """The kind of the typed cell called *name*, or None when no typed cell is called so."""
    if (field := FIELDS.get(name)) is not None:
        return field.kind
    if (found := address(name)) is None or found[0] not in TABLES:
        return None
    return TABLES[found[0]].kinds.get(found[2])


def rows_of(report: Report, table: str) -> tuple[TableRow, ...]:
    """The rows of *table*, in the order of printing."""
    rows: tuple[TableRow, ...] = _READ[table](report)
    return rows


def with_rows(report: Report, table: str, rows: tuple[TableRow, ...]) -> Report:
    """*report* with *rows* in *table*; rows without an id, or with one taken, get a new one."""
    changed: Report = _with(report, TABLES[table].path, _with_ids(rows))
    return changed


def rows_moved(before: Report, after: Report) -> bool:
    """Whether a row of any table came, went or stands elsewhere."""
    pairs = ((rows_of(before, table), rows_of(after, table)) for table in TABLES)
    return any(
        old is not new and [row.id for row in old] != [row.id for row in new] for old, new in pairs
    )


def _with_ids(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
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
    value: Value
    if name in FIELDS:
        value = _READ[name](report)
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
    if (field := FIELDS.get(name)) is not None:
        changed = _with(report, field.path, value)
        return changed
    rows, row, column = _cell(report, name)
    edited: TableRow = _with(rows[row], (column,), value)
    table = name.partition("[")[0]
    return with_rows(report, table, (*rows[:row], edited, *rows[row + 1 :]))


def put_all(report: Report, values: Mapping[str, Value]) -> Report:
    """*report* with *values* in its stand-alone cells, by their names: one new record for all.

    Raises:
        KeyError: No stand-alone cell is called so.
    """
    below: dict[str, Any] = {}
    for name, value in values.items():
        *way, last = FIELDS[name].path
        at = below
        for step in way:
            at = at.setdefault(step, {})
        at[last] = value
    changed: Report = _with_all(report, below)
    return changed


def _with_all(node: Any, below: Mapping[str, Any]) -> Any:  # noqa: ANN401 - walks any section
    return replace(
        node,
        **{
            head: _with_all(getattr(node, head), value) if isinstance(value, dict) else value
            for head, value in below.items()
        },
    )


def _cell(report: Report, name: str) -> tuple[tuple[TableRow, ...], int, str]:
    """The rows of its table, its row and its column."""
    table, row, column = address(name) or ("", None, "")
    if row is None or table not in TABLES or column not in TABLES[table].kinds:
        raise KeyError(name)
    rows = rows_of(report, table)
    if row >= len(rows):
        raise KeyError(name)
    return rows, row, column
