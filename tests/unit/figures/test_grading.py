"""等级: the grades of the form, and what a grade waits for."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest

from given.worked import sheet_of
from perfeval_gui.rules.figures.grading import Grade
from perfeval_gui.rules.findings.finding import Level
from perfeval_gui.rules.telling.summing_up import told_counts, told_score

MARKS: Final = ((Decimal(90), "优"), (Decimal(80), "良"), (Decimal(60), "中"), (Decimal(0), "差"))


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("100", "优"),
        ("90.00", "优"),
        ("89.995", "优"),
        ("89.994", "良"),
        ("89.99", "良"),
        ("80.00", "良"),
        ("79.995", "良"),
        ("79.99", "中"),
        ("60.00", "中"),
        ("59.995", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_grade(score: str, grade: str) -> None:
    ten = (Decimal(10),)
    assert Grade(MARKS, Decimal(10), Decimal(100)).value((Decimal(score),), ten, ten, ten) == grade


def test_no_score_no_grade() -> None:
    assert sheet_of().shown("total_score") == ""
    assert sheet_of().shown("grade") == ""


SPENT: Final = {"annual_budget": "100", "executed": "100"}
ROW: Final = {"group": "output", "kind": "quantity", "target": "40起", "points": "45"}
DONE: Final = {**ROW, "actual": "40起"}


@pytest.mark.parametrize(
    ("values", "rows", "grade"),
    [
        (SPENT, [DONE, DONE], "优"),
        (SPENT, [DONE, {**ROW, "actual": ""}], ""),
        (SPENT, [DONE, {**ROW, "target": "持续服务", "actual": "持续服务"}], ""),
        (SPENT, [DONE, {**ROW, "target": "持续", "actual": "服务", "band": "met"}], "优"),
        (SPENT, [DONE, {**ROW, "actual": "0起"}], "差"),
        # Points that are not there or too many: what is said of 100 does not hold.
        (SPENT, [DONE], ""),
        (SPENT, [DONE, {**DONE, "points": "44.99"}], ""),
        (SPENT, [DONE, {**DONE, "points": "45.01"}], ""),
        (SPENT, [DONE, {**DONE, "points": ""}], ""),
        (SPENT, [DONE, DONE, {**ROW, "points": "", "actual": "3起"}], "优"),
        (SPENT, [DONE, DONE, {**ROW, "points": "0", "actual": ""}], ""),
        (SPENT, [], ""),
        ({"annual_budget": "100"}, [DONE, DONE], ""),
        ({"annual_budget": "0", "executed": "0"}, [DONE, DONE], ""),
        ({"annual_budget": "100", "executed": "0"}, [DONE, DONE], "优"),
    ],
)
def test_a_grade_waits_for_every_score(
    values: dict[str, object], rows: list[dict[str, object]], grade: str
) -> None:
    sheet = sheet_of(values, indicators=rows)

    assert sheet.shown("grade") == grade
    if rows:
        assert sheet.shown("total_score") != ""


def test_a_grade_names_the_scores_it_waits_for() -> None:
    rows = [{**DONE, "name": "排查"}, {**ROW, "name": "调处", "actual": ""}]
    sheet = sheet_of({"annual_budget": "100"}, indicators=rows)

    assert sheet.explanation("grade").endswith(
        "还缺 2 项得分（预算执行得分、调处 得分），得分齐了才评等级"
    )
    assert told_score(sheet) == "总分 45.00（还缺 2 项得分，未评等级）"
    short = sheet_of(SPENT, indicators=rows[:1])
    assert short.explanation("grade").endswith("分值合计还不是 90，满了才评等级")
    assert told_score(short) == "总分 55.00（分值合计还不是 100，未评等级）"
    assert told_score(sheet_of(SPENT, indicators=[DONE, DONE])) == "总分 100.00　优"
    assert told_score(sheet_of()) == "还没有总分"
    over = sheet_of(SPENT, indicators=[DONE, {**DONE, "lowered": "46"}])
    assert told_score(over) == "总分 101.00（超过总分值 100，未评等级）"


def test_a_total_of_89_99_is_good_and_of_90_is_excellent() -> None:
    rows = [
        {"group": "产出指标", "kind": "数量指标", "points": "40", "lowered": "40.00"},
        {"group": "效益指标", "kind": "社会效益指标", "points": "25", "lowered": "25.00"},
        {"group": "成本指标", "kind": "经济成本指标", "points": "20", "lowered": "15.00"},
        {"group": "满意度指标", "points": "5", "lowered": "0"},
    ]
    money = {"annual_budget": "1000", "executed": "999"}
    short = sheet_of(money, indicators=rows)
    full = sheet_of(money, indicators=[*rows[:2], {**rows[2], "lowered": "15.01"}, rows[3]])

    assert (short.shown("total_score"), short.shown("grade")) == ("89.99", "良")
    assert (full.shown("total_score"), full.shown("grade")) == ("90.00", "优")
    assert full.shown("total_points") == "100"


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, "没有发现问题"),
        ({("error", False): 2, ("hint", False): 1}, "错误 2 项，提示 1 项"),
        ({("explain", False): 3}, "说明 3 项"),
        ({("explain", False): 1, ("explain", True): 2}, "说明 3 项（2 项已说明）"),
        ({("error", True): 1}, "错误 1 项（1 项已说明）"),
    ],
)
def test_findings_are_summed_up(counts: dict[tuple[Level, bool], int], told: str) -> None:
    assert told_counts(counts) == told


def test_no_grade_above_the_total_of_points() -> None:
    rows = [DONE, {**DONE, "lowered": "55.01"}]
    sheet = sheet_of({"annual_budget": "100", "executed": "99.9"}, indicators=rows)

    assert sheet.shown("total_score") == "110.00"
    assert sheet.shown("grade") == ""
    assert "总分超过总分值 100" in sheet.explanation("grade")
    assert "ROUND(N({total_score}),2)<=100" in sheet.formula("grade")


def test_a_score_without_points_does_not_keep_the_grade_away_or_lift_it() -> None:
    rows = [DONE, DONE, {**DONE, "points": "", "lowered": "30"}]
    sheet = sheet_of(SPENT, indicators=rows)

    assert sheet.shown("total_score") == "100.00"
    assert sheet.shown("grade") == "优"
