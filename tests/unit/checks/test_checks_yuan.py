"""Amounts typed in 元 where the form wants 万元: all, some, one; and rich and poor units."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest

from given.checked import message, names, of
from given.complete import TABLES, VALUES, complete, findings
from given.worked import filled, issued, sheet_of
from perfeval_gui import paths
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.storage.draft.files import open_draft
from unit.forms.test_scenarios import NAMES, SCENARIOS, load

MONEY = tuple(name for name, field in STANDARD.fields.items() if field.kind.unit == "万元")
YUAN = ("amounts-in-yuan", "cell-in-yuan")


def in_yuan(names_of_cells: Iterable[str]) -> dict[str, object]:
    """The amounts of the complete report in 元, where there are any."""
    return {
        name: str(Decimal(str(VALUES[name])) * 10_000)
        for name in names_of_cells
        if VALUES.get(name)
    }


def project_in_yuan() -> list[dict[str, object]]:
    (project,) = TABLES["projects"]
    columns = ("prior_final", "budget", "final")
    return [{"name": project["name"], **{c: str(int(str(project[c])) * 10_000) for c in columns}}]


def told(found: Iterable[Finding]) -> list[str]:
    return [one.check for one in found if one.check in YUAN]


# ---- everything


def test_a_whole_report_in_yuan_is_told_once() -> None:
    (finding,) = (
        one for one in findings(in_yuan(MONEY), projects=project_in_yuan()) if one.check in YUAN
    )

    assert finding.check == "amounts-in-yuan"
    assert finding.level == "explain"
    for words in ("单位 18 人", "基本支出 2000000.00 万元", "人均 111111.11 万元", "像是按元填的"):
        assert words in finding.message


@pytest.mark.parametrize("column", ["basic_spending", "basic_adjusted.final", "public_funds.final",
                                    "three_public.final", "executed", "annual_budget",
                                    "initial_budget"])  # fmt: skip
@pytest.mark.parametrize("in_post", ["1", "18", "400"])
def test_each_amount_a_head_tells_by_itself(column: str, in_post: str) -> None:
    """A person costs at least 6 万元 a year, of which 1 公用 and 0.1 三公."""
    a_head = {"public_funds.final": "10000", "three_public.final": "1000"}.get(column, "60000")
    amount = Decimal(a_head) * int(in_post)

    assert names("amounts-in-yuan", {column: str(amount), "in_post": in_post}) == [column]


def test_one_table_of_the_two_is_enough() -> None:
    funds = in_yuan(name for name in MONEY if "." in name)
    block = in_yuan(name for name in MONEY if "." not in name)

    assert told(findings(funds, projects=project_in_yuan())) == ["amounts-in-yuan"]
    assert told(findings(block)) == ["amounts-in-yuan"]


def test_without_people_the_texts_tell() -> None:
    """The year's cost is an indicator of most reports: 293万元 there, 2930000 here."""
    values = {"executed": "2930000.00", "goals_achieved": "全年支出293万元"}

    assert names("amounts-in-yuan", values) == ["executed"]
    assert "而指标和目标里写的是 83.05 万元" in message(
        "amounts-in-yuan", {"executed": "830500", "goals_achieved": "支出83.05万元"}
    )
    # Of two digits chance may have made the same.
    assert names("amounts-in-yuan", {"executed": "20000", "goals_achieved": "补助2万元"}) == []
    assert names("amounts-in-yuan", {"executed": "293", "goals_achieved": "支出293万元"}) == []


def test_without_anything_to_compare_only_more_than_any_department_has() -> None:
    assert names("amounts-in-yuan", {"executed": "1000000.01"}) == ["executed"]
    assert names("amounts-in-yuan", {"executed": "1000000"}) == []


# ---- units as they are


@pytest.mark.parametrize(
    "values",
    [
        # A unit that hands on 20 亿元 with 30 people.
        {"in_post": "30", "basic_spending": "900", "public_funds.final": "120",
         "executed": "200900", "annual_budget": "201000", "initial_budget": "180000"},
        # A unit with the cars of all others.
        {"in_post": "10", "three_public.final": "800", "basic_spending": "1800"},
        # Two people in post and sixty retired.
        {"in_post": "2", "quota": "3", "basic_spending": "1500", "public_funds.final": "90"},
        # A poor unit, and one person.
        {"in_post": "1", "basic_spending": "4.2", "public_funds.final": "0.3", "executed": "4.2"},
        {"in_post": "0", "quota": "0", "basic_spending": "600", "executed": "600"},
        {"quota": "8", "executed": "30000", "basic_spending": "150"},
        # Last year hardly anything.
        {"operations.prior_final": "0.05", "operations.final": "600"},
        {"operations.prior_final": "0.01", "operations.budget": "0.01", "operations.final": "900"},
        {"basic_adjusted.prior_final": "-0.02", "basic_adjusted.final": "310"},
        {"initial_budget": "1.2", "annual_budget": "2000", "executed": "1990"},
    ],
)  # fmt: skip
def test_rich_and_poor_units_are_not_doubted(values: dict[str, object]) -> None:
    assert told(run_checks(sheet_of(values))) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_scenarios_are_not_doubted(name: str) -> None:
    assert told(run_checks(load(SCENARIOS / f"{name}.json").sheet)) == []


def test_the_sample_and_the_complete_report_are_not_doubted() -> None:
    assert told(run_checks(issued().evaluate(open_draft(paths.sample())))) == []
    assert told(run_checks(issued().evaluate(complete()))) == []


# ---- one cell


@pytest.mark.parametrize(
    "name",
    ["operations.final", "operations.budget", "operations.prior_final", "procurement.final",
     "office.final", "meetings.final", "public_funds.prior_final", "maintenance.budget",
     "vehicle_running.final", "other_income", "government_fund", "general_budget"],
)  # fmt: skip
def test_one_cell_among_the_others_is_told(name: str) -> None:
    (finding,) = (one for one in findings(in_yuan([name])) if one.check in YUAN)

    assert finding.name == name
    assert "像是按元填的" in finding.message


def mended(report: Report, finding: Finding) -> Report:
    assert finding.fix is not None
    for name, value in finding.fix.puts:
        report = put(report, name, value)
    return report


@pytest.mark.parametrize("name", ["operations.final", "office.budget", "other_income"])
def test_the_mend_gives_the_first_report_again(name: str) -> None:
    report = complete(in_yuan([name]))
    (finding,) = of(issued().evaluate(report), "cell-in-yuan")

    assert mended(report, finding) == complete()


def test_there_is_no_mend_where_it_is_no_figure_of_the_cell() -> None:
    report = complete({"operations.final": "315001"})
    (finding,) = of(issued().evaluate(report), "cell-in-yuan")

    assert finding.fix is None


def test_a_column_in_yuan_is_told_once_with_how_many_cells() -> None:
    column = [name for name in MONEY if name.endswith(".prior_final")]
    (finding,) = (one for one in findings(in_yuan(column)) if one.check in YUAN)

    assert finding.check == "cell-in-yuan"
    assert "共 " in finding.message
    assert finding.fix is None


def test_a_project_in_yuan_is_told() -> None:
    project = {"name": "河堤维修", "prior_final": "38", "budget": "40", "final": "400000"}
    (finding,) = (one for one in findings(projects=[project]) if one.check in YUAN)

    assert finding.name == "projects[0].final"
    assert "预算数 40.00 万元" in finding.message or "决算数 38.00 万元" in finding.message


def test_parts_that_make_their_total_only_in_yuan() -> None:
    """A total typed before, and one of its items in 元."""
    report = filled({"project_spending.final": "12.5", "operations.final": "75000",
                     "maintenance.final": "5"})  # fmt: skip
    (finding,) = of(issued().evaluate(report), "cell-in-yuan")

    assert finding.name == "operations.final"
    assert "正好是 12.50 万元" in finding.message
    assert mended(report, finding).funds.operations.final == Decimal("7.50")


def test_a_building_in_yuan_is_told() -> None:
    row = {"approved_size": "5", "actual_size": "5", "planned_investment": "80",
           "actual_investment": "800000"}  # fmt: skip

    assert names("cell-in-yuan", buildings=[row]) == ["buildings[0].actual_investment"]


@pytest.mark.parametrize(
    ("prior", "final", "asked"),
    [
        ("0.2", "1000", True),
        ("0.2", "999.99", False),
        ("0.2", "4000", True),
        ("0.2", "4000.01", False),
        ("0", "70100", False),
        ("7.01", "70100", True),
        ("7.01", "701", False),
        ("7.01", "7010", False),
    ],
)
def test_how_far_is_far(prior: str, final: str, asked: bool) -> None:
    found = names("cell-in-yuan", {"procurement.prior_final": prior, "procurement.final": final})

    assert found == (["procurement.final"] if asked else [])
