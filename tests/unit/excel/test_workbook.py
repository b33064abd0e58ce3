"""The workbook: live figures with their results, texts that stay texts, pages that fit."""

from __future__ import annotations

import datetime
import io
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from types import SimpleNamespace
from typing import Self

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from perfeval_gui.exports.archive import pack, unpack
from perfeval_gui.exports.excel.plan import plan_part
from perfeval_gui.exports.excel.text import HIGHEST, pieces, stretches
from perfeval_gui.exports.excel.verify import verify_workbook
from perfeval_gui.exports.excel.write import sheet_titles, write_workbook
from perfeval_gui.exports.excel.xml import address
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.model import Cell, Grid, Package, Paragraph, Part, Row, Run
from unit.word.exports_sample import NASTY, evaluation_part, figure, label, opinions_part, sample


def opened(data: bytes, *, results: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=results)


def one_column(*cells: Cell, title: str = "表", key: str = "x") -> Part:
    placed = tuple(replace(cell, row=number) for number, cell in enumerate(cells))
    grid = Grid(widths=(170,), rows=(Row(),) * len(cells), cells=placed)
    return Part(key=key, title=title, blocks=(grid,), margins=(20, 20, 20, 20))


def package(*parts: Part) -> Package:
    return Package(title="", author="", date="", parts=parts)


def text_cell(text: str) -> Cell:
    return Cell(paragraphs=(Paragraph(runs=(Run(text),)),), row=0, column=0)


def number_cell(value: str, *, name: str = "", formula: str = "") -> Cell:
    return replace(text_cell(value), value=Decimal(value), name=name, formula=formula)


def raw(data: bytes, sheet: int, where: str) -> str:
    """The XML of one cell."""
    xml = unpack(data)[f"xl/worksheets/sheet{sheet}.xml"].decode()
    found = re.search(rf'<c r="{where}"[^>]*?(/>|>.*?</c>)', xml)
    assert found is not None
    return found[0]


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_workbook(sample())


def test_the_sample_passes_its_own_check(data: bytes) -> None:
    verify_workbook(data, sample())


@pytest.mark.parametrize("old", [b"<v>119.95</v>", b"</f><v>1.00</v>", b"</f><v></v>"])
def test_the_check_sees_one_changed_figure(data: bytes, old: bytes) -> None:
    members = unpack(data)
    name = next(name for name in members if "sheets/" in name and old in members[name])
    members[name] = members[name].replace(old, old.split(b"<v>")[0] + b"<v>7</v>", 1)
    with pytest.raises(ExportError, match="Excel 文件"):
        verify_workbook(pack(members), sample())


def test_the_check_sees_a_text_that_became_a_formula() -> None:
    data = write_workbook(package(one_column(text_cell("=1+1"))))
    members = unpack(data)
    path = "xl/worksheets/sheet1.xml"
    live = re.sub(
        rb't="s"><v>0</v>',
        b't="str"><f>1+1</f><v>=1+1</v>',
        members[path],
    )
    assert live != members[path]
    members[path] = live
    with pytest.raises(ExportError, match="成了公式"):
        verify_workbook(pack(members), package(one_column(text_cell("=1+1"))))


def test_the_check_sees_a_label_that_does_not_repeat_its_cell() -> None:
    many = sample(120)
    data = write_workbook(many)
    verify_workbook(data, many)
    members = unpack(data)
    path = "xl/worksheets/sheet3.xml"
    other = re.sub(rb"(<f>B\d+</f><v>)[^<]*", rb"\1x", members[path], count=1)
    assert other != members[path]
    members[path] = other
    with pytest.raises(ExportError, match=r"重复的“x”与它重复的那一格不同"):
        verify_workbook(pack(members), many)


def test_the_check_sees_rows_too_few_and_too_many(data: bytes) -> None:
    for count in (23, 25):
        with pytest.raises(ExportError):
            verify_workbook(data, sample(count))


def test_a_file_that_is_no_file_is_a_sentence() -> None:
    with pytest.raises(ExportError, match="无法重新打开"):
        verify_workbook(b"PK nonsense", sample())


class Tomorrow(datetime.datetime):
    """What openpyxl and the archive stamp files with, a day later."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Self:
        return super().now(tz) + datetime.timedelta(days=1)


def test_equal_packages_give_equal_bytes(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    later = SimpleNamespace(datetime=Tomorrow, timezone=datetime.timezone)
    monkeypatch.setattr("openpyxl.writer.excel.datetime", later)
    monkeypatch.setattr("openpyxl.packaging.core.datetime", later)
    monkeypatch.setattr(time, "time", lambda: Tomorrow.now().timestamp())

    assert write_workbook(sample()) == data


def test_properties_name_the_unit_and_the_report_date(data: bytes) -> None:
    properties = opened(data).properties
    assert properties.creator == properties.lastModifiedBy == "某某协作事务中心"
    assert f"{properties.created:%Y-%m-%d}" == "2024-06-20"
    assert properties.modified == properties.created


def test_every_part_is_a_sheet(data: bytes) -> None:
    assert opened(data).sheetnames == [part.title for part in sample().parts]


def test_sheet_names_are_legal_and_differ() -> None:
    titles = ("附件3/1：[表]?*", "附件31：表", "表" * 40, "表" * 41, "'", "CELLS", "cells")
    names = sheet_titles(package(*(one_column(title=title, key="k") for title in titles)))
    assert len({name.lower() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_formulas_are_live_and_carry_their_results(data: bytes) -> None:
    live, shown = opened(data), opened(data, results=True)
    base, evaluation = live.sheetnames[0], live.sheetnames[2]
    assert live[base]["F5"].value == '=IF(N(B5)=0,"",ROUND(N(D5)/N(B5),4))'
    assert shown[base]["F5"].value == 1
    assert live[evaluation]["D5"].value == "=N('附件2 基础数据表'!F7)"
    assert shown[evaluation]["D5"].value == 209.64


def test_a_blank_result_is_an_empty_text(data: bytes) -> None:
    assert re.fullmatch(r'<c r="D11" s="\d+" t="str"><f>IF.*</f><v></v></c>', raw(data, 1, "D11"))
    assert opened(data, results=True).worksheets[0]["D11"].value in (None, "")


def test_all_digits_of_a_figure_are_written() -> None:
    values = ("12345678901234567.89", "0.1", "0.30", "1E+3", "-0.00", "0.0000001")
    data = write_workbook(package(one_column(*map(number_cell, values))))
    written = [re.findall("<v>(.*)</v>", raw(data, 1, f"A{row}"))[0] for row in range(1, 7)]
    assert written == ["12345678901234567.89", "0.1", "0.30", "1000", "-0.00", "0.0000001"]
    verify_workbook(data, package(one_column(*map(number_cell, values))))


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ExportError, match="NaN"):
        write_workbook(package(one_column(number_cell("NaN"))))


@pytest.mark.parametrize("other", [text_cell("x"), number_cell("1", name="c")])
def test_a_formula_that_cannot_be_filled_becomes_its_value(other: Cell) -> None:
    total = number_cell("3", name="a", formula="N({b})+1")
    data = write_workbook(package(one_column(total, other)))
    assert opened(data).worksheets[0]["A1"].value == 3


def test_a_formula_never_reads_its_own_cell() -> None:
    data = write_workbook(package(one_column(number_cell("3", name="a", formula="{a}"))))
    assert opened(data).worksheets[0]["A1"].value == 3


def test_sheet_names_with_an_apostrophe_are_doubled_in_formulas() -> None:
    first = one_column(number_cell("3", name="a"), title="a'b")
    second = one_column(number_cell("3", formula="{a}"), title="c")
    live = opened(write_workbook(package(first, second)))
    assert live.worksheets[1]["A1"].value == "='a''b'!A1"


@pytest.mark.parametrize("text", [*NASTY, '=HYPERLINK("x")', "#DIV/0!", "两行\n=2"])
def test_texts_that_look_like_formulas_stay_texts(text: str) -> None:
    data = write_workbook(package(one_column(text_cell(text))))
    cell = opened(data).worksheets[0]["A1"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert bool(cell.quotePrefix) is text.startswith(("=", "+", "-", "@", "#"))


def joined_down(text: str) -> Package:
    """A text in a cell over two rows, which cannot be divided."""
    grid = Grid(widths=(170,), rows=(Row(), Row()), cells=(replace(text_cell(text), rows=2),))
    return package(Part(key="x", title="表", blocks=(grid,), margins=(20, 20, 20, 20)))


@pytest.mark.parametrize(
    ("text", "fits"), [("字" * 32_767, True), ("字" * 32_768, False), ("𠮷" * 16_384, False)]
)
def test_a_text_longer_than_a_cell_is_divided_or_refused_and_not_cut(text: str, fits: bool) -> None:
    divided = package(one_column(text_cell(text)))
    verify_workbook(write_workbook(divided), divided)
    if fits:
        verify_workbook(write_workbook(joined_down(text)), joined_down(text))
    else:
        with pytest.raises(ExportError, match="32,767"):
            write_workbook(joined_down(text))


def test_only_typed_cells_are_open_on_a_protected_sheet(data: bytes) -> None:
    book = opened(data)
    typed = sum(cell.typed for cell in sample().cells())
    unlocked = 0
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        inner = {where for joined in sheet.merged_cells.ranges for where in list(joined.cells)[1:]}
        unlocked += sum(
            not cell.protection.locked
            for row in sheet.iter_rows()
            for cell in row
            if (cell.row, cell.column) not in inner
        )
    assert unlocked == typed


def test_every_cell_of_a_joined_range_has_its_borders(data: bytes) -> None:
    sheet = opened(data).worksheets[0]
    xml = unpack(data)["xl/worksheets/sheet1.xml"].decode()
    styles = dict(re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', xml))
    for joined in sheet.merged_cells.ranges:
        corner = sheet.cell(joined.min_row, joined.min_col)
        cells = [address(row - 1, column - 1) for row, column in joined.cells]
        assert len({styles[where] for where in cells}) == 1
        if corner.row in range(4, 13):
            assert corner.border.left.style == corner.border.bottom.style == "thin"


def test_joined_ranges_do_not_overlap(data: bytes) -> None:
    for sheet in opened(data).worksheets:
        covered = [where for joined in sheet.merged_cells.ranges for where in joined.cells]
        assert len(set(covered)) == len(covered)


def test_pages_are_a4_one_page_wide_with_repeated_header(data: bytes) -> None:
    book = opened(data)
    for sheet, part in zip(book.worksheets, sample().parts, strict=True):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        properties = sheet.sheet_properties.pageSetUpPr
        assert properties is not None
        assert properties.fitToPage
        assert sheet.page_margins.left == pytest.approx(part.margins[0] / 25.4)
        assert ("&P" in _foot(sheet)) is part.numbered
    assert book.worksheets[2].print_title_rows == "$8:$8"
    assert book.worksheets[0].print_title_rows is None


def _foot(sheet: Worksheet) -> str:
    foot = sheet.oddFooter
    return (foot.center.text or "") if foot is not None and foot.center is not None else ""


def test_a_forced_page_is_forced_in_excel_too(data: bytes) -> None:
    sheet = opened(data).worksheets[4]
    breaks = [stop.id for stop in sheet.row_breaks.brk]
    begins = [str(sheet.cell(row + 1, 1).value) for row in breaks]
    assert any("二、一般公共预算支出情况" in text for text in begins)


def test_columns_are_as_wide_as_the_grids_say(data: bytes) -> None:
    sheet = opened(data).worksheets[2]
    shown = [sheet.column_dimensions[chr(65 + number)].width for number in range(9)]
    wanted = (10.0, 16.0, 18.0, 32.0, 24.0, 24.0, 13.0, 16.0, 17.0)
    # Excel's file unit is a digit of 7 pixels at 96 dpi.
    assert [width * 7 / 96 * 25.4 for width in shown] == pytest.approx(wanted, abs=0.01)


def test_grids_of_different_columns_share_the_sheet() -> None:
    plan = plan_part(opinions_part(), {})
    assert plan.widths == pytest.approx((12, 18, 45, 55, 40))
    assert sum(plan.widths) == pytest.approx(opinions_part().width)


def test_measured_heights_are_used_and_high_rows_divided() -> None:
    part = one_column(label("甲"), label("乙"))
    plan = plan_part(part, {("x", 0): (50.0, 1000.0)})
    assert 50 <= plan.heights[0] < 51
    assert 1050 <= sum(plan.heights) < 1060
    assert max(plan.heights) <= HIGHEST
    assert sum(box.rows for box in plan.boxes) == 1 + 8


def test_a_long_paragraph_is_cut_at_ends_of_sentences_and_nothing_is_lost() -> None:
    for text in ("严格执行预算，专款专用。" * 90, "无" * 1500, "短句。"):
        paragraph = Paragraph(runs=(Run(text),), style="body")
        parts = pieces(paragraph, 156)
        assert "".join(parts) == "　　" + text
        assert all(part.endswith("。") for part in parts) is ("。" in text)
        part = Part(key="x", title="x", blocks=(paragraph,), margins=(28, 37, 26, 35))
        plan = plan_part(part, {})
        assert max(plan.heights) <= HIGHEST
        assert [box.text for box in plan.boxes] == list(parts)
        assert {box.rows for box in plan.boxes} == {1}
        verify_workbook(write_workbook(package(part)), package(part))


def test_rows_are_high_enough_for_long_texts() -> None:
    short, long = (plan_part(one_column(label(text)), {}) for text in ("字", "字" * 900))
    assert sum(long.heights) > 14 * 900 * 10.5 / (170 / 25.4 * 72)
    assert 7 / 25.4 * 72 <= sum(short.heights) < 7 / 25.4 * 72 + 1


def test_lines_set_to_different_sides_get_rows_of_their_own() -> None:
    part = opinions_part()
    data = write_workbook(package(part))
    verify_workbook(data, package(part))
    sheet = opened(data).worksheets[0]
    found = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    opinion, sign = found["情况属实，同意上报。"], found[_sign_text(part)]
    assert (opinion.alignment.horizontal, sign.alignment.horizontal) == ("left", "right")
    assert sign.row == opinion.row + 1
    assert opinion.border.bottom.style is None
    assert sign.border.top.style is None


def _sign_text(part: Part) -> str:
    grids = (block for block in part.blocks if isinstance(block, Grid))
    texts = (text for grid in grids for text in stretches(grid, part.page_height).values())
    return next(text for text in texts if len(text) > 1)[1].text


def _cells(part: Part) -> Iterator[Cell]:
    for block in part.blocks:
        if isinstance(block, Grid):
            yield from block.cells


def test_every_position_of_a_grid_is_covered_once() -> None:
    plan = plan_part(evaluation_part(30), {})
    covered = [
        place
        for box in plan.boxes
        for place in product(
            range(box.row, box.row + box.rows), range(box.column, box.column + box.columns)
        )
    ]
    assert len(covered) == len(set(covered)) == len(plan.heights) * len(plan.widths)


def test_blank_figures_stay_blank() -> None:
    blank = package(one_column(figure("a", ""), text_cell("0")))
    sheet = opened(write_workbook(blank)).worksheets[0]
    assert sheet["A1"].value is None
    assert sheet["A1"].number_format == "0.00"
    assert sheet["A2"].value == "0"


def test_nothing_to_write_is_a_sentence() -> None:
    with pytest.raises(ExportError, match="没有选中"):
        write_workbook(package())


def test_time_grows_with_the_rows_and_not_faster() -> None:
    few, many = sample(300), sample(3000)
    least = min(_timed(few) for _ in range(3))

    # Ten times the rows: linear is 10, quadratic 100; noise lies between.
    assert any(_timed(many) <= 35 * least for _ in range(3))


def _timed(many: Package) -> float:
    start = time.process_time()
    write_workbook(many)
    return time.process_time() - start
