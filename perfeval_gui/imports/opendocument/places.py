"""Where the cells of a table of an OpenDocument file stand. What is repeated and blank is skipped.

A sheet of five rows ends with a row that is repeated a million times; it is never made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.grid import Taken, demand_few
from perfeval_gui.imports.opendocument.names import TABLE, count

if TYPE_CHECKING:
    from lxml.etree import _Element

_CELLS: Final = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})
_HIDES: Final = ("collapse", "filter")
_MOST_COLUMNS: Final = 16_384
_FEW: Final = 64
_GROUPS: Final = frozenset(
    TABLE + name
    for name in (
        *("table-header-rows", "table-rows", "table-row-group"),
        *("table-header-columns", "table-columns", "table-column-group"),
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell and where it stands.

    Attributes:
        element: The cell.
        row, column: Its first place, counted from 0.
        rows, columns: How many it covers.
        number: The how manieth of its row it is, from 0.
        is_covered: Whether another cell covers it.
        is_hidden: Whether its row or column is not shown.
    """

    element: _Element
    row: int
    column: int
    rows: int
    columns: int
    number: int
    is_covered: bool
    is_hidden: bool


def places(table: _Element) -> Iterator[Place]:
    """The cells of a table, row by row; blank ones that are repeated at an end are left out.

    Raises:
        UnreadableError: There are more than a form ever has.
    """
    hidden = _hidden_columns(table)
    row = made = 0
    taken = Taken()
    for line in _members(table, f"{TABLE}table-row"):
        repeated = count(line, f"{TABLE}number-rows-repeated")
        cells = _kept(line)
        not_shown = line.get(f"{TABLE}visibility") in _HIDES
        times = repeated if _is_made(cells, repeated) else 1
        # Counted before the first is made: a few signs could ask for millions.
        made += times * sum(_times(one) if _is_made([one], _times(one)) else 1 for one in cells)
        demand_few(made)
        for at in range(row, row + times):
            for number, (column, cell) in enumerate(_spread(cells)):
                is_hidden = not_shown or column in hidden
                yield _place(cell, (at, column, number), taken, is_hidden=is_hidden)
        row += repeated


def _place(cell: _Element, at: tuple[int, int, int], taken: Taken, *, is_hidden: bool) -> Place:
    row, column, number = at
    is_covered = cell.tag == f"{TABLE}covered-table-cell" or (row, column) in taken
    rows = max(1, count(cell, f"{TABLE}number-rows-spanned"))
    columns = max(1, count(cell, f"{TABLE}number-columns-spanned"))
    if is_covered or (rows * columns > 1 and not taken.take(row, column, rows, columns)):
        rows = columns = 1
    return Place(cell, row, column, rows, columns, number, is_covered, is_hidden)


def _members(element: _Element, wanted: str) -> Iterator[_Element]:
    """Rows or columns of a table, in whatever they are grouped."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag in _GROUPS:
            yield from _members(child, wanted)


def _kept(row: _Element) -> list[_Element]:
    """The cells of a row without the blank ones at its end that are repeated."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    while cells and not _is_made(cells[-1:], _times(cells[-1])):
        cells.pop()
    return cells


def _spread(cells: list[_Element]) -> Iterator[tuple[int, _Element]]:
    """Each cell with its column; one that is repeated and holds nothing stands there once."""
    column = 0
    for cell in cells:
        times = _times(cell)
        for at in range(column, column + (times if _is_made([cell], times) else 1)):
            yield at, cell
        column += times


def _is_made(cells: list[_Element], times: int) -> bool:
    """Whether all of what is repeated is made: it holds something, or is as few as a form has."""
    return times <= _FEW or any(len(one) or one.get(f"{TABLE}formula") for one in cells)


def _times(cell: _Element) -> int:
    return count(cell, f"{TABLE}number-columns-repeated")


def _hidden_columns(table: _Element) -> set[int]:
    hidden: set[int] = set()
    column = 0
    for one in _members(table, f"{TABLE}table-column"):
        times = count(one, f"{TABLE}number-columns-repeated")
        if one.get(f"{TABLE}visibility") in _HIDES:
            hidden.update(range(min(column, _MOST_COLUMNS), min(column + times, _MOST_COLUMNS)))
        column += times
    return hidden
