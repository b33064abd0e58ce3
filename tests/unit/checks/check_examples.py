"""For each check one report that raises it, one on its very boundary, and one that must not.

The boundary is the last report of which nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from given.checked import indicator
from given.worked import Row
from perfeval_gui.rules.together.comparing import ACROSS

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Example:
    """What is filled in; *unread* is typed where a figure belongs."""

    values: Values = field(default_factory=dict)
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    unread: str = ""


def cells(**values: object) -> Example:
    """Single cells; a dot in a name is two underscores."""
    return Example({name.replace("__", "."): value for name, value in values.items()})


def rows(*indicators: Row, **values: object) -> Example:
    """Indicators with single cells."""
    return Example(cells(**values).values, {"indicators": list(indicators)})


def text(words: str, key: str = "general", **values: object) -> Example:
    """One passage with single cells."""
    return Example(cells(**values).values, {"passages": [{"key": key, "text": words}]})


def building(approved: str, actual: str, planned: str, invested: str) -> Example:
    """One building."""
    row = {"approved_size": approved, "actual_size": actual, "planned_investment": planned,
           "actual_investment": invested}  # fmt: skip
    return Example(tables={"buildings": [row]})


def waiting(place: str, trace: str) -> Example:
    """A cell that was taken over from a file."""
    return Example(tables={"unconfirmed": [{"place": place, "trace": trace}]})


def points(*given: str) -> tuple[Row, ...]:
    """An indicator with points in each of the issued groups."""
    keys = (
        ("output", "quantity"),
        ("benefit", "social"),
        ("satisfaction", "served"),
        ("cost", "economic_cost"),
    )
    return tuple(
        {"group": group, "kind": kind, "name": "甲", "target": "1起", "actual": "1起", "points": p}
        for (group, kind), p in zip(keys, given, strict=False)
    )


TWO_ITEMS: Final = "公务接待费1.20万元，公务用车运行维护费2.00万元。"


def rows_and_text(row: Row, words: str) -> Example:
    """One indicator and one passage."""
    return Example({}, {"indicators": [row], "passages": [{"key": "analysis", "text": words}]})


SPLIT: Final = {"executed": "100", "annual_budget": "120", "basic_spending": "60",
    "project_linked": False, "project_executed": "40"}  # fmt: skip
PROJECT: Final = {"project_spending__final": "5", "project_linked": False}
QUALITY: Final = {"target": "机制建立", "actual": "已建立", "band": "partly"}
NEEDED: Final = {"unit": "甲中心", "budget_code": "1", "quota": "8", "in_post": "8",
    "initial_budget": "1", "annual_budget": "1", "executed": "1"}  # fmt: skip
FULL: Final = points("40", "25", "5", "20")
KINDS: Final = tuple(indicator(kind=kind) for kind in ("quantity", "quality", "timeliness"))
NAME: Final = "临江企地协作服务中心"


def full_marks(problems: str, executed: str = "1000") -> Example:
    """A report of 100 points, or fewer, with something under 存在的问题."""
    passages = [{"key": "problems", "text": problems}]
    return Example({"annual_budget": "1000", "executed": executed},
        {"indicators": list(FULL), "passages": passages})  # fmt: skip


EXAMPLES: Final[Mapping[str, tuple[Example, Example, Example]]] = {
    "unread": (Example(unread="八人左右"), cells(quota="8人"), cells(quota="")),
    "unconfirmed": (
        waiting("quota", "去年.docx"), waiting("projects#7.final", "去年.docx"), Example(),
    ),
    "required": (
        rows(*FULL, **{**NEEDED, "unit": ""}), rows(*FULL, **NEEDED),
        rows(*FULL, **{**NEEDED, "executed": "0"}),
    ),
    "sum-projects": (
        cells(project_spending__final="5", operations__final="5.01"),
        cells(project_spending__final="5", operations__final="5.00"),
        cells(project_spending__final="5"),
    ),
    "sum-three-public": (
        cells(three_public__final="1", reception__final="0.99"),
        cells(three_public__final="1", reception__final="1"), cells(three_public__final="1"),
    ),
    "sum-vehicles": (
        cells(vehicles__final="1", vehicle_running__final="1.01"),
        cells(vehicles__final="1", vehicle_running__final="1"), cells(vehicles__final="1"),
    ),
    "part-of-public": (
        cells(public_funds__final="5", office__final="5.01"),
        cells(public_funds__final="5", office__final="5.00"), cells(public_funds__final="5"),
    ),
    "rate-undefined": (
        cells(quota="0", in_post="1"), cells(quota="1", in_post="0"), cells(quota="0"),
    ),
    "amounts-in-yuan": (
        cells(in_post="10", basic_spending="10000.01"),
        cells(in_post="10", basic_spending="10000"), cells(basic_spending="10000.01"),
    ),
    "cell-in-yuan": (
        cells(office__budget="0.2", office__final="1000"),
        cells(office__budget="0.2", office__final="999.99"), cells(office__final="70100"),
    ),
    "line-without-budget": (
        cells(office__final="5", meetings__budget="1"),
        cells(office__final="0", meetings__budget="1"),
        cells(public_funds__final="5", public_funds__budget="5", office__final="5"),
    ),
    "line-without-final": (
        cells(procurement__budget="5"), cells(procurement__budget="0"),
        cells(procurement__budget="5", procurement__final="0"),
    ),
    "items-in-one-column": (
        cells(operations__budget="5", project_spending__final="5"),
        cells(operations__budget="5", project_spending__final="0"),
        cells(operations__budget="5", operations__final="5"),
    ),
    "last-year-blank": (
        cells(procurement__final="5"), cells(procurement__final="0"),
        cells(procurement__final="5", procurement__prior_final="0"),
    ),
    "building-over-scale": (
        building("100", "100.01", "50", "50"), building("100", "100", "50", "50"),
        building("0", "100", "50", "50"),
    ),
    "building-over-investment": (
        building("100", "100", "50", "50.01"), building("100", "100", "50", "50"),
        building("100", "100", "", "50"),
    ),
    "building-zero": (
        building("100", "100", "50", "0"), building("0", "0", "0", "0"),
        building("100", "100", "50", ""),
    ),
    "split-missing": (
        cells(executed="100", general_budget="100"), cells(executed="100", general_budget="0"),
        cells(executed="100", general_budget="100", basic_spending="100"),
    ),
    "day-outside-year": (
        cells(report_date="2023年12月31日"), cells(report_date="2024年1月1日"),
        cells(report_date=""),
    ),
    "income-equals-expenditure": (
        cells(**SPLIT, general_budget="100.01"), cells(**SPLIT, general_budget="100.00"),
        cells(**SPLIT),
    ),
    "splits-equal-total": (
        cells(**{**SPLIT, "executed": "100.01"}),
        cells(**SPLIT), cells(**SPLIT, general_budget="100"),
    ),
    "splits-of-budget": (
        cells(**{**SPLIT, "annual_budget": "100", "executed": "99.99"}, general_budget="100"),
        cells(**{**SPLIT, "annual_budget": "100"}, general_budget="100"), cells(**SPLIT),
    ),
    "project-agrees": (
        cells(**PROJECT, project_executed="5.01"), cells(**PROJECT, project_executed="5.00"),
        cells(project_linked=False, project_executed="0"),
    ),
    "budget-agrees": (
        cells(basic_adjusted__budget="6", project_spending__budget="4", annual_budget="10.01"),
        cells(basic_adjusted__budget="6", project_spending__budget="4", annual_budget="10.00"),
        cells(basic_adjusted__budget="10", annual_budget="10"),
    ),
    "public-within-basic": (
        cells(public_funds__final="5.01", basic_spending="5"),
        cells(public_funds__final="5.00", basic_spending="5"), cells(public_funds__final="5"),
    ),
    "three-public-within": (
        cells(three_public__final="5.01", public_funds__final="5"),
        cells(three_public__final="5.00", public_funds__final="5"), cells(three_public__final="5"),
    ),
    "procurement-within": (
        cells(procurement__final="5.01", executed="5"),
        cells(procurement__final="5.00", executed="5"), cells(procurement__final="5"),
    ),
    "over-staffed": (
        cells(quota="8", in_post="9"), cells(quota="8", in_post="8"), cells(quota="8"),
    ),
    "execution-over": (
        cells(annual_budget="5", executed="5.01"), cells(annual_budget="5", executed="5.00"),
        cells(annual_budget="5"),
    ),
    "budget-growth": (
        cells(initial_budget="10", annual_budget="13.01"),
        cells(initial_budget="10", annual_budget="13.00"), cells(annual_budget="13"),
    ),
    "jump-from-last-year": (
        cells(office__prior_final="10", office__final="15.01"),
        cells(office__prior_final="10", office__final="15.00"), cells(office__final="15"),
    ),
    "growth-from-zero": (
        cells(office__prior_final="0", office__final="0.01"),
        cells(office__prior_final="0", office__final="0"), cells(office__final="5"),
    ),
    "three-public-over-budget": (
        cells(three_public__budget="1", three_public__final="1.01"),
        cells(three_public__budget="1", three_public__final="1.00"),
        cells(three_public__final="1"),
    ),
    "line-over-budget": (
        cells(office__budget="1", office__final="1.01"),
        cells(office__budget="1", office__final="1.00"), cells(office__final="1"),
    ),
    "points-100": (
        rows(*points("40", "25", "5", "20.01")), rows(*FULL), rows(*points("40", "25", "5")),
    ),
    "points-group": (
        rows(indicator(points="40.01")), rows(indicator(points="40")), rows(indicator(points="")),
    ),
    "points-parent": (
        rows(indicator(kind="")), rows(indicator(kind="", points="")), rows(indicator()),
    ),
    "score-above-points": (
        rows(indicator(lowered="10.01")), rows(indicator(lowered="10.00")), rows(indicator()),
    ),
    "score-without-points": (
        rows(indicator(points="", lowered="0")), rows(indicator(points="0", lowered="0")),
        rows(indicator(points="")),
    ),
    # The ten points of the execution count in the total.
    "total-above-points": (
        rows(indicator(lowered="20.01")), rows(indicator(lowered="20.00")), rows(indicator()),
    ),
    "kind-missing": (
        rows(*KINDS[:2]), rows(*KINDS), rows(indicator(group="satisfaction", kind="served")),
    ),
    "score-outside-band": (
        rows(indicator(**QUALITY, lowered="8.01")), rows(indicator(**QUALITY, lowered="8.00")),
        rows(indicator(**QUALITY)),
    ),
    "score-missing": (
        rows(indicator(actual="已建立")), rows(indicator(actual="已建立", lowered="0")),
        rows(indicator(points="")),
    ),
    "reason-missing": (
        rows(indicator(lowered="9.99")), rows(indicator(lowered="10.00")),
        rows(indicator(lowered="9.99", reason="迟了")),
    ),
    "over-completed": (
        rows(indicator(target="10000件", actual="13000件")),
        rows(indicator(target="10000件", actual="12999件")),
        rows(indicator(target="10000件", actual="13000件", reason="定低了")),
    ),
    "over-target": (
        rows(indicator(target="10000件", actual="12000件")),
        rows(indicator(target="10000件", actual="11999件")),
        rows(indicator(target="10000件", actual="12000件", reason="定低了")),
    ),
    "score-not-by-rule": (
        rows(indicator(target="40起", actual="20起", lowered="5.01")),
        rows(indicator(target="40起", actual="20起", lowered="5.00")),
        rows(indicator(target="40起", actual="20起")),
    ),
    "result-without-figure": (
        rows(indicator(target="≥40处", actual="已完成", band="met")),
        rows(indicator(target="100%", actual="全部完成", band="met")),
        rows(indicator(target="≥40处", actual="42处")),
    ),
    "band-contradicted": (
        rows(indicator(**{**QUALITY, "actual": "未建立", "band": "met"})),
        rows(indicator(**{**QUALITY, "actual": "未建立"})),
        rows(indicator(**{**QUALITY, "actual": "已建立", "band": "met"})),
    ),
    "band-understated": (
        rows(indicator(target="建成", actual="已建成", band="unmet")),
        rows(indicator(target="建成", actual="已建成", band="partly")),
        rows(indicator(target="建成", actual="已建成", band="met")),
    ),
    "result-inequality": (
        rows(indicator(target="≥40处", actual="≥40处")),
        rows(indicator(target="≥40处", actual="40处")), rows(indicator(target="≥40处")),
    ),
    "strict-equal": (
        rows(indicator(target=">40处", actual="40处")),
        rows(indicator(target=">40处", actual="41处")),
        rows(indicator(target="≥40处", actual="40处")),
    ),
    "result-unread": (
        rows(indicator(target="≥40处", actual="几十处", band="met")),
        rows(indicator(target="≥40处", actual="四十处", band="met")),
        rows(indicator(target="≥40处", actual="几十处")),
    ),
    "rate-impossible": (
        rows(indicator(name="满意度", target="≥90%", actual="100.01%")),
        rows(indicator(name="满意度", target="≥90%", actual="100.00%")),
        rows(indicator(name="完成率", target="≥90%", actual="100.01%")),
    ),
    "rate-above-whole": (
        rows(indicator(name="覆盖率", target="≥90%", actual="100.01%")),
        rows(indicator(name="覆盖率", target="≥90%", actual="100.00%")),
        rows(indicator(name="增长率", target="≥90%", actual="100.01%")),
    ),
    "goal-differs": (
        rows(indicator(name="维护设施", target="≥40处"), goals_expected="维护设施41处"),
        rows(indicator(name="维护设施", target="≥40处"), goals_expected="维护设施40处"),
        rows(indicator(name="维护设施", target="≥40处"), goals_expected="维护设施41座"),
    ),
    "indicator-figure": (
        rows(indicator(name="年度支出", actual="293.01万元"), executed="293"),
        rows(indicator(name="年度支出", actual="293万元"), executed="293.4"),
        rows(indicator(name="专项支出", actual="293.01万元"), executed="293"),
    ),
    "target-vague": (
        rows(indicator(target="持续服务")), rows(indicator(target="持续服务1次")),
        rows(indicator(target="")),
    ),
    "target-contradicts": (
        rows(indicator(name="碳排放量", target="碳排放增多")),
        rows(indicator(name="碳排放量", target="控制碳排放增多")),
        rows(indicator(name="碳排放量", target="碳排放减少")),
    ),
    "goal-not-measured": (
        Example({"goals_expected": "联合培训2次"}, {"indicators": [indicator(target="3起")]}),
        Example({"goals_expected": "联合培训2次"}, {"indicators": [indicator(target="2次")]}),
        cells(goals_expected="联合开展培训"),
    ),
    "full-marks": (full_marks("无"), full_marks("无", "999"), full_marks("指标值偏低。")),
    "loss-without-problem": (
        full_marks("无", "999"), full_marks("无"), full_marks("汛期停工，进度推迟。", "999"),
    ),
    "phone": (
        cells(base_phone="138000100012"), cells(base_phone="13800010001"), cells(base_phone=""),
    ),
    "names-agree": (
        cells(base_filler="王丽", form_filler="陈伟"),
        cells(base_filler="王丽", form_filler="王 丽"),
        cells(base_filler="王丽"),
    ),
    "blank-at-print": (cells(thrift=""), cells(thrift="无"), cells(thrift="严格执行。")),
    "text-figure": (
        text("公用经费19.93万元。", "basic", public_funds__final="19.92"),
        text("公用经费19.92万元。", "basic", public_funds__final="19.92"),
        text("公用经费19.93万元。", "basic"),
    ),
    "text-figure-link": (
        text("公用经费19.92万元。", "basic", public_funds__final="19.92"),
        text("公用经费19.9万元。", "basic", public_funds__final="19.92"),
        text("公用经费{public_funds.final}万元。", "basic", public_funds__final="19.92"),
    ),
    "text-arithmetic": (
        text("会议费1.20万元、培训费2.00万元，合计3.21万元。"),
        text("会议费1.20万元、培训费2.00万元，合计3.20万元。"),
        text("会议费约1万元，培训费2万元左右，合计近4万元。"),
    ),
    "text-result": (
        rows_and_text(indicator(name="培训人次", actual="42人次"), "全年培训人次45人次。"),
        rows_and_text(indicator(name="培训人次", actual="42人次"), "全年培训人次42人次。"),
        rows_and_text(indicator(name="培训人次", actual="42人次"), "计划培训人次45人次。"),
    ),
    "text-omission": (
        text(TWO_ITEMS, "three_public", abroad__final="0.01"),
        text(TWO_ITEMS, "three_public", abroad__final="0"),
        text("", "three_public", abroad__final="0.01"),
    ),
    "text-doubled": (text("共5万元元。"), text("共5万元。"), text("共5万元，元旦发放。")),
    "text-word": (text("截止目前。"), text("截至目前。"), text("")),
    "text-width": (text("共８个"), text("共8个"), text("A4纸，20%")),
    "text-numbering": (text("1、甲\n3、乙"), text("1、甲\n2、乙"), text("1、甲")),
    "text-leftover": (
        text("××单位。"), text("本单位。", unit=NAME), text("甲×乙。"),
    ),
}  # fmt: skip
ELSEWHERE: Final = {
    # Totals and 其中 lines that the issued form does not have.
    "sum-of-items", "part-of-whole",
    # What fails in the program itself: test_fence.
    "check-failed", "figure-failed",
    # What the issued form does not declare, has no cell for, or lacks: tests of their own.
    "declared-identity", "content-kept", "lacking-filled", "detail-differs",
    # What is found between the drafts of one unit: test_drafts_together.
    *ACROSS,
}  # fmt: skip
