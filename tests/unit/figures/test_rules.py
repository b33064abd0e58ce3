"""Worked examples of the derived figures, as one would check them with a calculator."""

from __future__ import annotations

from decimal import Decimal

import pytest

from given.worked import filled, issued, sheet_of
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.record.funds import Project
from perfeval_gui.rules.sentences.text_links import YEARS, from_screen, printed, to_screen

# ---- rates: 8 ÷ 8 = 100.00%; nothing is divided by blank or by zero


@pytest.mark.parametrize(
    ("quota", "in_post", "shown"),
    [
        ("8", "8", "100.00%"),
        ("8", "9", "112.50%"),
        ("3", "2", "66.67%"),
        ("3", "1", "33.33%"),
        ("8", "0", "0.00%"),
        ("0", "8", ""),
        ("0", "0", ""),
        ("", "8", ""),
        ("8", "", ""),
        ("", "", ""),
    ],
)
def test_control_rate(quota: str, in_post: str, shown: str) -> None:
    sheet = sheet_of({"quota": quota, "in_post": in_post})

    assert sheet.shown("control_rate") == shown


@pytest.mark.parametrize(
    ("quota", "words"),
    [
        ("", "控制率空着：2023年实际在职人数 8 ÷ 编制数（未填）"),
        ("0", "控制率空着：2023年实际在职人数 8 ÷ 编制数 0，除数为零，不能计算"),
        ("8", "控制率 = 2023年实际在职人数 8 ÷ 编制数 8 = 100.00%"),
    ],
)
def test_a_rate_says_how_it_came_about(quota: str, words: str) -> None:
    assert sheet_of({"quota": quota, "in_post": "8"}).explanation("control_rate") == words


def test_a_rate_of_text_that_cannot_be_read_is_blank() -> None:
    report = put(filled({"in_post": "8"}), "quota", Unread("八人"))
    sheet = issued().evaluate(report)

    assert sheet.value("control_rate") is None
    assert sheet.shown("quota") == "八人"


def test_rates_of_buildings_stand_in_their_own_rows() -> None:
    sheet = sheet_of(
        buildings=[
            {"approved_size": "1200", "actual_size": "1260", "planned_investment": "0"},
            {"planned_investment": "300", "actual_investment": "285"},
        ]
    )

    assert sheet.shown("buildings[0].size_rate") == "105.00%"
    assert sheet.shown("buildings[0].investment_rate") == ""
    assert sheet.shown("buildings[1].size_rate") == ""
    assert sheet.shown("buildings[1].investment_rate") == "95.00%"


# ---- sums: each column by itself, with items or without


def test_without_items_the_typed_total_counts() -> None:
    sheet = sheet_of({"project_spending.prior_final": "37.96"})

    assert sheet.shown("project_spending.prior_final") == "37.96"
    assert sheet.typable("project_spending.prior_final")
    assert "填写的合计 37.96" in sheet.explanation("project_spending.prior_final")
    assert sheet.formula("project_spending.prior_final") == ""


def test_with_items_the_total_is_their_sum_and_is_locked() -> None:
    sheet = sheet_of(
        {"operations.final": "7.01"},
        projects=[{"final": "24.92"}, {"final": "160.44"}, {"final": "17.27"}],
    )

    assert sheet.shown("project_spending.final") == "209.64"
    assert not sheet.typable("project_spending.final")
    assert sheet.formula("project_spending.final").startswith("=IF(COUNT(")


def test_each_column_follows_its_own_items() -> None:
    sheet = sheet_of(
        {"project_spending.prior_final": "37.96", "operations.final": "7.01"},
        projects=[{"name": "甲", "budget": "5"}],
    )

    assert sheet.shown("project_spending.prior_final") == "37.96"
    assert sheet.shown("project_spending.budget") == "5.00"
    assert sheet.shown("project_spending.final") == "7.01"


def test_a_typed_total_is_kept_when_items_appear() -> None:
    typed = filled({"project_spending.final": "200.00"})
    sheet = issued().evaluate(with_rows(typed, "projects", (Project(final=Decimal("160.44")),)))

    assert sheet.shown("project_spending.final") == "160.44"
    assert sheet.typed("project_spending.final") == Decimal("200.00")

    emptied = issued().evaluate(with_rows(sheet.report, "projects", ()))
    assert emptied.shown("project_spending.final") == "200.00"


@pytest.mark.parametrize(
    ("buying", "running", "reception", "vehicles", "total"),
    [
        ("", "1.91", "0.22", "1.91", "2.13"),
        ("", "", "", "", ""),
        ("0", "", "", "0.00", "0.00"),
        ("18", "1.91", "", "19.91", "19.91"),
        ("", "", "0.22", "", "0.22"),
    ],
)
def test_three_public_adds_up_in_two_steps(
    buying: str, running: str, reception: str, vehicles: str, total: str
) -> None:
    sheet = sheet_of(
        {
            "vehicle_buying.final": buying,
            "vehicle_running.final": running,
            "reception.final": reception,
        }
    )

    assert sheet.shown("vehicles.final") == vehicles
    assert sheet.shown("three_public.final") == total


def test_a_total_of_vehicles_typed_without_parts_counts_in_three_public() -> None:
    sheet = sheet_of({"vehicles.prior_final": "3.20", "reception.prior_final": "0.10"})

    assert sheet.shown("three_public.prior_final") == "3.30"


def test_public_funds_are_more_than_what_is_named_out_of_them() -> None:
    sheet = sheet_of(
        {
            "public_funds.final": "19.92",
            "office.final": "4.78",
            "utilities.final": "3.19",
            "meetings.final": "0.22",
        }
    )

    assert sheet.shown("public_funds.final") == "19.92"
    assert sheet.shown("public_funds.final.rest") == "11.73"
    assert sheet.typable("public_funds.final")


def test_more_named_out_than_there_is_leaves_a_negative_rest() -> None:
    sheet = sheet_of({"public_funds.final": "4.00", "office.final": "4.78"})

    assert sheet.shown("public_funds.final.rest") == "-0.78"


def test_blank_adds_as_nothing_and_a_sum_of_blanks_is_blank() -> None:
    assert sheet_of().shown("income_total") == ""
    assert sheet_of({"other_income": "0"}).shown("income_total") == "0.00"
    assert sheet_of({"general_budget": "318.73", "other_income": "8.76"}).shown(
        "income_total"
    ) == "327.49"  # fmt: skip


# ---- 比上年


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        ("62.53", "19.92", "-68.14%"),
        ("37.96", "209.64", "452.27%"),
        ("5", "5", "0.00%"),
        ("100000", "99999.99", "0.00%"),
        ("0", "2.13", ""),
        ("", "2.13", ""),
        ("2.13", "", ""),
    ],
)
def test_change_from_last_year(before: str, now: str, shown: str) -> None:
    sheet = sheet_of({"public_funds.prior_final": before, "public_funds.final": now})

    assert sheet.shown("public_funds.change") == shown


# ---- 项目支出 stands in two tables


def test_project_spending_follows_the_fund_table_while_linked() -> None:
    sheet = sheet_of({"operations.final": "209.64", "project_executed": "100"})

    assert sheet.shown("project_executed") == "209.64"
    assert not sheet.typable("project_executed")
    assert sheet.typed("project_executed") == Decimal(100)
    assert sheet.formula("project_executed") == (
        '=IF({project_spending.final}="","",{project_spending.final})'
    )


def test_project_spending_is_typed_once_unlinked() -> None:
    values = {"operations.final": "209.64", "project_executed": "100", "project_linked": False}
    sheet = sheet_of(values)

    assert sheet.shown("project_executed") == "100.00"
    assert sheet.typable("project_executed")
    assert sheet.formula("project_executed") == ""

    linked = issued().evaluate(put(sheet.report, "project_linked", value=True))
    assert linked.shown("project_executed") == "209.64"


# ---- 执行率 and its points


@pytest.mark.parametrize(
    ("budget", "executed", "rate", "score"),
    [
        ("327.49", "327.49", "100.00%", "10.00"),
        ("300", "327.49", "109.16%", "10.00"),
        ("327.49", "300", "91.61%", "9.16"),
        ("3", "1", "33.33%", "3.33"),
        ("100", "99.99", "99.99%", "10.00"),
        ("327.49", "0", "0.00%", "0.00"),
        ("0", "327.49", "", ""),
        ("", "327.49", "", ""),
        ("327.49", "", "", ""),
    ],
)
def test_execution(budget: str, executed: str, rate: str, score: str) -> None:
    # 年初预算数 plays no part in the rate.
    sheet = sheet_of({"initial_budget": "119.95", "annual_budget": budget, "executed": executed})

    assert sheet.shown("execution_rate") == rate
    assert sheet.shown("execution_score") == score


def test_points_above_a_hundred_percent_are_said_to_be_capped() -> None:
    sheet = sheet_of({"annual_budget": "300", "executed": "327.49"})

    assert sheet.explanation("execution_score") == (
        "预算执行得分 = 预算执行分值 10 × 执行率 109.16%（超过 100% 按 100% 计） = 10.00"
    )


# ---- sums


def test_scores_add_up_by_group() -> None:
    output = {"group": "output", "kind": "quantity", "target": "40起"}
    rows = [
        {**output, "actual": "30起", "points": "20"},
        {**output, "actual": "", "points": "10"},
        {"group": "benefit", "kind": "social", "target": "3次", "actual": "3次", "points": "25"},
    ]
    sheet = sheet_of({"annual_budget": "100", "executed": "100"}, indicators=rows)

    assert sheet.shown("group_points.output") == "30"
    assert sheet.shown("group_score.output") == "15.00"
    assert sheet.shown("group_score.benefit") == "25.00"
    assert sheet.shown("group_score.cost") == ""
    assert sheet.shown("total_score") == "50.00"


# ---- figures for sentences


def test_projects_are_counted_and_listed_by_name() -> None:
    sheet = sheet_of(
        {"operations.final": "7.01", "maintenance.final": "0"},
        projects=[{"name": "三供一业", "final": "24.92"}, {"name": "未支出", "final": ""}],
    )

    assert sheet.shown("project_count") == "2"
    assert sheet.shown("project_list") == "业务工作经费7.01万元、三供一业24.92万元"


def test_links_in_text_follow_their_figures_and_years() -> None:
    text = "{Y}年执行{executed}万元，{Y-1}年三公{three_public.prior_final}万元，{nothing}〔注〕"
    sheet = sheet_of({"executed": "327.49"})

    assert printed(text, sheet) == "2023年执行327.49万元，2022年三公　　万元，{nothing}〔注〕"
    screen = to_screen(text, sheet.edition)
    assert screen == (
        "〔报告年度〕年执行〔全年执行数〕万元，〔上年度〕年三公〔上年三公经费决算〕万元，{nothing}〔注〕"
    )
    assert from_screen(screen, sheet.edition) == text


def test_no_edition_takes_the_words_of_the_years() -> None:
    assert not set(YEARS.values()) & set(issued().edition.links.values())


# ---- nothing raises, however large or odd the figures


def test_absurd_figures_are_shown_and_do_not_fail() -> None:
    sheet = sheet_of(
        {"annual_budget": "0.01", "executed": "9999999999999.99"},
        indicators=[{"group": "output", "kind": "quantity", "points": "20", "name": "甲",
                     "target": "0.0000000001起", "actual": "999999999999亿起"}],
    )  # fmt: skip

    for name in sheet.names():
        sheet.shown(name)
        sheet.explanation(name)
        sheet.formula(name)
    assert sheet.shown("execution_rate") == "99999999999999900.00%"


def test_names_that_do_not_exist_are_key_errors() -> None:
    sheet = sheet_of()

    for name in ("nothing", "indicators[0].score", "projects[0].final", "quota.final"):
        with pytest.raises(KeyError):
            sheet.value(name)
