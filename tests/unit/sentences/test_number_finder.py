"""The number finder on sentences as reports write them, right and wrong ones."""

from __future__ import annotations

from functools import cache
from typing import Final

import pytest

from given.worked import issued, sheet_of
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.figures.grades import grades_agree
from perfeval_gui.rules.proofreading.figures.tables import text_figures
from perfeval_gui.rules.proofreading.figures.told_numbers import FIGURE, LINK
from unit.sentences.phrases import RIGHT, ROUNDED, WRONG
from unit.sentences.phrases_other import OTHERS

VALUES: Final = {
    "unit": "临江企地协作服务中心",
    "quota": "10",
    "in_post": "8",
    "initial_budget": "119.95",
    "annual_budget": "330",
    "executed": "327.49",
    "general_budget": "318.73",
    "government_fund": "0",
    "other_income": "8.76",
    "basic_spending": "117.85",
    "operations.budget": "7.01",
    "operations.final": "7.01",
    "vehicle_running.budget": "2.20",
    "vehicle_running.final": "1.91",
    "abroad.budget": "0",
    "abroad.final": "0",
    "reception.budget": "0.30",
    "reception.final": "0.22",
    "public_funds.final": "19.92",
    "procurement.final": "12",
}
PROJECTS: Final = (
    {"name": "移交社区管理经费", "budget": "24.87", "final": "24.92"},
    {"name": "企地协作工作经费", "budget": "163", "final": "160.44"},
    {"name": "安全环保联动应急机制", "budget": "17.27", "final": "17.27"},
)
INDICATORS: Final = (
    {"group": "output", "target": "1次", "actual": "1次", "points": "40", "lowered": "38.5"},
    {"group": "benefit", "target": "1次", "actual": "1次", "points": "25"},
    {"group": "satisfaction", "target": "95%", "actual": "98%", "points": "5"},
    {"group": "cost", "target": "1次", "actual": "1次", "points": "20", "lowered": "18"},
)


def said(text: str, key: str = "other") -> Sheet:
    """The report with *text* under the heading *key*."""
    return sheet_of(
        VALUES,
        projects=list(PROJECTS),
        indicators=list(INDICATORS),
        passages=[{"key": key, "text": text}],
    )


@cache
def read(text: str, key: str = "other") -> tuple[Finding, ...]:
    """What the number finder says of *text*."""
    sheet = said(text, key)
    return (*text_figures(sheet), *grades_agree(sheet))


def lines(phrases: str) -> list[str]:
    return [line for line in phrases.splitlines() if line]


def marked(phrases: str) -> list[tuple[str, str]]:
    """Phrases with the word behind them; more words are offers made beside it."""
    found = []
    for line in lines(phrases):
        phrase, _, marks = line.rpartition(" ")
        found.append((phrase, marks))
    return found


def test_there_are_enough_phrases() -> None:
    every = [*lines(RIGHT), *lines(ROUNDED), *lines(WRONG), *lines(OTHERS)]

    assert len(every) == len(set(every)) > 300


@pytest.mark.parametrize(("phrase", "name"), marked(RIGHT))
def test_what_agrees_is_offered_as_a_link(phrase: str, name: str) -> None:
    found = read(phrase)

    assert [finding.check for finding in found] == [LINK] * len(found)
    assert any(f"{{{name}}}" in str(f.fix.puts[0][1]) for f in found if f.fix is not None)


@pytest.mark.parametrize("phrase", lines(ROUNDED))
def test_what_agrees_as_written_is_left_alone(phrase: str) -> None:
    assert read(phrase) == ()


@pytest.mark.parametrize(("phrase", "shown"), marked(WRONG))
def test_what_differs_is_an_error_with_both_figures(phrase: str, shown: str) -> None:
    (found,) = [finding for finding in read(phrase) if finding.check == FIGURE]

    assert found.level == "error"
    assert f"是 {shown}" in found.message
    assert found.span is not None
    assert phrase[slice(*found.span)] in found.message


@pytest.mark.parametrize("phrase", lines(OTHERS))
def test_what_is_about_something_else_is_left_alone(phrase: str) -> None:
    assert [f.message for f in read(phrase) if f.level == "error"] == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1、预算执行情况\n自评得分10分。", "conclusion"),
        ("全年指标分为四类。\n一、产出指标\n自评得分40分", "other"),
        ("年初预算2.4万元，决算支出2.1万元，执行率87.5%。", "three_public"),
        ("年初预算180万元，全年支出170万元，执行率94.4%。", "projects"),
        ("自评得分40分，扣0分。", "analysis"),
        ("2022年的情况如下。基本支出120万元。", "basic"),
        ("{Y-1}年基本支出120万元，项目支出37.96万元。", "basic"),
        ("决算支出318.73万元，其中：基本支出110万元。", "general"),
        ("决算支出327.49万元，其中其他资金8.76万元。", "general"),
        ("1、办公设备购置。\n年初预算5万元，全年支出4.8万元。", "other"),
    ],
)
def test_what_stands_around_is_heeded(text: str, key: str) -> None:
    assert [f.message for f in read(text, key) if f.level == "error"] == []


@pytest.mark.parametrize(
    ("text", "key", "count"),
    [
        ("2023年决算支出327.49万元，其中：基本支出117万元。", "general", 2),
        ("{Y}年基本支出120万元，项目支出{project_executed}万元。", "basic", 1),
        ("2022年情况略。\n2023年基本支出120万元，项目支出200万元。", "basic", 2),
        ("编制9人，在职9人；基本支出117.85万元。", "staff", 2),
        ("{unit}编制9人。", "staff", 1),
        ("临江企地协作服务中心编制9人。", "staff", 1),
    ],
)
def test_every_wrong_figure_of_a_text_is_found(text: str, key: str, count: int) -> None:
    assert [f.check for f in read(text, key)].count(FIGURE) == count


def test_a_total_of_all_money_under_the_general_budget() -> None:
    (found,) = read("2023年决算支出327.49万元。", "general")

    assert (found.check, found.fix) == (FIGURE, None)
    assert "一般公共预算是 318.73 万元" in found.message
    assert "全年执行数是 327.49 万元" in found.message


def test_blank_figures_are_not_compared() -> None:
    empty = sheet_of({}, passages=[{"key": "other", "text": "基本支出5万元，编制5人，得分5分。"}])

    assert list(text_figures(empty)) == []


def test_fixes_link_the_number_and_keep_its_unit() -> None:
    texts = {
        "基本支出1178500元。": "基本支出{basic_spending}万元。",
        "编制九名。": "编制{quota}名。",
        "控制率百分之九十。": "控制率{control_rate}。",
        "自评得分９８分。": "自评得分{total_score}分。",
    }
    for text, linked in texts.items():
        (found,) = read(text)
        assert found.fix is not None
        assert found.fix.puts == (("passages[0].text", linked),)


def test_only_the_printed_passage_is_read() -> None:
    rows = [{"key": "other", "text": "编制9人。"}, {"key": "other", "text": "无。"}]
    # Filling refuses such rows; a draft of another edition may hold them.
    passages = tuple(
        Passage(key=row["key"], text=row["text"])
        for row in [*rows, {"key": "nowhere", "text": "编制9人。"}]
    )
    report = with_rows(sheet_of({"quota": "8"}).report, "passages", passages)
    twice = issued().evaluate(report)

    assert list(text_figures(twice)) == []
