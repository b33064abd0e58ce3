"""A table of a page: cells that reach over rows and columns put where a browser puts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.figures import remarks_of, stored
from perfeval_gui.imports.grid import Taken, without_empty_columns
from perfeval_gui.imports.model import Block, Cell, Paragraph, Table
from perfeval_gui.imports.walk import Walk

if TYPE_CHECKING:
    from lxml.etree import _Element

_GROUPS: Final = ("thead", "tbody", "tfoot")
_CELLS: Final = ("td", "th")
_TABLE: Final = (*_GROUPS, *_CELLS, "tr", "col", "colgroup")
_SPAN: Final = re.compile(r"\s*(\d{1,5})")
_WIDEST: Final = 1_000
"""Columns that a cell may cover; a browser takes no more."""
_BEHIND: Final = ("x:num", "sdval")
"""Attributes in which Excel and LibreOffice say what stands behind a text."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell and where it stands; *number* is the how manieth of its row it is, from 0."""

    element: _Element
    row: int
    column: int
    rows: int
    columns: int
    number: int


def read_table(walk: Walk, element: _Element, title: str) -> list[Block]:
    """The table *element*, and behind it what its cells hold beside their text.

    Raises:
        UnreadableError: It is larger than any form.
    """
    cells: list[Cell] = []
    beside: list[Block] = []
    for one in _places(list(_rows(element))):
        place = f"第 {one.row + 1} 行第 {one.number + 1} 格"
        line = walk.cell([one.element], f"{title}{place}")
        text = line.shown.strip("\n ")
        raw = next((raw for raw in map(stored, map(one.element.get, _BEHIND)) if raw), None)
        cells.append(
            Cell(
                row=one.row,
                column=one.column,
                rows=one.rows,
                columns=one.columns,
                text=text,
                raw=raw,
                place=place,
                remarks=frozenset(line.remarks) | remarks_of(text, raw),
                names=tuple(line.names),
            )
        )
        beside += walk.beside(line, f"{title}{place}")
    beside += _loose(walk, element, title)
    made = without_empty_columns(cells)
    return [Table(title=title, cells=made), *beside] if made else beside


def _loose(walk: Walk, element: _Element, title: str) -> Iterator[Block]:
    """What stands in the table and in none of its cells: its caption, and what is misplaced."""
    for part in (element, *(one for one in element.iterchildren(*_GROUPS)), *_rows(element)):
        for child in part:
            if child.tag not in _TABLE:
                yield from walk.told(walk.cell([child], title), title)
        texts = (part.text, *(child.tail for child in part))
        if text := " ".join(filter(None, (str(one or "").strip() for one in texts))):
            yield Paragraph(text=text, place=title)


def _places(rows: list[_Element]) -> Iterator[_Place]:
    taken = Taken()
    for row, line in enumerate(rows):
        column = 0
        for number, cell in enumerate(one for one in line if one.tag in _CELLS):
            while (row, column) in taken:
                column += 1
            high = min(_span(cell, "rowspan") or len(rows), len(rows) - row)
            wide = min(_span(cell, "colspan") or 1, _WIDEST)
            if not taken.take(row, column, high, wide):
                # A cell from above reaches into it: nothing is put over another.
                high = wide = 1
                taken.take(row, column, high, wide)
            yield _Place(cell, row, column, high, wide, number)
            column += wide


def _rows(table: _Element) -> Iterator[_Element]:
    """The rows of a table, not those of a table within it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _span(cell: _Element, name: str) -> int:
    found = _SPAN.match(cell.get(name, "1"))
    return int(found[1]) if found else 1
