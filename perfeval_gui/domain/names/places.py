"""Names of cells that stay true while rows are moved: ``indicators#3.reason``, 3 a row's id."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.names.fields import TableRow, address, cell_name, rows_of, with_rows
from perfeval_gui.domain.record.report import Report
from perfeval_gui.working.identity import Same

_COLUMN: Final = "place"
_PLACE: Final = pattern(r"(\w+)#(\d{1,15})\.(\w+)")


def place_of(report: Report, name: str) -> str:
    """The place of *name*; a name that is not of a table's row is its own place."""
    found = address(name)
    if found is None or found[1] is None or found[0] not in report.form.tables:
        return name
    rows = rows_of(report, found[0])
    return f"{found[0]}#{rows[found[1]].id}.{found[2]}" if found[1] < len(rows) else name


def name_at(report: Report, place: str) -> str:
    """The name of the cell at *place* now; empty where its row is gone."""
    if "#" not in place:
        return place
    row = row_at(report, place)
    return cell_name(*row, place.rpartition(".")[2]) if row is not None else ""


def row_at(report: Report, place: str) -> tuple[str, int] | None:
    """The table and the number of the row at *place* now; None where it is gone, or no row's."""
    if (match := _PLACE.fullmatch(place)) is None or match[1] not in report.form.tables:
        return None
    number = _numbers(Same(rows_of(report, match[1]))).get(int(match[2]))
    return (match[1], number) if number is not None else None


def without_lost(before: Report, after: Report, table: str) -> Report:
    """*after*, which was made of *before*, without the rows of *table* whose place it took away.

    Each has a ``place`` in a row of another table. What had lost its place before is kept: another
    form may have no such table.
    """
    rows = rows_of(after, table)
    if not rows:
        return after
    moved = {
        one for one in after.form.tables if rows_of(before, one) is not rows_of(after, one)
    } - {table}
    lost = {
        row.id
        for row in rows
        if (place := str(getattr(row, _COLUMN))).partition("#")[0] in moved
        and row_at(before, place) is not None
        and row_at(after, place) is None
    }
    if not lost:
        return after
    return with_rows(after, table, tuple(row for row in rows if row.id not in lost))


@lru_cache(maxsize=16)
def _numbers(rows: Same[tuple[TableRow, ...]]) -> Mapping[int, int]:
    """Where the row with each id stands; the first of several."""
    return {row.id: number for number, row in reversed(list(enumerate(rows.what)))}
