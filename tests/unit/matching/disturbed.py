"""Files as other people make them of a filled form: moved, joined, reworded, written beside."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from perfeval_gui.imports.model import Cell, Contents, Table

Change = Callable[[list[Cell], random.Random], list[Cell]]
"""What is done to the cells of one table."""
LABEL: Final = "label"
FIGURE_CELL: Final = "figure"
"""Marks of cells, in place of bookmarks: what is printed, and where figures go."""
FIGURE: Final = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?%?")


def width(cells: Sequence[Cell]) -> int:
    return max(cell.column + cell.columns for cell in cells)


def height(cells: Sequence[Cell]) -> int:
    return max(cell.row + cell.rows for cell in cells)


def with_text(cell: Cell, text: str) -> Cell:
    return replace(cell, text=text)


def is_figure(cell: Cell) -> bool:
    return FIGURE_CELL in cell.names and FIGURE.fullmatch(cell.text.strip()) is not None


def is_label(cell: Cell) -> bool:
    return LABEL in cell.names


def is_blank(cell: Cell, cells: Sequence[Cell]) -> bool:
    """Whether a figure could stand in *cell*, and none does."""
    beside = (one for one in cells if (one.column, one.columns) == (cell.column, cell.columns))
    found = [one for one in beside if one.text.strip() and not is_label(one)]
    return not cell.text.strip() and len(found) > 1 and all(is_figure(one) for one in found)


def plain_rows(cells: Sequence[Cell]) -> list[int]:
    """Rows that no cell of another row reaches into, and whose cells reach into none."""
    crossed = {
        row for cell in cells if cell.rows > 1 for row in range(cell.row, cell.row + cell.rows)
    }
    return [row for row in range(height(cells)) if row not in crossed]


def inner_rows(cells: Sequence[Cell]) -> list[int]:
    """Rows of which only their own cells are told: a cell from above may go on through them."""
    starts = {cell.row for cell in cells if cell.rows > 1}
    return [row for row in range(height(cells)) if row not in starts]


def edited(
    cells: list[Cell], wanted: Callable[[Cell], bool], make: Callable[[Cell], Cell]
) -> list[Cell]:
    return [make(cell) if wanted(cell) else cell for cell in cells]


def one_cell(cells: list[Cell], rng: random.Random, wanted: Callable[[Cell], bool]) -> Cell | None:
    found = [cell for cell in cells if wanted(cell)]
    return rng.choice(found) if found else None


def two_cells(
    cells: list[Cell], rng: random.Random, wanted: Callable[[Cell, Cell], bool]
) -> tuple[Cell, Cell] | None:
    found = [(one, other) for one in cells for other in cells if wanted(one, other)]
    return rng.choice(found) if found else None


def follows(one: Cell, other: Cell) -> bool:
    """Whether *other* stands directly beside *one*, as high as it is."""
    level = (one.row, one.rows) == (other.row, other.rows)
    return level and one.column + one.columns == other.column


def put_cell(cells: list[Cell], old: Cell, *new: Cell) -> list[Cell]:
    return [one for cell in cells for one in (new if cell is old else (cell,))]


# ---- rows


def _shifted(cells: list[Cell], at: int, by: int) -> list[Cell]:
    """Room of *by* rows before row *at*; cells that go on over it grow."""
    made = []
    for cell in cells:
        if cell.row >= at:
            made.append(replace(cell, row=cell.row + by))
        elif cell.row + cell.rows > at:
            made.append(replace(cell, rows=cell.rows + by))
        else:
            made.append(cell)
    return made


def row_moved(cells: list[Cell], rng: random.Random) -> list[Cell]:
    rows = plain_rows(cells)
    if len(rows) < 3:
        return cells
    first, second = rng.sample(rows, 2)
    swap = {first: second, second: first}
    return [replace(cell, row=swap.get(cell.row, cell.row)) for cell in cells]


def inner_rows_swapped(cells: list[Cell], rng: random.Random) -> list[Cell]:
    pairs = [
        (row, row + 1)
        for row in inner_rows(cells)
        if row + 1 in inner_rows(cells)
        and all(c.row + c.rows > row + 1 or c.row + c.rows <= row for c in cells if c.rows > 1)
    ]
    if not pairs:
        return cells
    first, second = rng.choice(pairs)
    swap = {first: second, second: first}
    return [replace(cell, row=swap.get(cell.row, cell.row)) for cell in cells]


def row_deleted(cells: list[Cell], rng: random.Random) -> list[Cell]:
    rows = plain_rows(cells)
    if len(rows) < 2:
        return cells
    gone = rng.choice(rows)
    kept = [cell for cell in cells if cell.row != gone]
    return [replace(c, row=c.row - 1) if c.row > gone else c for c in kept]


def header_deleted(cells: list[Cell], rng: random.Random) -> list[Cell]:
    rows = [
        row
        for row in range(height(cells))
        if sum(is_label(c) for c in cells if c.row == row) > 2
        and not any(is_figure(c) for c in cells if c.row == row)
        and all(c.rows == 1 for c in cells if c.row == row)
    ]
    if not rows:
        return cells
    gone = rng.choice(rows)
    kept = [cell for cell in cells if cell.row != gone]
    return [replace(c, row=c.row - 1) if c.row > gone else c for c in kept]


def blank_row(cells: list[Cell], rng: random.Random) -> list[Cell]:
    at = rng.randint(1, height(cells))
    crossing = any(cell.row < at < cell.row + cell.rows for cell in cells)
    row = [Cell(row=at, column=column) for column in range(width(cells))]
    return [*_shifted(cells, at, 1), *([] if crossing else row)]


def note_row(cells: list[Cell], rng: random.Random) -> list[Cell]:
    at = rng.randint(0, height(cells))
    if any(cell.row < at < cell.row + cell.rows for cell in cells):
        return cells
    text = rng.choice(
        ("注：以上数据未经审计。", "续表", "单位盖章处", "（接上页）", "审核：已核对 12.5")
    )
    return [*_shifted(cells, at, 1), Cell(row=at, column=0, columns=width(cells), text=text)]


def header_repeated(cells: list[Cell], rng: random.Random) -> list[Cell]:
    rows = [
        row
        for row in range(height(cells) - 2)
        if sum(is_label(c) for c in cells if c.row == row) > 2
        and not any(is_figure(c) for c in cells if c.row == row)
        and all(c.rows == 1 for c in cells if c.row == row)
    ]
    below = [row for row in rows if row + 2 < height(cells)]
    if not below:
        return cells
    of = rng.choice(below)
    at = rng.randint(of + 2, height(cells) - 1)
    if any(cell.row < at < cell.row + cell.rows for cell in cells):
        return cells
    copy = [replace(cell, row=at) for cell in cells if cell.row == of]
    return [*_shifted(cells, at, 1), *copy]


def total_row(cells: list[Cell], rng: random.Random) -> list[Cell]:
    at, wide = height(cells), width(cells)
    figures = [Cell(row=at, column=c, text=str(rng.randint(1, 999))) for c in range(1, wide)]
    return [*cells, Cell(row=at, column=0, text=rng.choice(("合计", "小计", "总 计"))), *figures]


# ---- columns


def _opened(cells: list[Cell], at: int) -> list[Cell]:
    """Room of a column before column *at*; cells that go on over it grow."""
    made = []
    for cell in cells:
        if cell.column >= at:
            made.append(replace(cell, column=cell.column + 1))
        elif cell.column + cell.columns > at:
            made.append(replace(cell, columns=cell.columns + 1))
        else:
            made.append(cell)
    return made


def _free(cells: Sequence[Cell], at: int) -> list[int]:
    """Rows of which no cell lies over the border before column *at*."""
    shut = {
        row
        for cell in cells
        if cell.column < at < cell.column + cell.columns
        for row in range(cell.row, cell.row + cell.rows)
    }
    return [row for row in range(height(cells)) if row not in shut]


def blank_column(cells: list[Cell], rng: random.Random) -> list[Cell]:
    at = rng.randint(0, width(cells))
    return [*_opened(cells, at), *(Cell(row=row, column=at) for row in _free(cells, at))]


def foreign_column(cells: list[Cell], rng: random.Random) -> list[Cell]:
    at = rng.randint(1, width(cells))
    rows = _free(cells, at)
    made = [Cell(row=row, column=at, text=str(rng.randint(1, 999))) for row in rows]
    if made:
        made[0] = with_text(made[0], rng.choice(("备注", "增减额", "2019年决算数", "占比")))
    return [*_opened(cells, at), *made]


def columns_swapped(cells: list[Cell], rng: random.Random) -> list[Cell]:
    edges = [c for c in range(width(cells)) if len(_free(cells, c)) == height(cells)]
    pairs = [
        (a, b, c) for a, b, c in zip(edges, edges[1:], [*edges[2:], width(cells)], strict=False)
    ]
    if not pairs:
        return cells
    a, b, c = rng.choice(pairs)
    move = {at: at + c - b for at in range(a, b)} | {at: at - (b - a) for at in range(b, c)}
    return [replace(cell, column=move.get(cell.column, cell.column)) for cell in cells]


def moved_right(cells: list[Cell], rng: random.Random) -> list[Cell]:
    by = rng.randint(1, 3)
    return [replace(cell, column=cell.column + by, row=cell.row + by) for cell in cells]


def transposed(cells: list[Cell], _rng: random.Random) -> list[Cell]:
    """Rows as columns."""
    return [
        replace(cell, row=cell.column, column=cell.row, rows=cell.columns, columns=cell.rows)
        for cell in cells
    ]


# ---- joined and parted


def _joined(cells: list[Cell], one: Cell, other: Cell, text: str) -> list[Cell]:
    wide = replace(one, columns=other.column + other.columns - one.column, text=text)
    return [cell for cell in put_cell(cells, one, wide) if cell is not other]


def _beside(
    cells: list[Cell], rng: random.Random, wanted: Callable[[Cell], bool]
) -> tuple[Cell, Cell] | None:
    return two_cells(
        cells, rng, lambda one, other: wanted(one) and wanted(other) and follows(one, other)
    )


def values_joined(cells: list[Cell], rng: random.Random) -> list[Cell]:
    found = _beside(cells, rng, lambda cell: not is_label(cell))
    if found is None:
        return cells
    return _joined(cells, *found, rng.choice((found[0].text, found[1].text)))


def headers_joined(cells: list[Cell], rng: random.Random) -> list[Cell]:
    found = _beside(cells, rng, is_label)
    return cells if found is None else _joined(cells, *found, found[rng.randint(0, 1)].text)


def label_and_value_joined(cells: list[Cell], rng: random.Random) -> list[Cell]:
    found = two_cells(
        cells, rng, lambda one, other: is_label(one) and is_figure(other) and follows(one, other)
    )
    if found is None:
        return cells
    one, other = found
    return _joined(cells, one, other, f"{one.text} {other.text}")


def value_in_label(cells: list[Cell], rng: random.Random) -> list[Cell]:
    found = two_cells(
        cells,
        rng,
        lambda one, other: (
            is_label(one)
            and is_figure(other)
            and one.row == other.row
            and one.column + one.columns == other.column
        ),
    )
    if found is None:
        return cells
    one, other = found
    cells = put_cell(cells, one, with_text(one, f"{one.text}{other.text}"))
    return put_cell(cells, other, with_text(other, ""))


def value_parted(cells: list[Cell], rng: random.Random) -> list[Cell]:
    cell = one_cell(cells, rng, lambda one: one.columns > 1 and not is_label(one))
    if cell is None:
        return cells
    first = replace(cell, columns=1, text=rng.choice((cell.text, "")))
    second = replace(
        cell, column=cell.column + 1, columns=cell.columns - 1, text="" if first.text else cell.text
    )
    return put_cell(cells, cell, first, second)


def rows_joined(cells: list[Cell], rng: random.Random) -> list[Cell]:
    found = two_cells(
        cells,
        rng,
        lambda one, other: (
            is_figure(one)
            and is_figure(other)
            and (one.column, one.columns) == (other.column, other.columns)
            and one.row + one.rows == other.row
        ),
    )
    if found is None:
        return cells
    one, other = found
    high = replace(one, rows=one.rows + other.rows)
    return [cell for cell in put_cell(cells, one, high) if cell is not other]


def unjoined(cells: list[Cell], rng: random.Random) -> list[Cell]:
    again = rng.random() < 0.5
    made = []
    for cell in cells:
        for row in range(cell.rows):
            text = cell.text if row == 0 or again else ""
            made.append(replace(cell, row=cell.row + row, rows=1, text=text))
    return made


def heading_joined_on(cells: list[Cell], rng: random.Random) -> list[Cell]:
    """Every joined cell over rows is cut in two, as where a page ends."""
    made = []
    for cell in cells:
        if cell.rows > 2:
            cut = rng.randint(1, cell.rows - 1)
            made.append(replace(cell, rows=cut))
            made.append(replace(cell, row=cell.row + cut, rows=cell.rows - cut))
        else:
            made.append(cell)
    return made


def changed(
    contents: Contents, change: Change, rng: random.Random, *, all_tables: bool
) -> Contents:
    """*contents* with *change* done to one of its tables, or to all."""
    tables = [n for n, one in enumerate(contents.blocks) if isinstance(one, Table) and one.cells]
    chosen = tables if all_tables else [rng.choice(tables)]
    blocks = list(contents.blocks)
    for number in chosen:
        table = blocks[number]
        assert isinstance(table, Table)
        cells = change(list(table.cells), rng)
        cells.sort(key=lambda cell: (cell.row, cell.column))
        blocks[number] = replace(table, cells=tuple(cells))
    return replace(contents, blocks=tuple(blocks))
