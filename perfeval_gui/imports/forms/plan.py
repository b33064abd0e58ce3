"""Where the cells of an edition stand, as its drawings say: beside, below and between labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.drawing import DrawnCell, DrawnGrid, DrawnRow
from perfeval_gui.domain.edition.drawn_text import Piece, alone, drawn_pieces
from perfeval_gui.domain.edition.edition import FUNDS, Edition
from perfeval_gui.imports.forms.words import says_something, templated

_GAP: Final = pattern(r"\n\n+")
By = Literal["left", "cross", "above", "whole", "none"]
"""How a value is told apart: by the label to its left, by that and the one above, by the one above,
by that in one cell over all rows of a table; by none."""


@dataclass(frozen=True, slots=True)
class Static:
    """A printed label of a grid; *named* are the names whose synonyms it may be written with."""

    number: int
    text: str
    column: int
    columns: int
    rows: int = 1
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A drawn value: its name (of a table with rows ``table[].column``), and what tells it.

    *room* is how many drawn cells there are from it to the next label in its row.
    """

    name: str
    form: str = ""
    by: By = "none"
    left: Static | None = None
    above: Static | None = None
    joins: bool = False
    room: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A row of a grid, of a line of a table with fixed lines one for each line.

    Attributes:
        number: In the order of the edition; *grid* likewise.
        statics: Labels that begin in it.
        spots: Values in it.
        table: Table whose rows are printed here, "" for one row.
        subtotal: It stands below a group of rows of a table, with the sums of their columns.
        signs: What is printed in it beside labels: a figure, a stroke.
        named: Text around the name of a row that is part of its label (``3、专项（{name}）``).
    """

    number: int
    grid: int
    statics: tuple[Static, ...] = ()
    spots: tuple[Spot, ...] = ()
    table: str = ""
    subtotal: bool = False
    signs: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanText:
    """A drawn text that has labels and values in one: a paragraph, or a cell of a grid."""

    number: int
    pieces: tuple[Piece, ...]
    grid: int = -1
    style: str = ""


@dataclass(slots=True)
class _Making:
    edition: Edition
    rows: list[PlanRow] = field(default_factory=list)
    texts: list[PlanText] = field(default_factory=list)
    statics: int = 0
    grids: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that an edition prints, as far as it tells where a value stands."""

    edition: Edition
    rows: tuple[PlanRow, ...]
    texts: tuple[PlanText, ...]

    def statics(self) -> Iterator[tuple[PlanRow, Static]]:
        """Every label with the row that it begins in."""
        return ((row, static) for row in self.rows for static in row.statics)


def plan_of(edition: Edition) -> Plan:
    """The plan of *edition*."""
    making = _Making(edition)
    for drawing in edition.drawings:
        for block in drawing.blocks:
            if isinstance(block, DrawnGrid):
                _add_grid(block, making)
                making.grids += 1
            elif not block.repeats:
                pieces = _pieces(block.text.removeprefix("'").removeprefix('"'), edition)
                _add_text(pieces, making, -1, block.style)
    return Plan(edition=edition, rows=tuple(making.rows), texts=tuple(making.texts))


def _pieces(text: str, edition: Edition) -> tuple[Piece, ...]:
    """*text* with labels written out and years as in forms; lines divided by a line feed."""
    lines = (line.removeprefix("'").removeprefix('"') for line in templated(text).split("\\n"))
    found: list[Piece] = []
    for piece in drawn_pieces("\n".join(lines)):
        if not piece.label:
            found.append(piece)
            continue
        label = templated(edition.labels.get(piece.label, piece.label))
        found.append(Piece(text=label, label=piece.label))
    return tuple(found)


def _add_text(pieces: tuple[Piece, ...], making: _Making, grid: int, style: str = "") -> None:
    segments = _segments(pieces)
    for one in (pieces, *(segments if len(segments) > 1 else ())):
        if one:
            making.texts.append(
                PlanText(number=len(making.texts), pieces=one, grid=grid, style=style)
            )


def _segments(pieces: tuple[Piece, ...]) -> list[tuple[Piece, ...]]:
    """*pieces* cut where lines are left blank, as in a workbook, whose cells have none."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *more = _GAP.split(piece.text) if piece.text and not piece.label else [""]
        if piece.name or piece.label:
            found[-1].append(piece)
            continue
        found[-1] += [Piece(text=first)] if first else []
        found += [[Piece(text=text)] if text else [] for text in more]
    return [tuple(one) for one in found if one]


# ---- grids


@dataclass(frozen=True, slots=True)
class _Placed:
    """A drawn cell with its pieces, and what it is."""

    cell: DrawnCell
    pieces: tuple[Piece, ...]
    value: Piece | None
    static: Static | None


_Cells = tuple[list[_Placed], list[_Placed]]
"""The cells that begin in a row, and all of its grid."""


def _add_grid(grid: DrawnGrid, making: _Making) -> None:
    placed = [_placed(cell, making) for cell in grid.cells]
    for one in placed:
        mixed = one.static is None and one.value is None and any(p.name for p in one.pieces)
        if mixed and not grid.rows[one.cell.row].repeats:
            _add_text(one.pieces, making, making.grids)
    for number, row in enumerate(grid.rows):
        making.rows.extend(_rows(number, row, placed, making))


def _placed(cell: DrawnCell, making: _Making) -> _Placed:
    pieces = _pieces(cell.text, making.edition)
    named = any(piece.name for piece in pieces)
    static = None
    text = "".join(piece.text for piece in pieces)
    if not named and says_something(text):
        labels = tuple(piece.label for piece in pieces if piece.label)
        making.statics += 1
        static = Static(making.statics, text, cell.column, cell.columns, cell.rows, labels)
    return _Placed(cell, pieces, alone(templated(cell.text)) if named else None, static)


def _rows(number: int, row: DrawnRow, placed: list[_Placed], making: _Making) -> Iterator[PlanRow]:
    here = [one for one in placed if one.cell.row == number]
    statics = tuple(one.static for one in here if one.static is not None)
    signs = tuple(_sign(one) for one in here if _sign(one))
    base = PlanRow(number=len(making.rows), grid=making.grids, statics=statics, signs=signs)
    lines = making.edition.lines.get(row.repeats)
    if row.subtotal:
        yield replace(base, subtotal=True)
        return
    if lines is None:
        spots = tuple(_spots(here, placed, row))
        yield replace(base, spots=spots, table=row.repeats)
        return
    for offset, line in enumerate(lines):
        one = replace(base, number=base.number + offset)
        yield _line(one, line.key, row.repeats, (here, placed), making)


def _sign(one: _Placed) -> str:
    """What a drawn cell prints that is no label and no value."""
    if one.static is not None or any(piece.name for piece in one.pieces):
        return ""
    return "".join(piece.text for piece in one.pieces).strip()


def _spots(here: Iterable[_Placed], placed: list[_Placed], row: DrawnRow) -> Iterator[Spot]:
    for one in here:
        if one.value is not None:
            name = one.value.name
            if row.repeats and name.startswith(f"{row.repeats}."):
                name = name.replace(".", "[].", 1)
            yield _told(_spot(one, name), one, placed, row)


def _spot(one: _Placed, name: str) -> Spot:
    form = one.value.form if one.value is not None else ""
    return Spot(name=name, form=form, joins=one.cell.joins)


def _told(spot: Spot, one: _Placed, placed: list[_Placed], row: DrawnRow) -> Spot:
    """*spot* with the labels that tell it."""
    above, left = _above(one, placed), _left(one, placed)
    if row.repeats or one.cell.whole:
        by: By = "whole" if one.cell.whole else "above"
        return replace(spot, above=above, by=by if above is not None else "none")
    own_above = above is not None and spot.name in above.named
    if left is not None and left.rows > 1:
        # It stands beside several rows, and tells none of them apart.
        left = None if above is not None and not _names(left, spot) else left
    if left is not None and not own_above and (_names(left, spot) or _only(one, left, placed)):
        return replace(spot, left=left, by="left", room=_room(one, placed))
    if left is not None and above is not None:
        return replace(spot, left=left, above=above, by="cross")
    if above is not None:
        return replace(spot, above=above, by="above")
    return replace(spot, left=left, by="none")


def _names(static: Static, spot: Spot) -> bool:
    return spot.name in static.named


def _above(one: _Placed, placed: list[_Placed]) -> Static | None:
    """The nearest label above that covers the columns of *one*, or is covered by them."""
    start, end = one.cell.column, one.cell.column + one.cell.columns
    best: _Placed | None = None
    for other in placed:
        if other.static is None or other.cell.row + other.cell.rows > one.cell.row:
            continue
        first, last = other.cell.column, other.cell.column + other.cell.columns
        inside = (first <= start and end <= last) or (start <= first and last <= end)
        if inside and (best is None or other.cell.row > best.cell.row):
            best = other
    return best.static if best is not None else None


def _left(one: _Placed, placed: list[_Placed]) -> Static | None:
    """The nearest label to the left in the row of *one*."""
    best: _Placed | None = None
    for other in placed:
        beside = other.cell.row <= one.cell.row < other.cell.row + other.cell.rows
        if other.static is None or not beside or other.cell.column >= one.cell.column:
            continue
        if best is None or other.cell.column > best.cell.column:
            best = other
    return best.static if best is not None else None


def _room(one: _Placed, placed: list[_Placed]) -> int:
    """How many cells there are from *one* to the next label, or text with one, in its row."""
    after = [p for p in placed if p.cell.row == one.cell.row and p.cell.column > one.cell.column]
    room = 1
    for other in sorted(after, key=lambda p: p.cell.column):
        if other.static is not None or (other.pieces and other.value is None):
            break
        room += 1
    return room


def _only(one: _Placed, left: Static, placed: list[_Placed]) -> bool:
    """Whether *one* follows *left* at once, and no other value does before the next label."""
    if left.column + left.columns != one.cell.column:
        return False
    end = one.cell.column + one.cell.columns
    after = [p for p in placed if p.cell.row == one.cell.row and p.cell.column >= end]
    following = min(after, key=lambda p: p.cell.column, default=None)
    return following is None or following.value is None


# ---- lines of tables with fixed lines


def _line(base: PlanRow, key: str, table: str, of: _Cells, making: _Making) -> PlanRow:
    here, placed = of
    statics: list[Static] = []
    named: tuple[str, ...] = ()
    spots = []
    for one in here:
        if one.value is None:
            continue
        if one.value.name == f"{table}.label":
            labels = _line_labels(key, table, making.edition)
            if key == "projects" and table == FUNDS:
                named = labels
                continue
            making.statics += 1
            cell = one.cell
            name = key if table == FUNDS else f"{table}.{key}"
            statics.append(Static(making.statics, labels[0], cell.column, cell.columns, 1, (name,)))
    left = statics[0] if statics else None
    for one in here:
        name = _line_name(one, key, table)
        if name:
            above = _above(one, placed)
            by: By = "whole" if one.cell.whole else "cross"
            spot = replace(_spot(one, name), left=left, above=above, by=by if above else "none")
            spots.append(spot)
    table_of = "projects" if named else ""
    return replace(
        base,
        statics=(*base.statics, *statics),
        spots=tuple(spots),
        table=table_of,
        named=named,
    )


def _line_labels(key: str, table: str, edition: Edition) -> tuple[str, ...]:
    if table != FUNDS:
        return (templated(edition.labels.get(f"{table}.{key}", key)),)
    row = edition.fund_row(key)
    texts = (row.label, row.later) if row is not None else (key,)
    return tuple(templated(text) for text in texts if text)


def _line_name(one: _Placed, key: str, table: str) -> str:
    """The full name of a value drawn in a line."""
    if one.value is None:
        return ""
    of, _, column = one.value.name.partition(".")
    if of != table or one.cell.whole:
        return one.value.name
    if column == "label":
        return ""
    if table == FUNDS:
        return f"projects[].{column}" if key == "projects" else f"{key}.{column}"
    return f"{table}.{key}.{column}"
