"""Rates above 100 %: which cannot be, which hardly are, and which may well be."""

from __future__ import annotations

import pytest

from given.checked import indicator, names, of
from given.worked import sheet_of


def told(name: str, target: str, actual: str) -> list[tuple[str, str]]:
    """Level and cell of what is said."""
    row = indicator(name=name, target=target, actual=actual)
    sheet = sheet_of(indicators=[row])
    found = (*of(sheet, "rate-impossible"), *of(sheet, "rate-above-whole"))
    return [(one.level, one.name.rpartition(".")[2]) for one in found]


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("群众满意度", "≥90%", "105%"),
        ("群众满意度", "≥90%", "105"),
        ("群众满意度（%）", "≥90%", "100.01%"),
        ("工程验收合格率", "≥95%", "百分之一百零二"),
        ("服务对象", "满意度≥90%", "满意度105%"),
        ("工程质量", "合格率98%", "合格率达到101%"),
        ("水质达标率指标", "≥90%", "1001‰"),
        ("办理及时率", "100%", "120%"),
        ("树木成活率", "≥85%", "110%"),
        ("数据差错率", "≤5%", "105%"),
        ("考核错误率", "≤1%", "101%"),
        ("房屋空置率", "≤10%", "120%"),
    ],
)
def test_a_part_is_at_most_the_whole(name: str, target: str, actual: str) -> None:
    assert told(name, target, actual) == [("error", "actual")]


@pytest.mark.parametrize(("name", "actual"), [("群众满意度", "105%"), ("案件办结率", "101%")])
def test_the_rate_is_named_once_beside_its_indicator(name: str, actual: str) -> None:
    row = indicator(name=name, target="≥90%", actual=actual)
    sheet = sheet_of(indicators=[row])
    (found,) = (*of(sheet, "rate-impossible"), *of(sheet, "rate-above-whole"))

    assert found.message.count(name[-3:]) == 2
    assert found.message.startswith(found.figures)


@pytest.mark.parametrize("target", ["≥105%", "105%", ">100%", "超过100%", "101%以上"])
def test_targets_are_looked_at_as_well(target: str) -> None:
    assert told("群众满意度", target, "98%") == [("error", "target")]


@pytest.mark.parametrize(
    "name", ["垃圾清运覆盖率", "案件办结率", "问题整改率", "医保参保率", "义务教育入学率"]
)
def test_what_the_whole_may_change_under(name: str) -> None:
    assert told(name, "≥95%", "102%") == [("explain", "actual")]
    assert told(name, "≥95%", "100%") == []


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("任务完成率", "100%", "120%"),
        ("预算执行率", "≥95%", "105%"),
        ("收入增长率", "≥5%", "130%"),
        ("床位使用率", "≥90%", "105%"),
        ("满意度", "较上年提高5%", "较上年提高105%"),
        ("满意度提升幅度", "5%", "105%"),
        ("服务", "满意度95%", "满意度95%，完成率120%"),
        ("满意度", "≥90%", "98%，完成率105%"),
        ("满意度", "≥90分", "105分"),
        ("满意度", "≥100%", "100%"),
        ("满意度", "不低于95%", "约105%"),
        ("维护设施", "≥40处", "105处"),
        ("产值", "合格率提高到95%以上", "产值完成105%"),
        ("", "≥95%", "105%"),
    ],
)
def test_what_may_be_more_than_the_whole(name: str, target: str, actual: str) -> None:
    assert told(name, target, actual) == []


def test_target_and_result_are_told_apart() -> None:
    row = indicator(name="满意度", target="≥105%", actual="110%")

    assert names("rate-impossible", indicators=[row]) == [
        "indicators[0].target",
        "indicators[0].actual",
    ]
