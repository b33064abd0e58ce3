"""Typed text that looks like one of Excel's codes for characters is read as it was typed."""

from __future__ import annotations

import io
import re
from typing import Final

import openpyxl
import pytest
from lxml import etree

from perfeval_gui.exports.archive import unpack
from perfeval_gui.exports.excel import listing as listing_module
from perfeval_gui.exports.excel.listing import Listing
from perfeval_gui.exports.excel.mixed_cells import with_label
from perfeval_gui.exports.excel.reader import read_workbook
from perfeval_gui.exports.excel.verify import verify_workbook
from perfeval_gui.exports.excel.write import sheet_titles, write_workbook
from perfeval_gui.pages.model import Cell, Paragraph, Run
from unit.excel.test_workbook import one_column, package, text_cell

CODED: Final = (
    "巡查 _x0041_ _x000D_ 次",
    "_x0041_",
    "甲_x4E00_",
    "_x000a_乙",
    "__x0026__",
    "_x0041_x0042_",
    "a<b_x003C_&amp;",
    "_x41_甲",
)
PLAIN: Final = ("_x0041", "x0041_", "_X0041_", "_xG041_", "_ x0041_", "_")
NESTED: Final = "_x005F_x0041_"
MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def as_excel_reads(data: bytes) -> list[str]:
    """Texts of the first sheet by the rule of ISO/IEC 29500 (ST_Xstring)."""
    members = unpack(data)
    table = etree.fromstring(members["xl/sharedStrings.xml"])
    texts = ["".join(entry.itertext()) for entry in table.iter(f"{MAIN}si")]
    sheet = etree.fromstring(members["xl/worksheets/sheet1.xml"])
    found = [
        texts[int(cell.findtext(f"{MAIN}v", ""))]
        if cell.get("t") == "s"
        else "".join(cell.itertext())
        for cell in sheet.iter(f"{MAIN}c")
    ]
    return [re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text) for text in found]


def first_column(data: bytes) -> list[object]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [cell.value for (cell,) in sheet.iter_rows(max_col=1)]


@pytest.mark.parametrize("text", [*CODED, *PLAIN, NESTED])
def test_a_text_is_read_as_it_was_typed(text: str) -> None:
    given = package(one_column(text_cell(text)))
    data = write_workbook(given)
    verify_workbook(data, given)

    assert as_excel_reads(data) == [text]
    assert [cell.value for cell in read_workbook(data)[0]] == [text]
    # openpyxl drops every x005F_, also one that was typed.
    assert first_column(data) == ["_x0041_" if text == NESTED else text]


@pytest.mark.parametrize("text", [*CODED, *PLAIN])
def test_the_list_of_findings_is_read_as_it_was_told(text: str) -> None:
    listing = Listing("检查结果", (("内容", 40),))
    listing.add((text,))
    listing.add(("甲",))
    data = listing.data()

    assert first_column(data) == ["内容", text, "甲"]
    if text in CODED:
        assert as_excel_reads(data) == ["内容", text, "甲"]


def test_a_sheet_name_is_none_of_the_codes() -> None:
    parts = (one_column(text_cell("甲"), title="表_x0041_x0042_一"),)

    assert sheet_titles(package(*parts)) == ("表x0041x0042_一",)


def test_a_label_beside_a_figure_is_cut_where_it_looks_coded() -> None:
    runs = (Run("甲_x0041_："), Run("5", "figure"))
    cell = Cell(paragraphs=(Paragraph(runs=runs),), row=0, column=0, number_format="0.00")
    form = with_label(cell).number_format
    text = with_label(Cell(paragraphs=(Paragraph(runs=runs),), row=0, column=0, formula="={a}"))

    assert form.split(";")[0] == '"甲_""x0041_："0.00'
    assert text.formula == '="甲_"&"x0041_："&{a}&""'


def test_equal_texts_stand_in_the_file_once() -> None:
    members = unpack(write_workbook(package(one_column(*map(text_cell, ("甲", "乙", "甲"))))))
    table = members["xl/sharedStrings.xml"].decode()

    assert re.findall('count="([0-9]+)" uniqueCount="([0-9]+)"', table) == [("3", "2")]


@pytest.mark.parametrize(("text", "least"), [("甲", 15), ("甲" * 60, 60), ("一\n二\n三", 45)])
def test_rows_of_the_list_are_as_high_as_their_texts(text: str, least: float) -> None:
    listing = Listing("检查结果", (("短", 10), ("内容", 30)))
    listing.add(("甲", text))
    rows = openpyxl.load_workbook(io.BytesIO(listing.data())).worksheets[0].row_dimensions

    assert least <= rows[2].height <= least * 1.6
    assert rows[1].height < 20


def test_each_sheet_of_the_list_is_printed_across_with_its_heads_on_every_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing_module, "MOST_ROWS", 2)
    listing = Listing("检查结果", (("短", 10), ("内容", 200)))
    for _ in range(5):
        listing.add(("甲", "乙"))
    sheets = openpyxl.load_workbook(io.BytesIO(listing.data())).worksheets

    assert [sheet.max_row for sheet in sheets] == [3, 3, 2]
    for sheet in sheets:
        page = sheet.page_setup
        assert (page.paperSize, page.orientation) == (9, "landscape")
        # As wide as one page, as long as it takes: a height of 1 would shrink a long list.
        fits = sheet.sheet_properties.pageSetUpPr
        assert fits is not None
        assert fits.fitToPage
        assert (page.fitToWidth, page.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_options.gridLines
        footer = sheet.oddFooter
        assert footer is not None
        assert footer.center.text == "&P / &N"


def test_no_row_of_the_list_is_higher_than_excel_takes() -> None:
    listing = Listing("检查结果", (("内容", 10),))
    listing.add(("甲" * 5_000,))
    sheet = openpyxl.load_workbook(io.BytesIO(listing.data())).worksheets[0]

    assert sheet.row_dimensions[2].height == 408.75
