"""The members of a workbook beside its sheets, texts and formats.

What is alike in every workbook, its theme above all, is openpyxl's, which makes it once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from perfeval_gui.exports.archive import CONTENT_TYPES, saved, unpack, xml_text
from perfeval_gui.exports.excel.plan import Plan
from perfeval_gui.exports.excel.xml import quoted

STYLES_PATH: Final = "xl/styles.xml"
_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_ALIKE: Final = ("_rels/.rels", "docProps/app.xml", "xl/theme/theme1.xml")
_RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What openpyxl says of the one sheet that a workbook has at least.
_SHEET_TYPE: Final = re.compile(r'<Override PartName="/xl/worksheets/sheet1\.xml"[^>]*>')
_SHEET_LINK: Final = re.compile(r'<Relationship Type="[^"]*/worksheet"[^>]*>')
_LINK_ID: Final = re.compile(r'Id="rId(\d+)"')
_SHEETS: Final = re.compile(r"<sheets>.*</sheets><definedNames\s*/>", re.DOTALL)


@cache
def blank_workbook() -> Mapping[str, str]:
    """The members of openpyxl's workbook with one sheet, in which nothing is."""
    from openpyxl import Workbook

    return {path: data.decode() for path, data in unpack(saved(Workbook())).items()}


def sheet_path(number: int) -> str:
    """Where the sheet with that *number*, from 1, is in the file."""
    return f"xl/worksheets/sheet{number}.xml"


def members_around(sheets: Sequence[tuple[str, Plan]]) -> dict[str, bytes]:
    """The workbook with those titled *sheets*, which are not in it themselves."""
    blank = blank_workbook()
    members = {path: blank[path] for path in _ALIKE}
    numbers = range(1, len(sheets) + 1)
    members[CONTENT_TYPES] = _SHEET_TYPE.sub(
        lambda entry: "".join(entry[0].replace("sheet1", f"sheet{n}") for n in numbers),
        blank[CONTENT_TYPES],
    )
    members[_LINKS] = _links(blank[_LINKS], len(sheets))
    members[_BOOK] = _SHEETS.sub(lambda _: _listed(sheets), blank[_BOOK])
    return {path: text.encode() for path, text in members.items()}


def _links(blank: str, count: int) -> str:
    """*blank*, the links of a workbook of one sheet, for *count*; those behind count on."""
    later = _LINK_ID.sub(lambda link: f'Id="rId{int(link[1]) + count - 1}"', blank)
    sheets = "".join(
        f'<Relationship Type="{_RELATED}/worksheet" Target="/{sheet_path(number)}" '
        f'Id="rId{number}"/>'
        for number in range(1, count + 1)
    )
    return _SHEET_LINK.sub(lambda _: sheets, later)


def _listed(sheets: Sequence[tuple[str, Plan]]) -> str:
    """The sheets in the order of their tabs, and the rows that each repeats on its pages."""
    entries = "".join(
        f'<sheet xmlns:r="{_RELATED}" name="{xml_text(title)}" sheetId="{number}" '
        f'state="visible" r:id="rId{number}"/>'
        for number, (title, _) in enumerate(sheets, 1)
    )
    names = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">'
        f"{xml_text(quoted(title))}!${plan.repeat[0] + 1}:${plan.repeat[1] + 1}</definedName>"
        for number, (title, plan) in enumerate(sheets)
        if plan.repeat
    )
    return f"<sheets>{entries}</sheets><definedNames>{names}</definedNames>"
