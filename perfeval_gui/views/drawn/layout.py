"""What of the drawn pages a section shows: the grids that hold its cells, and of them its rows.

A page may be one grid for the whole form. Of it a section shows the rows that hold something of
its own, and the headings above them; what stands beside in such a row is shown as well.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.edition.drawing import DrawnCell, DrawnGrid
from perfeval_gui.domain.edition.drawn_text import Piece, aligned, drawn_pieces
from perfeval_gui.domain.edition.edition import with_years
from perfeval_gui.domain.edition.sections import Section
from perfeval_gui.pages.printed_cells import Place, line_label, resolved
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling.where_shown import home_of

_NO_PLACE: Final = Place()
_WIDE: Final = 0.3
"""Share of the form's width in which a sentence takes two lines at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A stretch of a line: *text* that stands there, or the cell called *name*.

    Attributes:
        form: In what form the value is printed; empty for the usual one.
    """

    text: str = ""
    name: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands above several *columns* of a table, *level* rows from the top."""

    text: str
    columns: tuple[str, ...]
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One cell of the form.

    Attributes:
        row, column, rows, columns: Its place among the rows that are shown.
        lines: What stands in it, line by line.
        side: Where its lines are aligned; empty for the middle.
        height: Least height on paper, mm.
        table: The table whose rows stand here, instead of lines.
        headings: What stands above several of its columns.
    """

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    lines: tuple[tuple[Words, ...], ...] = ()
    side: str = ""
    height: float = 0
    table: str = ""
    headings: tuple[Heading, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The cells in it."""
        return frozenset(one.name for line in self.lines for one in line if one.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormGrid:
    """A drawn grid as a section shows it; *widths* are mm."""

    widths: tuple[float, ...]
    spots: tuple[Spot, ...]

    @property
    def names(self) -> frozenset[str]:
        """The cells in it."""
        return frozenset(name for spot in self.spots for name in spot.names)

    @property
    def tables(self) -> frozenset[str]:
        """The tables whose rows stand in it."""
        return frozenset(spot.table for spot in self.spots if spot.table)

    def is_wide(self, spot: Spot) -> bool:
        """Whether a sentence has room in the cell at *spot*."""
        own = sum(self.widths[spot.column : spot.column + spot.columns])
        return own >= _WIDE * sum(self.widths)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the form: which drawn rows it stands for, and of what line or table."""

    drawn: range
    place: Place = _NO_PLACE
    table: str = ""


def grids_of(section: Section, sheet: Sheet) -> tuple[FormGrid, ...]:
    """The grids that show something of *section*, in the order of printing, each cell once."""
    left = {*section.fields, *section.tables}
    found: list[FormGrid] = []
    told = set[str]()
    for drawing in sheet.edition.drawings:
        for block in drawing.blocks:
            if isinstance(block, DrawnGrid):
                grid = _Grid(block, section, sheet, left).laid_out()
                if shown := left & (grid.names | grid.tables):
                    left -= shown
                    found.append(grid)
                # Rows of nothing but figures of the section, among the cells of another one.
                elif not (grid := _Grid(block, section, sheet).laid_out()).names <= told:
                    found.append(grid)
                told |= grid.names
    return tuple(found)


class _Grid:
    """Lays one drawn grid out for a section."""

    def __init__(
        self, drawn: DrawnGrid, section: Section, sheet: Sheet, left: Container[str] | None = None
    ) -> None:
        """*left* are the cells and tables that no grid before shows; only figures without them."""
        self._drawn, self._section, self._sheet, self._left = drawn, section, sheet, left

    def laid_out(self) -> FormGrid:
        """The rows of it that belong to the section, with their cells."""
        rows = self._of_section(list(self._rows()))
        spots: list[Spot] = []
        for cell in self._drawn.cells:
            spots += self._spots(cell, rows)
        for number, row in enumerate(rows):
            if row.table:
                spots.append(self._table(number, row, spots))
        spots.sort(key=lambda spot: (spot.row, spot.column))
        return FormGrid(widths=self._drawn.widths, spots=tuple(spots))

    # ---- rows

    def _rows(self) -> Iterator[_Row]:
        """Every row: a drawn one, one for each line of a table of lines, one for all of another."""
        rows, lines = self._drawn.rows, self._sheet.edition.lines
        number = 0
        while number < len(rows):
            end = self._headings(number)
            if end < len(rows) and rows[end].repeats in self._sheet.report.form.tables:
                # Its headings are those of the table itself; below it a subtotal is only printed.
                repeats, end = rows[end].repeats, end + 1
                while end < len(rows) and rows[end].subtotal:
                    end += 1
                yield _Row(range(number, end), table=repeats)
            else:
                end = number + 1
                for line in lines.get(rows[number].repeats, ()):
                    yield _Row(range(number, end), Place(rows[number].repeats, 0, line.key))
                if not rows[number].repeats:
                    yield _Row(range(number, end))
            number = end

    def _headings(self, number: int) -> int:
        """The first row from *number* on that is no heading."""
        rows = self._drawn.rows
        while number < len(rows) and rows[number].header and not self._names(number):
            number += 1
        return number

    def _names(self, row: int, place: Place = _NO_PLACE) -> list[str]:
        """The names in the cells that reach into the drawn *row*, in *place*."""
        return [
            resolved(piece.name, self._sheet, self._place_of(cell, place))
            for cell in self._drawn.cells
            if cell.row <= row < cell.row + cell.rows
            for piece in drawn_pieces(with_years(cell.text, self._sheet.report.year))
            if piece.name
        ]

    def _place_of(self, cell: DrawnCell, place: Place) -> Place:
        """The place that names in *cell* are read in: one over several rows is of none of them."""
        alone = cell.rows == 1 and not cell.whole and self._drawn.rows[cell.row].repeats
        return place if alone else _NO_PLACE

    def _of_section(self, rows: list[_Row]) -> list[_Row]:
        """Those of *rows* that hold something of the section, and the headings above them."""
        kept: list[_Row] = []
        headings: list[_Row] = []
        for row in rows:
            homes = set(self._homes(row))
            if self._belongs(row, homes):
                kept += [*headings, row]
                headings = []
            elif homes:
                headings = []
            else:
                headings.append(row)
        return kept

    def _belongs(self, row: _Row, homes: set[str]) -> bool:
        if self._left is None:
            typed = self._sheet.report.form.fields
            names = self._names(row.drawn.start, row.place)
            return homes == {self._section.key} and not (row.table or typed.keys() & set(names))
        return self._section.key in homes and (not row.table or row.table in self._left)

    def _homes(self, row: _Row) -> Iterator[str]:
        """The sections that the cells of *row* belong to."""
        if row.table:
            yield (
                home_of(self._sheet, row.table)
                if row.table in self._sheet.report.form.tables
                else ""
            )
            return
        for name in self._names(row.drawn.start, row.place):
            if name:
                yield home_of(self._sheet, name)

    # ---- cells

    def _spots(self, cell: DrawnCell, rows: list[_Row]) -> Iterator[Spot]:
        reach = range(cell.row, cell.row + cell.rows)
        own = [
            n
            for n, row in enumerate(rows)
            if row.drawn.start < reach.stop and row.drawn.stop > reach.start
        ]
        if not own or self._is_of_table(cell, rows[own[0]], rows[own[-1]]):
            return
        if self._place_of(cell, rows[own[0]].place).line:
            yield from (self._spot(cell, n, 1, rows[n].place) for n in own)
        else:
            yield self._spot(cell, own[0], own[-1] - own[0] + 1, _NO_PLACE)

    def _is_of_table(self, cell: DrawnCell, first: _Row, last: _Row) -> bool:
        """Whether *cell* is a heading or a cell of the rows of a table, which shows them itself."""
        if first is not last or not first.table:
            return False
        whole = cell.row == first.drawn.start and cell.rows == len(first.drawn)
        column = any(
            piece.name or piece.label.startswith((f"{first.table}[", f"{first.table}."))
            for piece in drawn_pieces(cell.text)
        )
        return column or not whole or not cell.text or cell.column > 0

    def _spot(self, cell: DrawnCell, row: int, rows: int, place: Place) -> Spot:
        texts = cell.text.split("\\n")
        return Spot(
            row=row,
            column=cell.column,
            rows=rows,
            columns=cell.columns,
            lines=tuple(tuple(self._words(text, place)) for text in texts),
            side=next((side for side, _ in map(aligned, texts) if side), ""),
            height=sum(one.height for one in self._drawn.rows[cell.row : cell.row + cell.rows]),
        )

    def _words(self, text: str, place: Place) -> Iterator[Words]:
        sheet = self._sheet
        for piece in drawn_pieces(with_years(aligned(text)[1], sheet.report.year)):
            real = resolved(piece.name, sheet, place) if piece.name else ""
            if real:
                yield Words(name=real, form=piece.form)
            elif said := self._said(piece, place):
                yield Words(text=said)

    def _said(self, piece: Piece, place: Place) -> str:
        if place.line and piece.name == f"{place.table}.label":
            return line_label(self._sheet, place)
        if piece.label:
            return self._sheet.edition.label(piece.label, self._sheet.report.year)
        return piece.text

    def _table(self, number: int, row: _Row, spots: list[Spot]) -> Spot:
        """The place of the rows of the table in *row*: all that no cell beside them takes."""
        taken = {
            column
            for spot in spots
            if spot.row <= number < spot.row + spot.rows
            for column in range(spot.column, spot.column + spot.columns)
        }
        free = [column for column in range(len(self._drawn.widths)) if column not in taken]
        first = free[0] if free else 0
        last = next((c for c in range(first, len(self._drawn.widths)) if c in taken), None)
        end = len(self._drawn.widths) if last is None else last
        return Spot(
            row=number,
            column=first,
            columns=max(end - first, 1),
            table=row.table,
            headings=tuple(self._above(row)),
        )

    def _above(self, row: _Row) -> Iterator[Heading]:
        """The headings above the columns of the table in *row* that have others below them."""
        repeated = next(n for n in row.drawn if self._drawn.rows[n].repeats)
        keys = {
            cell.column: piece.name.partition(".")[2]
            for cell in self._drawn.cells
            if cell.row == repeated
            for piece in drawn_pieces(cell.text)
            if piece.name.startswith(f"{row.table}.")
        }
        for cell in self._drawn.cells:
            reach = range(cell.column, cell.column + cell.columns)
            columns = tuple(keys[column] for column in reach if column in keys)
            if row.drawn.start <= cell.row and cell.row + cell.rows < repeated and columns:
                lines = cell.text.split("\\n")
                text = "".join(one.text for line in lines for one in self._words(line, _NO_PLACE))
                yield Heading(text, columns, cell.row - row.drawn.start)
