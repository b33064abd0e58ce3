"""What could be taken for something else: a place, a box, a sum, what a file does not show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.names.fields import rows_of
from perfeval_gui.imports.forms.values import read_value
from perfeval_gui.imports.forms.words import unit_in
from perfeval_gui.imports.matching.result import Match
from perfeval_gui.imports.model import Cell, Contents, Paragraph, Table
from unit.matching.matched import exported, matcher, sheet_of, wrong

FORM: Final = "yunxi-2023-as-published"
CHOICES: Final = (("long", "常年性"), ("once", "一次性"))
KIND: Final = Kind(name="choice", holds="choice")
YES: Final = (("yes", "是"), ("no", "否"))


def read_again(change: Callable[[Table], Table]) -> Match:
    """The published form with its tables changed."""
    contents = exported(FORM, "docx")
    blocks = tuple(change(one) if isinstance(one, Table) else one for one in contents.blocks)
    return matcher("yunxi-2023").match([replace(contents, blocks=blocks)])


def of_indicators(table: Table) -> bool:
    return any("三级指标" in cell.text for cell in table.cells)


# ---- units


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("填报单位：元氏县水利局　　金额单位：万元", "万元"),
        ("填报单位：元谋县水务局", ""),
        ("单位：元阳县", ""),
        ("预算单位：万元店管理所", ""),
        ("单位：元", "元"),
        ("单位：万元", "万元"),
        ("金额单位：人民币元", "元"),
        ("单位：元人民币", "元"),
        ("单位：万元、人", "万元"),
        ("（单位：万元）", "万元"),
        ("单位：元（人民币）", "元"),
    ],
)
def test_a_place_is_no_unit_of_money(text: str, unit: str) -> None:
    assert unit_in(text) == unit


def test_a_place_above_the_tables_changes_no_figure() -> None:
    form = "linjiang-2024-filled"
    sheet = sheet_of(form)
    contents = exported(form, "docx")
    place = Paragraph(text="填报单位：元氏县水利局　　金额单位：万元", place="第 1 段")

    found = matcher(sheet.edition.id).match([replace(contents, blocks=(place, *contents.blocks))])

    assert list(wrong(found, sheet)) == []
    assert not [one for one in found.of("doubtful") if "元换算" in one.reason]


# ---- boxes


@pytest.mark.parametrize(
    ("text", "choices", "chosen"),
    [
        ("□ 常年性　■ 一次性", CHOICES, "once"),
        ("■常年性 □一次性", CHOICES, "long"),
        ("性质：□ 常年性　■ 一次性", CHOICES, "once"),
        ("常年性■　一次性□", CHOICES, "long"),
        ("常年性□ 一次性■", CHOICES, "once"),
        ("是☑ 否□", YES, "yes"),
        ("√是", YES, "yes"),
        ("是√", YES, "yes"),
        ("□是 □否", YES, ""),
    ],
)
def test_a_box_belongs_to_its_word(
    text: str, choices: tuple[tuple[str, str], ...], chosen: str
) -> None:
    assert read_value(KIND, text, "", choices, "tick") == (chosen, "")


@pytest.mark.parametrize(
    "text", ["是（√） 否（ ）", "是√ 否", "是 否√", "是 √ 否", "■", "■是 ■否", "☑ □"]
)
def test_a_box_that_may_belong_to_either_is_asked_about(text: str) -> None:
    value, why = read_value(KIND, text, "", YES, "tick")

    assert why
    assert value == ""


# ---- sums


def with_last_row(texts: tuple[str, ...]) -> Callable[[Table], Table]:
    """Adds a row to the table of the indicators, under each of its last row's cells."""

    def change(table: Table) -> Table:
        if not of_indicators(table):
            return table
        last = max(cell.row for cell in table.cells)
        below = [cell for cell in table.cells if cell.row == last]
        first = min(cell.column for cell in below)
        blank = (Cell(row=last + 1, column=column) for column in range(first))
        row = (
            replace(cell, row=last + 1, rows=1, text=text, raw=None, place="尾")
            for cell, text in zip(below, texts, strict=False)
        )
        return replace(table, cells=(*table.cells, *blank, *row))

    return change


@pytest.mark.parametrize(
    "label",
    [
        "合计",
        "合计（100分）",
        "总得分",
        "自评总分",
        "合计（分）",
        "总分合计",
        "总 计",
        "各项指标合计",
    ],
)
def test_a_sum_is_no_indicator(label: str) -> None:
    rows = len(rows_of(sheet_of(FORM).report, "indicators"))

    for texts in ((label, "", "", "", "100", "98"), ("", label, "", "", "100", "98")):
        found = read_again(with_last_row(texts))

        assert not [one for one in found.of("sure") if one.name.startswith(f"indicators[{rows}]")]


def test_a_row_that_may_be_a_sum_is_asked_about() -> None:
    rows = len(rows_of(sheet_of(FORM).report, "indicators"))

    found = read_again(with_last_row(("满意度指标", "满意度", "合计完成情况", "5个", "5个", "5")))
    other = read_again(with_last_row(("合计完成情况", "满意度", "甲", "5个", "5个", "5")))

    for match in (found, other):
        assert not [o for o in match.of("sure") if o.name == f"indicators[{rows}].group"]


# ---- what is not shown


def hidden(cell: Cell) -> Cell:
    return replace(cell, remarks=cell.remarks | {"hidden"})


def test_a_cell_that_is_not_shown_is_asked_about() -> None:
    found = read_again(lambda table: replace(table, cells=tuple(map(hidden, table.cells))))

    assert list(wrong(found, sheet_of(FORM))) == []
    assert not [one for one in found.of("sure") if one.traces and one.traces[0].row is not None]
    assert any("没有显示" in one.reason for one in found.of("doubtful"))


def test_a_sheet_that_is_not_shown_is_asked_about() -> None:
    found = read_again(lambda table: replace(table, hidden=True))

    assert not [one for one in found.of("sure") if one.traces and one.traces[0].row is not None]
    assert any("工作表" in one.reason for one in found.of("doubtful"))


def test_hidden_text_is_in_no_passage() -> None:
    contents: Contents = exported(FORM, "docx")
    blocks = list(contents.blocks)
    at = next(
        number
        for number, one in enumerate(blocks)
        if isinstance(one, Paragraph) and "正科级" in one.text
    )
    blocks.insert(
        at + 1, Paragraph(text="隐藏的旧数12人", place="暗", remarks=frozenset({"hidden"}))
    )

    found = matcher("yunxi-2023").match([replace(contents, blocks=tuple(blocks))])

    assert not [one for one in found.cells if "隐藏的旧数" in str(one.value)]
    assert [one.text for one in found.unrecognised if one.place == "暗"] == ["隐藏的旧数12人"]
    assert list(wrong(found, sheet_of(FORM))) == []
