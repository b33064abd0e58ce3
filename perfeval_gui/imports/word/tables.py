"""Tables of a Word file: rows and cells in whatever they are wrapped, joined cells put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.errors import damaged
from perfeval_gui.imports.grid import demand_few, without_empty_columns
from perfeval_gui.imports.lines import Line
from perfeval_gui.imports.model import Block, Cell, Table
from perfeval_gui.imports.word.inline import chosen, is_prompt
from perfeval_gui.imports.word.names import GONE, MC, NEW, PROPERTIES, VAL, W, value_of, whole
from perfeval_gui.imports.word.walk import WordWalk

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDEST: Final = 1_000
"""Columns of a table; Word has 63."""


@dataclass(slots=True)
class _Place:
    """A cell while its table is read."""

    row: int
    column: int
    columns: int
    line: Line
    place: str
    rows: int = 1
    is_open: bool = False
    """Whether the cell below may go on in it."""

    def cell(self) -> Cell:
        return Cell(
            row=self.row,
            column=self.column,
            rows=self.rows,
            columns=self.columns,
            text=self.line.shown.strip("\n"),
            place=self.place,
            remarks=frozenset(self.line.remarks),
            names=tuple(self.line.names),
        )


@dataclass(slots=True)
class _Reading:
    """A table while it is read."""

    walk: WordWalk
    title: str
    names: list[str]
    places: list[_Place] = field(default_factory=list)
    above: dict[int, _Place] = field(default_factory=dict)
    """Cells of the row above that may go on, by their first column."""
    beside: list[Block] = field(default_factory=list)
    row: int = 0
    covered: int = 0


def read_table(walk: WordWalk, element: _Element, title: str, names: list[str]) -> list[Block]:
    """The table *element*, and behind it what its cells hold beside their text.

    Args:
        walk: What is read.
        element: The table.
        title: How it is called.
        names: Bookmarks that begin before it; they begin in its first cell.

    Raises:
        UnreadableError: It is larger than any form.
    """
    reading = _Reading(walk, title, names)
    place = walk.place
    for row in _members(walk, element, f"{W}tr", names):
        _read_row(reading, row)
    walk.place = place
    cells = without_empty_columns(one.cell() for one in reading.places)
    return [Table(title=title, cells=cells), *reading.beside] if cells else reading.beside


def _members(
    walk: WordWalk, element: _Element, wanted: str, names: list[str]
) -> Iterator[_Element]:
    """Rows of a table, or cells of a row, in whatever they are wrapped."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag == f"{W}bookmarkStart":
            names.append(child.get(f"{W}name", ""))
        elif child.tag == f"{MC}AlternateContent":
            yield from _members(walk, chosen(child), wanted, names)
        elif child.tag not in PROPERTIES:
            hidden = walk.is_hidden or is_prompt(child)
            with walk.gone(gone=child.tag in GONE), walk.hidden(hidden=hidden):
                yield from _members(walk, child, wanted, names)


def _read_row(reading: _Reading, element: _Element) -> None:
    properties = element.find(f"{W}trPr")
    changes = set() if properties is None else {one.tag for one in properties}
    column = whole(value_of(properties, "gridBefore"), 0)
    place = f"{reading.title}第 {reading.row + 1} 行"
    walk = reading.walk
    with walk.gone(gone=bool(changes & GONE)):
        if walk.is_gone:
            reading.beside.extend(_taken_away(reading, element, place))
            return
        below: dict[int, _Place] = {}
        for at, cell in enumerate(_members(walk, element, f"{W}tc", reading.names)):
            column = _read_cell(reading, cell, (column, at), below)
            if changes & NEW and reading.places:
                reading.places[-1].line.remarks.add("tracked")
    reading.above = below
    reading.row += 1


def _taken_away(reading: _Reading, row: _Element, place: str) -> Iterator[Block]:
    """What is told of a row that a tracked change takes away."""
    line = Line()
    for cell in _members(reading.walk, row, f"{W}tc", reading.names):
        other = reading.walk.cell(cell, place)
        line.gone += ["、", *other.gone] if line.gone and other.gone else other.gone
        line.inner += other.inner
    yield from reading.walk.beside(line, f"{place}，整行删去")


def _read_cell(
    reading: _Reading, element: _Element, at: tuple[int, int], below: dict[int, _Place]
) -> int:
    """Read a cell at its column and its number in the row; the column behind it."""
    column, number = at
    place = f"第 {reading.row + 1} 行第 {number + 1} 格"
    properties = element.find(f"{W}tcPr")
    changes = set() if properties is None else {one.tag for one in properties}
    if f"{W}cellDel" in changes:
        with reading.walk.gone():
            line = reading.walk.cell(element, reading.title + place)
        reading.beside.extend(reading.walk.beside(line, reading.title + place))
        return column
    columns = max(1, whole(value_of(properties, "gridSpan"), 1))
    if column < 0 or column + columns > _WIDEST:
        raise damaged(f"{reading.title}的列数不对")
    line = reading.walk.cell(element, reading.title + place)
    if f"{W}cellIns" in changes:
        line.remarks.add("tracked")
    if reading.names:
        line.names[:0] = reading.names
        reading.names.clear()
    made = _Place(reading.row, column, columns, line, place)
    _put(reading, made, properties, below)
    reading.beside.extend(reading.walk.beside(line, reading.title + place))
    return column + columns


def _put(
    reading: _Reading, made: _Place, properties: _Element | None, below: dict[int, _Place]
) -> None:
    """Put the cell into the table, or into the one that it goes on in."""
    reading.covered += made.columns
    demand_few(reading.covered)
    down = _joined(properties, "vMerge")
    across = _joined(properties, "hMerge")
    before = reading.places[-1] if reading.places else None
    if across == "continue" and before is not None and _end(before) == (made.row, made.column):
        before.columns += made.columns
        _hide(made.line, before.line)
        return
    above = reading.above.get(made.column)
    if down == "continue" and above is not None and above.columns == made.columns:
        above.rows += 1
        below[made.column] = above
        _hide(made.line, above.line)
        return
    made.is_open = down is not None
    if made.is_open:
        below[made.column] = made
    reading.places.append(made)


def _end(place: _Place) -> tuple[int, int]:
    return place.row, place.column + place.columns


def _hide(line: Line, within: Line) -> None:
    """A cell that goes on in another shows nothing of its own."""
    line.hidden[:0] = line.text
    line.text.clear()
    within.names += line.names
    within.remarks |= line.remarks


def _joined(properties: _Element | None, name: str) -> str | None:
    """How a cell is joined to the one before it: "restart", "continue", None for not at all."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(VAL, "continue")
