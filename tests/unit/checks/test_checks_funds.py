"""Checks of the fund table and the money block: over the limit, on it, and far from it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from given.checked import message, names, of, within
from given.worked import filled, issued, sheet_of
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.edition.edition import Limits
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.record.funds import Project
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.findings.answers import state_of
from perfeval_gui.rules.findings.finding import Finding

# ---- unread, required


def test_text_that_is_no_figure() -> None:
    sheet = issued().evaluate(put(filled(), "quota", Unread("八人")))

    assert [finding.name for finding in of(sheet, "unread")] == ["quota"]
    assert names("unread", {"quota": "8人"}) == []


def test_required_cells() -> None:
    needed = {"unit": "甲", "budget_code": "1", "quota": "0", "in_post": "0",
              "initial_budget": "0", "annual_budget": "0", "executed": "0"}  # fmt: skip

    assert set(names("required")) == {*needed, "indicators"}
    # Zero is not blank.
    assert set(names("required", needed)) == {"indicators"}
    assert set(names("required", {**needed, "unit": "　 "})) == {"unit", "indicators"}


def test_every_group_with_points_needs_an_indicator() -> None:
    rows = [
        {"group": group.key, "kind": next(iter(group.kinds)), "name": "甲", "points": "1"}
        for group in issued().edition.groups
    ]

    def missing(*rows: dict[str, str]) -> list[str]:
        found = names("required", indicators=list(rows))
        return [name for name in found if name.startswith("indicators")]

    assert missing() == ["indicators"] * 4
    assert missing(*rows[:3]) == ["indicators"]
    assert missing(*rows[:3], {**rows[3], "points": ""}) == ["indicators[3].points"]
    assert missing(*rows) == []


# ---- sums


@pytest.mark.parametrize(
    ("total", "part", "check"),
    [
        ("project_spending", "operations", "sum-projects"),
        ("three_public", "reception", "sum-three-public"),
        ("vehicles", "vehicle_running", "sum-vehicles"),
    ],
)
def test_totals_against_items(total: str, part: str, check: str) -> None:
    values = {f"{total}.final": "7.02", f"{part}.final": "7.01"}
    (finding,) = of(sheet_of(values), check)

    assert finding.name == f"{total}.final"
    assert "7.02" in finding.message
    assert "7.01" in finding.message
    assert names(check, {**values, f"{part}.final": "7.02"}) == []
    assert names(check, {f"{total}.final": "7.02"}) == []


def test_the_typed_total_is_cleared_by_its_button() -> None:
    sheet = sheet_of({"project_spending.final": "200"}, projects=[{"final": "160.44"}])
    (finding,) = of(sheet, "sum-projects")

    assert finding.fix is not None
    assert of(issued().evaluate(mended(sheet.report, finding)), "sum-projects") == []


def mended(report: Report, finding: Finding) -> Report:
    assert finding.fix is not None
    for name, value in finding.fix.puts:
        report = put(report, name, value)
    return report


@pytest.mark.parametrize("column", ["prior_final", "budget", "final"])
def test_named_parts_of_public_funds(column: str) -> None:
    def found(whole: str, office: str, meetings: str = "") -> list[str]:
        return names(
            "part-of-public",
            {
                f"public_funds.{column}": whole,
                f"office.{column}": office,
                f"meetings.{column}": meetings,
            },
        )

    assert found("5.00", "4.78", "0.23") == [f"public_funds.{column}"]
    assert found("5.00", "4.78", "0.22") == []
    assert found("19.92", "4.78") == []
    assert found("", "4.78") == [f"public_funds.{column}"]
    assert found("", "0") == []


# ---- the two tables


def split(income: str, basic: str, executed: str = "10", budget: str = "12") -> dict[str, object]:
    return {"general_budget": income, "basic_spending": basic, "executed": executed,
            "annual_budget": budget}  # fmt: skip


def test_income_and_expenditure() -> None:
    assert names("income-equals-expenditure", split("10", "9.99")) == ["general_budget"]
    assert names("income-equals-expenditure", split("10", "10.00")) == []
    assert names("income-equals-expenditure", split("10", "")) == []
    assert "0.01 万元" in message("income-equals-expenditure", split("10", "9.99"))


def test_splits_are_those_of_the_year_or_of_the_budget() -> None:
    assert names("splits-equal-total", split("11", "11")) == ["general_budget"]
    assert names("splits-equal-total", split("10", "10")) == []
    assert names("splits-equal-total", split("12", "12")) == []
    # Said once: as long as the two differ, that is the news.
    assert names("splits-equal-total", split("11", "11.01")) == []


def test_it_is_said_which_of_the_two_the_splits_are() -> None:
    assert names("splits-of-budget", split("12", "12")) == ["general_budget"]
    assert names("splits-of-budget", split("10", "10")) == []
    assert names("splits-of-budget", split("10", "10", budget="10")) == []


def test_project_spending_of_both_tables() -> None:
    values = {"operations.final": "209.64", "project_executed": "209.65", "project_linked": False}
    (finding,) = of(sheet_of(values), "project-agrees")

    assert finding.name == "project_executed"
    assert finding.fix is not None
    assert finding.fix.puts == (("project_linked", True),)
    assert of(issued().evaluate(mended(filled(values), finding)), "project-agrees") == []
    assert names("project-agrees", {**values, "project_executed": "209.64"}) == []
    assert names("project-agrees", {**values, "project_linked": True}) == []


def test_budget_of_both_tables() -> None:
    values = {"basic_adjusted.budget": "117.85", "operations.budget": "209.64"}

    assert names("budget-agrees", {**values, "annual_budget": "327.50"}) == [
        "basic_adjusted.budget"
    ]
    assert names("budget-agrees", {**values, "annual_budget": "327.49"}) == []
    assert names("budget-agrees", values) == []


@pytest.mark.parametrize(
    ("check", "name", "values"),
    [
        ("public-within-basic", "public_funds.final", {"basic_spending": "5"}),
        ("public-within-basic", "public_funds.budget", {"basic_adjusted.budget": "5"}),
        ("three-public-within", "three_public.prior_final",
         {"public_funds.prior_final": "2", "operations.prior_final": "3"}),
        ("three-public-within", "three_public.final", {"public_funds.final": "5"}),
        ("procurement-within", "procurement.final", {"executed": "5"}),
        ("procurement-within", "procurement.budget", {"annual_budget": "5"}),
    ],
)  # fmt: skip
def test_parts_within_wholes(check: str, name: str, values: dict[str, object]) -> None:
    assert names(check, {**values, name: "5.01"}) == [name]
    assert names(check, {**values, name: "5.00"}) == []
    assert names(check, {**values, name: ""}) == []
    assert names(check, {name: "5.01"}) == []


# ---- rates


def test_staff_and_quota() -> None:
    assert names("over-staffed", {"quota": "8", "in_post": "9"}) == ["in_post"]
    assert names("over-staffed", {"quota": "8", "in_post": "8"}) == []
    assert names("over-staffed", {"quota": "0", "in_post": "8"}) == []


def test_spending_and_budget() -> None:
    assert names("execution-over", {"annual_budget": "100", "executed": "100.01"}) == ["executed"]
    assert names("execution-over", {"annual_budget": "100", "executed": "100"}) == []
    assert names("execution-over", {"annual_budget": "0", "executed": "100"}) == []


def test_rates_without_a_denominator() -> None:
    assert names("rate-undefined", {"quota": "0", "in_post": "8"}) == ["quota"]
    assert names("rate-undefined", {"annual_budget": "0", "executed": "8"}) == ["annual_budget"]
    # Blank ones are required anyway, and said once.
    assert names("rate-undefined", {"in_post": "8"}) == []
    assert names("rate-undefined", {"quota": "0"}) == []
    assert names("rate-undefined", {"quota": "0.0", "in_post": ""}) == []


def test_rates_of_buildings_without_a_denominator() -> None:
    rows = [{"approved_size": "5", "actual_size": "5"}, {"actual_investment": "3"}]

    assert names("rate-undefined", buildings=rows) == ["buildings[1].planned_investment"]
    assert "第 2 行" in message("rate-undefined", buildings=rows)


# ---- growth


@pytest.mark.parametrize(
    ("start", "annual", "asked"),
    [
        ("100", "130", False),
        ("100", "130.01", True),
        ("100", "70", False),
        ("100", "69.99", True),
        ("0", "0", False),
        ("0", "5", True),
        ("", "5", False),
        ("100", "100", False),
    ],
)
def test_budget_growth(start: str, annual: str, asked: bool) -> None:
    found = names("budget-growth", {"initial_budget": start, "annual_budget": annual})

    assert found == (["annual_budget"] if asked else [])


@pytest.mark.parametrize(
    ("before", "now", "asked"),
    [
        ("10", "15", False),
        ("10", "15.01", True),
        ("10", "5", False),
        ("10", "4.99", True),
        # Half as much again, and not more than 1 万元.
        ("1", "2", False),
        ("1", "2.01", True),
        ("0", "8", False),
        ("", "8", False),
        ("8", "", False),
        ("8", "8", False),
    ],
)
def test_jumps_from_last_year(before: str, now: str, asked: bool) -> None:
    found = names("jump-from-last-year", {"office.prior_final": before, "office.final": now})

    assert found == (["office.final"] if asked else [])


def test_each_project_may_jump() -> None:
    rows = [{"name": "甲", "prior_final": "5", "final": "5"},
            {"name": "乙", "prior_final": "5", "final": "9"}]  # fmt: skip

    assert names("jump-from-last-year", projects=rows) == ["projects[1].final"]
    assert "乙" in message("jump-from-last-year", projects=rows)


def test_growth_from_zero_is_told_once_for_total_and_items() -> None:
    zero = {"reception.prior_final": "0", "reception.final": "0.22"}

    assert names("growth-from-zero", zero) == ["three_public.final"]
    assert names("growth-from-zero", {"office.prior_final": "0", "office.final": "0.01"}) == [
        "office.final"
    ]
    assert names("growth-from-zero", {"office.prior_final": "0", "office.final": "0"}) == []
    assert names("growth-from-zero", {"office.prior_final": "", "office.final": "5"}) == []


@pytest.mark.parametrize(
    ("line", "check"),
    [("three_public", "three-public-over-budget"), ("office", "line-over-budget")],
)
def test_lines_over_budget(line: str, check: str) -> None:
    assert names(check, {f"{line}.budget": "5", f"{line}.final": "5.01"}) == [f"{line}.final"]
    assert names(check, {f"{line}.budget": "5", f"{line}.final": "5"}) == []
    assert names(check, {f"{line}.final": "5.01"}) == []


def test_limits_are_the_editions() -> None:
    values = {"initial_budget": "100", "annual_budget": "120", "office.prior_final": "10",
              "office.final": "12"}  # fmt: skip
    strict = Limits(budget_growth=Decimal("0.10"), jump=Decimal("0.10"), jump_least=Decimal("0.5"))

    assert len(of(within(strict, values), "budget-growth")) == 1
    assert len(of(within(strict, values), "jump-from-last-year")) == 1
    assert names("budget-growth", values) == names("jump-from-last-year", values) == []


def test_a_check_can_be_switched_off() -> None:
    sheet = within(Limits(off=frozenset({"required"})), {})

    assert of(sheet, "required") == []
    assert of(sheet, "blank-at-print") != []


# ---- what a finding rests on


def test_the_same_figures_give_the_same_finding_wherever_the_row_stands() -> None:
    one = Project(id=1, name="甲", prior_final=Decimal(5), final=Decimal(9))
    other = Project(id=2, name="乙")
    there = issued().evaluate(with_rows(filled(), "projects", (one, other)))
    moved = issued().evaluate(with_rows(filled(), "projects", (other, one)))
    (_, before), (_, after) = (of(sheet, "jump-from-last-year") for sheet in (there, moved))

    assert (before.name, after.name) == ("projects[0].final", "projects[1].final")
    assert before.figures == after.figures
    assert state_of(before, there.report) == "open"
