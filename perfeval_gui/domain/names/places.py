"""Names of cells that stay true while rows are moved: ``indicators#3.reason``, 3 a row's id."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.names.fields import TableRow, address, cell_name, rows_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.working.identity import Same

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
    if (match := _PLACE.fullmatch(place)) is None or match[1] not in report.form.tables:
        return ""
    table, row_id, column = match.groups()
    number = _numbers(Same(rows_of(report, table))).get(int(row_id))
    return cell_name(table, number, column) if number is not None else ""


@lru_cache(maxsize=16)
def _numbers(rows: Same[tuple[TableRow, ...]]) -> Mapping[int, int]:
    """Where the row with each id stands; the first of several."""
    return {row.id: number for number, row in reversed(list(enumerate(rows.what)))}
