"""Where two reports differ, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval_gui.domain.fields import FIELDS, TABLES, cell_name, get, rows_of
from perfeval_gui.domain.report import Report


def differences(mine: Report, theirs: Report) -> tuple[str, ...]:
    """The names of all places in which *mine* and *theirs* differ.

    Rows are told apart by their ids. A cell is named after its row in *mine*; a row that only
    one of the two has, or that stands elsewhere, is named as a whole (``projects[2]``, or
    ``projects`` where *mine* has no such row).
    """
    return tuple(_differences(mine, theirs))


def _differences(mine: Report, theirs: Report) -> Iterator[str]:
    for name in ("edition", "year"):
        if getattr(mine, name) != getattr(theirs, name):
            yield name
    for name in FIELDS:
        if get(mine, name) != get(theirs, name):
            yield name
    for table in TABLES:
        yield from _in_table(table, mine, theirs)


def _in_table(table: str, mine: Report, theirs: Report) -> Iterator[str]:
    others = {row.id: row for row in rows_of(theirs, table)}
    order = [row.id for row in rows_of(theirs, table)]
    kept = [row.id for row in rows_of(mine, table)]
    for index, row in enumerate(rows_of(mine, table)):
        if (other := others.get(row.id)) is None:
            yield f"{table}[{index}]"
            continue
        for column in TABLES[table].kinds:
            if getattr(row, column) != getattr(other, column):
                yield cell_name(table, index, column)
    gone = [row_id for row_id in order if row_id not in kept]
    yield from (table for _ in gone)
    if [one for one in order if one in kept] != [one for one in kept if one in others]:
        yield table
