"""What a draft prints, laid out as the exported files have it: tables of spots, and lines.

In Word tables and paragraphs stand one after the other; in Excel a part is one sheet, with its
paragraphs in rows of their own. A printed thing is one item however many spots show it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from perfeval_gui.exports.excel.plan import plan_part, sheet_width
from perfeval_gui.exports.excel.text import pieces
from perfeval_gui.exports.excel.write import sheet_titles
from perfeval_gui.exports.word.tables import word_tables
from perfeval_gui.exports.word.xml import Bookmarks
from perfeval_gui.pages.model import Cell, Grid, Package, Paragraph, Part, Run
from perfeval_gui.returned.texts import normal


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Item:
    """Something that is printed: a cell of a table, or a line outside the tables.

    Attributes:
        part: Title of the part it is in.
        lines: Its runs, line by line.
        text: What it says, in its normal form.
        typed: Whether it shows what the clerk typed, and nothing computed.
        value: The number behind the text; of a rate, the fraction.
        source: The text of the report it is a part of, or the heading of; empty for another.
        heading: Whether it is that heading.
    """

    part: str
    lines: tuple[tuple[Run, ...], ...]
    text: str
    typed: bool = False
    value: Decimal | None = None
    source: str = ""
    heading: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The cells it shows, in their order."""
        return tuple(run.name for line in self.lines for run in line if run.name)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spot:
    """Where an item stands in a table; rows and columns count from 0.

    Attributes:
        text: The piece of the item that stands here, in its normal form.
        marks: Bookmarks that begin here.
    """

    item: Item
    row: int
    column: int
    text: str
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Laid:
    """A table as it is in the file; *title* is the name of its sheet, or empty in Word."""

    spots: tuple[Spot, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """A paragraph outside the tables of a Word file."""

    item: Item
    marks: frozenset[str] = frozenset()


@dataclass(slots=True)
class Layout:
    """All of a file, in reading order."""

    tables: list[Laid] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def items(self) -> Iterator[Item]:
        """Every item once."""
        spots = (spot.item for table in self.tables for spot in table.spots)
        yield from dict.fromkeys((*spots, *(line.item for line in self.lines)))


def word_layout(package: Package) -> Layout:
    """*package* as its Word file has it."""
    layout, marks = Layout(), Bookmarks()
    for part in package.parts:
        for _, run in groupby(part.blocks, key=type):
            same = tuple(run)
            for block in same:
                if isinstance(block, Grid):
                    layout.tables += _word_tables(block, part, marks)
            for block in same:
                if isinstance(block, Paragraph):
                    item = _line(block, part)
                    layout.lines.append(Line(item=item, marks=_marks(item, marks)))
    return layout


def _word_tables(grid: Grid, part: Part, marks: Bookmarks) -> Iterator[Laid]:
    for table in word_tables(grid):
        spots = []
        for cell in sorted(table.grid.cells, key=_reading_order):
            item = _cell(cell, part)
            named = frozenset({marks.called(cell.name)}) if cell.name else _marks(item, marks)
            spots.append(
                Spot(item=item, row=cell.row, column=cell.column, text=item.text, marks=named)
            )
        yield Laid(spots=tuple(spots))


def _marks(item: Item, marks: Bookmarks) -> frozenset[str]:
    return frozenset(marks.called(name) for name in item.names)


def _reading_order(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def sheet_layout(package: Package) -> Layout:
    """*package* as its workbook has it, but for rows that are higher than can be known here."""
    layout = Layout()
    for title, part in zip(sheet_titles(package), package.parts, strict=True):
        layout.tables.append(Laid(spots=tuple(_sheet(part)), title=title))
    return layout


def _sheet(part: Part) -> Iterator[Spot]:
    lines = iter(_sheet_lines(part))
    cells: dict[int, Item] = {}
    for box in plan_part(part, {}).boxes:
        if box.cell is None:
            item = next(lines)
        else:
            item = cells.setdefault(id(box.cell), _cell(box.cell, part))
        yield Spot(item=item, row=box.row, column=box.column, text=normal(box.text))


def _sheet_lines(part: Part) -> Iterator[Item]:
    """The item of each box outside the grids: one that is long takes several."""
    for block in part.blocks:
        if isinstance(block, Paragraph):
            item = _line(block, part)
            for _ in pieces(block, sheet_width(part)):
                yield item


def _cell(cell: Cell, part: Part) -> Item:
    lines = tuple(paragraph.runs for paragraph in cell.paragraphs)
    if cell.name:
        lines = ((Run(cell.text, cell.name),),)
    return Item(
        part=part.title,
        lines=lines,
        text=normal(cell.text),
        typed=cell.typed,
        value=cell.value,
    )


def _line(paragraph: Paragraph, part: Part) -> Item:
    return Item(
        part=part.title,
        lines=(paragraph.runs,),
        text=normal(paragraph.text),
        source=paragraph.source,
        heading=paragraph.style.startswith("heading"),
    )
