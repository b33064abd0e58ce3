"""A finished Word file, read back and compared with the package it was made from.

It is read as any reader would, in reading order, and must hold what the package holds in the order
of printing. Where a text has to be cut, the cut is asked for; no address is.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from perfeval_gui.exports.archive import clean, unpack
from perfeval_gui.exports.comparing import Item, difference, place, short
from perfeval_gui.exports.word.styles import MAIN
from perfeval_gui.exports.word.tables import word_tables
from perfeval_gui.exports.word.write import DOCUMENT_PATH
from perfeval_gui.exports.word.xml import END, GLUE
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.model import Cell, Package, Paragraph, Part

if TYPE_CHECKING:
    from lxml.etree import _Element

_W: Final = f"{{{MAIN}}}"


def verify_word(data: bytes, package: Package) -> None:
    """Compare every line and every table cell of a .docx file with *package*.

    Raises:
        ExportError: The file cannot be read, or something in it differs.
    """
    expected = [item for part in package.parts for item in _word_items(part)]
    blocks = _word_blocks(data)
    found = [text for line in _word_lines(blocks) for text in line]
    for item, text in zip_longest(expected, found):
        if item is None:
            raise ExportError(f"Word 文件末尾多出内容“{short(text or '')}”，未保存。")
        if item.value != text:
            raise difference("Word", item, text)
    rows = sum(len(block.findall(f"{_W}tr")) for block in blocks if block.tag == f"{_W}tbl")
    _opens_elsewhere(data, rows)


def _opens_elsewhere(data: bytes, rows: int) -> None:
    """A reader that is not ours opens the file too and finds as many table *rows* in it."""
    from docx import Document

    try:
        found = sum(len(table.rows) for table in Document(BytesIO(data)).tables)
    except Exception as error:
        raise ExportError("Word 文件不能重新打开，未保存。") from error
    if found != rows:
        raise ExportError(f"Word 文件重新打开后有 {found} 行表格，应当是 {rows} 行，未保存。")


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


def _word_lines(blocks: Iterable[_Element]) -> Iterator[tuple[str, ...]]:
    """Paragraphs outside tables as one text, table rows as one text a cell."""
    for block in blocks:
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
    going_on = {
        cell
        for merge in table.iter(f"{_W}vMerge")
        if merge.get(f"{_W}val", "continue") == "continue"
        for cell in merge.iterancestors(f"{_W}tc")
    }
    for row in table.iterchildren(f"{_W}tr"):
        yield tuple(
            "\n".join(_text_of(paragraph) for paragraph in cell.iterchildren(f"{_W}p"))
            for cell in row.iterchildren(f"{_W}tc")
            if cell not in going_on
        )


def _text_of(paragraph: _Element) -> str:
    return "".join(paragraph.itertext(f"{_W}t", with_tail=False))


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
                    yield Item(clean(cell.text), place(part, cell, table.start))


def _position(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column
