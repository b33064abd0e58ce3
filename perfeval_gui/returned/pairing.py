"""Each printed item beside what stands in its place in the file that came back.

A cell is known by its bookmark, else by its place in a table that is like the printed one. It is
always the whole cell that counts: a bookmark goes on round the old text where somebody typed
behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from perfeval_gui.imports.model import Cell, Contents, Paragraph, Table
from perfeval_gui.returned.aligning import aligned
from perfeval_gui.returned.layout import Item, Laid, Layout, Line, Spot
from perfeval_gui.returned.moving import Row, found_row, moved_rows, printed_row
from perfeval_gui.returned.texts import normal

_MARKED: Final = 0.9
"""How much two are alike that have a bookmark in common, whatever they say."""
_LONG: Final = 400
"""Texts of so many characters are not compared letter by letter."""
_BLANK: Final = 0.5
"""Two rows without any text: they may be the same one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seen:
    """What stands in the place of an item.

    Attributes:
        item: It.
        text: All that stands there, in its normal form.
        cells: The cells of the file, as far as it is in tables.
        place: Where a person finds it in the file.
    """

    item: Item
    text: str
    cells: tuple[Cell, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NewRow:
    """A row of a table that the draft does not print.

    Attributes:
        cells: What stands in it.
        above: The items in the row above it; in the row below where there is none above.
        first: Whether that is the row below.
        columns: Of each column of the table as the file has it, an item with a name in it.
        labels: Columns in which labels stand.
    """

    cells: tuple[Cell, ...]
    above: tuple[Item, ...]
    first: bool
    columns: Mapping[int, Item]
    labels: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NewLine:
    """A paragraph that the draft does not print, below the line that *above* is."""

    text: str
    place: str
    above: Item | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moved:
    """Rows of a table that stand in another order in the file.

    Attributes:
        rows: Its rows in the order of the file, each with its items.
        place: Where the first that was moved stands in the file.
    """

    rows: tuple[tuple[Item, ...], ...]
    place: str


@dataclass(slots=True)
class Paired:
    """What belongs together, and what is in one of the two only.

    Attributes:
        gone: Items of rows that are not in the file, row by row.
        lost: Items that were not found in it although their tables were.
        missing: Items of tables that are not in the file at all.
        moved: What stands in another order.
        loose: Cells whose place means nothing to the draft.
    """

    seen: list[Seen] = field(default_factory=list)
    gone: list[tuple[Item, ...]] = field(default_factory=list)
    lost: list[Item] = field(default_factory=list)
    missing: list[Item] = field(default_factory=list)
    rows: list[NewRow] = field(default_factory=list)
    lines: list[NewLine] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    loose: list[Cell] = field(default_factory=list)


def paired(contents: Contents, layout: Layout) -> Paired:
    """*contents* beside what *layout* says would be printed."""
    found = Paired()
    tables = [table for table in contents.tables if not table.hidden]
    named = layout.tables and all(table.title for table in layout.tables)
    for one, other in aligned(layout.tables, tables, _same_sheet if named else _same_table):
        if one is None:
            assert other is not None
            found.loose += [cell for cell in tables[other].cells if normal(cell.text)]
        elif other is None:
            found.missing += dict.fromkeys(spot.item for spot in layout.tables[one].spots)
        else:
            _Tables(layout.tables[one], tables[other], found).pair()
    body = [one for one in contents.paragraphs if one.where == "body" and normal(one.text)]
    _pair_lines([line for line in layout.lines if line.item.text or line.marks], body, found)
    return found


# ---- tables


def _same_sheet(one: Laid, other: Table) -> float:
    return 1.0 if one.title == other.title else _same_table(one, other)


def _same_table(one: Laid, other: Table) -> float:
    marks = {mark for spot in one.spots for mark in spot.marks}
    theirs = {name for cell in other.cells for name in cell.names}
    if marks & theirs:
        return 1.0 if marks <= theirs else _MARKED
    mine = Counter(spot.text for spot in one.spots)
    texts = Counter(normal(cell.text) for cell in other.cells)
    return 0.99 * mine.__and__(texts).total() / max(mine.total(), 1)


def _alike_rows(one: Row, other: Row) -> float:
    if one.texts == other.texts and one.marks <= other.marks:
        return 1.0
    if one.marks & other.marks:
        return _MARKED
    if one.marks and other.marks:
        return 0.0
    total = one.texts.total() + other.texts.total()
    if not total:
        return _BLANK
    mine, theirs = one.texts - other.texts, other.texts - one.texts
    same = float((one.texts & other.texts).total())
    if mine.total() == theirs.total() == 1:
        same += _alike_texts(*mine, *theirs)
    return 2 * same / total


@dataclass(slots=True)
class _Tables:
    """One table of the draft beside one of the file."""

    laid: Laid
    table: Table
    found: Paired
    _at: dict[int, list[Spot]] = field(default_factory=dict)
    _there: dict[int, list[Cell]] = field(default_factory=dict)
    _pieces: dict[Item, list[tuple[Spot, Cell]]] = field(default_factory=dict)
    _left: list[tuple[list[Spot], list[Cell]]] = field(default_factory=list)

    def pair(self) -> None:
        """Put what belongs together into *found*."""
        for spot in self.laid.spots:
            self._at.setdefault(spot.row, []).append(spot)
        for cell in self.table.cells:
            self._there.setdefault(cell.row, []).append(cell)
        numbers = self._numbers()
        columns = self._columns(numbers)
        new = [at for at, (one, other) in enumerate(numbers) if one is None and other is not None]
        for one, other in numbers:
            if one is not None and other is not None:
                self._pair_row(self._at[one], self._there[other], columns)
        self._settle()
        for one, other in numbers:
            if one is not None and other is None:
                self.found.gone.append(self._items(one))
        for at in new:
            self._new_row(numbers, at)

    def _numbers(self) -> list[tuple[int | None, int | None]]:
        """Which row of the draft is which of the file; those of the file in their order."""
        mine = {row: printed_row(spots) for row, spots in sorted(self._at.items())}
        theirs = {row: found_row(cells) for row, cells in sorted(self._there.items())}
        moved = self._moved(mine, theirs)
        for one, other in moved.items():
            del mine[one], theirs[other]
        first, second = list(mine), list(theirs)
        numbers: list[tuple[int | None, int | None]] = [
            (None if one is None else first[one], None if other is None else second[other])
            for one, other in aligned(list(mine.values()), list(theirs.values()), _alike_rows)
        ]
        for one, row in sorted(moved.items(), key=lambda pair: pair[1]):
            below = (at for at, (_, o) in enumerate(numbers) if o is not None and o > row)
            numbers.insert(next(below, len(numbers)), (one, row))
        if moved:
            place = self._there[min(moved.values())][0].place
            order = [
                self._items(one) for one, other in numbers if one is not None and other is not None
            ]
            self.found.moved.append(Moved(rows=tuple(order), place=f"{self.table.title}{place}"))
        return numbers

    def _moved(self, mine: Mapping[int, Row], theirs: Mapping[int, Row]) -> dict[int, int]:
        first, second = list(mine), list(theirs)
        found = moved_rows(list(mine.values()), list(theirs.values()))
        return {first[one]: second[other] for one, other in found.items()}

    def _items(self, row: int) -> tuple[Item, ...]:
        """What stands in *row* of the draft, each once."""
        return tuple(dict.fromkeys(spot.item for spot in self._at[row]))

    def _columns(self, numbers: Sequence[tuple[int | None, int | None]]) -> dict[int, int]:
        """In which column of the file each printed one is, by the texts found in both."""
        votes: dict[int, Counter[int]] = {}
        for one, other in numbers:
            if one is None or other is None:
                continue
            there: dict[str, set[int]] = {}
            for cell in self._there[other]:
                there.setdefault(normal(cell.text), set()).add(cell.column)
            for spot in self._at[one]:
                columns = there.get(spot.text, set()) if spot.text else set()
                if spot.column in columns:
                    columns = {spot.column}
                if len(columns) == 1:
                    votes.setdefault(spot.column, Counter()).update(columns)
        known = {column: found.most_common(1)[0][0] for column, found in votes.items()}
        shift = 0
        for column in sorted({spot.column for spot in self.laid.spots}):
            shift = known[column] - column if column in known else shift
            known.setdefault(column, column + shift)
        return known

    def _pair_row(self, spots: list[Spot], cells: list[Cell], columns: Mapping[int, int]) -> None:
        left = list(cells)
        rest: list[Spot] = []
        for spot in spots:
            marked = [cell for cell in left if spot.marks.intersection(cell.names)]
            if marked:
                self._pieces.setdefault(spot.item, []).append((spot, marked[0]))
                left.remove(marked[0])
            else:
                rest.append(spot)
        if len(rest) == len(left) and not self.laid.title:
            pairs = list(zip(rest, left, strict=True))
        else:
            by_column = {cell.column: cell for cell in left}
            pairs = [
                (spot, by_column[columns[spot.column]])
                for spot in rest
                if columns[spot.column] in by_column
            ]
        for spot, cell in pairs:
            self._pieces.setdefault(spot.item, []).append((spot, cell))
            if cell in left:
                left.remove(cell)
        taken = {id(spot) for spot, _ in pairs}
        unmet = [spot for spot in rest if id(spot) not in taken]
        self._left.append((unmet, left))

    def _settle(self) -> None:
        for item, pieces in self._pieces.items():
            cells = tuple(cell for _, cell in pieces)
            text = "\n".join(normal(cell.text) for cell in cells)
            # A formula whose result is not in the file is what was there, and nobody typed it.
            same = all(
                spot.text == normal(cell.text) or "formula" in cell.remarks for spot, cell in pieces
            )
            place = f"{self.table.title}{cells[0].place}"
            self.found.seen.append(
                Seen(item=item, text=item.text if same else text, cells=cells, place=place)
            )
        labels = {spot.text for spot in self.laid.spots if _is_label(spot.item)}
        for spots, left in self._left:
            # What the file has no cell for is blank there in a workbook.
            for spot in spots:
                if spot.item not in self._pieces and spot.item.text:
                    if self.laid.title:
                        self.found.seen.append(Seen(item=spot.item, text=""))
                    else:
                        self.found.lost.append(spot.item)
            # A label is shown again on a later page.
            self.found.loose += [
                cell for cell in left if normal(cell.text) and normal(cell.text) not in labels
            ]

    def _new_row(self, numbers: Sequence[tuple[int | None, int | None]], at: int) -> None:
        row = numbers[at][1]
        assert row is not None
        cells = tuple(cell for cell in self._there[row] if normal(cell.text))
        if not cells or self._is_heading({normal(cell.text) for cell in cells}):
            return
        above = next((one for one, _ in reversed(numbers[:at]) if one is not None), None)
        below = next((one for one, _ in numbers[at:] if one is not None), None)
        near = above if above is not None else below
        items = () if near is None else tuple(spot.item for spot in self._at[near])
        beside = set(items)
        columns, labels = {}, set()
        for item, pieces in self._pieces.items():
            for _, cell in pieces:
                if item.names and self._like(item, items):
                    columns[cell.column] = item
                elif item in beside:
                    labels.add(cell.column)
        self.found.rows.append(
            NewRow(
                cells=cells,
                above=items,
                first=above is None,
                columns=columns,
                labels=frozenset(labels),
            )
        )

    def _is_heading(self, texts: set[str]) -> bool:
        """Whether *texts* are a row of printed words, shown again on a later page."""
        rows = (spots for spots in self._at.values() if all(_is_label(s.item) for s in spots))
        return any(texts <= {spot.text for spot in spots} for spots in rows)

    def _like(self, item: Item, row: Sequence[Item]) -> bool:
        """Whether *item* shows a cell of the table that *row* shows a row of."""
        tables = {name.partition("[")[0] for one in row for name in one.names if "[" in name}
        return any(name.partition("[")[0] in tables for name in item.names)


def _is_label(item: Item) -> bool:
    return not item.names and not item.source


# ---- lines


def _alike_lines(one: Line, other: Paragraph) -> float:
    text = normal(other.text)
    if one.item.text == text:
        return 1.0 if one.marks <= set(other.names) else _MARKED
    if one.marks.intersection(other.names):
        return _MARKED
    return _alike_texts(one.item.text, text)


def _alike_texts(one: str, other: str) -> float:
    """How much two texts are alike; of long ones, by how much is the same at both ends."""
    if max(len(one), len(other)) <= _LONG:
        return 0.9 * SequenceMatcher(None, one, other, autojunk=False).ratio()
    least = min(len(one), len(other))
    head = next((at for at in range(least) if one[at] != other[at]), least)
    tail = next((at for at in range(least - head) if one[-1 - at] != other[-1 - at]), least - head)
    return 0.9 * (head + tail) / max(len(one), len(other))


def _pair_lines(lines: Sequence[Line], body: Sequence[Paragraph], found: Paired) -> None:
    above: Item | None = None
    for one, other in aligned(lines, body, _alike_lines):
        if one is None:
            assert other is not None
            given = body[other]
            found.lines.append(NewLine(text=normal(given.text), place=given.place, above=above))
            continue
        above = lines[one].item
        if other is not None:
            given = body[other]
            found.seen.append(Seen(item=above, text=normal(given.text), place=given.place))
        elif above.text:
            found.gone.append((above,))
