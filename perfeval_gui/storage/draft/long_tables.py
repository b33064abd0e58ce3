"""Cells and rows as a draft has them, and back: column by column, each figure once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import Any, Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.reading import clean_texts
from perfeval_gui.domain.cells.values import Month, Unread, Value
from perfeval_gui.domain.names.fields import TableRow
from perfeval_gui.domain.record.form import Form, Table
from perfeval_gui.working.new_records import new_records

Read = Callable[[Kind, object], Value]
SHARE: Final = "%"
MOST_ID: Final = 10**15
_ID: Final = "id"
_FIGURE: Final = pattern(r"-?[0-9]{1,15}(?:\.[0-9]{1,10})?")
_DAY: Final = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AS_THEY_ARE: Final = frozenset({str, bool, type(None)})


# ---- written


def stored_value(value: Value, kind: Kind) -> object:
    """*value*, that of a cell of *kind*, as JSON holds it."""
    if isinstance(value, Unread):
        return {"unread": value.text}
    if isinstance(value, Decimal):
        # Equal figures are written alike: 24.90 as 24.9, and never minus zero.
        share = SHARE if kind.unit == SHARE else ""
        figure = value.scaleb(2) if share else value
        digits = f"{figure.copy_abs() if figure.is_zero() else figure:f}"
        digits = digits.rstrip("0").removesuffix(".") if "." in digits else digits
        return f"{digits}{share}"
    if isinstance(value, Month):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def stored_rows(table: Table, rows: Sequence[TableRow]) -> Iterator[dict[str, Any]]:
    """Each of *rows*, those of *table*, with its cells by name."""
    columns = [
        _stored_column(list(map(attrgetter(name), rows)), kind)
        for name, kind in table.kinds.items()
    ]
    names = (_ID, *table.kinds)
    for cells in zip(map(attrgetter(_ID), rows), *columns, strict=True):
        yield dict(zip(names, cells, strict=True))


def _stored_column(values: list[Value], kind: Kind) -> Sequence[object]:
    if _AS_THEY_ARE.issuperset(map(type, values)):
        return values
    # Parts of their own for each cell: what is made of a report may be changed.
    if any(isinstance(value, Unread) for value in values):
        return [stored_value(value, kind) for value in values]
    known = {value: stored_value(value, kind) for value in set(values)}
    return list(map(known.__getitem__, values))


# ---- read


def exact(kind: Kind, stored: object) -> Value:
    """The value of a stored figure, day or month; None where it is not one.

    A figure that could not be typed into such a cell becomes text to be mended, like one typed.
    """
    if not isinstance(stored, str):
        return None
    if kind.holds == "figure":
        if (usual := kind.usual(stored)) is not None:
            return usual
        digits = stored.removesuffix(SHARE) if kind.unit == SHARE else stored
        return kind.read(stored) if _FIGURE.fullmatch(digits) else None
    if kind.holds == "month":
        month = kind.read(stored)
        return month if isinstance(month, Month) and str(month) == stored else None
    try:
        return date.fromisoformat(stored) if _DAY.fullmatch(stored) else None
    except ValueError:
        return None


def plain_cells(form: Form, stored: Mapping[str, object], read: Read) -> dict[str, Value] | None:
    """The stand-alone cells of *form* that are *stored* by name, each as *read* says.

    None where one is not there, or holds what is not of its sort; see `plain_rows`.
    """
    cells: dict[str, Value] = {}
    for kind, names in form.of_kind:
        try:
            column = [stored[name] for name in names]
        except KeyError:
            return None
        values = _read_column(kind, column, read)
        if values is None:
            return None
        cells.update(zip(names, values, strict=True))
    return cells


def plain_rows(table: Table, entries: Sequence[object], read: Read) -> list[TableRow] | None:
    """The rows of *table* that *entries* are, what stands in a cell as *read* says.

    None where an entry is no row with all columns and nothing besides, or a cell of it holds what
    is not of its sort: what there is to say of that is found out row by row.
    """
    names = (_ID, *table.kinds)
    if set(map(type, entries)) != {dict} or set(map(len, entries)) != {len(names)}:  # type: ignore[arg-type]  # only mappings by then
        return None
    cells_of: Callable[[Any], tuple[Any, ...]] = itemgetter(*names)
    try:
        ids, *columns = zip(*map(cells_of, entries), strict=True)
    except KeyError:
        return None
    if set(map(type, ids)) != {int} or not 0 <= min(ids) <= max(ids) <= MOST_ID:
        return None
    cells: dict[str, Sequence[Value]] = {}
    for (name, kind), column in zip(table.kinds.items(), columns, strict=True):
        values = _read_column(kind, column, read)
        if values is None:
            return None
        cells[name] = values
    return new_records(table.row_type, {_ID: ids, **cells})


def _read_column(kind: Kind, column: Sequence[Any], read: Read) -> Sequence[Value] | None:
    sorts = set(map(type, column))
    if kind.holds == "flag":
        return column if sorts == {bool} else None
    if kind.holds in ("text", "choice"):
        return tuple(clean_texts(column)) if sorts == {str} else None
    if sorts <= {str, type(None)}:
        known: dict[Any, Value] = {one: exact(kind, one) for one in set(column) if one is not None}
        # A text that is no value of its kind is looked into where it stands.
        return None if None in known.values() else list(map(known.get, column))
    return [None if one is None else read(kind, one) for one in column]
