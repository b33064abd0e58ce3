"""Figures of 预期目标 that no indicator and no result tells of."""

from __future__ import annotations

from typing import Final

import pytest

from given.checked import indicator, names, of
from given.worked import sheet_of

GOAL = "1、聘请专家开展联合培训2次以上，提升能力；2、调处纠纷40起。"


def test_figures_of_goals() -> None:
    (finding,) = of(
        sheet_of({"goals_expected": GOAL}, indicators=[indicator(target="40起")]),
        "goal-not-measured",
    )

    assert finding.span is not None
    assert GOAL[slice(*finding.span)] == "1、聘请专家开展联合培训2次以上"
    assert finding.figures == "1、聘请专家开展联合培训2次以上"


@pytest.mark.parametrize(
    ("achieved", "indicators"),
    [
        ("组织学习2次。", ()),
        ("联合培训3次。", ()),
        ("", (indicator(target="≥2次"),)),
        ("", (indicator(name="联合培训", actual="3次"), indicator(name="联合培训3次"))),
    ],
)
def test_figures_that_are_told_somewhere(
    achieved: str, indicators: tuple[dict[str, object], ...]
) -> None:
    values = {"goals_expected": "联合培训2次以上。", "goals_achieved": achieved}

    assert names("goal-not-measured", values, indicators=list(indicators)) == []


_NO_FIGURES: Final = (
    "任务1：建立机制；任务2：完善制度 目标1：培训；目标2：巡查 工作1：排查 措施3 指标2 方案1 "
    "任务1.1 标段1、标段2 项目1、项目2、项目3全部完工 2023年完成 2023年1-12月 第1批项目开工 "
    "第一季度完成 落实十四五规划 “十四五”期间 按照1+3模式推进 围绕一个中心、两个基本点 "
    "一是巡查；二是维护 1.巡查；2.维护 24小时值班 7×24小时值守 三年行动 12345热线 G107国道 "
    "5G基站 推进5A景区 PM2.5 县政发〔2023〕5号 落实“三重一大”"
)


@pytest.mark.parametrize("goal", _NO_FIGURES.split())
def test_what_counts_nothing_in_a_goal(goal: str) -> None:
    assert names("goal-not-measured", {"goals_expected": goal}) == []


@pytest.mark.parametrize(
    "goal", ["巡查120次", "培训3场", "24小时内办结", "维护三处", "完成2个项目"]
)
def test_what_counts_in_a_goal(goal: str) -> None:
    assert names("goal-not-measured", {"goals_expected": goal}) == ["goals_expected"]


def test_what_is_no_figure_of_a_goal() -> None:
    goal = "1、建立三公经费管理机制；2、2023年底前完成；3、确保稳定。"

    assert names("goal-not-measured", {"goals_expected": goal}) == []
    assert names("goal-not-measured", {"goals_expected": "巡查1,200次"}) == ["goals_expected"]
