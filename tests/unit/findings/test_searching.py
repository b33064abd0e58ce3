"""Finding anything in a report by a few words of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from given.declared_scenarios import FORMS, sheet
from given.worked import sheet_of
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling.searching import (
    Findable,
    findables,
    fold,
    search,
    span_of,
)

FILLED: Final = sheet_of(
    {
        "unit": "临江中心",
        "quota": "8",
        "in_post": "9",
        "report_date": "2024-06-20",
        "annual_budget": "1200.50",
        "executed": "1050.44",
        "three_public.budget": "2.13",
        "goals_achieved": "完成征地项目 11 个，\n满意度１２３４分",
    },
    projects=[{"name": "应急联动", "final": "17.27"}],
    indicators=[
        {"group": "output", "kind": "quantity", "name": "调处纠纷", "target": "40起"},
        {"group": "output", "kind": "quality", "name": "完成征地", "points": "12.5"},
    ],
    passages=[{"key": "duties", "text": "负责企地协调，全年预算{annual_budget}万元。"}],
)


def found(text: str, where: Sheet = FILLED) -> list[Findable]:
    return search(text, [*findables(where, run_checks(where))])


def names(text: str, where: Sheet = FILLED) -> list[str]:
    return [one.name for one in found(text, where)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("编制数", "quota"),
        ("三公经费 预算", "three_public.budget"),
        ("2.13", "three_public.budget"),
        ("２．１３", "three_public.budget"),
        ("2.130", "three_public.budget"),
        ("1200.5", "annual_budget"),
        ("1,200.50", "annual_budget"),
        ("1，200．50", "annual_budget"),
        ("87.50%", "execution_rate"),
        ("87.5", "execution_rate"),
        ("2024.6.20", "report_date"),
        ("2024年6月20日", "report_date"),
        ("临江", "unit"),
        ("应急联动", "projects[0].name"),
        ("应急 决算", "projects[0].final"),
        ("调处", "indicators[0].name"),
        ("调处 指标值", "indicators[0].target"),
        ("三级指标", "indicators[0].name"),
        ("绩效指标", "indicators"),
        ("主要职能", "duties"),
        ("企地协调", "duties"),
        ("满意度1234", "goals_achieved"),
        ("征地项目11个", "goals_achieved"),
    ],
)
def test_the_best_comes_first(text: str, first: str) -> None:
    assert names(text)[:1] == [first]


def test_a_figure_is_found_in_the_text_that_quotes_it() -> None:
    assert {"annual_budget", "duties"} <= set(names("1200.50"))


def test_a_finding_is_found_by_its_words() -> None:
    (missing, *_) = [one for one in found("预算编码 受理") if one.sort == "finding"]

    assert missing.finding is not None
    assert missing.name == missing.finding.name == "budget_code"


@pytest.mark.parametrize("text", ["", "  ", "　", "没有这样的字", "99999"])
def test_what_is_not_there_is_not_found(text: str) -> None:
    assert names(text) == []


def test_a_label_is_found_once_however_many_rows_there_are() -> None:
    rows = FILLED.report.indicators.indicators * 50
    report = with_rows(FILLED.report, "indicators", tuple(replace(row, id=0) for row in rows))
    many = FILLED.book.evaluate(report)

    assert len([one for one in found("年度指标值", many) if one.sort == "cell"]) == 1
    assert len(names("调处 指标值", many)) == 50


def test_nothing_of_an_empty_report_is_lost() -> None:
    empty = sheet_of()

    assert names("编制数", empty)[:1] == ["quota"]
    assert names("三级指标", empty)[:1] == ["indicators"]
    assert names("存在的问题", empty)[:1] == ["problems"]


@pytest.mark.parametrize("form", FORMS)
def test_whatever_a_declared_form_shows_is_found(form: str) -> None:
    """Every stand-alone cell by its label, every text and figure by what is shown."""
    shown = sheet(form)
    among = [*findables(shown, ())]
    missed = [
        one.name
        for one in among
        if one.sort == "cell" and one.text and one not in search(one.text[:20], among)
    ]

    assert missed == []
    by_name = {one.name for one in among}
    owned = [name for name in shown.report.form.fields if name in shown.edition.owners]
    assert [n for n in owned if n not in by_name and shown.label(n) != n] == []


def test_folding_twice_changes_nothing_more() -> None:
    for text in ("１，２００．５０ 万元", "“三公”　经费", "ＡbＣ −3", "2024年6月"):
        assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("共１，２３４元。", "1234", "１，２３４"),
        ("三 公 经费", "三公", "三 公"),
        ("甲乙丙", "乙 甲", "乙"),
        ("甲乙丙", "丁", None),
        ("", "甲", None),
    ],
)
def test_the_words_are_found_where_they_stand(text: str, query: str, words: str | None) -> None:
    span = span_of(text, query)

    assert (None if span is None else text[slice(*span)]) == words
