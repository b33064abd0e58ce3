"""The same thing told with another figure in the goals and in the indicators."""

from __future__ import annotations

from typing import Final

import pytest

from given.checked import indicator, message, of
from given.worked import Row, sheet_of

ROWS: Final[tuple[Row, ...]] = (
    indicator(name="维护水利设施", target="≥40处", actual="42处"),
    indicator(name="巡查河道（次）", target="≥120次", actual="120次"),
    indicator(name="群众满意度", target="≥90%", actual="93%"),
    indicator(name="恢复灌溉面积", target="≥1000亩", actual="1010"),
    indicator(name="公务用车年耗油量", target="≤2000升", actual="1800升"),
    indicator(name="用水纠纷下降", target="较上年下降10%", actual="较上年下降12%"),
)


def told(column: str, text: str, *rows: Row) -> list[str]:
    """The words of a goal that an indicator contradicts."""
    sheet = sheet_of({column: text}, indicators=list(rows or ROWS))
    return [text[slice(*found.span)] for found in of(sheet, "goal-differs") if found.span]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("维护水利设施45处，巡查河道120次。", ["维护水利设施45处"]),
        ("1、维护水利设施42处；2、群众满意度达到95%。", ["群众满意度达到95%"]),
        ("全年共维护水利设施45处", ["维护水利设施45处"]),
        ("2023年完成巡查河道130次、维护水利设施42处", ["巡查河道130次"]),
        ("群众满意度为百分之九十五", ["群众满意度为百分之九十五"]),
        ("恢复灌溉面积1020亩", ["恢复灌溉面积1020亩"]),
        ("恢复灌溉面积0.1万亩", ["恢复灌溉面积0.1万亩"]),
        ("维护水利设施50处以上", ["维护水利设施50处以上"]),
        ("公务用车年耗油量控制在1500升以内", ["公务用车年耗油量控制在1500升以内"]),
        ("我单位维护水利设施四十五处", ["维护水利设施四十五处"]),
        ("维护水利设施数量达到43处", ["维护水利设施数量达到43处"]),
    ],
)
def test_another_result(text: str, words: list[str]) -> None:
    assert told("goals_achieved", text) == words


@pytest.mark.parametrize(
    "text",
    [
        "维护水利设施42处，巡查河道120次，群众满意度93%。",
        "维护水利设施40处以上",
        "恢复灌溉面积1010亩",
        "恢复灌溉面积0.101万亩",
        "公务用车年耗油量控制在2000升以内",
        # Of another time, of a part, or compared with something.
        "上年维护水利设施38处，今年42处",
        "2022年维护水利设施38处",
        "一季度维护水利设施10处",
        "维护水利设施42处，其中维护水利设施大型20处",
        "维护水利设施比上年增加5处",
        "每月巡查河道10次",
        "平均巡查河道10次",
        # Another unit, another name, no exact figure, several figures.
        "维护水利设施45座",
        "维护水利设施约45处",
        "维护水利设施20处和25处",
        "配合维护水利设施45处",
        "农村群众满意度95%",
        "群众满意度提升项目3个",
        "维护水利设施投入45万元",
        "用水纠纷",
        "",
    ],
)
def test_the_same_result_or_another_thing(text: str) -> None:
    assert told("goals_achieved", text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("维护水利设施41处", ["维护水利设施41处"]),
        ("维护水利设施42处", ["维护水利设施42处"]),
        ("维护水利设施40处以上", []),
        ("维护水利设施不少于40处", []),
        ("群众满意度≥95%", ["群众满意度≥95%"]),
        ("恢复灌溉面积1000亩以上，巡查河道100次", ["巡查河道100次"]),
    ],
)
def test_another_target(text: str, words: list[str]) -> None:
    assert told("goals_expected", text) == words


def test_of_indicators_with_one_name_one_may_agree() -> None:
    rows = [indicator(name="维护水利设施", target=t, actual=t) for t in ("10处", "30处")]

    assert told("goals_achieved", "维护水利设施30处", *rows) == []
    assert told("goals_achieved", "维护水利设施31处", *rows) == ["维护水利设施31处"]


def test_the_longest_name_counts() -> None:
    rows = [
        indicator(name="满意度调查", target="3次", actual="3次"),
        indicator(name="满意度调查覆盖", target="40户", actual="40户"),
    ]

    assert told("goals_achieved", "满意度调查覆盖41户", *rows) == ["满意度调查覆盖41户"]
    assert told("goals_achieved", "满意度调查3次", *rows) == []


def test_both_figures_are_named() -> None:
    values = {"goals_achieved": "维护水利设施45处"}
    text = message("goal-differs", values, indicators=list(ROWS))

    assert "“维护水利设施45处”" in text
    assert "实际完成值是“42处”" in text
