"""A workbook as Office writes it (.xlsx), read by its XML: strict ones and those of others too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.errors import damaged, too_large
from perfeval_gui.imports.gate.package import Package
from perfeval_gui.imports.model import Block, Contents
from perfeval_gui.imports.sheets.around import around
from perfeval_gui.imports.sheets.book import (
    Book,
    S,
    attribute,
    number_of,
    place_of,
    spelled,
    text_of,
    whole,
)
from perfeval_gui.imports.sheets.sheet import Area, Sheet
from perfeval_gui.imports.sheets.shown import shown_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_JOINED: Final = 10_000
_MOST_COLUMNS: Final = 16_384
_HIDES: Final = ("hidden", "veryHidden")
_COLUMN, _ROW, _CELL = f"{S}cols/{S}col", f"{S}sheetData/{S}row", f"{S}c"


def read_workbook(package: Package, file: str) -> Contents:
    """All that stands in a workbook.

    Args:
        package: Its parts.
        file: How it is called.

    Raises:
        UnreadableError: It is damaged or too large.
    """
    root = package.root(package.main)
    if root is None:
        raise damaged("里面没有工作簿")
    book = Book(package, root)
    blocks: list[Block] = []
    for title, state, part in _sheets(package, root):
        sheet_root = package.root(part)
        if sheet_root is None or sheet_root.tag != f"{S}worksheet":
            book.told.append(f"“{title}”不是表格页，没有读。")
            continue
        sheet = Sheet(title, is_hidden=state in _HIDES)
        _read_sheet(book, sheet, sheet_root)
        sheet.beside += around(book, sheet.title, sheet_root, part)
        blocks += sheet.blocks()
    return Contents(file=file, format="xlsx", blocks=tuple(blocks), told=tuple(book.told))


def _sheets(package: Package, root: _Element) -> Iterator[tuple[str, str, str]]:
    """Name, state and part of each sheet, as the tabs stand."""
    relations = package.relations(package.main)
    seen: set[str] = set()
    for one in root.iterfind(f"{S}sheets/{S}sheet"):
        # Each part once: many sheets could be asked for out of one.
        _, part = relations.get(one.get(_RELATION, ""), ("", ""))
        if part and part not in seen:
            seen.add(part)
            yield one.get("name", ""), one.get("state", ""), part


def _read_sheet(book: Book, sheet: Sheet, root: _Element) -> None:
    _hide_columns(sheet, root)
    row = -1
    for line in root.iterfind(_ROW):
        row = whole(line.get("r", str(row + 2))) - 1
        if attribute(line, "hidden") or line.get("ht") in ("0", "0.0"):
            sheet.hidden_rows.add(row)
        column = -1
        for cell in line.iterfind(_CELL):
            name = cell.get("r")
            column = place_of(name)[1] if name else column + 1
            _read_cell(book, sheet, (row, column), cell)
    sheet.joined = list(_joined(root))


def _hide_columns(sheet: Sheet, root: _Element) -> None:
    last = 0
    for one in root.iterfind(_COLUMN):
        first, behind = whole(one.get("min", "1")), whole(one.get("max", "1"))
        if attribute(one, "hidden") or one.get("width") in ("0", "0.0"):
            # They stand in order; what is out of order has been counted.
            sheet.hidden_columns.update(range(max(first, last + 1) - 1, min(behind, _MOST_COLUMNS)))
            last = max(last, behind)


def _joined(root: _Element) -> Iterator[Area]:
    for at, one in enumerate(root.iterfind(f"{S}mergeCells/{S}mergeCell")):
        if at > _MOST_JOINED:
            raise too_large(f"一页上合并的格子超过 {_MOST_JOINED} 处")
        first, _, last = one.get("ref", "").partition(":")
        top, left = place_of(first)
        bottom, right = place_of(last or first)
        if bottom >= top and right >= left:
            yield top, left, bottom - top + 1, right - left + 1


def _read_cell(book: Book, sheet: Sheet, at: tuple[int, int], cell: _Element) -> None:
    kind = cell.get("t", "n")
    code = book.code(cell.get("s"))
    stored = cell.find(f"{S}v")
    value = None if stored is None else stored.text
    inline = cell.find(f"{S}is")
    if inline is not None and kind == "inlineStr":
        value = text_of(inline)
    elif value is None and kind != "str":
        # A formula that nobody worked out since it was written shows nothing that is known.
        if cell.find(f"{S}f") is not None:
            sheet.put(at, "", "formula", code=code)
        elif kind != "s":
            sheet.blanks.add(at)
        return
    _put(book, sheet, at, (kind, value or "", code))


def _put(book: Book, sheet: Sheet, at: tuple[int, int], found: tuple[str, str, str]) -> None:
    """Put a cell of a kind, with its value as stored and its number format."""
    kind, value, code = found
    if kind == "b":
        is_true = value == "1"
        sheet.put(at, "TRUE" if is_true else "FALSE", raw=is_true, code=code)
    elif kind == "e":
        sheet.put(at, value, "error", code=code)
    elif kind == "d":
        sheet.put_day(at, value, code)
    elif kind == "n" and (number := number_of(value)) is not None:
        sheet.put_number(at, number, code, from_1904=book.from_1904)
    else:
        known = {"s": book.string, "str": spelled}
        text = shown_text(known.get(kind, str)(value), code)
        if text:
            sheet.put(at, text, code=code)
        else:
            sheet.blanks.add(at)
