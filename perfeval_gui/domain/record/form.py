"""The form of a report: which typed cells and tables it has, by name.

Names: a stand-alone cell is called by its attribute (``quota``), a cell of a table with fixed lines
by line and column (``three_public.budget``), a cell of other tables by table, row and column
(``projects[0].final``). A name with empty brackets (``projects[].final``) means the column in every
row.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final

from perfeval_gui.domain.cells.declaring import NEED, ROW, Need, cells_of
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Value


@dataclass(frozen=True, slots=True)
class Field:
    """A stand-alone typed cell.

    Attributes:
        name, kind: Its name and its kind.
        path: The attributes that lead to it.
        need: Whether it must be filled in; see `domain.cells.declaring`.
        label: What it is called where an edition says nothing; empty for what every form prints.
    """

    name: str
    kind: Kind
    path: tuple[str, ...]
    need: Need = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of typed rows.

    Attributes:
        name, row_type: Its name and the type of its rows.
        path: The attributes that lead to it.
        kinds: Its typed columns.
        need: Whether it must have rows.
        needed: Columns without which a row is not complete.
    """

    name: str
    row_type: type[Any]
    path: tuple[str, ...]
    kinds: Mapping[str, Kind]
    need: Need = ""
    needed: tuple[str, ...] = ()


NOTHING_OWN: Final[Mapping[str, object]] = MappingProxyType({})
OWN: Final = "own"
"""The section of the record for what an edition declares: a mapping by name."""


class Form:
    """The typed cells and tables that a report has.

    Attributes:
        fields: Stand-alone cells by name, in the order of the record.
        tables: Tables by name, likewise.
        own: The blank section of the record for what an edition declares, by name.
        read: What reads a cell or the rows of a table in a report, by name; what is absent too.
        cells: The same of the stand-alone cells alone.
    """

    def __init__(
        self,
        fields: Iterable[Field],
        tables: Iterable[Table],
        absent: Iterable[Field | Table] = (),
        own: Mapping[str, object] = NOTHING_OWN,
    ) -> None:
        """Know *fields* and *tables*.

        What is *absent* lies in the record as well, always blank: whoever asks for it by its
        standard name reads that nothing is there.
        """
        self.fields: Mapping[str, Field] = MappingProxyType({one.name: one for one in fields})
        self.tables: Mapping[str, Table] = MappingProxyType({one.name: one for one in tables})
        self.absent: Mapping[str, Field | Table] = MappingProxyType(
            {one.name: one for one in absent}
        )
        self.own = own
        named: tuple[Field | Table, ...] = (
            *self.fields.values(),
            *self.tables.values(),
            *self.absent.values(),
        )
        self.read: Mapping[str, Callable[[Any], Any]] = {
            one.name: _reader(one.path) for one in named
        }
        self.cells: Mapping[str, Callable[[Any], Value]] = {
            name: self.read[name] for name in self.fields
        }

    @cached_property
    def of_kind(self) -> tuple[tuple[Kind, tuple[str, ...]], ...]:
        """The stand-alone cells of each kind, by name."""
        names: dict[Kind, list[str]] = {}
        for one in self.fields.values():
            names.setdefault(one.kind, []).append(one.name)
        return tuple((kind, tuple(alike)) for kind, alike in names.items())

    @cached_property
    def may_be_unread(self) -> tuple[str, ...]:
        """The stand-alone cells that may hold text that is no value of their kind."""
        return tuple(name for name, one in self.fields.items() if one.kind.may_be_unread)

    @cached_property
    def sections(self) -> Mapping[str, tuple[str, ...]]:
        """The parts of each section of the record: cells, lines of fixed tables, tables."""
        parts: dict[str, dict[str, None]] = {}
        named: tuple[Field | Table, ...] = (*self.fields.values(), *self.tables.values())
        for one in named:
            parts.setdefault(one.path[0], {})[one.path[1]] = None
        return {section: tuple(own) for section, own in parts.items()}


def _reader(path: tuple[str, ...]) -> Callable[[Any], Any]:
    if path[0] != OWN:
        return attrgetter(".".join(path))
    name = path[1]
    return lambda report: report.own[name]


def form_of(record: type) -> Form:
    """The form of a *record* whose sections declare their cells and tables."""
    found = tuple(_walk(record, ()))
    return Form(
        (one for one in found if isinstance(one, Field)),
        (one for one in found if isinstance(one, Table)),
    )


def _table(name: str, row: type, path: tuple[str, ...], need: Need) -> Table:
    columns = cells_of(row)
    kinds = MappingProxyType({key: one.kind for key, one in columns.items()})
    needed = tuple(key for key, one in columns.items() if one.need)
    return Table(name, row, path, kinds, need, needed)


def _walk(
    section: type, path: tuple[str, ...], needed: Container[str] = ()
) -> Iterator[Field | Table]:
    # Inside a line of a table the cell's name carries the line; elsewhere attributes are unique.
    prefix = f"{path[-1]}." if len(path) > 1 else ""
    for name, one in cells_of(section).items():
        need = "section" if name in needed else one.need
        yield Field(prefix + name, one.kind, (*path, name), need, one.label)
    for field in fields(section):
        if (row := field.metadata.get(ROW)) is not None:
            yield _table(field.name, row, (*path, field.name), field.metadata[NEED])
        inner = field.default_factory
        if inner is not MISSING and isinstance(inner, type) and is_dataclass(inner):
            yield from _walk(inner, (*path, field.name), field.metadata.get(NEED, ()))
