"""A whole report in which nothing is wrong, and each indicator mistake put into it by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pytest

from given.worked import sheet_of
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet

VALUES: Final[Mapping[str, object]] = {
    "unit": "云溪区青石水务服务中心", "budget_code": "231001", "report_date": "2024年6月18日",
    "base_filler": "周甲", "base_date": "2024年6月18日", "base_phone": "0730-8410001",
    "quota": "20", "in_post": "18", "thrift": "严格执行厉行节约各项制度，压减一般性支出",
    "initial_budget": "280", "annual_budget": "300", "executed": "293", "general_budget": "280",
    "government_fund": "8", "nontax_income": "0", "other_income": "5", "basic_spending": "200",
    "goals_expected": "维护水利设施40处，巡查河道120次",
    "goals_achieved": "维护水利设施42处，巡查河道120次", "form_filler": "周甲",
    "form_phone": "0730-8410001", "leader": "吴乙",
}  # fmt: skip
# 上年决算, 本年预算, 本年决算.
FUNDS: Final = {
    "vehicle_running": "2.60 2.50 2.40", "vehicle_buying": "0 0 0", "abroad": "0 0 0",
    "reception": "0.70 0.60 0.55", "operations": "30 32 31.5", "maintenance": "20 22 21.5",
    "public_funds": "40 42 41", "office": "8 8.2 8.1", "utilities": "5 5.2 5.1",
    "meetings": "1 1.2 1.1", "procurement": "10 12 11", "basic_adjusted": "190 206 200",
}  # fmt: skip
# 二级指标, 三级指标, 年度指标值, 实际完成值, 分值.
INDICATORS: Final = (
    "output.quantity 维护水利设施 ≥40处 42处 20",
    "output.quality 工程验收合格率 ≥95% 96% 10",
    "output.timeliness 巡查河道 ≥120次 120次 10",
    "benefit.economic 恢复灌溉面积 ≥1000亩 1010亩 10",
    "benefit.social 用水纠纷 ≤5起 5起 5",
    "benefit.ecological 水质达标率 ≥90% 91% 5",
    "benefit.lasting 设施运行年限 ≥5年 5年 5",
    "satisfaction.served 群众满意度 ≥90% 93% 5",
    "cost.economic_cost 年度支出 ≤300万元 293万元 10",
    "cost.social_cost 停水时长 ≤24小时 20小时 5",
    "cost.ecological_cost 弃渣量 ≤10吨 8吨 5",
)


def report(
    row: int = 0, change: Mapping[str, str] | None = None, problems: str = "", **goals: str
) -> Sheet:
    """The report with *change* in one of its indicators."""
    values = dict(VALUES) | goals
    for line, figures in FUNDS.items():
        columns = ("prior_final", "budget", "final")
        for column, figure in zip(columns, figures.split(), strict=True):
            values[f"{line}.{column}"] = figure
    indicators = []
    for written in INDICATORS:
        kind, name, target, actual, points = written.split()
        group, _, kind = kind.partition(".")
        indicators.append(
            {"group": group, "kind": kind, "name": name, "target": target, "actual": actual,
             "points": points}
        )  # fmt: skip
    indicators[row] |= change or {}
    return sheet_of(
        values,
        indicators=indicators,
        projects=[{"name": "小型水库维修", "prior_final": "38", "budget": "40", "final": "40"}],
        evaluators=[{"name": "吴乙", "title": "副主任", "workplace": "云溪区青石水务服务中心"}],
        passages=[{"key": "problems", "text": problems or "年中追加的资金年底才下达。"}],
    )


def found(sheet: Sheet) -> list[tuple[str, str]]:
    """Level and check of all that is said beside what is blank."""
    return [(f.level, f.check) for f in run_checks(sheet) if f.check != "blank-at-print"]


def test_nothing_is_said_of_the_report_itself() -> None:
    sheet = report()

    assert found(sheet) == []
    assert sheet.shown("total_score") == "99.77"
    assert sheet.shown("grade") == "优"


@pytest.mark.parametrize(
    ("row", "change", "score", "expected"),
    [
        # D: a result that is no quantity.
        (0, {"actual": "已完成", "band": "met"}, "20.00", [("explain", "result-without-figure")]),
        (0, {"actual": "≥40处"}, "20.00", [("hint", "result-inequality")]),
        # E: a deadline.
        (
            2,
            {"name": "完工时间", "target": "2023年11月底前", "actual": "2024年2月", "band": "met"},
            "10.00",
            [("explain", "band-contradicted")],
        ),
        (2, {"name": "完工时间", "target": "2023年11月底前", "actual": "2023年10月"}, "10.00", []),
        # F: ranges and other units have figures.
        (
            0,
            {"target": "35-45处", "actual": "50处", "band": "met"},
            "20.00",
            [("explain", "band-contradicted"), ("hint", "goal-differs")],
        ),
        (
            9,
            {"name": "噪声", "target": "≤55dB", "actual": "60dB", "reason": "施工"},
            "4.58",
            [],
        ),
        # G: a placeholder for a reason.
        (
            0,
            {"actual": "38处", "reason": "无"},
            "19.00",
            [("error", "reason-missing"), ("hint", "goal-differs")],
        ),
        # H: a quality that contradicts itself.
        (
            2,
            {"name": "工程进度", "target": "按期完工", "actual": "未完工", "band": "met"},
            "10.00",
            [("explain", "band-contradicted"), ("hint", "target-vague")],
        ),
        # I: a rate above 100 %.
        (7, {"actual": "105%"}, "5.00", [("error", "rate-impossible")]),
        # A cost that is not what was spent.
        (8, {"actual": "292万元"}, "10.00", [("hint", "indicator-figure")]),
        # A result that is only a stroke.
        (
            9,
            {"actual": "—", "band": "met"},
            "",
            [("error", "score-missing")],
        ),
        (4, {"target": "<5起", "actual": "5起"}, "5.00", [("hint", "strict-equal")]),
    ],
)  # fmt: skip
def test_one_mistake_is_told_as_that(
    row: int, change: dict[str, str], score: str, expected: list[tuple[str, str]]
) -> None:
    sheet = report(row, change)

    assert sheet.shown(f"indicators[{row}].score") == score
    assert sorted(found(sheet)) == sorted(expected)


def test_goals_that_tell_something_else() -> None:
    told = "维护水利设施45处，群众满意度达到95%"
    old = "2022年维护水利设施40处，巡查河道120次"

    assert found(report(goals_achieved=told)) == [("hint", "goal-differs")] * 2
    assert found(report(goals_expected=old)) == [("hint", "text-leftover")]


@pytest.mark.parametrize("problems", ["无", "暂无。", "没有问题", "略"])
def test_points_lost_without_a_problem(problems: str) -> None:
    assert found(report(problems=problems)) == [("hint", "loss-without-problem")]


def test_a_score_without_points() -> None:
    sheet = report(9, {"points": "", "lowered": "5"})

    assert ("error", "score-without-points") in found(sheet)
    assert sheet.shown("grade") == ""
