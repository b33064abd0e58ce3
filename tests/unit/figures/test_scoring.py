"""Worked examples of 得分: more is better, less is better, qualities, lowered scores."""

from __future__ import annotations

from fractions import Fraction

import pytest

from given.worked import scored
from perfeval_gui.domain.edition.edition import Practice
from perfeval_gui.rules.figures.scoring import earned_share


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [
        ("40起", "56起", "10.00"),
        ("40起", "40起", "10.00"),
        ("40起", "30起", "7.50"),
        ("40起", "0起", "0.00"),
        ("≥98%", "98%", "10.00"),
        ("≥98%", "97%", "9.90"),
        ("不低于95%", "90%", "9.47"),
        ("100人以上", "99人", "9.90"),
        ("一年", "一年", "10.00"),
        ("327.49万元", "327.49万元", "10.00"),
        ("3次", "2次", "6.67"),
        ("3次", "1次", "3.33"),
    ],
)
def test_more_is_better(target: str, actual: str, score: str) -> None:
    assert scored({"target": target, "actual": actual}).shown("indicators[0].score") == score


@pytest.mark.parametrize(
    ("actual", "ratio", "linear", "zero"),
    [
        ("100天", "10.00", "10.00", "10.00"),
        ("60天", "10.00", "10.00", "10.00"),
        ("101天", "9.90", "9.90", "0.00"),
        ("150天", "6.67", "5.00", "0.00"),
        ("199天", "5.03", "0.10", "0.00"),
        ("200天", "5.00", "0.00", "0.00"),
        ("300天", "3.33", "0.00", "0.00"),
    ],
)
def test_less_is_better_by_three_practices(actual: str, ratio: str, linear: str, zero: str) -> None:
    practices: dict[Practice, str] = {"ratio": ratio, "linear": linear, "zero": zero}
    for practice, score in practices.items():
        for target in ("≤100天", "不超过100天", "100天以内"):
            sheet = scored({"target": target, "actual": actual}, practice)
            assert sheet.shown("indicators[0].score") == score, (practice, target)


@pytest.mark.parametrize("practice", ["ratio", "linear", "zero"])
@pytest.mark.parametrize("target", ["0起", "≤0起", "零起"])
def test_a_target_of_zero_is_met_by_zero_alone(target: str, practice: Practice) -> None:
    assert scored({"target": target, "actual": "0起"}, practice).shown(
        "indicators[0].score"
    ) == "10.00"  # fmt: skip
    assert scored({"target": target, "actual": "1起"}, practice).shown(
        "indicators[0].score"
    ) == "0.00"  # fmt: skip
    assert scored({"target": target, "actual": "1起"}).value("indicators[0].completion") is None


def test_a_negative_result_counts_as_none() -> None:
    assert scored({"target": "10%", "actual": "-3%"}).shown("indicators[0].score") == "0.00"
    assert scored({"target": "≤10%", "actual": "-3%"}).shown("indicators[0].score") == "10.00"
    assert scored({"target": "0%", "actual": "-3%"}).shown("indicators[0].score") == "10.00"


def test_a_negative_target_is_left_to_the_clerk() -> None:
    assert scored({"target": "≥-5%", "actual": "3%"}).shown("indicators[0].score") == ""


@pytest.mark.parametrize(
    ("actual", "completion"),
    [
        ("11999起", "119.99%"),
        ("12000起", "120.00%"),
        ("12999起", "129.99%"),
        ("13000起", "130.00%"),
        ("14000起", "140.00%"),
        ("1.3万起", "130.00%"),
    ],
)
def test_completion(actual: str, completion: str) -> None:
    sheet = scored({"target": "10000起", "actual": actual})

    assert sheet.shown("indicators[0].completion") == completion
    assert sheet.shown("indicators[0].score") == "10.00"


@pytest.mark.parametrize(
    ("band", "score"), [("达成", "10.00"), ("部分达成", ""), ("未达成", ""), ("", "")]
)
def test_a_quality_that_is_met_earns_all_and_others_wait_for_the_clerk(
    band: str, score: str
) -> None:
    sheet = scored({"target": "持续服务", "actual": "持续服务", "band": band})

    assert sheet.shown("indicators[0].score") == score
    assert sheet.value("indicators[0].completion") is None


def test_a_band_says_between_which_shares_the_score_lies() -> None:
    row = {"target": "改善", "actual": "有所改善", "points": "5", "band": "部分达成"}

    assert scored(row).explanation("indicators[0].score") == (
        "得分空着：定性指标“部分达成”，分值 5，请填写 80% 至 60% 之间的得分"
    )
    lowered = scored({**row, "lowered": "3.5"})
    assert lowered.shown("indicators[0].score") == "3.50"


def test_a_lowered_score_stands_until_it_is_removed() -> None:
    row = {"target": "40起", "actual": "56起"}

    assert scored({**row, "lowered": "8"}).shown("indicators[0].score") == "8.00"
    assert scored({**row, "lowered": "0"}).shown("indicators[0].score") == "0.00"
    assert scored({**row, "lowered": ""}).shown("indicators[0].score") == "10.00"
    assert scored({**row, "lowered": "8"}).explanation("indicators[0].score") == (
        "得分 = 填写的得分 8.00 = 8.00"
    )


@pytest.mark.parametrize(
    "row",
    [
        {"target": "40起", "actual": ""},
        {"target": "40起", "actual": "56起", "points": ""},
        {"target": "40起", "actual": "56件"},
        {"target": "", "actual": "56起"},
    ],
)
def test_nothing_is_scored_before_everything_is_there(row: dict[str, object]) -> None:
    sheet = scored(row)

    assert sheet.value("indicators[0].score") is None
    assert sheet.explanation("indicators[0].score").startswith("得分空着：")


@pytest.mark.parametrize(
    ("row", "practice", "words", "formula"),
    [
        (
            {"target": "40起", "actual": "30起"},
            "ratio",
            "分值 10 × 实际 30起 ÷ 指标值 40起 = 7.50",
            "ROUND(ROUND({p}*100,0)*30/40,0)/100",
        ),
        (
            {"target": "≤100天", "actual": "150天"},
            "ratio",
            "分值 10 × 指标值 ≤100天 ÷ 实际 150天 = 6.67",
            "ROUND(ROUND({p}*100,0)*100/150,0)/100",
        ),
        (
            {"target": "≤100天", "actual": "150天"},
            "linear",
            "分值 10 ×（1 − 超出部分 ÷ 指标值 ≤100天），实际 150天 = 5.00",
            "ROUND(ROUND({p}*100,0)*(2*100-150)/100,0)/100",
        ),
        (
            {"target": "≤100天", "actual": "150天"},
            "zero",
            "分值 10，指标值 ≤100天，实际 150天，未完成，不得分 = 0.00",
            "ROUND({p}*0,2)",
        ),
    ],
)
def test_words_and_formula_of_a_score(
    row: dict[str, object], practice: Practice, words: str, formula: str
) -> None:
    sheet = scored(row, practice)

    assert sheet.explanation("indicators[0].score") == f"得分 = {words}"
    cell = "{indicators[0].points}"
    inner = formula.replace("{p}", cell)
    assert sheet.formula("indicators[0].score") == f'=IF(ISNUMBER({cell}),{inner},"")'


@pytest.mark.parametrize("practice", ["ratio", "linear", "zero"])
@pytest.mark.parametrize("less", [True, False])
def test_a_share_is_never_below_none_or_above_all(practice: Practice, *, less: bool) -> None:
    figures = [Fraction(text) for text in ("-5", "0", "0.01", "1", "99.99", "100", "1e9")]
    for target in figures:
        for actual in figures:
            share = earned_share(target, actual, less=less, practice=practice)
            assert 0 <= share <= 1


@pytest.mark.parametrize("lowered", ["30", "0"])
def test_a_typed_score_without_points_counts_for_nothing(lowered: str) -> None:
    sheet = scored({"target": "40起", "actual": "56起", "points": "", "lowered": lowered})

    assert sheet.value("indicators[0].score") is None
    assert sheet.report.indicators.indicators[0].lowered is not None
    assert sheet.value("group_score.output") is None
    assert sheet.value("total_score") is None
    assert f"填写的得分 {lowered}.00 不计入总分" in sheet.explanation("indicators[0].score")
