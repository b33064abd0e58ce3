"""The number finder on sentences as reports write them, right and wrong ones."""

from __future__ import annotations

from functools import cache
from typing import Final

import pytest

from perfeval_gui.rules.findings import Finding
from perfeval_gui.rules.proofreading.figures import FIGURE, LINK, text_figures
from perfeval_gui.rules.rulebook import Sheet
from unit.phrases import OTHERS, RIGHT, ROUNDED, WRONG
from unit.worked import sheet_of

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
    {"group": "output", "name": "甲", "target": "10次", "actual": "10次", "points": "40", "lowered": "38.5"},
    {"group": "benefit", "name": "乙", "target": "10次", "actual": "10次", "points": "25"},
    {"group": "satisfaction", "name": "丙", "target": "95%", "actual": "98%", "points": "5"},
    {"group": "cost", "name": "丁", "target": "10次", "actual": "10次", "points": "20", "lowered": "18"},
)  # fmt: skip


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
    return tuple(text_figures(said(text, key)))


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
