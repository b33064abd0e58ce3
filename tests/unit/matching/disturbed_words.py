"""Words and values of a filled form as other people write them, and all that is done to tables."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import Final

from perfeval_gui.imports.model import Cell
from unit.matching.disturbed import (
    Change,
    blank_column,
    blank_row,
    columns_swapped,
    edited,
    foreign_column,
    header_deleted,
    header_repeated,
    headers_joined,
    heading_joined_on,
    inner_rows_swapped,
    is_blank,
    is_figure,
    is_label,
    label_and_value_joined,
    moved_right,
    note_row,
    one_cell,
    put_cell,
    row_deleted,
    row_moved,
    rows_joined,
    total_row,
    unjoined,
    value_in_label,
    value_parted,
    values_joined,
    with_text,
)

# ---- words


def spaced(cells: list[Cell], rng: random.Random) -> list[Cell]:
    gap = rng.choice((" ", "\u3000", "\n", "\u00a0"))
    return edited(
        cells,
        is_label,
        lambda cell: with_text(cell, gap.join(cell.text)) if len(cell.text) < 7 else cell,
    )


def other_width(cells: list[Cell], rng: random.Random) -> list[Cell]:
    pairs = rng.choice((("（", "("), ("(", "（"), ("：", ":"), ("、", "．")))
    return edited(cells, is_label, lambda cell: with_text(cell, cell.text.replace(*pairs)))


def colons(cells: list[Cell], rng: random.Random) -> list[Cell]:
    end = rng.choice((":", "：", ""))
    return edited(
        cells,
        lambda cell: is_label(cell) and "\n" not in cell.text and "：" not in cell.text[:-1],
        lambda cell: with_text(cell, cell.text.rstrip("：:") + end),
    )


def unnumbered(cells: list[Cell], rng: random.Random) -> list[Cell]:
    to = rng.choice(("", "（1）", "①", "一、", "7."))
    return edited(
        cells, is_label, lambda cell: with_text(cell, re.sub(r"^(\d+、|其中[：:])", to, cell.text))
    )


def label_blank(cells: list[Cell], rng: random.Random) -> list[Cell]:
    cell = one_cell(cells, rng, is_label)
    return cells if cell is None else put_cell(cells, cell, with_text(cell, ""))


def label_reworded(cells: list[Cell], rng: random.Random) -> list[Cell]:
    cell = one_cell(cells, rng, is_label)
    words = rng.choice(("另行说明", "其他支出", "本部门意见如下", "金额"))
    return cells if cell is None else put_cell(cells, cell, with_text(cell, words))


def label_twice(cells: list[Cell], rng: random.Random) -> list[Cell]:
    one, other = (one_cell(cells, rng, is_label) for _ in range(2))
    if one is None or other is None:
        return cells
    return put_cell(cells, one, with_text(one, other.text))


# ---- values


def stray(cells: list[Cell], rng: random.Random) -> list[Cell]:
    cell = one_cell(cells, rng, lambda one: is_blank(one, cells))
    if cell is None:
        return cells
    return put_cell(cells, cell, with_text(cell, rng.choice(("已核", "？", "见附件", "待定"))))


def unreadable(cells: list[Cell], rng: random.Random) -> list[Cell]:
    cell = one_cell(cells, rng, lambda one: is_figure(one) and "%" not in one.text)
    if cell is None:
        return cells
    text = rng.choice(("约{}", "{}左右", "{}?", "{} {}", "#DIV/0!", "{}/年"))
    return put_cell(cells, cell, with_text(cell, text.replace("{}", cell.text)))


def wide_figures(cells: list[Cell], rng: random.Random) -> list[Cell]:
    del rng
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    return edited(
        cells, is_figure, lambda cell: with_text(cell, f" {cell.text.translate(wide)}\u3000")
    )


def trailing_lines(cells: list[Cell], rng: random.Random) -> list[Cell]:
    del rng
    return [with_text(cell, f"{cell.text}\n ") for cell in cells]


def transposed(cells: list[Cell], rng: random.Random) -> list[Cell]:
    del rng
    made = [replace(c, row=c.column, column=c.row, rows=c.columns, columns=c.rows) for c in cells]
    return sorted(made, key=lambda cell: (cell.row, cell.column))


CHANGES: Final[tuple[Change, ...]] = (
    row_moved,
    inner_rows_swapped,
    row_deleted,
    header_deleted,
    blank_row,
    note_row,
    header_repeated,
    total_row,
    blank_column,
    foreign_column,
    columns_swapped,
    moved_right,
    transposed,
    values_joined,
    headers_joined,
    label_and_value_joined,
    value_in_label,
    value_parted,
    rows_joined,
    unjoined,
    heading_joined_on,
    spaced,
    other_width,
    colons,
    unnumbered,
    label_blank,
    label_reworded,
    label_twice,
    stray,
    unreadable,
    wide_figures,
    trailing_lines,
    transposed,
)
