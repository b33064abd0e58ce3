"""Blank cells of a table filled with what stands above them or at their left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from perfeval_gui.document.tables.cell_table import CellTable
from perfeval_gui.document.tables.indicator_table import does_without
from perfeval_gui.domain.cells.kinds import BAND, Kind
from perfeval_gui.domain.cells.values import Unread, Value, is_blank
from perfeval_gui.domain.names.fields import kind_of, put

NOTHING: Final = "没有可以照着填的空白格；已经填了的格不会被改。"
_CHOSEN: Final = ("choice", "flag")


def fill(table: CellTable, places: Iterable[tuple[int, int]], shown: Sequence[int]) -> str:
    """Fill those of *places* that are blank with what is typed at their left; says what was done.

    *shown* are the columns that are seen, from left to right. What is computed, chosen (but for
    达成程度), cannot be read or is of another kind is not copied; no cell that holds something is
    changed.
    """
    beside = dict(zip(shown[1:], shown, strict=False))
    return _fill(table, "照左边填", [(at, (at[0], beside.get(at[1], -1))) for at in places])


def fill_down(table: CellTable, places: Iterable[tuple[int, int]]) -> str:
    """As `fill`, with what is typed above; cells that take nothing are passed over."""
    return _fill(table, "照上面填", [(at, (_above(table, *at), at[1])) for at in places])


def _above(table: CellTable, row: int, column: int) -> int:
    """The row of the cell above that is typed into; -1 where there is none."""
    above = range(row - 1, -1, -1)
    return next((at for at in above if _takes_typing(table, at, column)), -1)


def _takes_typing(table: CellTable, row: int, column: int) -> bool:
    return table.may_type(row, column) and not does_without(table, row, column)


def _fill(
    table: CellTable, label: str, wanted: Iterable[tuple[tuple[int, int], tuple[int, int]]]
) -> str:
    report = table.document.report
    values: dict[tuple[int, int], Value] = {}
    for place, source in sorted(wanted):
        value = values.get(source, _typed_at(table, source))
        if not is_blank(value) and _takes(table, place, _kind_at(table, source)):
            values[place] = value
            report = put(report, table.typed_name(*place), value)
    table.document.edit(label, report, typed=True)
    if table.document.report is not report:
        return table.document.why_not
    return f"{label}了 {len(values)} 格；要撤销按 Ctrl+Z。" if values else NOTHING


def _typed_at(table: CellTable, place: tuple[int, int]) -> Value:
    """What is typed there and counts; None where nothing is."""
    if min(place) < 0 or table.lines[place[0]].cells.computed[place[1]]:
        return None
    value = table.stored_at(*place)
    return None if isinstance(value, Unread) else value


def _kind_at(table: CellTable, place: tuple[int, int]) -> Kind | None:
    name = table.typed_name(*place)
    return kind_of(table.document.report.form, name) if name else None


def _takes(table: CellTable, place: tuple[int, int], kind: Kind | None) -> bool:
    """Whether the cell there shows nothing, may be typed into and holds what *kind* does."""
    row, column = place
    cells = table.lines[row].cells
    blank = not cells.texts[column] and is_blank(cells.stored[column])
    if not blank or not _takes_typing(table, row, column):
        return False
    # What else is chosen decides what may stand beside it.
    fills = kind is not None and (kind == BAND or kind.holds not in _CHOSEN)
    return fills and kind == _kind_at(table, place)
