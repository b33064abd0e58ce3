"""Targets and results as clerks write them, each with what a finance officer gives for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

import pytest

from checkout import ROOT
from given.worked import scored
from perfeval_gui.rules.figures.scoring import share_of
from perfeval_gui.rules.quantities import Comparison, compare, read
from perfeval_gui.rules.quantities.comparing import compare_readings

TABLE: Final = ROOT / "tests/reference/targets-and-results.txt"
YEAR: Final = 2023


def pairs() -> Iterator[tuple[str, str, str]]:
    """Target, result, and what they earn, as the table says."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if " | " in line and not line.startswith("#"):
            target, actual, earned = line.split(" | ")
            yield target, actual, earned.strip()


PAIRS: Final = tuple(pairs())


def wanted(earned: str) -> Fraction | None:
    if earned.startswith("-"):
        return None
    above, _, below = earned.rstrip("?").partition("/")
    return Fraction(above) / Fraction(below or "1")


@pytest.mark.parametrize(("target", "actual", "earned"), PAIRS)
def test_a_pair_earns_what_a_finance_officer_gives(target: str, actual: str, earned: str) -> None:
    share = share_of(target, actual, "ratio", YEAR)

    if share is None and earned.endswith("?"):
        return
    assert share == wanted(earned)


def test_the_table_is_large_and_most_of_it_is_scored() -> None:
    scores = [earned for _, _, earned in PAIRS if earned != "-"]

    assert len(PAIRS) >= 400
    assert len(scores) >= 300
    assert sum(earned.endswith("?") for earned in scores) <= 12


def careless(target: str, actual: str) -> Comparison:
    """A reader that drops what it did not understand, as readers do."""
    found, got = (replace(read(text), left=()) for text in (target, actual))
    return compare_readings(found, got, YEAR)


def test_a_reader_that_drops_words_is_found_out() -> None:
    wrong = [pair for pair in PAIRS if careless(*pair[:2]).scored and wanted(pair[2]) is None]

    assert len(wrong) > 100


def only_figures(target: str, actual: str) -> Comparison:
    """A reader that understands every figure and does not ask what it is a figure of."""
    return compare_readings(read(target), read(actual), YEAR)


def test_a_reader_that_asks_for_figures_only_is_found_out() -> None:
    whole = [pair for pair in PAIRS if read(pair[0]).whole and read(pair[1]).whole]
    wrong = [pair for pair in whole if only_figures(*pair[:2]).scored and wanted(pair[2]) is None]

    assert len(wrong) > 200


@pytest.mark.parametrize(("target", "actual", "earned"), PAIRS)
def test_what_is_not_scored_says_why(target: str, actual: str, earned: str) -> None:
    found = compare(target, actual, YEAR)

    if not found.scored and read(target).measurable:
        assert found.why, earned
    if not read(target).whole or (read(target).measurable and not read(actual).whole):
        assert not found.scored
        assert "没有看懂" in found.why


@pytest.mark.parametrize(
    ("target", "actual", "told"),
    [
        ("≥40处", "42", "分值 10，指标值 ≥40处，实际 42处（没有写单位，按 处 读），已完成，得满分"),
        ("≤300万元", "310", "分值 10 × 指标值 ≤300万元 ÷ 实际 310万元（没有写单位，按 万元 读）"),
        ("≥5公里", "4000米", "分值 10 × 实际 4公里（4000米 = 4公里） ÷ 指标值 ≥5公里"),
        ("下降10%", "上升15%", "分值 10，指标值 减少10%，实际 增加15%，方向相反，不得分"),
        ("11月底前", "11月20日", "分值 10，期限 11月底前，实际 11月20日，没有超过期限，得满分"),
        ("35-45处", "40处", "分值 10，指标值 35至45处，实际 40处，在范围以内，得满分"),
        ("≥40处", "40余处", "分值 10，指标值 ≥40处，实际 >40处，都达到指标值，得满分"),
    ],
)
def test_how_a_text_was_read_is_told(target: str, actual: str, told: str) -> None:
    sheet = scored({"target": target, "actual": actual})

    score = sheet.shown("indicators[0].score")
    assert sheet.explanation("indicators[0].score") == f"得分 = {told} = {score}"


@pytest.mark.parametrize(
    ("target", "actual", "why"),
    [
        ("≥50次", "几十次", "实际完成值里的“几十”没有看懂"),
        ("≥40处", "20处+22处", "实际完成值里的“+”没有看懂"),
        ("≥90%", "低于90%", "实际完成值“<90%”不是一个确切的数"),
        ("≥40处", "35-45处", "实际完成值是一个范围，不是一个数"),
        ("≥40处", "40件", "单位不同，指标值是“处”，实际完成值是“件”"),
        ("35-45处", "50处", "指标值 35至45处，实际 50处，在范围以外"),
        ("11月底前", "2024年2月", "期限 11月底前，实际 2024年2月，晚于期限"),
        ("下降10%", "8%", "指标值“减少10%”是变化，实际完成值没有写升降"),
        ("≥40处", "20处、22处", "实际完成值里不止一个处的数，不能确定是哪个"),
        ("持续服务", "持续服务", ""),
    ],
)
def test_why_a_text_was_not_calculated_with_is_told(target: str, actual: str, why: str) -> None:
    sheet = scored({"target": target, "actual": actual, "band": "达成"})

    words = "定性指标“达成”，分值 10，得满分"
    expected = f"{why}，按{words}" if why else words
    assert sheet.explanation("indicators[0].score") == f"得分 = {expected} = 10.00"
    assert sheet.shown("indicators[0].completion") == ""


@pytest.mark.parametrize(
    ("target", "actual", "completion"),
    [
        ("≥40处", "42", "105.00%"),
        ("≤300万元", "293", "97.67%"),
        ("≥5公里", "5200米", "104.00%"),
        ("下降10%", "上升15%", ""),
        ("下降10%", "下降8%", "80.00%"),
        ("增长5%以上", "减少6%", ""),
        ("35-45处", "40处", ""),
        ("11月底前", "11月20日", ""),
        ("≥40处", "≥40处", ""),
        ("≥3公顷", "30亩", "66.67%"),
    ],
)
def test_a_completion_is_told_where_a_division_decides(
    target: str, actual: str, completion: str
) -> None:
    sheet = scored({"target": target, "actual": actual})

    assert sheet.shown("indicators[0].completion") == completion


@pytest.mark.parametrize(
    ("actual", "verdict"),
    [("40处", True), ("41处", False), ("39处", False), ("40", True)],
)
def test_a_strict_sign_that_only_equality_meets_can_be_told(actual: str, verdict: object) -> None:
    assert compare("大于40处", actual).only_equal is verdict
    assert compare("≥40处", actual).only_equal is False


@pytest.mark.parametrize(
    "text",
    [
        "35-45处",
        "≤55dB",
        "0",
        "零投诉",
        "11月底前",
        "每月20日前",
        "五至八天",
        "几十次",
        "3类",
        "Ⅲ类2级",
    ],
)
def test_what_has_a_figure_of_any_kind_is_measurable(text: str) -> None:
    assert read(text).measurable


@pytest.mark.parametrize(
    "text", ["", "持续服务", "进一步提高", "群众十分满意", "中央八项规定", "一般"]
)
def test_what_has_none_is_not(text: str) -> None:
    assert not read(text).measurable


PLAIN: Final = tuple(
    pair for pair in PAIRS if re.fullmatch(r"\d{1,3}[^\W\d月]+", pair[1]) and wanted(pair[2])
)
NOT_IT: Final = """
低于 不足 不到 未达到 没有达到 少于 约 几 近 还差 超额完成 比上年 前 上年 未完成 ± + ~ 10× 3/ 1: 〇
预计 新增 增加 超支 每 不合格 V 第
"""
ADDED: Final = "几 ± 数百 廿 ?5 每3 负增长 9e9 没有1起 ¥"


@pytest.mark.parametrize("word", NOT_IT.split())
def test_a_word_before_a_plain_result_is_never_dropped(word: str) -> None:
    assert len(PLAIN) >= 100
    for target, actual, _ in PLAIN:
        found = compare(target, f"{word}{actual}", YEAR)
        assert found.verdict != "figures", (target, word, actual)


@pytest.mark.parametrize("word", ADDED.split())
def test_a_word_anywhere_in_a_result_is_never_dropped(word: str) -> None:
    for target, actual, _ in PLAIN:
        assert not compare(target, f"{actual}，{word}", YEAR).scored, (target, word, actual)
