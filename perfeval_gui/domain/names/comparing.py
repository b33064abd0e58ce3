"""Where two reports differ, cell by cell and row by row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from perfeval_gui.domain.names.fields import TableRow, get, rows_of
from perfeval_gui.domain.record.form import Table
from perfeval_gui.domain.record.report import Report

FOLDER = "evidence[].folder"
"""Where a file lies on one computer or another is nothing that a report says."""
_ABOUT = ("edition", "year", "unknown", "final_state")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place in which a first report differs from a second.

    Attributes:
        sort: A cell holds something else, a row is only in one of the two, a row was moved.
        name: The cell, of a table its column (``projects[].final``); the table of a row;
            ``edition``, ``year``, ``final_state``, and ``unknown`` for content this
            version does not know.
        first, second: Where the row stands in the one and in the other, counted from 0; None
            where it is not there, and for what is in no table.
    """

    sort: Literal["cell", "row", "moved"]
    name: str
    first: int | None = None
    second: int | None = None


def differences(first: Report, second: Report) -> tuple[Difference, ...]:
    """All places in which *first* and *second* differ; rows are told apart by their ids.

    A row that changed its place among the others counts once, however many it passed.
    """
    tables = (_in_table(table, first, second) for table in second.form.tables)
    return (*_alone(first, second), *chain.from_iterable(tables))


def _alone(first: Report, second: Report) -> Iterator[Difference]:
    for name in _ABOUT:
        if getattr(first, name) != getattr(second, name):
            yield Difference(sort="cell", name=name)
    for name in second.form.fields:
        if get(first, name) != get(second, name):
            yield Difference(sort="cell", name=name)


def _in_table(table: str, first: Report, second: Report) -> Iterator[Difference]:
    mine, theirs = rows_of(first, table), rows_of(second, table)
    if mine is theirs:
        return
    there = _places(theirs)
    moved = _moved([there[row.id] for row in mine if row.id in there])
    for at, row in enumerate(mine):
        if (other := there.get(row.id)) is None:
            yield Difference(sort="row", name=table, first=at)
            continue
        if other in moved:
            yield Difference(sort="moved", name=table, first=at, second=other)
        for column in _columns(second.form.tables[table], row, theirs[other]):
            yield Difference(sort="cell", name=column, first=at, second=other)
    for row_id in there.keys() - _places(mine).keys():
        yield Difference(sort="row", name=table, second=there[row_id])


def _columns(table: Table, one: TableRow, other: TableRow) -> Iterator[str]:
    """The columns of *table* in which two rows differ."""
    for column in table.kinds if one is not other else ():
        name = f"{table.name}[].{column}"
        if name != FOLDER and getattr(one, column) != getattr(other, column):
            yield name


def _places(rows: Sequence[TableRow]) -> Mapping[int, int]:
    return {row.id: at for at, row in enumerate(rows)}


def _moved(order: Sequence[int]) -> frozenset[int]:
    """Those of *order* that are outside one longest run of it that goes up: the fewest moves."""
    tops: list[int] = []
    lengths = []
    for place in order:
        length = bisect_left(tops, place)
        tops[length : length + 1] = [place]
        lengths.append(length)
    wanted, stay = len(tops) - 1, set[int]()
    for place, length in zip(reversed(order), reversed(lengths), strict=True):
        if length == wanted:
            stay.add(place)
            wanted -= 1
    return frozenset(order) - stay
