"""Finished workbooks read back cell by cell, with nothing but the XML.

openpyxl takes a hundred milliseconds for the file of an ordinary report, twice: once for formulas,
once for their results. Here both are read in one pass. Tests read the same files with openpyxl.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from perfeval_gui.exports.archive import unpack
from perfeval_gui.exports.excel.strings import STRINGS_PATH, uncoded
from perfeval_gui.pages.errors import ExportError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATED: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Read:
    """A cell that is not blank.

    Attributes:
        value: The text, or the figure as Excel holds it. Of a formula, the stored result.
        formula: What calculates it, without the equals sign; empty for none.
        is_text: Neither a figure, a formula nor an error.
    """

    address: str
    value: str | float
    formula: str
    is_text: bool


def read_workbook(data: bytes) -> tuple[tuple[Read, ...], ...]:
    """All cells that are not blank, sheet by sheet, in reading order.

    Raises:
        ExportError: The file is no workbook that can be read.
    """
    from lxml import etree

    try:
        members = unpack(data)
        paths = _sheets(etree.fromstring(members["xl/workbook.xml"]), members)
        strings = _strings(members)
        return tuple(tuple(_cells(etree.fromstring(members[path]), strings)) for path in paths)
    except (zipfile.BadZipFile, LookupError, ValueError, etree.XMLSyntaxError) as error:
        raise ExportError("写出的 Excel 文件无法重新打开，未保存。") from error


def _sheets(book: _Element, members: dict[str, bytes]) -> list[str]:
    """Paths of the sheets in the order of their tabs."""
    from lxml import etree

    links = etree.fromstring(members["xl/_rels/workbook.xml.rels"])
    targets = {link.get("Id"): str(link.get("Target")) for link in links.iter(_RELATED)}
    found = (targets[sheet.get(_LINK)] for sheet in book.iter(f"{_MAIN}sheet"))
    return [
        target.removeprefix("/") if target.startswith("/") else f"xl/{target}" for target in found
    ]


def _strings(members: dict[str, bytes]) -> list[str]:
    """The table of texts that cells point into."""
    from lxml import etree

    table = members.get(STRINGS_PATH)
    if table is None:
        return []
    return [_text(entry) for entry in etree.fromstring(table).iter(f"{_MAIN}si")]


def _text(element: _Element) -> str:
    return uncoded("".join(run.text or "" for run in element.iter(f"{_MAIN}t")))


def _cells(sheet: _Element, strings: list[str]) -> Iterator[Read]:
    for cell in sheet.iter(f"{_MAIN}c"):
        kind = cell.get("t", "n")
        inside = {child.tag: child.text or "" for child in cell}
        if kind in ("s", "inlineStr"):
            number = inside.get(f"{_MAIN}v")
            text = strings[int(number)] if number else _text(cell)
            if text:
                yield Read(cell.get("r", ""), text, "", is_text=True)
            continue
        formula, value = inside.get(f"{_MAIN}f", ""), inside.get(f"{_MAIN}v")
        if value:
            found = float(value) if kind == "n" else value
            yield Read(cell.get("r", ""), found, formula, is_text=kind == "str" and not formula)
