"""Checks of 实际完成值 against 年度指标值 and 达成程度, and the points at risk with them."""

from __future__ import annotations

import pytest

from given.checked import indicator, message, names, of
from given.worked import sheet_of
from perfeval_gui.rules.checks import run_checks

OURS = (
    *("result-without-figure", "band-contradicted", "band-understated", "result-inequality"),
    *("strict-equal", "result-unread", "score-missing"),
)


def told(target: str, actual: str, band: str = "met", **cells: object) -> list[str]:
    """The checks that say something of a target and a result."""
    row = indicator(target=target, actual=actual, band=band, **cells)
    return [f.check for f in run_checks(sheet_of(indicators=[row])) if f.check in OURS]


def shown(target: str, actual: str, column: str, band: str = "met") -> str:
    row = indicator(target=target, actual=actual, band=band)
    return sheet_of(indicators=[row]).shown(f"indicators[0].{column}")


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        *(
            ("≥40处", "已完成"),
            ("≥95%", "达标"),
            ("不少于10人", "全部到位"),
            ("35-45处", "按计划完成"),
        ),
        *(("1.2万亩", "完成治理"), ("≤3天", "及时办结"), ("较上年下降10%", "明显下降")),
    ],
)
def test_a_quantity_wants_a_figure(target: str, actual: str) -> None:
    assert told(target, actual) == ["result-without-figure"]
    assert shown(target, actual, "score") == "10.00"


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        *(
            ("100%", "全部完成"),
            ("0起", "未发生"),
            ("2023年11月底前", "按期完成"),
            ("≥40处", "42处"),
        ),
        *(("≥40处", "42"), ("机制建立", "已建立"), ("零事故", "无事故")),
    ],
)
def test_what_is_as_good_as_a_figure(target: str, actual: str) -> None:
    assert told(target, actual) == []


@pytest.mark.parametrize("actual", ["已完成", "42个", "几十处", "少于40处"])
def test_without_a_score_it_is_said_with_what_is_missing(actual: str) -> None:
    assert told("≥40处", actual, "") == ["score-missing"]
    row = indicator(target="≥40处", actual=actual)
    assert "不能按数字评分（" in message("score-missing", indicators=[row])


@pytest.mark.parametrize("actual", ["—", "/", "无", "略", "见报告"])
def test_a_placeholder_is_no_result(actual: str) -> None:
    row = indicator(target="≥40处", actual=actual, band="met")

    assert shown("≥40处", actual, "score") == ""
    assert names("score-missing", indicators=[row]) == ["indicators[0].actual"]
    assert f"没有填实际完成值（只写“{actual}”）" in message("score-missing", indicators=[row])
    assert names("blank-at-print", indicators=[row]).count("indicators[0].actual") == 1
    sheet = sheet_of(indicators=[row])
    assert sheet.formula("indicators[0].score") == ""
    assert "缺少实际完成值" in sheet.explanation("indicators[0].score")


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        *(
            ("按期完工", "未完工"),
            ("机制建立", "尚未建立"),
            ("通过验收", "没有通过验收"),
            ("建成", "停工"),
        ),
        *(("2023年11月底前", "2024年2月"), ("35-45处", "50处"), ("≥90%", "低于90%")),
    ],
)
def test_met_is_chosen_and_the_result_denies_it(target: str, actual: str) -> None:
    assert told(target, actual) == ["band-contradicted"]
    # The same view stands behind the points at risk.
    assert shown(target, actual, "score") == "10.00"
    assert shown(target, actual, "points_at_risk") == "10.00"
    assert told(target, actual, "unmet", lowered="5", reason="汛期") in ([], ["result-unread"])


def test_the_points_at_risk_say_why() -> None:
    row = indicator(target="按期完工", actual="未完工", band="met")
    told = sheet_of(indicators=[row]).explanation("indicators[0].points_at_risk")

    assert "实际完成值里说“未完工”，而选的是“达成”" in told


def test_a_contradiction_is_never_an_error() -> None:
    row = indicator(target="2023年11月底前", actual="2024年2月", band="met")
    (found,) = of(sheet_of(indicators=[row]), "band-contradicted")

    assert found.level == "explain"
    assert "2024年2月" in found.figures


@pytest.mark.parametrize(
    ("target", "actual"),
    [("2023年11月底前", "2024年2月"), ("35-45处", "50处"), ("按期完工", "未完工")],
)
def test_a_contradiction_says_each_value_once_and_its_figures_all(target: str, actual: str) -> None:
    row = indicator(target=target, actual=actual, band="met")
    (found,) = of(sheet_of(indicators=[row]), "band-contradicted")

    assert found.message.count(actual) == 1
    assert f"“{target}”" in found.figures
    assert f"“{actual}”" in found.figures


def test_a_band_left_on_a_quantity_contradicts_nothing() -> None:
    assert told("≥40处", "38处，未完成", "met") in ([], ["band-contradicted"])
    assert told("≥40处", "38处", "unmet") == []
    assert told("≥40处", "42处", "unmet") == []


@pytest.mark.parametrize(
    ("actual", "band", "expected"),
    [
        ("已按期完成", "unmet", ["band-understated"]),
        ("全部完成", "partly", ["band-understated"]),
        ("已完成", "partly", []),
        ("基本完成", "partly", []),
        ("未完成", "unmet", []),
        ("已完成", "met", []),
    ],
)
def test_done_and_not_chosen(actual: str, band: str, expected: list[str]) -> None:
    assert told("按期完工", actual, band, lowered="6", reason="汛期") == expected


@pytest.mark.parametrize(
    ("target", "actual", "told_of"),
    [
        ("≥40处", "≥40处", True),
        ("不少于40处", "不少于42处", True),
        ("≥95%", "98%以上", True),
        ("≤3天", "不超过3天", True),
        ("≥40处", "40处", False),
        ("≥40处", "42余处", False),
        ("≥95%", "达到98%", False),
    ],
)
def test_the_inequality_is_no_result(target: str, actual: str, told_of: bool) -> None:
    assert told(target, actual, "") == ["result-inequality"] * told_of


@pytest.mark.parametrize(
    "target",
    [">40处", "超过40处", "大于40处", "高于40处", "多于40处", "<40处", "低于40处", "少于40处"],
)
def test_a_strict_sign_met_by_equality(target: str) -> None:
    assert told(target, "40处", "") == ["strict-equal"]
    assert shown(target, "40处", "score", "") == "10.00"


@pytest.mark.parametrize(
    ("target", "actual"),
    [(">40处", "41处"), ("≥40处", "40处"), ("<40处", "39处"), ("40处", "40处")],
)
def test_other_signs_and_figures(target: str, actual: str) -> None:
    assert told(target, actual, "") == []


@pytest.mark.parametrize(
    ("target", "actual", "column", "words"),
    [
        ("≥40处", "几十处", "actual", "“几"),
        ("≥40处", "42个", "actual", "单位不同"),
        ("每季度1次", "全年3次", "actual", "单位不同"),
        ("≥200人", "数百人", "actual", "“数"),
        ("不宜超过几天", "3天", "target", "没有看懂"),
    ],
)
def test_what_was_not_understood(target: str, actual: str, column: str, words: str) -> None:
    row = indicator(target=target, actual=actual, band="met")

    assert names("result-unread", indicators=[row]) == [f"indicators[0].{column}"]
    text = message("result-unread", indicators=[row])
    assert words in text
    assert "≥40处" in text


def test_a_target_without_any_figure_is_not_one_that_was_not_understood() -> None:
    assert told("控制在预算范围内", "未超预算") == []


def test_a_target_that_was_not_understood_is_told_before_there_is_a_result() -> None:
    assert told("不宜超过几天", "", "") == ["score-missing", "result-unread"]
    assert told("≥40处", "", "") == ["score-missing"]
