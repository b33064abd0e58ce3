"""A finished workbook, read back and compared with the package it was made from.

It is read as any reader would, in reading order, and must hold what the package holds in the order
of printing. Where a text has to be cut, the cut is asked for; no address is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from perfeval_gui.exports.archive import clean
from perfeval_gui.exports.comparing import Item, Value, difference, place, short
from perfeval_gui.exports.excel.plan import sheet_width
from perfeval_gui.exports.excel.reader import Read, read_workbook
from perfeval_gui.exports.excel.text import pieces, stretches
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.headers import parted_below_headers
from perfeval_gui.pages.model import Grid, Package, Part

_ADDRESS: Final = re.compile("[A-Z]+[0-9]+")
"""A formula that only repeats another cell of its sheet."""


def verify_workbook(data: bytes, package: Package) -> None:
    """Compare every text, figure and formula result of an .xlsx file with *package*.

    Blank cells are told from filled ones; a text that begins like a formula must be a text.

    Raises:
        ExportError: The file cannot be read, or something in it differs.
    """
    sheets = read_workbook(data)
    if len(sheets) != len(package.parts):
        raise ExportError("Excel 文件的工作表数与表的份数不一致，未保存。")
    for part, cells in zip(package.parts, sheets, strict=True):
        for item, found in zip_longest(_sheet_items(part), _once(part, cells)):
            if item is None:
                raise ExportError(f"Excel 文件“{part.title}”多出内容“{short(str(found.value))}”。")
            if found is None or not _same(item.value, found.value):
                raise difference("Excel", item, None if found is None else str(found.value))
            if isinstance(item.value, str) and not (found.is_text or item.live):
                raise ExportError(f"{item.place}的文字“{short(item.value)}”在 Excel 中成了公式。")


def _once(part: Part, cells: tuple[Read, ...]) -> Iterator[Read]:
    """*cells* without labels that are shown again on a later page.

    Raises:
        ExportError: One says something else than the cell it repeats.
    """
    values = {cell.address: cell.value for cell in cells}
    for cell in cells:
        if not _ADDRESS.fullmatch(cell.formula):
            yield cell
        elif values.get(cell.formula) != cell.value:
            raise ExportError(
                f"Excel 文件与表不一致：“{part.title}”里重复的“{short(str(cell.value))}”"
                "与它重复的那一格不同，未保存。"
            )


def _sheet_items(part: Part) -> Iterator[Item]:
    """What is not blank, in the order in which the sheet is read."""
    for block in part.blocks:
        if isinstance(block, Grid):
            yield from _grid_items(part, block)
        elif block.text:
            for text in pieces(block, sheet_width(part)):
                yield Item(clean(text), f"“{part.title}”")


def _grid_items(part: Part, grid: Grid) -> Iterator[Item]:
    """A long cell takes several rows of the sheet, so these come before columns."""
    grid, _ = parted_below_headers(grid)
    texts = stretches(grid, part.page_height)
    items: list[tuple[tuple[int, int, int], Item]] = []
    for cell in grid.cells:
        where = place(part, cell)
        for number, stretch in enumerate(texts[cell.row, cell.column]):
            value: Value = clean(stretch.text)
            if cell.value is not None:
                value = cell.value
            if value != "":
                item = Item(value, where, live=bool(cell.formula))
                items.append(((cell.row, number, cell.column), item))
    for _, item in sorted(items, key=_item_position):
        yield item


def _item_position(entry: tuple[tuple[int, int, int], Item]) -> tuple[int, int, int]:
    return entry[0]


def _same(expected: Value, found: str | float) -> bool:
    """Equal as far as Excel can tell: it holds figures as binary numbers of 15 digits."""
    if isinstance(expected, str):
        return found == expected
    return isinstance(found, float) and float(expected) == found
