"""Tables within a form: rows that somebody adds, and fixed lines under the heads of columns."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

from perfeval_gui.imports.forms.words import with_relative_years
from perfeval_gui.new_edition import drawn
from perfeval_gui.new_edition.declared import NewColumn, NewEdition, NewTable
from perfeval_gui.new_edition.grid import Grid, Spot
from perfeval_gui.new_edition.kinds import HAND, WHOLE, guess

_RATE: Final = "执行率"
_LEAST: Final = 2
"""Rows or lines from which cells are a table, and not cells by themselves."""
_MOST_DIGITS: Final = 2
"""Of the number of a row; a year is a printed word."""


# ---- rows that are added


def draw_lists(grid: Grid, edition: NewEdition) -> None:
    """Draw every run of blank rows under heads as one row that is repeated."""
    row = 0
    while row < len(grid.heights):
        run = _run(grid, row)
        if len(run) >= _LEAST or (run and _is_numbered(grid, row)):
            _list(grid, run, edition)
        row += max(1, len(run))


def _run(grid: Grid, start: int) -> list[int]:
    """The rows from *start* on that are alike, blank, and have a head over each column."""
    first = grid.begun(start)
    heads = [grid.above(spot) for spot in first]
    if len(first) < _LEAST or None in heads or len(set(map(id, heads))) < len(heads):
        return []
    found: list[int] = []
    for row in grid.rows[start:]:
        spots = grid.begun(row)
        alike = [(spot.column, spot.end) for spot in spots] == [(s.column, s.end) for s in first]
        if not alike or not all(_is_free(spot, first[0]) for spot in spots):
            break
        found.append(row)
    return found


def _is_free(spot: Spot, first: Spot) -> bool:
    """Whether a cell of a row is blank, or is its number in the first column."""
    number = spot.text.strip(" 　.、．")
    numbered = spot.column == first.column and number.isdigit() and len(number) <= _MOST_DIGITS
    return spot.rows == 1 and (spot.is_open or (spot.use == "sign" and numbered))


def _is_numbered(grid: Grid, row: int) -> bool:
    return grid.begun(row)[0].use == "sign"


def _list(grid: Grid, run: Sequence[int], edition: NewEdition) -> None:
    spots = grid.begun(run[0])
    heads = [head for spot in spots if (head := grid.above(spot)) is not None]
    left = grid.left(spots[0])
    key = _table_key(left, edition)
    columns = tuple(_columns(heads, edition, f"{key}[].", grid.unit(run[0])))
    edition.tables.append(NewTable(key, edition.section, columns))
    for spot, head, column in zip(spots, heads, columns, strict=True):
        spot.drawn = drawn.value(spot, f"{key}.{column.key}")
        head.drawn = head.drawn or drawn.label(head, f"{key}[].{column.key}", edition)
    _repeat(grid, run, key)
    beside(grid, run[0], edition)
    _heads(grid, heads)


def beside(grid: Grid, row: int, edition: NewEdition) -> None:
    """Have a label that begins beside the repeated *row* stand beside all that it gives."""
    for spot in grid.begun(row):
        if spot.use == "label" and spot.drawn is None:
            spot.drawn = "==" + drawn.words(spot, edition)


def _repeat(grid: Grid, run: Sequence[int], key: str) -> None:
    grid.marks[run[0]] = f"*{key}:{len(run)}"
    grid.gone.update(run[1:])


def _heads(grid: Grid, heads: Sequence[Spot]) -> None:
    """Have rows of nothing but heads printed again on each page."""
    for row in {head.row for head in heads}:
        if all(spot.use in ("label", "sign") for spot in grid.begun(row)):
            grid.headers.add(row)


def _columns(
    heads: Sequence[Spot], edition: NewEdition, table: str, unit: str
) -> Iterator[NewColumn]:
    """The columns under *heads*; those for the hand are noted as of *table*, "" for none.

    *unit* of money is that of a heading above them within the table.
    """
    taken: set[str] = set()
    known: dict[str, str] = {}
    for head in heads:
        key = _free(edition.key(head.text), taken)
        taken.add(key)
        if table and HAND.search(key):
            edition.hand.append(f"{table}{key}")
        found = guess(head.text, 0, unit or edition.around)
        if not found.sure:
            told = " ".join(head.text.split())
            edition.ask(f"“{told}”一列填什么：现在写成 {found.kind}，只是猜的。")
        rule = _rule(head, known)
        meant = edition.words.cell(with_relative_years(head.text, edition.year))
        if meant is not None:
            known.setdefault(meant.name, key)
        if rule:
            told = " ".join(head.text.split())
            edition.ask(f"“{told}”由程序算：{rule}。不是这样算的，改这一列。")
        yield NewColumn(key, edition.printed(head.text), found, rule)


def _rule(head: Spot, known: dict[str, str]) -> str:
    """How the column under *head* follows from those before it; "" where it is typed."""
    if _RATE in head.text and {"executed", "annual_budget"} <= set(known):
        return f"ratio {known['executed']} {known['annual_budget']}"
    return ""


# ---- fixed lines


def draw_lines(grid: Grid, edition: NewEdition) -> None:
    """Draw every block of cells between heads and labels of lines as a table with fixed lines."""
    row = 0
    while row < len(grid.heights):
        block = _block(grid, row)
        if len(block) >= _LEAST:
            _lines(grid, block, edition)
        row += max(1, len(block))


def _block(grid: Grid, start: int) -> list[int]:
    """The rows from *start* on that have a label, and cells under the same heads."""
    heads = _heads_of(grid, start)
    found: list[int] = []
    for row in grid.rows[start:]:
        here = _heads_of(grid, row)
        if not heads or not set(map(id, here)) & set(map(id, heads)) or not _line(grid, row):
            break
        heads += [head for head in here if head not in heads]
        found.append(row)
    return found


def _heads_of(grid: Grid, row: int) -> list[Spot]:
    spots = [spot for spot in grid.begun(row) if spot.is_open and spot.rows == 1]
    return list(dict.fromkeys(head for spot in spots if (head := grid.above(spot)) is not None))


def _line(grid: Grid, row: int) -> Spot | None:
    """The label of a row; None where its cells have several, or one that is not theirs alone."""
    labels = {id(grid.left(spot)): grid.left(spot) for spot in grid.begun(row) if spot.is_open}
    if len(labels) != 1:
        return None
    label = next(iter(labels.values()))
    return label if label is not None and (label.row, label.rows) == (row, 1) else None


def _lines(grid: Grid, block: Sequence[int], edition: NewEdition) -> None:
    heads: list[Spot] = []
    for row in block:
        heads += [head for head in _heads_of(grid, row) if head not in heads]
    heads.sort(key=lambda head: head.column)
    key = _table_key(_title(grid, block, heads), edition)
    columns = tuple(_columns(heads, edition, "", grid.unit(block[0])))
    keys: dict[str, str] = {}
    named = {id(head): column.key for head, column in zip(heads, columns, strict=True)}
    for row in block:
        label = _line(grid, row)
        if label is not None:
            # A line and a column are never called alike: 合计 is often both.
            line = _free(edition.key(label.text), {*keys, *named.values()})
            keys[line] = edition.printed(label.text)
            _draw_line(grid, label, f"{key}.{line}", named, edition)
    for head, one in zip(heads, columns, strict=True):
        head.drawn = head.drawn or drawn.label(head, f"{key}.{one.key}", edition)
    edition.tables.append(NewTable(key, edition.section, columns, tuple(keys.items())))
    for printed in keys.values():
        if WHOLE.search(printed):
            edition.ask(
                f"“{printed}”一行现在由人填。要程序把明细加起来，在 rows 里这一行后面写 all，"
                "明细后面写它的名称。"
            )


def _draw_line(
    grid: Grid, label: Spot, name: str, columns: Mapping[int, str], edition: NewEdition
) -> None:
    """Draw the row of *label*, a line called *name*; *columns* by the identity of their heads.

    Of two cells below one head the first is the line's, and the other a cell by itself.
    """
    label.drawn = drawn.label(label, name, edition)
    left = dict(columns)
    for spot in grid.begun(label.row):
        head = grid.above(spot) if spot.is_open else None
        if id(head) in left:
            spot.drawn = drawn.value(spot, f"{name}.{left.pop(id(head))}")


def _title(grid: Grid, block: Sequence[int], heads: Sequence[Spot]) -> Spot | None:
    """What says what a table is about: the head over its lines, or the label beside all of it."""
    label = _line(grid, block[0])
    if label is None:
        return None
    over = grid.at(heads[0].row)(label.column)
    return over if over.use == "label" else grid.left(label)


def _table_key(title: Spot | None, edition: NewEdition) -> str:
    key = "栏" if title is None else edition.key(title.text)
    return edition.free("表1" if key == "栏" else key)


def _free(key: str, taken: Container[str]) -> str:
    number, found = 1, key
    while found in taken:
        number += 1
        found = f"{key}{number}"
    return found
