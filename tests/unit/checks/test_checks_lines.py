"""Lines of the fund table with one column and not the other, totals and 上年 among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from effort import Calls
from given.checked import message, names, of
from given.complete import VALUES, complete, findings, ids
from given.worked import Row, filled, issued, sheet_of
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.record.buildings import Building
from perfeval_gui.domain.record.funds import Project
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.checks.funds import FUNDS
from perfeval_gui.rules.checks.funds.fund_lines import fund_lines
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Check, Finding

NEW = ("line-without-budget", "line-without-final", "items-in-one-column", "last-year-blank")


def told(values: Mapping[str, object], **tables: Sequence[Row]) -> list[tuple[str, str]]:
    """The new findings in the complete report with *values*."""
    return [(f.check, f.name) for f in findings(values, **tables) if f.check in NEW]


def test_a_final_one_row_too_low() -> None:
    """The total is right, both lines are wrong."""
    moved = told({"operations.final": "", "maintenance.final": "53.00", "maintenance.budget": ""})

    assert ("line-without-budget", "maintenance.budget") in moved
    assert ("line-without-final", "operations.final") in moved


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"operations.budget": ""}, [("line-without-budget", "operations.budget")]),
        ({"office.budget": ""}, [("line-without-budget", "office.budget")]),
        ({"procurement.budget": ""}, [("line-without-budget", "procurement.budget")]),
        ({"basic_adjusted.budget": ""}, [("line-without-budget", "basic_adjusted.budget")]),
        ({"reception.budget": "—"}, [("line-without-budget", "reception.budget")]),
        ({"operations.final": ""}, [("line-without-final", "operations.final")]),
        ({"procurement.final": ""}, [("line-without-final", "procurement.final")]),
        ({"operations.final": "", "office.final": "", "procurement.final": ""},
         [("line-without-final", "operations.final")]),
        ({"procurement.prior_final": ""}, [("last-year-blank", "procurement.prior_final")]),
        ({"operations.prior_final": "", "office.prior_final": ""},
         [("last-year-blank", "operations.prior_final")]),
        # Zero is an answer, in either column.
        ({"operations.budget": "0"}, []),
        ({"operations.final": "0"}, []),
        ({"procurement.prior_final": "0"}, []),
        # Nothing was spent, so nothing had to be budgeted.
        ({"abroad.budget": ""}, []),
        ({"abroad.final": ""}, []),
        ({"abroad.prior_final": ""}, []),
    ],
)  # fmt: skip
def test_one_column_is_missing(values: dict[str, object], expected: list[tuple[str, str]]) -> None:
    assert told(values) == expected


def test_every_missing_line_is_named_once_with_its_money() -> None:
    values = {"operations.final": "", "office.final": "", "procurement.final": ""}
    (finding,) = (one for one in findings(values) if one.check == "line-without-final")

    assert "3 行" in finding.message
    for line in ("业务工作经费 32.00 万元", "办公经费 8.20 万元", "政府采购金额 12.00 万元"):
        assert line in finding.message


@pytest.mark.parametrize("column", ["budget", "final"])
def test_projects_are_lines_too(column: str) -> None:
    project = {"name": "河堤维修", "prior_final": "38", "budget": "40", "final": "40", column: ""}
    check = "line-without-budget" if column == "budget" else "line-without-final"

    assert told({}, projects=[project]) == [(check, f"projects[0].{column}")]
    assert "河堤维修" in message(check, projects=[project, {"name": "乙", column: "1"}])


def test_new_projects_have_no_last_year() -> None:
    assert told({}, projects=[{"name": "河堤维修", "budget": "40", "final": "40"}]) == []


# ---- totals and parts


def test_a_total_alone_in_one_column_is_told_once() -> None:
    """Itemised budgets, and of the 决算 only the total."""
    blank = {"operations.final": "", "maintenance.final": "", "project_spending.final": "93"}
    project = {"name": "河堤维修", "prior_final": "38", "budget": "40", "final": ""}

    assert told(blank, projects=[project]) == [("items-in-one-column", "operations.final")]
    (finding,) = (f for f in findings(blank, projects=[project]) if f.check in NEW)
    assert "项目支出 2023年决算数 93.00 万元 只填了合计" in finding.message


def test_a_total_alone_in_the_budget_is_told_once() -> None:
    blank = {"operations.budget": "", "maintenance.budget": "", "project_spending.budget": "94"}
    project = {"name": "河堤维修", "prior_final": "38", "budget": "", "final": "40"}

    assert told(blank, projects=[project]) == [("items-in-one-column", "operations.budget")]


def test_parts_that_are_only_named_are_items_too() -> None:
    blank = {f"{line}.final": "" for line in ("office", "utilities", "meetings")}

    assert told(blank) == [("items-in-one-column", "office.final")]


def test_last_year_may_be_known_by_its_totals() -> None:
    values = {f"{line}.prior_final": "" for line in ("operations", "maintenance")}
    project = {"name": "河堤维修", "budget": "40", "final": "40"}

    assert told({**values, "project_spending.prior_final": "88"}, projects=[project]) == []
    assert told(values, projects=[project]) == [("last-year-blank", "project_spending.prior_final")]


def test_parts_of_nothing_were_nothing() -> None:
    values = {"three_public.prior_final": "0", "reception.prior_final": "",
              "vehicle_running.prior_final": "", "vehicle_buying.prior_final": "",
              "abroad.prior_final": ""}  # fmt: skip

    assert [one for one in told(values) if one[0] == "last-year-blank"] == []


# ---- half-filled forms


def test_a_blank_form_gets_no_more_noise() -> None:
    fresh = issued().evaluate(new_report(issued().edition, 2023))

    assert not {finding.check for finding in run_checks(fresh)} & set(NEW)


@pytest.mark.parametrize(
    "columns",
    [
        ("final",),
        ("budget",),
        ("prior_final",),
        ("prior_final", "budget"),
        ("prior_final", "final"),
    ],
)
def test_a_form_filled_column_by_column_is_asked_once_a_column(columns: tuple[str, ...]) -> None:
    """However many lines there are, a column that nobody has begun is one finding."""
    values = {
        f"{row.line}.{column}": "5"
        for row in issued().edition.funds
        if row.line != "projects"
        for column in columns
    }
    found = [f.check for f in run_checks(sheet_of(values)) if f.check in NEW]

    assert len(found) == len(set(found)) <= 2


def test_a_form_filled_line_by_line_is_asked_about_one_line() -> None:
    values: dict[str, object] = {}
    lines = [row.line for row in issued().edition.funds if not row.parts and row.line != "projects"]
    for line in lines:
        for column in ("prior_final", "budget", "final"):
            found = [f for f in run_checks(sheet_of(values)) if f.check in NEW]
            assert len(found) <= 1, (line, column, found)
            values[f"{line}.{column}"] = "5"


LINES = [row.line for row in issued().edition.funds if row.line != "projects"]
ALONE = [name for name in VALUES if "." not in name]


def cells(order: tuple[str, ...], *, by_line: bool) -> list[str]:
    """The cells of the fund table as they are typed."""
    names = (
        [f"{line}.{column}" for line in LINES for column in order]
        if by_line
        else [f"{line}.{column}" for column in order for line in LINES]
    )
    return [name for name in names if name in VALUES]


@pytest.mark.parametrize(
    ("typed", "most"),
    [
        ([*cells(("prior_final", "budget", "final"), by_line=True), *ALONE], 2),
        ([*cells(("prior_final", "budget", "final"), by_line=False), *ALONE], 2),
        ([*ALONE, *cells(("prior_final", "budget", "final"), by_line=True)], 3),
        ([*ALONE, *cells(("prior_final", "budget", "final"), by_line=False)], 4),
        # 决算 first: the lines whose 预算 is still to come.
        ([*cells(("final", "budget", "prior_final"), by_line=False), *ALONE], 7),
    ],
)
def test_a_form_that_is_being_filled_in_stays_quiet(typed: list[str], most: int) -> None:
    """At no cell do more of the checks of money speak, besides those about the year and growth."""
    quiet = {*NEW, "amounts-in-yuan", "cell-in-yuan", "split-missing", "splits-equal-total",
             "income-equals-expenditure", "project-agrees", "budget-agrees", "part-of-public",
             "public-within-basic", "three-public-within", "procurement-within"}  # fmt: skip
    values: dict[str, object] = {}
    for name in typed:
        values[name] = VALUES[name]
        sheet = sheet_of(values)
        found = [f.check for check in FUNDS for f in check(sheet) if f.check in quiet]
        assert len(found) <= most, (name, found)


# ---- what is no gap


def test_text_that_is_no_figure_is_not_blank() -> None:
    report = put(complete(), "operations.budget", Unread("三十二"))
    found = [
        f.check for f in run_checks(issued().evaluate(report)) if f.name == "operations.budget"
    ]

    assert found == ["unread"]


def test_a_line_that_is_not_on_the_form_is_not_asked_for() -> None:
    edition = issued().edition
    funds = tuple(row for row in edition.funds if row.line != "procurement")
    book = type(issued())(replace(edition, funds=funds))
    sheet = book.evaluate(filled({"procurement.final": "5", "executed": "4"}))

    assert not [f for f in run_checks(sheet) if f.name.startswith("procurement")]


def test_the_complete_form_has_none() -> None:
    assert ids() == []
    assert of(issued().evaluate(complete()), "line-without-budget") == []
    assert names("line-without-budget") == []


# ---- many rows


def calls(check: Check, count: int) -> int:
    """What *check* costs in a report of so many 专项 and buildings, half of them odd."""
    projects = tuple(
        Project(id=n + 1, name=f"专项{n}", budget=Decimal(3000), final=Decimal(1 + 3000 * (n % 2)))
        for n in range(count)
    )
    buildings = tuple(
        Building(id=n + 1, approved_size=Decimal(5), actual_size=Decimal(5 + n % 2),
                 planned_investment=Decimal(3), actual_investment=Decimal(n % 2))
        for n in range(count)
    )  # fmt: skip
    report = with_rows(with_rows(filled(), "projects", projects), "buildings", buildings)
    sheet = issued().evaluate(report)
    with Calls() as counted:
        list(check(sheet))
    return counted.count


def _each_with_each(sheet: Sheet) -> Iterator[Finding]:
    lines = fund_lines(sheet)
    for line in lines:
        if sum(other.amount("final") == line.amount("final") for other in lines) < 0:
            yield from ()


@pytest.mark.parametrize("check", FUNDS, ids=lambda check: check.__name__)
def test_no_check_costs_more_than_rows(check: Check) -> None:
    assert calls(check, 800) < 6 * calls(check, 200) + 1_000


def test_a_check_that_costs_more_is_noticed() -> None:
    assert calls(_each_with_each, 800) >= 6 * calls(_each_with_each, 200) + 1_000
