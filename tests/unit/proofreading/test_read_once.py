"""What is read out of a text or an edition once is the same for every report that has it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from random import Random
from types import ModuleType
from typing import Any, Final

import pytest

from given.worked import filled, issued
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.checks.funds import fund_lines
from perfeval_gui.rules.checks.indicators import told
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading import arithmetic
from perfeval_gui.rules.proofreading.arithmetic.known_amounts import Tables
from perfeval_gui.rules.proofreading.figures import results, tables
from perfeval_gui.rules.proofreading.language import leftover
from perfeval_gui.rules.proofreading.prose import terms

KEYS: Final = ("organisation", "general", "projects", "three_public", "conclusion", "analysis")
SAYS: Final = (
    "云溪区水利局是正科级行政单位。我局2022年决算支出12万元。",
    "2023年决算支出367.49万元，其中：基本支出198.85万元，项目支出214.64万元。",
    "全年维护水利设施45处，共巡查河道30次，水质达标率由上年的89%提高到91%。",
    "“三公”经费1.20万元，比上年减少0.15万元，下降21.43%；与去年持平。",
    "年初预算100万元，追加20万元，全年预算130万元，执行率90%，占年初预算的92%。",
    "云溪区水利局决算支出367.49万元。",
    "经自评，评价等级为“优”，自评得分95分。教育局2023年部门整体支出。",
    "{executed}万元是全年执行数，{Y}年比{Y-1}年增长5%。",
    "",
)
NAMES: Final = ("维护水利设施", "巡查河道", "水质达标率", "巡查河道")
GOALS: Final = ("维护水利设施40处。", "2022年完成清淤。", "")
TEXTS: Final = ("45处", "50处", "30次", "≥90%", "无", "")
UNITS: Final = ("云溪区水利局", "第一中学", "", "云溪区教育局")


def a_report(chance: Random) -> Report:
    passages = [{"key": key, "text": chance.choice(SAYS) + chance.choice(SAYS)} for key in KEYS]
    indicators = [
        {
            "group": "output", "kind": "quantity", "points": "5",
            "name": chance.choice(NAMES),
            "target": chance.choice(TEXTS), "actual": chance.choice(TEXTS),
        }
        for _ in range(chance.randrange(4))
    ]  # fmt: skip
    values = {
        "unit": chance.choice(UNITS),
        "executed": chance.choice(("367.49", "12", "")),
        "basic_spending": chance.choice(("198.85", "12000", "")),
        "three_public.final": chance.choice(("1.2", "")),
        "reception.prior_final": "1.35",
        "goals_expected": chance.choice(SAYS) + chance.choice(GOALS),
    }
    report = filled(values, passages=passages, indicators=indicators)
    return replace(report, year=chance.choice((2022, 2023, 2024)))


def reports() -> list[Report]:
    chance = Random(3)
    return [a_report(chance) for _ in range(60)]


def kept() -> Iterator[Any]:
    """Every function of the rules that keeps what it gave."""
    for name, module in list(sys.modules.items()):
        if name.startswith("perfeval_gui.rules."):
            found = vars(module).values()
            yield from (one for one in found if isinstance(one, lru_cache(lambda: None).__class__))


def forgotten() -> None:
    for one in kept():
        one.cache_clear()


def checked(report: Report) -> tuple[Finding, ...]:
    return run_checks(issued().evaluate(report))


def test_a_report_behind_others_is_checked_as_if_it_were_the_first() -> None:
    every = reports()
    forgotten()
    together = [checked(report) for report in every]
    assert sum(map(len, together)) > len(every)
    for report, findings in zip(every, together, strict=True):
        forgotten()
        assert checked(report) == findings


def by_its_first(told_of: Callable[..., object]) -> Callable[..., object]:
    """The mutant: *told_of* keeps what it gave by the first of what it is asked."""
    there: dict[object, object] = {}

    def asked(*given: object) -> object:
        if given[0] not in there:
            there[given[0]] = told_of(*given)
        return there[given[0]]

    return asked


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (terms, "_words_of"),
        (tables, "_named"),
        (results, "_told"),
        (told, "_told"),
        (leftover, "_of_years"),
        (leftover, "_of_older_years"),
    ],
)
def test_what_is_kept_by_less_than_it_follows_from_is_noticed(
    module: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = reports()
    right = [checked(report) for report in every]
    monkeypatch.setattr(module, name, by_its_first(getattr(module, name)))
    assert [checked(report) for report in every] != right


def test_tables_that_are_taken_for_known_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mutant: what the tables answered for one report is told of all."""
    every = reports()
    right = [checked(report) for report in every]
    there: dict[str, object] = {}

    def told_once(asked: Tables, text: str) -> object:
        if text not in there:
            there[text] = tuple(plain(asked, text))
        return there[text]

    plain = arithmetic._slips
    monkeypatch.setattr(arithmetic, "_slips", told_once)
    assert [checked(report) for report in every] != right


def test_titles_of_another_year_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mutant: the titles of fund lines are kept whatever the edition."""
    every = reports()
    right = [checked(report) for report in every]
    monkeypatch.setattr(fund_lines, "_titles", lambda *_: dict.fromkeys(ROWS, "别的"))
    assert [checked(report) for report in every] != right


ROWS: Final = tuple(row.line for row in issued().edition.funds)
