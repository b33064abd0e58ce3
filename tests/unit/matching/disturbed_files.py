"""Whole files as other people make them of a filled form."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Final

from perfeval_gui.imports.model import Cell, Contents, Paragraph, Table
from unit.matching.disturbed import height, is_figure, is_label, with_text

# ---- whole files

FileChange = Callable[[Contents, random.Random], Contents]
Blocks = list[Table | Paragraph]
_YEAR: Final = re.compile(r"20[0-9]{2}(?=年)")
_WORDS: Final = {"公车运行维护": "公务用车运行维护费", "公车购置": "公务用车购置费"} | {
    "公务接待": "公务接待费",
    "出国经费": "因公出国（境）费用",
    "三公经费": "三公经费合计",
    "实际完成值": "全年实际值",
    "偏差原因分析及改进措施": "偏差原因及改进措施",
    "年度资金总额": "资金总额",
    "一般公共预算": "一般公共预算拨款",
    "政府采购金额": "政府采购",
}


def _each_cell(contents: Contents, make: Callable[[Cell], Cell]) -> Contents:
    blocks = (
        replace(one, cells=tuple(make(cell) for cell in one.cells))
        if isinstance(one, Table)
        else one
        for one in contents.blocks
    )
    return replace(contents, blocks=tuple(blocks))


def _with(contents: Contents, blocks: Blocks) -> Contents:
    return replace(contents, blocks=tuple(blocks))


def other_words(contents: Contents, rng: random.Random) -> Contents:
    """Labels in other words of the field."""
    del rng

    def make(cell: Cell) -> Cell:
        if not is_label(cell):
            return cell
        text = cell.text
        for word, other in _WORDS.items():
            if re.fullmatch(rf"(\d、|其中[：:])?{word}[：:]?", text):
                text = text.replace(word, other)
        return with_text(cell, text)

    return _each_cell(contents, make)


def years_in_words(contents: Contents, rng: random.Random) -> Contents:
    """本年 and 上年 for the years of labels."""
    del rng
    years = [
        int(y)
        for one in contents.tables
        for c in one.cells
        if is_label(c)
        for y in _YEAR.findall(c.text)
    ]
    if not years:
        return contents
    top = max(years)
    words = {str(top): "本", str(top - 1): "上"}
    return _each_cell(
        contents,
        lambda c: (
            with_text(c, _YEAR.sub(lambda m: words.get(m[0], m[0]), c.text)) if is_label(c) else c
        ),
    )


def in_yuan(contents: Contents, rng: random.Random) -> Contents:
    """Amounts in 元 under labels that say so, where all of a table were in 万元."""
    blocks: Blocks = list(contents.blocks)
    told = [
        number
        for number, one in enumerate(blocks)
        if isinstance(one, Table)
        and any("万元" in c.text for c in one.cells if is_label(c))
        and not any(
            "㎡" in c.text or c.text in ("分值", "控制率") for c in one.cells if is_label(c)
        )
    ]
    if not told:
        return contents
    number = rng.choice(told)
    table = blocks[number]
    assert isinstance(table, Table)

    def make(cell: Cell) -> Cell:
        if is_label(cell):
            return with_text(cell, cell.text.replace("万元", "元"))
        if is_figure(cell) and "%" not in cell.text:
            return with_text(cell, f"{Decimal(cell.text.replace(',', '')) * 10000:,.2f}")
        return cell

    blocks[number] = replace(table, cells=tuple(make(cell) for cell in table.cells))
    return _with(contents, blocks)


def table_cut(contents: Contents, rng: random.Random) -> Contents:
    """A table goes on in another one on the next page, with or without its header."""
    blocks: Blocks = []
    for one in contents.blocks:
        high = height(one.cells) if isinstance(one, Table) and one.cells else 0
        cuts = list(range(2, high))
        if not isinstance(one, Table) or not cuts or rng.random() < 0.5:
            blocks.append(one)
            continue
        at = rng.choice(cuts)
        upper = [replace(c, rows=min(c.rows, at - c.row)) for c in one.cells if c.row < at]
        lower = [replace(c, row=c.row - at) for c in one.cells if c.row >= at]
        lower += [
            replace(c, row=0, rows=c.row + c.rows - at, text="")
            for c in one.cells
            if c.row < at < c.row + c.rows
        ]
        lower.sort(key=lambda c: (c.row, c.column))
        between = [Paragraph(text="续表", place="")] if rng.random() < 0.3 else []
        blocks += [replace(one, cells=tuple(upper)), *between, replace(one, cells=tuple(lower))]
    return _with(contents, blocks)


def tables_joined(contents: Contents, rng: random.Random) -> Contents:
    """Tables below each other are one table."""
    del rng
    blocks: Blocks = []
    for one in contents.blocks:
        last = blocks[-1] if blocks else None
        if isinstance(one, Table) and isinstance(last, Table) and one.cells and last.cells:
            below = height(last.cells)
            more = tuple(replace(c, row=c.row + below) for c in one.cells)
            blocks[-1] = replace(last, cells=(*last.cells, *more))
        else:
            blocks.append(one)
    return _with(contents, blocks)


def all_in_one(contents: Contents, rng: random.Random) -> Contents:
    """Everything in one sheet, lines of text as rows."""
    del rng
    cells: list[Cell] = []
    for one in contents.blocks:
        below = height(cells) if cells else 0
        if isinstance(one, Paragraph):
            cells.append(Cell(row=below, column=0, columns=6, text=one.text))
        else:
            cells += [replace(c, row=c.row + below) for c in one.cells]
    return _with(contents, [Table(title="Sheet1", cells=tuple(cells))])


def shuffled(contents: Contents, rng: random.Random) -> Contents:
    """Tables in another order among the texts."""
    blocks: Blocks = list(contents.blocks)
    places = [n for n, one in enumerate(blocks) if isinstance(one, Table)]
    order = rng.sample(places, len(places))
    made = list(blocks)
    for place, of in zip(places, order, strict=True):
        made[place] = blocks[of]
    return _with(contents, made)


def table_twice(contents: Contents, rng: random.Random) -> Contents:
    """A table stands twice, the second time with other figures: of another unit."""
    blocks: Blocks = list(contents.blocks)
    places = [n for n, one in enumerate(blocks) if isinstance(one, Table)]
    number = rng.choice(places)
    table = blocks[number]
    assert isinstance(table, Table)
    other = [with_text(c, "77.77") if is_figure(c) else c for c in table.cells]
    blocks.insert(rng.choice(places) + 1, replace(table, cells=tuple(other)))
    return _with(contents, blocks)


def foreign_table(contents: Contents, rng: random.Random) -> Contents:
    """Another table with the same words at its rows, and headers that nobody knows."""
    blocks: Blocks = list(contents.blocks)
    places = [n for n, one in enumerate(blocks) if isinstance(one, Table)]
    number = rng.choice(places)
    table = blocks[number]
    assert isinstance(table, Table)
    first = min((c.column for c in table.cells), default=0)
    cells = [
        with_text(c, "88.88")
        if is_figure(c)
        else with_text(c, f"甲{c.column}")
        if is_label(c) and c.column > first
        else c
        for c in table.cells
    ]
    blocks.insert(rng.choice((number, number + 1)), replace(table, cells=tuple(cells)))
    return _with(contents, blocks)


def lines_between(contents: Contents, rng: random.Random) -> Contents:
    """Notes between the blocks."""
    blocks: Blocks = []
    notes = (
        "填表说明：请如实填写。",
        "合计 35.60 万元",
        "单位：元",
        "2019年数据",
        "编制数 99",
        "得分 60",
    )
    for one in contents.blocks:
        if rng.random() < 0.2:
            blocks.append(Paragraph(text=rng.choice(notes), place="第 0 段"))
        blocks.append(one)
    return _with(contents, blocks)


def in_own_units(contents: Contents, rng: random.Random) -> Contents:
    """Units behind some figures."""

    def make(cell: Cell) -> Cell:
        if is_figure(cell) and "%" not in cell.text and rng.random() < 0.3:
            return with_text(cell, f"{cell.text}{rng.choice(('万元', '元', '人', '个'))}")
        return cell

    return _each_cell(contents, make)


FILE_CHANGES: Final[tuple[FileChange, ...]] = (
    other_words,
    years_in_words,
    in_yuan,
    table_cut,
    tables_joined,
    all_in_one,
    shuffled,
    table_twice,
    foreign_table,
    lines_between,
    in_own_units,
)
