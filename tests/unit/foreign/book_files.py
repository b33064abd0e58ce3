"""Workbooks for tests of reading: made of their XML, and by openpyxl."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Final

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from unit.foreign.word_files import OFFICE, packed, related

SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def book(rows: str, more: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """A workbook of one sheet called 表; *more* stands behind its rows, *parts* by their kind."""
    parts = parts or {}
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{types}">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_MAIN}.sheet.main+xml"/></Types>',
        "_rels/.rels": related({"xl/workbook.xml": "officeDocument"}),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": related(
            {"sheet.xml": "worksheet", **{f"{name}.xml": name for name in parts}}
        ),
        "xl/sheet.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData>'
        f"{more}</worksheet>",
    }
    for name, content in parts.items():
        members[f"xl/{name}.xml"] = content.replace(">", f' xmlns="{SHEET}">', 1)
    return packed(members)


def written(fill: Callable[[openpyxl.Workbook, Worksheet], None]) -> bytes:
    """A workbook that openpyxl writes once *fill* has had it."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill(workbook, sheet)
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()
