"""A form that somebody else typed in Word: every cell of it is found."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.matching.result import Match
from perfeval_gui.imports.reading.files import read
from perfeval_gui.imports.taking.taking import Choices, take_over
from unit.matching.matched import sheet_of
from unit.matching.typed_form import INDICATORS, LINES, UNIT, typed_form

BOOK: Final = sheet_of("yunxi-2023-as-published").book
LINE_NAMES: Final = [row.line for row in BOOK.edition.funds]


def found() -> Match:
    return Matcher(BOOK).match([read(typed_form(), "去年的表.docx")])


def test_every_cell_is_found() -> None:
    match = found()

    assert [(one.name, one.reason) for one in match.of("doubtful")] == []
    assert [one.name for one in match.of("missing")] == []
    assert match.year == 2023
    assert match.deviations == ()


def test_its_figures_are_those_that_were_typed() -> None:
    sheet = BOOK.evaluate(take_over(BOOK.edition.blank(2023), found(), Choices()).report)

    names = [name for name in LINE_NAMES if name != "projects"]
    lines = [line for line in LINES if "本级专项资金" not in line[0]]
    for name, (_, *typed) in zip(names, lines, strict=True):
        values = [sheet.value(f"{name}.{column}") for column in ("prior_final", "budget", "final")]
        assert values == [Decimal(text) if text else None for text in typed], name
    report = sheet.report
    assert [row.name for row in report.funds.projects] == ["日常经费甲", "综合预算乙", "联动应急丙"]
    assert report.execution.annual_budget == Decimal("327.49")
    assert sheet.value("project_executed") == Decimal("209.64")
    assert report.execution.other_income == Decimal("8.76")
    assert report.execution.government_fund == 0
    assert report.staffing.quota == 8
    assert report.goals.goals_expected == "1、开展培训2次；\n2、排查隐患。"


def test_its_texts_are_those_that_were_typed() -> None:
    report = take_over(BOOK.edition.blank(2023), found(), Choices()).report

    assert report.cover.unit == UNIT
    assert report.cover.budget_code == "129009"
    assert report.cover.report_date == date(2024, 6, 20)
    assert report.cover.bureau == "岳阳市云溪财政局"
    assert report.cover.base_filler == "甲乙"
    assert report.cover.base_phone == "13800010001"
    assert report.evaluation.form_phone == "13800010002"
    assert report.evaluation.leader == "戊己"
    assert report.evaluation.unit_head == "丙丁"
    assert [one.name for one in report.evaluation.evaluators] == ["甲乙", "戊己"]
    texts = {one.key: one.text for one in report.narrative.passages}
    assert f"{UNIT}是直属公益类事业单位。\n内设综合办公室1个。" in texts.values()
    assert "2023年决算支出327.49万元。" in texts.values()


def test_its_indicators_are_those_that_were_typed() -> None:
    sheet = BOOK.evaluate(take_over(BOOK.edition.blank(2023), found(), Choices()).report)

    group = ""
    for row, (own, kind, name, target, actual, points, score, _) in enumerate(INDICATORS):
        group = own or group
        shown = [
            sheet.shown(f"indicators[{row}].{column}")
            for column in ("group", "kind", "name", "target", "actual", "points", "score")
        ]
        assert shown == [group, kind, name, target, actual, points, f"{score}.00"]
    assert sheet.shown("total_score") == "100.00"
