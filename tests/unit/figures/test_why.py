from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from checkout import ROOT
from given.random_reports import reports
from given.worked import EDITIONS, ISSUED, filled, issued, sheet_of
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.domain.names.fields import any_row
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.why import why
from perfeval_gui.rules.telling.where_shown import home_of, title_of
from perfeval_gui.storage.draft.files import open_draft

KEYS = {section.key for section in STANDARD_SECTIONS}


def derived(sheet: Sheet) -> list[str]:
    """Every derived figure that *sheet* has, those in rows of tables too."""
    names = set(sheet.names()) | set(sheet.singles)
    return sorted(name for name in names if sheet.figure(name) is not None)


def assert_explained(sheet: Sheet) -> None:
    """Every figure is explained, ends with what is shown, and leads to cells that are there."""
    names = derived(sheet)
    assert {any_row(name) for name in names} >= set(sheet.singles)
    for name in names:
        found = why(sheet, name)
        assert found is not None, name
        blank = f"{sheet.label(name)}空着："
        if shown := sheet.shown(name):
            assert found.sentence.endswith(f" = {shown}"), name
        else:
            assert found.sentence.startswith(blank), name
            assert len(found.sentence) > len(blank), name
        assert found.shown == sheet.shown(name)
        assert found.source
        for operand in found.inputs:
            assert sheet.kind(operand.name).show(operand.value) == operand.shown, name
            sheet.value(operand.name)
            kept = operand.name.startswith("explanations")
            assert kept or home_of(sheet, operand.name) in KEYS - {"output"}, operand.name
        assert set(found.missing) <= set(found.inputs)


def examples() -> list[Report]:
    worked = json.loads((EDITIONS / ISSUED / "examples.json").read_text(encoding="utf-8"))
    return [
        fill(
            Report(edition=ISSUED, year=2023),
            issued().edition,
            example.get("values", {}),
            example.get("tables", {}),
        )
        for example in (worked if isinstance(worked, list) else worked["examples"])
    ]


class TestEveryFigure:
    def test_of_the_worked_examples(self) -> None:
        for report in examples():
            assert_explained(issued().evaluate(report))

    def test_of_the_sample(self) -> None:
        (path,) = (ROOT / "resources/samples").glob("*.perfeval")

        assert_explained(issued().evaluate(open_draft(path)))

    @settings(max_examples=100, deadline=None)
    @given(reports())
    def test_of_whatever_a_clerk_can_type(self, report: Report) -> None:
        assert_explained(issued().evaluate(report))


def test_the_rule_is_told_with_the_real_figures() -> None:
    found = why(sheet_of({"quota": "8", "in_post": "7"}), "control_rate")

    assert found is not None
    assert found.sentence == "控制率 = 2023年实际在职人数 7 ÷ 编制数 8 = 87.50%"
    assert found.rounding == "百分数四舍五入到两位小数"
    assert found.source == "附件2 基础数据表"
    assert [operand.name for operand in found.inputs] == ["in_post", "quota"]
    assert found.missing == ()


def test_missing_inputs_are_named() -> None:
    found = why(sheet_of({"quota": "8"}), "control_rate")

    assert found is not None
    assert found.shown == ""
    assert [operand.name for operand in found.missing] == ["in_post"]


def test_a_choice_or_a_lowered_score_is_not_missing() -> None:
    row = {"group": "output", "kind": "quantity", "name": "甲", "target": "40起", "points": "10"}
    found = why(sheet_of(indicators=[row]), "indicators[0].score")

    assert found is not None
    assert [operand.name for operand in found.missing] == ["indicators[0].actual"]


def test_points_of_a_group_come_from_its_own_rows() -> None:
    rows = [{"group": group, "points": "5"} for group in ("output", "benefit", "output")]
    found = why(sheet_of(indicators=rows), "group_points.output")

    assert found is not None
    assert [operand.name for operand in found.inputs] == [
        "indicators[0].points", "indicators[2].points",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["quota", "indicators[9].score", "indicators[].score", "无"])
def test_what_is_typed_or_not_there_is_not_explained(name: str) -> None:
    assert why(sheet_of(), name) is None


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("quota", "staffing"),
        ("control_rate", "staffing"),
        ("execution_points", "execution"),
        ("execution_score", "execution"),
        ("total_score", "indicators"),
        ("grade", "indicators"),
        ("group_points.output", "indicators"),
        ("indicators", "indicators"),
        ("public_funds.final.rest", "funds"),
        ("three_public.change", "funds"),
        ("projects[0].change", "projects"),
        ("project_count", "projects"),
        ("passages[0].text", "report"),
        ("unheard_of", "output"),
    ],
)
def test_every_name_is_at_home_in_a_section(name: str, home: str) -> None:
    assert home_of(sheet_of(), name) == home


def test_places_have_titles() -> None:
    sheet = issued().evaluate(
        filled(
            projects=[{"name": "甲"}],
            indicators=[{"group": "output"}],
            passages=[{"key": "problems"}],
        )
    )

    assert title_of(sheet, "quota") == "编制数"
    assert title_of(sheet, "projects[0].final") == "3、本级专项资金（甲） 2023年决算数"
    assert title_of(sheet, "indicators[0].target").startswith("第 1 行 ")
    assert title_of(sheet, "passages[0].text") == "七、存在的问题及原因分析"
    assert title_of(sheet, "indicators") == ""
    assert title_of(sheet, "indicators[7].target") == ""
