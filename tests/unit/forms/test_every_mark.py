"""A form of another county with every mark a page may have: filled, stored, printed, exported.

Drawn in tests/scenarios/editions/qingxi-2024: one page across and one upright, money in 元.
"""

from __future__ import annotations

import json
from decimal import Decimal
from io import BytesIO
from typing import Final

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QGuiApplication

from perfeval_gui.domain.cells.values import Month, Unread
from perfeval_gui.domain.names.fields import get, put
from perfeval_gui.exports.excel.verify import verify_workbook
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.verify import read_word_cells, verify_word
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Cell, Grid, Package, Part
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out, row_heights
from perfeval_gui.publishing.printed_blank import blank_notes
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.draft.draft import dump, load
from unit.forms.test_scenarios import SCENARIOS
from unit.forms.test_scenarios import load as load_scenario
from unit.pages.paper_sample import faults
from unit.pages.test_compose import faults as page_faults

FORM: Final = SCENARIOS / "qingxi-2024-filled.json"
PRINTED: Final = """
项目名称 | 山塘清淤和渠道维护 | 项目类别 | □ 常年性　■ 延续性　□ 一次性 | 本年新增 | ■
开始月份 | 2024年3月 | 完成月份 | 2024.11 | 资金来源 | 见下表
资金来源 | 项　目 | 预算数（元） | 执行数（元） | 执行率 | 总执行率
财⏎政 | 资金总额 | 1,200,000.00 | 1,185,000.50 | 98.75% | 98.75%
其中：财政拨款 | 1,200,000.00 | 1,185,000.50 | 98.75%
其他资金 | 0.00 | 0.00 | —
支出类别 | 支出内容 | 支付月份 | 预算数（元） | 执行数（元） | 执行率
工程 | 山塘清淤 | 2024年6月 | 820,000.00 | 815,300.50 | 99.43%
渠道衬砌 | 2024年10月 | 260,000.00 | 260,000.00 | 100.00%
小　计 | 1,080,000.00 | 1,075,300.50 | —
设备 | 闸门两扇 | 2024年11月 | 110,000.00 | 109,700.00 | 99.73%
备件 | 2024年12月 | 0.00 | 0.00 | —
小　计 | 110,000.00 | 109,700.00 | —
 | 预留 |  | 10,000.00 |  |
备　注 | □ 有附件　□ 无附件
"""


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return load_scenario(FORM).sheet


@pytest.fixture(scope="module")
def package(sheet: Sheet) -> Package:
    return compose(sheet)


def lines(part: Part) -> list[str]:
    """What begins in each printed row, from left to right."""
    rows: list[list[Cell]] = []
    for block in part.blocks:
        if isinstance(block, Grid):
            rows += (
                [cell for cell in block.cells if cell.row == number]
                for number in range(len(block.rows))
            )
    return [" | ".join(cell.text.replace("\n", "⏎") for cell in row).rstrip() for row in rows]


def test_the_form_as_printed(package: Package) -> None:
    assert list(page_faults(package)) == []
    assert [part.landscape for part in package.parts] == [True, False]
    assert lines(package.parts[0]) == [line.rstrip() for line in PRINTED.strip("\n").split("\n")]


def test_its_figures_in_the_workbook(package: Package) -> None:
    data = write_workbook(package)
    verify_workbook(data, package)
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    money = [c for row in sheet.iter_rows() for c in row if c.number_format == "#,##0.00"]

    # Lines of the total and its parts, four rows, two subtotals and a row without a class.
    assert len({cell.coordinate for cell in money if cell.value is not None}) == 6 + 8 + 4 + 1
    (paid,) = (cell for cell in money if cell.value == 815300.5)
    assert paid.data_type == "n"
    formulas = [str(cell.value) for cell in money if cell.data_type == "f"]
    assert sum(",2))" in formula for formula in formulas) == len(formulas) == 2 + 4


def test_the_word_file_says_the_same(package: Package) -> None:
    data = write_word(package)
    verify_word(data, package)

    found = [" | ".join(row).replace("\n", "⏎").rstrip() for row in read_word_cells(data)]
    assert found == lines(package.parts[0])


def test_its_pages(package: Package, qapp: QGuiApplication) -> None:
    typefaces = Typefaces()

    assert faults(package, lay_out(package, typefaces)) == []
    write_workbook(package, row_heights(package, typefaces))


def test_a_draft_keeps_months_boxes_and_choices(sheet: Sheet) -> None:
    report = put(sheet.report, "ended", Unread("冬天"))
    data = dump(report)
    values = json.loads(data.split(b"\n", 1)[1])["values"]

    assert values["begun"] == "2024年3月"
    assert values["ended"] == {"unread": "冬天"}
    assert (values["renewed"], values["nature"]) == (True, "延续性")
    again = load(data, sheet.edition.form)
    assert (get(again, "begun"), get(again, "renewed")) == (Month(2024, 3), True)
    assert get(again, "items[1].paid_in") == Month(2024, 10)
    assert dump(again) == data


def test_a_blank_form_has_empty_boxes(sheet: Sheet) -> None:
    report = put(put(sheet.report, "nature", ""), "renewed", False)
    blank = sheet.book.evaluate(report)
    package = compose(blank)

    first = lines(package.parts[0])[0]
    assert first.endswith("□ 常年性　□ 延续性　□ 一次性 | 本年新增 | □")
    assert [note.name for note in blank_notes(blank, package) if note.name == "nature"]
    assert not [note for note in blank_notes(blank, package) if "本年新增" in note.message]


def test_amounts_are_exact_to_the_cent(sheet: Sheet) -> None:
    report = put(sheet.report, "items[0].done", Decimal("815300.55"))
    cells = compose(sheet.book.evaluate(report)).cells()

    assert Decimal("1075300.55") in [cell.value for cell in cells]
