"""Checks of two sides that must agree, while one of them is blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from given.checked import message, names, of
from given.complete import complete, findings, ids
from given.worked import filled, issued
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import put
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook
from unit.forms.test_scenarios import SCENARIOS, load

INCOME = ("general_budget", "government_fund", "nontax_income", "other_income")
NO_INCOME: dict[str, object] = dict.fromkeys(INCOME, "")


def side(executed: str, annual: str, **cells: object) -> dict[str, object]:
    return {"executed": executed, "annual_budget": annual, "project_linked": False, **cells}


SPLITS = ("income-equals-expenditure", "splits-equal-total", "splits-of-budget", "split-missing")


def splits(values: Mapping[str, object]) -> list[tuple[str, str]]:
    sheet = issued().evaluate(filled(values))
    return [(one.check, one.name) for one in run_checks(sheet) if one.check in SPLITS]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # 支出 60 + 30 = 90 of 100, 收入 blank.
        (side("100", "120", basic_spending="60", project_executed="30"),
         [("split-missing", "general_budget"), ("splits-equal-total", "basic_spending")]),
        (side("100", "120", basic_spending="60", project_executed="40"),
         [("split-missing", "general_budget")]),
        (side("100", "120", basic_spending="60", project_executed="60"),
         [("split-missing", "general_budget"), ("splits-of-budget", "basic_spending")]),
        (side("100", "120", basic_spending="60"),
         [("split-missing", "general_budget"), ("splits-equal-total", "basic_spending")]),
        # The other way round.
        (side("100", "120", general_budget="90"),
         [("split-missing", "basic_spending"), ("splits-equal-total", "general_budget")]),
        (side("100", "120", general_budget="90", other_income="10"),
         [("split-missing", "basic_spending")]),
        (side("100", "120", general_budget="119.99"),
         [("split-missing", "basic_spending"), ("splits-equal-total", "general_budget")]),
        # Both there: as before.
        (side("100", "120", general_budget="90", basic_spending="90"),
         [("splits-equal-total", "general_budget")]),
        (side("100", "120", general_budget="90", basic_spending="91"),
         [("income-equals-expenditure", "general_budget")]),
        (side("100", "120", general_budget="100", basic_spending="100"), []),
        # Nothing to compare with, or nothing begun.
        (side("", "120", basic_spending="90"), []),
        (side("100", "", basic_spending="90"), [("split-missing", "general_budget")]),
        (side("100", "120"), []),
        (side("0", "0", general_budget="0"), []),
    ],
)  # fmt: skip
def test_each_side_is_compared_and_the_other_demanded(
    values: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert splits(values) == expected


def test_what_only_follows_from_the_other_table_is_no_begun_side() -> None:
    linked = {"executed": "100", "annual_budget": "120", "operations.final": "30"}

    assert splits(linked) == []
    assert splits({**linked, "general_budget": "100"}) == [
        ("income-equals-expenditure", "general_budget")
    ]
    assert splits({**linked, "basic_spending": "60"}) == [
        ("split-missing", "general_budget"), ("splits-equal-total", "basic_spending"),
    ]  # fmt: skip


def test_a_side_that_cannot_be_read_is_not_called_blank() -> None:
    values = side("100", "120", basic_spending="60", project_executed="30")
    report = put(filled(values), "general_budget", Unread("九十"))
    sheet = issued().evaluate(report)

    assert [one.name for one in of(sheet, "split-missing")] == []
    unread = put(filled(values), "project_executed", Unread("三十"))
    assert of(issued().evaluate(unread), "splits-equal-total") == []


def test_the_other_side_is_demanded_only_where_it_is_printed() -> None:
    book = load(SCENARIOS / "linjiang-2024-filled.json").sheet.book
    report = replace(filled(side("100", "120", basic_spending="100")), edition=book.edition.id)

    assert of(book.evaluate(report), "split-missing") == []


def test_in_the_complete_report_both_are_missed() -> None:
    assert sorted(set(ids(NO_INCOME)) & set(SPLITS)) == ["split-missing"]
    (finding,) = (one for one in findings(NO_INCOME) if one.check == "split-missing")
    assert "按支出性质分各项之和 293.00 万元" in finding.message


# ---- 项目支出 of both tables


@pytest.mark.parametrize(
    ("base", "own", "told"),
    [
        ("", "40", True),
        ("40", "", True),
        ("0", "40", True),
        ("40", "0", True),
        ("40", "40.01", True),
        ("40", "40", False),
        ("", "0", False),
        ("0", "", False),
        ("", "", False),
        ("0", "0", False),
    ],
)
def test_project_spending_there_and_blank(base: str, own: str, told: bool) -> None:
    values = {"project_spending.final": base, "project_executed": own, "project_linked": False}

    assert names("project-agrees", values) == (["project_executed"] if told else [])


def test_blank_is_said_and_mended_where_it_can_be() -> None:
    own = {"project_executed": "40", "project_linked": False}
    base = {"project_spending.final": "40", "project_linked": False}

    assert "决算数没有填" in message("project-agrees", own)
    assert "自评表的项目支出没有填" in message("project-agrees", base)
    (lacking,) = of(issued().evaluate(filled(own)), "project-agrees")
    (blank,) = of(issued().evaluate(filled(base)), "project-agrees")
    # Taking a blank over would lose what is there.
    assert lacking.fix is None
    assert blank.fix is not None


def test_project_spending_that_cannot_be_read_is_not_blank() -> None:
    report = put(filled({"project_executed": "40", "project_linked": False}),
                 "project_spending.final", Unread("四十"))  # fmt: skip

    assert of(issued().evaluate(report), "project-agrees") == []


# ---- budgets of both tables


@pytest.mark.parametrize(
    ("basic", "projects", "annual", "name"),
    [
        ("6", "", "10", "project_spending.budget"),
        ("", "4", "10", "basic_adjusted.budget"),
        ("12", "", "10", "project_spending.budget"),
        ("6", "4", "10.01", "basic_adjusted.budget"),
        ("10", "", "10", ""),
        ("", "10", "10", ""),
        ("6", "4", "10", ""),
        ("", "", "10", ""),
        ("6", "", "", ""),
    ],
)
def test_budgets_with_one_blank(basic: str, projects: str, annual: str, name: str) -> None:
    values = {"basic_adjusted.budget": basic, "project_spending.budget": projects,
              "annual_budget": annual}  # fmt: skip

    assert names("budget-agrees", values) == ([name] if name else [])


def test_a_line_that_spent_is_asked_for_its_budget_once() -> None:
    missing = [one for one in findings({"basic_adjusted.budget": ""}) if one.level == "explain"]

    assert [(one.check, one.name) for one in missing] == [
        ("line-without-budget", "basic_adjusted.budget")
    ]


# ---- parts of wholes that are blank


@pytest.mark.parametrize(
    ("check", "name", "blank", "year"),
    [
        ("public-within-basic", "public_funds.final", "basic_spending", "executed"),
        ("public-within-basic", "public_funds.budget", "basic_adjusted.budget", "annual_budget"),
        ("three-public-within", "three_public.final", "public_funds.final", "executed"),
        ("three-public-within", "three_public.budget", "public_funds.budget", "annual_budget"),
    ],
)
def test_the_year_is_a_limit_while_the_whole_is_blank(
    check: str, name: str, blank: str, year: str
) -> None:
    assert names(check, {name: "5.01", year: "5"}) == [name]
    assert "没有填" in message(check, {name: "5.01", year: "5"})
    assert names(check, {name: "5.00", year: "5"}) == []
    assert names(check, {name: "5.01", year: "5", blank: "5.01"}) == []
    assert names(check, {name: "5.01", year: "9", blank: "5"}) == [name]


def test_what_is_not_on_the_form_is_not_held_against_it() -> None:
    edition = issued().edition
    lines = ("procurement", "basic_adjusted")
    book = Rulebook(
        replace(edition, funds=tuple(row for row in edition.funds if row.line not in lines))
    )
    values = {"procurement.final": "9", "executed": "5", "basic_adjusted.budget": "6",
              "project_spending.budget": "3", "annual_budget": "5"}  # fmt: skip
    checks = {one.check for one in run_checks(book.evaluate(filled(values)))}

    assert not checks & {"procurement-within", "budget-agrees"}


def test_the_complete_report_agrees() -> None:
    assert not {one.check for one in run_checks(issued().evaluate(complete()))} & {
        *SPLITS, "project-agrees", "budget-agrees",
    }  # fmt: skip
