"""Sheets of an OpenDocument workbook: the file says what is shown, and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.figures import remarks_of, stored
from perfeval_gui.imports.lines import Line
from perfeval_gui.imports.model import Block, Raw, Remark
from perfeval_gui.imports.opendocument.names import CALC, OFFICE, TABLE
from perfeval_gui.imports.opendocument.places import places
from perfeval_gui.imports.opendocument.story import Story
from perfeval_gui.imports.sheets.sheet import Sheet, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_NUMBERS: Final = ("float", "percentage", "currency")


class Sheets(Story):
    """The sheets of a workbook while they are read; text on them is read as any other."""

    def sheets(self, body: _Element) -> Iterator[Block]:
        """All sheets, in the order of their tabs."""
        for one in body.iterfind(f"{TABLE}table"):
            title = one.get(f"{TABLE}name", "")
            sheet = Sheet(title, is_hidden=self.means.styles.hides_table(one))
            self._read(sheet, one)
            yield from sheet.blocks()

    def _read(self, sheet: Sheet, element: _Element) -> None:
        for one in places(element):
            at = one.row, one.column
            place = f"{sheet.title}!{name_of(*at)}"
            line = self.cell(one.element, place)
            sheet.beside += self.beside(line, place)
            if one.is_hidden:
                line.remarks.add("hidden")
            if one.is_covered:
                sheet.covered.add(at)
            elif (one.rows, one.columns) != (1, 1):
                sheet.joined.append((*at, one.rows, one.columns))
            self._put(sheet, at, one.element, line)
        shapes = element.find(f"{TABLE}shapes")
        if shapes is not None:
            with self.at(sheet.title):
                for item in self.flow(shapes):
                    told = self.told(item, sheet.title) if isinstance(item, Line) else item
                    sheet.beside += told

    def _put(self, sheet: Sheet, at: tuple[int, int], cell: _Element, line: Line) -> None:
        text = line.shown.strip("\n")
        raw, remarks = _behind(cell, text)
        if text or remarks:
            sheet.put(at, text, *remarks, *line.remarks, raw=raw)
        else:
            sheet.blanks.add(at)


def _behind(cell: _Element, text: str) -> tuple[Raw, set[Remark]]:
    """What stands behind the text of a cell, and what is to be told of it."""
    kind = cell.get(f"{OFFICE}value-type", "")
    remarks: set[Remark] = set()
    raw: Raw = None
    if cell.get(f"{CALC}value-type") == "error":
        remarks.add("error")
    elif not kind and not text and cell.get(f"{TABLE}formula"):
        remarks.add("formula")
    elif kind == "boolean":
        raw = cell.get(f"{OFFICE}boolean-value") == "true"
    elif kind == "date":
        with suppress(ValueError):
            raw = date.fromisoformat(cell.get(f"{OFFICE}date-value", ""))
    elif kind in _NUMBERS:
        raw = number = stored(cell.get(f"{OFFICE}value"))
        remarks |= remarks_of(text, number)
    return raw, remarks
