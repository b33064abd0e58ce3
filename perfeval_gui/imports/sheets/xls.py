"""Workbooks of Excel 97 to 2003 and of WPS (.xls, .et).

The library that reads them makes whatever a file asks for, so the records are counted before.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from perfeval_gui.imports import limits
from perfeval_gui.imports.errors import LOCKED, UnreadableError, damaged, too_large
from perfeval_gui.imports.gate.compound import Compound
from perfeval_gui.imports.grid import demand_few
from perfeval_gui.imports.model import Block, Contents, Paragraph
from perfeval_gui.imports.sheets.codes import GENERAL
from perfeval_gui.imports.sheets.sheet import Sheet, name_of
from perfeval_gui.imports.sheets.shown import shown_text

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet as Found

STREAMS: Final = ("Workbook", "Book")
_RECORD: Final = struct.Struct("<HH")
_PLACE: Final = struct.Struct("<HH")
_LOCKED: Final = 0x2F
_CELLS: Final = {
    0x0006: 0, 0x0201: 0, 0x0203: 0, 0x0204: 0, 0x0205: 0, 0x00FD: 0, 0x027E: 0, 0x00D6: 0,
    0x00BD: 6, 0x00BE: 2,
}  # fmt: skip
"""Records that hold cells, and how long each of several cells in one is."""
_BEGIN, _FORMULA, _TAB, _WRITER = 0x0809, 0x0006, 0x0085, 0x005C
_TAB_HEAD: Final = struct.Struct("<LBB")
_FORMULA_HEAD: Final = struct.Struct("<HHHd")
_CALC: Final = b"Calc"
_NOTED: Final = frozenset({_LOCKED, _WRITER, _TAB, _FORMULA})
_MOST_RECORDS: Final = 400_000
_TEXT, _NUMBER, _DATE, _TRUTH, _ERROR, _BLANK = 1, 2, 3, 4, 5, 6


def read_xls(compound: Compound, file: str) -> Contents:
    """All that stands in a workbook.

    Args:
        compound: The file.
        file: How it is called.

    Raises:
        UnreadableError: It is damaged, locked or too large.
    """
    import xlrd

    stream = next(compound.stream(name) for name in STREAMS if name in compound)
    seen = _look_over(stream)
    try:
        # It talks of what it finds odd.
        book = xlrd.open_workbook(
            file_contents=stream, formatting_info=True, logfile=StringIO(), ragged_rows=True
        )
        blocks = [
            block
            for at, found in enumerate(book.sheets())
            for block in _sheet(book, found, seen.unknown(at))
        ]
    except UnreadableError:
        raise
    except Exception as error:
        raise damaged("里面的表格读不出来") from error
    return Contents(file=file, format="xls", blocks=tuple(blocks))


@dataclass(slots=True)
class _Seen:
    """What was seen of a workbook before it is read.

    Attributes:
        writer: Who wrote it, as the file says.
        sheets: Where each sheet begins, in the order of the tabs.
        zeros: Formulas whose stored result is 0, by where their sheet begins.
    """

    writer: bytes = b""
    sheets: list[int] = field(default_factory=list)
    zeros: dict[int, set[tuple[int, int]]] = field(default_factory=dict)

    def unknown(self, sheet: int) -> set[tuple[int, int]]:
        """Cells of a sheet whose result nobody knows.

        LibreOffice stores 0 for a formula that gives a text, a blank one too.
        """
        if self.writer != _CALC or sheet >= len(self.sheets):
            return set()
        return self.zeros.get(self.sheets[sheet], set())


def _look_over(stream: bytes) -> _Seen:
    """Count what the file asks for, and refuse what is locked or more than a form has."""
    seen = _Seen()
    reach: dict[tuple[int, int], int] = {}
    at = cells = records = sheet = 0
    while at + _RECORD.size <= len(stream):
        kind, length = _RECORD.unpack_from(stream, at)
        start = at + _RECORD.size
        if kind == _BEGIN:
            sheet = at
        elif kind in _CELLS and start + _PLACE.size <= len(stream):
            row, column = _PLACE.unpack_from(stream, start)
            cells += max(1, (length - 6) // _CELLS[kind]) if _CELLS[kind] else 1
            reach[sheet, row] = max(reach.get((sheet, row), 0), column + 1)
        if kind in _NOTED:
            _note(seen, kind, stream[start : start + length], sheet)
        at = start + length
        records += 1
        if cells > limits.CELLS or records > _MOST_RECORDS:
            raise too_large(f"格子超过 {limits.CELLS} 个")
    # The library makes each row as long as its last cell stands to the right.
    demand_few(sum(reach.values()) // 2)
    return seen


def _note(seen: _Seen, kind: int, body: bytes, sheet: int) -> None:
    """Note what a record says, in the sheet that begins at *sheet*."""
    if kind == _LOCKED:
        raise UnreadableError(LOCKED)
    if kind == _WRITER:
        seen.writer = body[3:].rstrip(b"\0 ")
    elif kind == _TAB and len(body) >= _TAB_HEAD.size:
        start, _, is_other = _TAB_HEAD.unpack_from(body)
        if not is_other:
            seen.sheets.append(start)
    elif kind == _FORMULA and len(body) >= _FORMULA_HEAD.size:
        row, column, _, result = _FORMULA_HEAD.unpack_from(body)
        if result == 0:
            seen.zeros.setdefault(sheet, set()).add((row, column))


def _sheet(book: Book, found: Found, unknown: set[tuple[int, int]]) -> Iterator[Block]:
    sheet = Sheet(found.name, is_hidden=bool(found.visibility))
    for row in range(found.nrows):
        for column in range(found.row_len(row)):
            if (row, column) in unknown:
                sheet.put((row, column), "", "formula")
            else:
                _put(book, sheet, found, (row, column))
    for row, info in found.rowinfo_map.items():
        if info.hidden:
            sheet.hidden_rows.add(row)
    sheet.hidden_columns |= {at for at, info in found.colinfo_map.items() if info.hidden}
    sheet.joined = [
        (top, left, bottom - top, right - left) for top, bottom, left, right in found.merged_cells
    ]
    for (row, column), note in found.cell_note_map.items():
        if note.text.strip():
            place = f"{sheet.title}!{name_of(row, column)}"
            sheet.beside.append(Paragraph(text=note.text, place=place, where="comment"))
    yield from sheet.blocks()


def _put(book: Book, sheet: Sheet, found: Found, at: tuple[int, int]) -> None:
    kind = found.cell_type(*at)
    value: Any = found.cell_value(*at)
    code = _code(book, found.cell_xf_index(*at))
    if kind == _TEXT and value:
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        sheet.put(at, shown_text(text, code), code=code)
    elif kind in (_NUMBER, _DATE):
        number = Decimal(repr(value).removesuffix(".0"))
        sheet.put_number(at, number, code, from_1904=bool(book.datemode))
    elif kind == _TRUTH:
        sheet.put(at, "TRUE" if value else "FALSE", raw=bool(value), code=code)
    elif kind == _ERROR:
        sheet.put(at, _error(value), "error", code=code)
    elif kind in (_TEXT, _BLANK):
        sheet.blanks.add(at)


def _code(book: Book, style: int) -> str:
    found = book.format_map.get(book.xf_list[style].format_key)
    return found.format_str if found is not None and found.format_str else GENERAL


def _error(code: int) -> str:
    from xlrd.biffh import error_text_from_code

    return str(error_text_from_code.get(code, "#N/A"))
