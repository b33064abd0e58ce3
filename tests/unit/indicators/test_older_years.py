"""Years of the past in goals and in the texts of indicators, which are of the year itself."""

from __future__ import annotations

from typing import Final

import pytest

from given.checked import indicator
from given.worked import Row, sheet_of
from perfeval_gui.rules.proofreading.language.leftover import leftovers

OLDER: Final = (
    "2022年维护水利设施40处，巡查河道120次",
    "1、2022年维护水利设施40处；2、巡查河道120次",
    "（1）2022年度巡查河道120次",
    "维护水利设施40处；2021年巡查河道",
    "2022年12月底前",
    "2022年底前完成",
    "在2022年完成河道清淤",
    "按期完工，于2022年11月竣工",
    "2022年10月30日前",
    "２０２２年维护设施40处",
    "2022年全年完成培训3次",
    "目标：2022年完成招商3个",
    "2020年全面完成任务",
    "截至2022年底完成40处",
    "2022年6月",
    "完成日期2022年6月以前",
)
RIGHT: Final = (
    "2023年维护水利设施40处",
    "较2022年增长5%",
    "2022年结转项目完工",
    "完成2022年度项目尾款支付",
    "2022年续建项目3个",
    "自2020年以来累计40处",
    "2020年至2023年累计",
    "巩固2020年脱贫成果",
    "2021—2023年三年行动",
    "2022年项目尾款支付率",
    "与2022年相比下降10%",
    "完成2022年下达的任务",
    "2024年1月",
    "2022年立项的水库维修",
    "2022年上级专项资金支付完毕",
    "以2020年为基数下降18%",
    "落实县政发〔2022〕5号文件",
    "2022年底基数为100",
    "维护水利设施40处",
    "不低于2022年水平",
    "达到2022年同期水平",
    "2022年和2023年两年累计",
)


def told(*indicators: Row, **goals: str) -> list[str]:
    """The cells in which a year of the past is found."""
    return [found.name for found in leftovers(sheet_of(goals, indicators=list(indicators)))]


@pytest.mark.parametrize("text", OLDER)
def test_a_goal_of_an_older_year(text: str) -> None:
    assert told(goals_expected=text) == ["goals_expected"]
    assert told(goals_achieved=text) == ["goals_achieved"]
    assert told(indicator(name="维护", target=text)) == ["indicators[0].target"]
    assert told(indicator(name="维护", actual=text)) == ["indicators[0].actual"]


@pytest.mark.parametrize("text", RIGHT)
def test_what_goes_on_from_an_older_year(text: str) -> None:
    assert told(goals_expected=text, goals_achieved=text) == []
    assert told(indicator(name=text, target=text, actual=text, reason=text)) == []


def test_only_the_year_is_marked() -> None:
    goals = "1、维护设施40处；2、2022年12月底前完成清淤"
    (found,) = leftovers(sheet_of({"goals_expected": goals}))

    assert found.level == "hint"
    assert found.span is not None
    assert goals[slice(*found.span)] == "2022年"
    assert "报告年度是 2023 年" in found.message


def test_other_texts_of_the_tables() -> None:
    assert told(thrift="2022年压减会议费。", unit_opinion="2022年度自评属实。") == [
        "thrift",
        "unit_opinion",
    ]
