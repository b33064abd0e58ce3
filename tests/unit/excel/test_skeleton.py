"""Workbooks made in memory: what openpyxl puts into a file, member by member."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.pagebreak import Break

from perfeval_gui.exports.archive import saved, unpack
from perfeval_gui.exports.excel.skeleton import members_of


def book() -> Workbook:
    """A workbook with what ours have: protection, breaks, repeated rows, a page number."""
    made = Workbook()
    for title in ("附件2", "附件3-1"):
        sheet = made.create_sheet(title)
        sheet.protection.sheet = True
        sheet.row_breaks.append(Break(id=7))
        sheet.print_title_rows = "1:2"
        sheet.oddFooter.center.text = "— &P —"
        sheet["A1"] = "字"
    return made


def test_members_are_those_of_the_file() -> None:
    expected = unpack(saved(book()))

    found = members_of(book())

    # The document's properties tell the time, and are replaced.
    assert found.keys() == expected.keys()
    assert all(found[n] == expected[n] for n in expected if n != "docProps/core.xml")
