"""Finished Word and Excel files, reopened and compared with the package they were made from.

A file is read as any reader would, in reading order, and must hold what the package holds in the
order of printing. Where a format needs a text cut, the cut is asked for; no address is.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from perfeval_gui.exports.archive import clean, unpack
from perfeval_gui.exports.excel.plan import sheet_width
from perfeval_gui.exports.excel.reader import Read, read_workbook
from perfeval_gui.exports.excel.text import pieces, stretches
from perfeval_gui.exports.word.styles import MAIN
from perfeval_gui.exports.word.tables import word_tables
from perfeval_gui.exports.word.write import DOCUMENT_PATH
from perfeval_gui.exports.word.xml import END, GLUE
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.headers import parted_below_headers
from perfeval_gui.pages.model import Cell, Grid, Package, Paragraph, Part

if TYPE_CHECKING:
    from lxml.etree import _Element

_W: Final = f"{{{MAIN}}}"
_ADDRESS: Final = re.compile("[A-Z]+[0-9]+")
"""A formula that only repeats another cell of its sheet."""
_SHOWN: Final = 20
"""Characters of a text quoted in a message."""

Value = str | Decimal


@dataclass(frozen=True, slots=True)
class Item:
    """A text or figure and where it stands, for the message; *live* if a formula may give it."""

    value: Value
    place: str
    live: bool = False


def verify_word(data: bytes, package: Package) -> None:
    """Compare every line and every table cell of a .docx file with *package*.

    Raises:
        ExportError: The file cannot be read, or something in it differs.
    """
    expected = [item for part in package.parts for item in _word_items(part)]
    found = [text for line in _word_lines(data) for text in line]
    for item, text in zip_longest(expected, found):
        if item is None:
            raise ExportError(f"Word 文件末尾多出内容“{_short(text or '')}”，未保存。")
        if item.value != text:
            raise _difference("Word", item, text)
    _opens_elsewhere(data, len(read_word_cells(data)))


def _opens_elsewhere(data: bytes, rows: int) -> None:
    """A reader that is not ours opens the file too and finds as many table *rows* in it."""
    from docx import Document

    try:
        found = sum(len(table.rows) for table in Document(BytesIO(data)).tables)
    except Exception as error:
        raise ExportError("Word 文件不能重新打开，未保存。") from error
    if found != rows:
        raise ExportError(f"Word 文件重新打开后有 {found} 行表格，应当是 {rows} 行，未保存。")


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
                raise ExportError(f"Excel 文件“{part.title}”多出内容“{_short(str(found.value))}”。")
            if found is None or not _same(item.value, found.value):
                raise _difference("Excel", item, None if found is None else str(found.value))
            if isinstance(item.value, str) and not (found.is_text or item.live):
                raise ExportError(f"{item.place}的文字“{_short(item.value)}”在 Excel 中成了公式。")


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
                f"Excel 文件与表不一致：“{part.title}”里重复的“{_short(str(cell.value))}”"
                "与它重复的那一格不同，未保存。"
            )


def read_word_cells(data: bytes) -> tuple[tuple[str, ...], ...]:
    """Texts of all table rows of a .docx file, whatever table they belong to.

    One tuple a row, in reading order: the cells that begin in the row, left to right, lines joined
    by newlines. Cells that go on from the row above are left out.

    Raises:
        ExportError: The file cannot be read.
    """
    return tuple(
        row for block in _word_blocks(data) if block.tag == f"{_W}tbl" for row in _rows(block)
    )


def _word_lines(data: bytes) -> Iterator[tuple[str, ...]]:
    """Paragraphs outside tables as one text, table rows as one text a cell."""
    for block in _word_blocks(data):
        if block.tag == f"{_W}tbl":
            yield from _rows(block)
        elif block.tag == f"{_W}p" and _style_of(block) not in (GLUE, END):
            yield (_text_of(block),)


def _word_blocks(data: bytes) -> list[_Element]:
    from lxml import etree

    try:
        root = etree.fromstring(unpack(data)[DOCUMENT_PATH])
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise ExportError("写出的 Word 文件无法重新打开，未保存。") from error
    body = root.find(f"{_W}body")
    return [] if body is None else list(body)


def _rows(table: _Element) -> Iterator[tuple[str, ...]]:
    for row in table.iterfind(f"{_W}tr"):
        yield tuple(
            "\n".join(_text_of(paragraph) for paragraph in cell.iterfind(f"{_W}p"))
            for cell in row.iterfind(f"{_W}tc")
            if not _goes_on(cell)
        )


def _goes_on(cell: _Element) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _text_of(element: _Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}t"))


def _style_of(paragraph: _Element) -> str | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return None if style is None else style.get(f"{_W}val")


def _word_items(part: Part) -> Iterator[Item]:
    for block in part.blocks:
        if isinstance(block, Paragraph):
            yield Item(clean(block.text), f"“{part.title}”")
        else:
            for table in word_tables(block):
                for cell in sorted(table.grid.cells, key=_position):
                    yield Item(clean(cell.text), _place(part, cell, table.start))


def _position(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


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
        place = _place(part, cell)
        for number, stretch in enumerate(texts[cell.row, cell.column]):
            value: Value = clean(stretch.text)
            if cell.value is not None:
                value = cell.value
            if value != "":
                item = Item(value, place, live=bool(cell.formula))
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


def _place(part: Part, cell: Cell, start: int = 0) -> str:
    return f"“{part.title}”第 {start + cell.row + 1} 行第 {cell.column + 1} 列"


def _difference(kind: str, item: Item, found: str | None) -> ExportError:
    seen = "没有读到内容" if found is None else f"读到“{_short(found)}”"
    return ExportError(
        f"{kind} 文件与表不一致：{item.place}应为“{_short(str(item.value))}”，{seen}，未保存。"
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "……"
