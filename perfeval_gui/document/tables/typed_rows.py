"""Rows of a table that texts are typed into, and those that a block adds: made by columns.

Each row is put together once, and each text of a column read once, however many there are.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, groupby, islice
from typing import Any, Protocol

from perfeval_gui.document.tables.lines import Column
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import TableRow
from perfeval_gui.domain.record.form import Table
from perfeval_gui.working.new_records import new_records
from perfeval_gui.working.steps import in_steps

Known = dict[tuple[str, str, str], Value]
"""What texts are: by column, by what decides how they are read, and by the text."""


class Reader(Protocol):
    """A table as it reads what is typed; see `RowTable`."""

    @property
    def columns(self) -> Sequence[Column]:
        """What is shown of each row, and typed there."""

    @property
    def declared(self) -> Table:
        """What the form of the report says of the table."""

    @property
    def linked(self) -> frozenset[str]:
        """Columns whose cells are read by others of them in their row, or change those."""

    def read(self, column: str, by: str, text: str) -> Value:
        """What *text* is in *column*, *by* what besides it decides that."""

    def read_all(self, column: str, texts: Collection[str]) -> Iterable[Value]:
        """What each of *texts* is in *column*, which is not linked."""

    def take(
        self, row: TableRow, new: dict[str, Any], column: str, text: str, known: Known
    ) -> None:
        """Put into *new*, which is what changes about *row*, what *text* typed into *column* is."""


class NewRows:
    """Makes rows of lines of a block, for as many lines at a time as are given."""

    def __init__(self, table: Reader, blank: TableRow, names: Sequence[str]) -> None:
        """Read lines as *table* does, cell after cell into the columns *names*.

        A name that is empty takes nothing. What no line says is as in the *blank* row.
        """
        self._table, self._blank, self._names = table, blank, tuple(names)
        self._known: Known = {}
        self._values: dict[str, dict[str, Value]] = {}

    def made(self, lines: Iterable[Sequence[str]], ids: Iterator[int]) -> Iterator[TableRow]:
        """A row of each of *lines*, with the next of *ids*."""
        # Lines of one length are columns as well. A cell that a line has not is not a blank text.
        for _, alike in groupby(lines, key=len):
            same = list(alike)
            columns = dict(zip(self._names, zip(*same, strict=True), strict=False))
            cells = self._alone(columns) | self._linked(columns)
            rows = {"id": tuple(islice(ids, len(same))), **cells}
            yield from new_records(type(self._blank), rows)

    def _alone(self, columns: Mapping[str, Sequence[str]]) -> dict[str, Sequence[Value]]:
        """The cells of those columns that say by themselves what a text in them is."""
        return {
            name: self._read(name, texts)
            for name, texts in columns.items()
            if name and name not in self._table.linked
        }

    def _read(self, name: str, texts: Sequence[str]) -> list[Value]:
        known, distinct = self._values.setdefault(name, {}), set(texts)
        if len(distinct) == len(texts):
            # None comes again: to look each up would take longer than to read it.
            return list(self._table.read_all(name, texts))
        # Not minus its keys, all of which would be walked.
        if news := distinct.difference(known):
            known.update(zip(news, self._table.read_all(name, news), strict=True))
        return list(map(known.__getitem__, texts))

    def _linked(self, columns: Mapping[str, Sequence[str]]) -> dict[str, Sequence[Value]]:
        """The cells of linked columns: lines with the same texts in all of them hold the same."""
        linked = [name for name in columns if name in self._table.linked]
        if not linked:
            return {}
        lines = list(zip(*(columns[name] for name in linked), strict=True))
        taken = {line: self._taken(linked, line) for line in set(lines)}
        cells: dict[str, Sequence[Value]] = {}
        for name in {name for new in taken.values() for name in new}:
            blank = getattr(self._blank, name)
            values = {line: new.get(name, blank) for line, new in taken.items()}
            cells[name] = list(map(values.__getitem__, lines))
        return cells

    def _taken(self, names: Iterable[str], texts: Iterable[str]) -> dict[str, Any]:
        new: dict[str, Any] = {}
        for name, text in zip(names, texts, strict=True):
            self._table.take(self._blank, new, name, text, self._known)
        return new


def ids_beside(rows: Iterable[TableRow]) -> Iterator[int]:
    """Ids that none of *rows* has."""
    return count(max((row.id for row in rows), default=0) + 1)


def typing_into(
    table: Reader,
    rows: list[TableRow],
    cells: Iterable[tuple[int, Iterable[tuple[int, str]]]],
    ids: Iterator[int],
) -> Generator[None, None, list[TableRow]]:
    """*rows* of *table* after texts were typed into *cells*.

    Of each row these are the columns, and the text that is typed there. One that has no id yet
    gets the next of *ids*.
    """
    names = [column.typed for column in table.columns]
    known: Known = {}
    # Most columns say by themselves what a text in them is: no more is asked of their cells.
    alone: dict[str, dict[str, Value]] = {name: {} for name in {*names} - table.linked - {""}}
    for step in in_steps(cells):
        for row, texts in step:
            was = rows[row]
            new: dict[str, Any] = {} if was.id else {"id": next(ids)}
            for column, text in texts:
                name = names[column]
                if (values := alone.get(name)) is not None:
                    if text not in values:
                        values[text] = table.read(name, "", text)
                    new[name] = values[text]
                elif name:
                    table.take(was, new, name, text, known)
            if new:
                rows[row] = replace(was, **new)
        yield
    return rows


def adding(
    table: Reader, names: Sequence[str], block: Iterable[Sequence[str]], ids: Iterator[int]
) -> Generator[None, None, list[TableRow]]:
    """The rows that *block* adds to *table*, with the next of *ids*; see `NewRows` for *names*."""
    making, rows = NewRows(table, table.declared.row_type(), names), list[TableRow]()
    for step in in_steps(block):
        rows += making.made(step, ids)
        yield
    return rows
