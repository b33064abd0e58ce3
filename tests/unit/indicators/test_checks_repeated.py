"""Indicators that repeat a figure of the tables: 年度支出, 三公经费, 预算执行率."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pytest

from given.checked import indicator, message, names
from given.worked import sheet_of

TABLES: Final[Mapping[str, object]] = {
    "annual_budget": "300", "executed": "293", "basic_spending": "200", "project_linked": False,
    "project_executed": "93", "three_public.final": "2.95", "three_public.budget": "3.10",
    "quota": "20", "in_post": "18", "public_funds.final": "41", "procurement.final": "11",
}  # fmt: skip
PROJECTS: Final = [{"name": "小型水库维修", "final": "40"}]
_OTHERS: Final = (
    "专项支出 水库维修支出 人均支出 工作经费支出 会议费支出 支出压减 每亩支出 三公经费压减 "
    "三公经费下降率 项目支出控制数外 培训支出 年度支出增长 控制率 教育项目支出 财政补助资金 "
    "经费 维护水利设施 农户年均支出 单位成本"
)


def told(name: str, actual: str, target: str = "≤300万元") -> list[str]:
    row = indicator(group="cost", kind="economic_cost", name=name, target=target, actual=actual)
    return names("indicator-figure", TABLES, indicators=[row], projects=PROJECTS)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "年度支出",
            "部门整体支出",
            "整体支出总额",
            "预算支出",
            "2023年度支出",
            "本年支出总额",
            "全年执行数",
        ),
        *(
            "预算执行",
            "部门预算支出（万元）",
            "支出总额",
            "单位整体支出",
            "年度总支出",
            "年度支出成本控制",
        ),
    ],
)
@pytest.mark.parametrize(
    ("actual", "wrong"),
    [
        *(("293万元", False), ("2930000元", False), ("293", False), ("293.00", False)),
        # 292.6 to 293.4 would be 293 to the written digit; the tables say 293.00.
        *(("305万元", True), ("3,050,000元", True), ("305", True), ("292.99万元", True)),
        *(("支出未超预算", False), ("预算300万元，支出293万元", False), ("", False)),
        ("约300万元", False),
    ],
)  # fmt: skip
def test_all_spending(name: str, actual: str, wrong: bool) -> None:
    assert told(name, actual) == ["indicators[0].actual"] * wrong


@pytest.mark.parametrize(
    ("name", "actual", "wrong"),
    [
        ("三公经费", "2.95万元", False),
        ("三公经费", "3.1万元", True),
        # The budget is another figure of the same name.
        ("三公经费预算", "3.1万元", False),
        ("三公经费预算", "2.95万元", True),
        ("预算执行率", "97.67%", False),
        ("预算执行率", "98%", False),
        ("预算执行率", "100%", True),
        ("在职人数", "18人", False),
        ("在职人数", "20人", True),
        ("项目支出", "93万元", False),
        ("项目支出", "98万元", True),
        ("基本支出", "205万元", True),
        ("公用经费", "42万元", True),
        ("政府采购金额", "12万元", True),
        ("小型水库维修", "40万元", False),
        ("小型水库维修", "45万元", True),
    ],
)
def test_other_figures_of_the_tables(name: str, actual: str, wrong: bool) -> None:
    assert told(name, actual) == ["indicators[0].actual"] * wrong


@pytest.mark.parametrize("name", ["", *_OTHERS.split()])
@pytest.mark.parametrize("actual", ["305万元", "3%", "19人"])
def test_names_of_something_else(name: str, actual: str) -> None:
    assert told(name, actual) == []


def test_blank_tables_say_nothing() -> None:
    row = indicator(name="年度支出", target="≤300万元", actual="305万元")

    assert names("indicator-figure", indicators=[row]) == []


def test_both_figures_are_named() -> None:
    row = indicator(name="年度支出", target="≤300万元", actual="305万元")
    text = message("indicator-figure", TABLES, indicators=[row])

    assert "“305万元”" in text
    assert "全年执行数 293.00 万元" in text
    assert sheet_of(TABLES).shown("executed") == "293.00"
