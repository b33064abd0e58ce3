"""The form of a report whose edition declares cells and tables of its own, or leaves some out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, make_dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from perfeval_gui.domain.cells.declaring import cell, kinds_of
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.record.form import OWN, Field, Form, Table
from perfeval_gui.domain.record.report import STANDARD


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow:
    """One row of a declared table; its cells are attributes called after the columns.

    Attributes:
        id: Identity of the row, kept while it is edited or moved; never printed.
    """

    id: int = 0


Columns = tuple[tuple[str, Kind], ...]
"""Columns with their kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What a form has beside the standard cells, and what of those it has not.

    Attributes:
        cells: Stand-alone cells with their kinds, and those of fixed lines by their whole names.
        tables: Tables with rows: their columns with their kinds.
        absent: Standard cells, tables and columns that are not typed, by name.
        kinds: Kinds that stand in place of the standard ones, by the name of the kind.
        columns: What standard tables have beside their own columns: by table, with their kinds.
    """

    cells: tuple[tuple[str, Kind], ...] = ()
    tables: tuple[tuple[str, Columns], ...] = ()
    absent: frozenset[str] = frozenset()
    kinds: tuple[tuple[str, Kind], ...] = ()
    columns: tuple[tuple[str, Columns], ...] = ()


@lru_cache(maxsize=64)
def declared_form(declaration: Declaration) -> Form:
    """The form that *declaration* describes; the same object for an equal one.

    Records of one edition that was read twice are thus of one type, and can be compared.
    """
    if declaration == Declaration():
        return STANDARD
    kinds = dict(declaration.kinds)
    fields = [_field(one, kinds) for one in STANDARD.fields.values()]
    more = dict(declaration.columns)
    tables = [
        _without(_table(one, kinds, more.get(one.name, ())), declaration.absent)
        for one in STANDARD.tables.values()
    ]
    own_fields, own_tables, own = _own(declaration)
    absent = declaration.absent
    gone: list[Field | Table] = [one for one in fields if one.name in absent]
    return Form(
        (*(one for one in fields if one.name not in absent), *own_fields),
        (*(one for one in tables if one.name not in absent), *own_tables),
        (*gone, *(one for one in tables if one.name in absent)),
        own,
    )


def _field(one: Field, kinds: Mapping[str, Kind]) -> Field:
    return replace(one, kind=kinds.get(one.kind.name, one.kind))


def _table(one: Table, kinds: Mapping[str, Kind], more: Columns) -> Table:
    columns = {name: kinds.get(kind.name, kind) for name, kind in one.kinds.items()}
    row = _row(one.name, more, one.row_type) if more else one.row_type
    return replace(one, row_type=row, kinds=MappingProxyType({**columns, **dict(more)}))


def _without(one: Table, absent: frozenset[str]) -> Table:
    """*one* without the columns that are *absent*; its rows have them, always blank."""
    columns = {key: kind for key, kind in one.kinds.items() if f"{one.name}[].{key}" not in absent}
    needed = tuple(key for key in one.needed if key in columns)
    return replace(one, kinds=MappingProxyType(columns), needed=needed)


def _row(table: str, columns: Columns, base: type[Any]) -> type[Any]:
    """The type of the rows of *table*: those of *base* with *columns* more."""
    made: list[tuple[str, Any, Any]] = [(name, Any, cell(kind)) for name, kind in columns]
    return make_dataclass(table, made, bases=(base,), frozen=True, slots=True, kw_only=True)


def _own(declaration: Declaration) -> tuple[list[Field], list[Table], Mapping[str, object]]:
    """The declared cells and tables, and a blank section of the record that holds them.

    That section is a mapping and no class as others are: an edition may declare thousands of cells.
    """
    fields = [Field(name, kind, (OWN, name)) for name, kind in declaration.cells]
    tables = []
    for table, columns in declaration.tables:
        row = _row(table, columns, OwnRow)
        tables.append(Table(table, row, (OWN, table), MappingProxyType(kinds_of(row))))
    blank: dict[str, object] = {one.name: one.kind.blank for one in fields}
    return fields, tables, MappingProxyType(blank | {one.name: () for one in tables})
