"""Workbooks of others: what is shown, what stands behind it, and what differs."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.imports.model import Cell, Contents, Table
from perfeval_gui.imports.reading.files import read
from perfeval_gui.imports.sheets.shown import shown, shown_text
from unit.foreign.book_files import book, written
from unit.foreign.word_files import packed
from unit.word.exports_sample import sample


def only(contents: Contents) -> Table:
    (table,) = contents.tables
    return table


def at(contents: Contents, place: str) -> Cell:
    return next(cell for cell in only(contents).cells if cell.place == place)


@pytest.mark.parametrize(
    ("number", "code", "text", "whole"),
    [
        ("327.49", "General", "327.49", True),
        ("0.1234567891234", "General", "0.123456789", False),
        ("123456789012", "General", "1.23457E+11", False),
        ("0.00001234567", "General", "1.23457E-05", False),
        ("0.80449", "0.00%", "80.45%", False),
        ("0.80445", "0.00%", "80.45%", False),
        ("0.8", "0.00%", "80.00%", True),
        ("2.675", "0.00", "2.68", False),
        ("1.005", "0.00", "1.01", False),
        ("89.995", "0.00", "90.00", False),
        ("12345.67", "#,##0.00_ ;", "12,345.67", True),
        ("-12345.67", "#,##0.00_ ;", "", False),
        ("-12345.67", "#,##0.00_);(#,##0.00)", "(12,345.67)", True),
        ("-1234.5", "#,##0.00;[Red]-#,##0.00", "-1,234.50", True),
        ("-2.5", "0.00", "-2.50", True),
        ("12.3", '0.00"万元"', "12.30万元", True),
        ("12.3", "0.00万元", "12.30万元", True),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50", True),
        ("1234567", "#,##0,", "1,235", False),
        ("0", "#,##0.00;-#,##0.00;-;@", "-", True),
        ("5", ";;;", "", False),
        ("3", "00", "03", True),
        ("7310888", "000-0000", "731-0888", True),
        ("12", "[>=10]0.0;0.00", "12.0", True),
        ("0.5", "# ?/?", "1/2", True),
        ("1234567", "0.00E+00", "1.23E+06", False),
        ("12345.67", "[DBNum1][$-804]General", "一万二千三百四十五．六七", True),
        ("12345.67", "[DBNum2][$-804]G/通用格式", "壹万贰仟叁佰肆拾伍．陆柒", True),
        ("45463", 'yyyy"年"m"月"d"日"', "2024年6月20日", True),
        ("45463", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二四年六月二十日", True),
        ("45463", "[$-F800]dddd, mmmm dd, yyyy", "2024年6月20日", True),
        ("45463.5", "yyyy/m/d h:mm", "2024/6/20 12:00", True),
        ("0.75", "h:mm AM/PM", "6:00 PM", True),
        ("1.5", "[h]:mm:ss", "36:00:00", True),
        ("60", "yyyy/m/d", "60", False),
        ("-1", "yyyy/m/d", "-1", False),
    ],
)  # fmt: skip
def test_a_number_is_shown_as_excel_shows_it(
    number: str, code: str, text: str, whole: bool
) -> None:
    seen = shown(Decimal(number), code)

    assert (seen.text, seen.is_whole) == (text, whole)


def test_days_are_days() -> None:
    assert shown(Decimal(45463), "yyyy-mm-dd;@").day == date(2024, 6, 20)
    assert shown(Decimal(44001), "yyyy-mm-dd", from_1904=True).text == "2024-06-20"
    assert shown(Decimal(1), "yyyy-mm-dd").day == date(1900, 1, 1)
    assert shown(Decimal("45463.5"), "yyyy-mm-dd").day is None


def test_a_format_adds_to_a_text() -> None:
    assert shown_text("许某", '@"（签字）"') == "许某（签字）"
    assert shown_text("许某", "0.00") == "许某"


def test_our_own_workbook_is_read_as_openpyxl_reads_it() -> None:
    data = write_workbook(sample())
    workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    contents = read(data, "自评表.xlsx")

    assert [table.title for table in contents.tables] == workbook.sheetnames
    for table in contents.tables:
        sheet: Any = workbook[table.title]
        found = {cell.place: cell for cell in table.cells}
        for row in sheet.iter_rows():
            for one in row:
                if one.value in (None, ""):
                    continue
                cell = found[one.coordinate]
                if isinstance(one.value, int | float):
                    assert cell.raw == Decimal(repr(one.value))
                    assert cell.format == one.number_format
                else:
                    assert cell.text == one.value
        joined = {
            str(area).split(":")[0]: (area.size["rows"], area.size["columns"])
            for area in sheet.merged_cells.ranges
        }
        assert joined == {
            place: (cell.rows, cell.columns)
            for place, cell in found.items()
            if (cell.rows, cell.columns) != (1, 1)
        }


def test_a_stored_number_is_the_shortest_that_means_it() -> None:
    contents = read(book('<row r="1"><c r="A1"><v>0.80449000000000004</v></c></row>'), "")

    assert (at(contents, "A1").raw, at(contents, "A1").text) == (Decimal("0.80449"), "0.80449")


def test_what_is_shown_and_what_is_stored_may_differ() -> None:
    def fill(workbook: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.append([0.80449, 0.8])
        for cell in sheet[1]:
            cell.number_format = "0.00%"

    contents = read(written(fill), "")

    assert at(contents, "A1").remarks == {"differs"}
    assert (at(contents, "B1").text, at(contents, "B1").remarks) == ("80.00%", frozenset())


def test_a_formula_without_a_result_is_never_a_blank() -> None:
    rows = (
        '<row r="1"><c r="A1"><f>B1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c>'
        '<c r="C1" t="str"><f>IF(A1="","","")</f><v></v></c></row>'
    )
    contents = read(book(rows), "")

    assert at(contents, "A1").text == ""
    assert at(contents, "A1").remarks == {"formula"}
    assert (at(contents, "B1").text, at(contents, "B1").raw) == ("2", 2)
    assert [cell.place for cell in only(contents).cells] == ["A1", "B1"]


def test_kinds_of_cells() -> None:
    rows = (
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="e"><v>#DIV/0!</v></c>'
        '<c t="b"><v>1</v></c><c t="inlineStr"><is><r><t>分</t></r><r><t>值</t></r>'
        '<rPh sb="0" eb="1"><t>fen</t></rPh></is></c><c t="d"><v>2024-06-20T00:00:00</v></c>'
        "<c/><c><v>007x</v></c></row>"
    )
    strings = "<sst><si><t>x_x000D_\ny_x0041_</t></si><si><t>007</t></si></sst>"
    cells = only(read(book(rows, parts={"sharedStrings": strings}), "")).cells

    assert [(cell.place, cell.text) for cell in cells] == [
        ("A1", "x\nyA"),
        ("B1", "007"),
        ("C1", "#DIV/0!"),
        ("D1", "TRUE"),
        ("E1", "分值"),
        ("F1", "45463"),
        ("G1", ""),
        ("H1", "007x"),
    ]
    assert cells[2].remarks == {"error"}
    assert cells[3].raw is True


def test_a_wrong_dimension_and_a_styled_last_cell_change_nothing() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row>'
        '<row r="3"><c r="C3"><v>2</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    contents = read(book(rows, '<dimension ref="A1"/>'), "")

    assert [cell.place for cell in only(contents).cells] == ["A1", "B1", "C3"]


def test_hidden_sheets_rows_and_columns_are_marked() -> None:
    def fill(workbook: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.append([1, 2])
        sheet.append([3, 4])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        other = workbook.create_sheet("藏")
        other["A1"] = 1
        other.sheet_state = "veryHidden"

    sheet, hidden = read(written(fill), "").tables

    assert [bool(cell.remarks) for cell in sheet.cells] == [False, True, True, True]
    assert (sheet.hidden, hidden.hidden) == (False, True)


def test_joined_cells_that_share_places_are_joined_once() -> None:
    areas = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>'
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>9</v></c></row>'
        '<row r="3"><c r="C3"><v>2</v></c></row>'
    )
    contents = read(book(rows, areas), "")

    assert (at(contents, "A1").rows, at(contents, "A1").columns) == (2, 2)
    assert at(contents, "C3").rows == 1
    (covered,) = contents.paragraphs
    assert (covered.text, covered.place) == ("9", "表!B1")
    assert covered.remarks == {"hidden"}


def test_comments_and_headers_stand_beside_the_sheet() -> None:
    def fill(workbook: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["A1"] = 1
        sheet["A1"].comment = Comment("请核对", "财务")
        header = sheet.oddHeader
        assert header is not None
        header.center.text = "附件2"

    comment, header = sorted(read(written(fill), "").paragraphs, key=lambda one: one.where)

    assert (comment.text, comment.place, comment.where) == ("请核对", "Sheet!A1", "comment")
    assert (header.text, header.where) == ("附件2", "header")


def test_a_strict_workbook_is_read_as_any_other() -> None:
    data = written(lambda _, sheet: sheet.append(["甲", 1.5]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    pattern = re.compile(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/(main|relationships)")
    strict = {
        name: pattern.sub(rb"http://purl.oclc.org/ooxml/\1/\2", content)
        if "rels" not in name
        else content.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/",
            b"http://purl.oclc.org/ooxml/officeDocument/",
        )
        for name, content in members.items()
    }

    assert read(packed(strict), "") == read(data, "")
