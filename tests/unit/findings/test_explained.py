"""Kept answers: found again, reopened, printed while they stand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from given.checked import indicator, of
from given.worked import filled, issued, sheet_of
from perfeval_gui.domain.beside.kept_answers import Explanation
from perfeval_gui.domain.names.fields import put, rows_of, with_rows
from perfeval_gui.domain.names.places import name_at, place_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.pages.appendices import with_standing_answers
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Grid
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.findings.answers import answer_of, standing, state_of, with_answer
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.storage.draft.draft import dump, load

MONEY = {"initial_budget": "119.95", "annual_budget": "327.49"}


def growth(report: Report) -> Finding:
    (finding,) = of(issued().evaluate(report), "budget-growth")
    return finding


def test_an_answer_counts_for_its_figures_only() -> None:
    report = filled(MONEY)
    answered = with_answer(report, growth(report), "年中追加专项。\n")
    changed = put(answered, "annual_budget", Decimal("327.50"))

    assert state_of(growth(report), report) == "open"
    assert state_of(growth(answered), answered) == "answered"
    assert state_of(growth(changed), changed) == "reopened"
    kept = answer_of(changed, growth(changed))
    assert kept is not None
    assert kept.answer == "年中追加专项。"
    assert "327.49" in kept.figures
    back = put(changed, "annual_budget", Decimal("327.49"))
    assert state_of(growth(back), back) == "answered"


def test_an_answer_is_given_anew_and_removed() -> None:
    report = with_answer(filled(MONEY), growth(filled(MONEY)), "一")
    changed = put(report, "annual_budget", Decimal(400))
    again = with_answer(changed, growth(changed), "二")

    assert [row.answer for row in again.explanations.explanations] == ["二"]
    assert state_of(growth(again), again) == "answered"
    assert with_answer(again, growth(again), " \n") == replace(changed, explanations=EMPTY)
    assert with_answer(filled(MONEY), growth(filled(MONEY)), "") == filled(MONEY)


EMPTY = filled().explanations


def test_an_answer_goes_with_its_row() -> None:
    report = filled(indicators=[indicator(target="40起", actual="56起"), indicator(name="乙")])
    (finding,) = of(issued().evaluate(report), "over-completed")
    answered = with_answer(report, finding, "施工集中")
    first, second = rows_of(answered, "indicators")
    moved = with_rows(answered, "indicators", (second, first))
    (found,) = of(issued().evaluate(moved), "over-completed")

    assert answered.explanations.explanations[0].place == f"indicators#{first.id}.reason"
    assert found.name == "indicators[1].reason"
    assert state_of(found, moved) == "answered"


@pytest.mark.parametrize(
    "name",
    ["quota", "indicators", "three_public.final", "indicators[].score", "indicators[7].name"],
)
def test_what_is_no_cell_of_a_row_is_its_own_place(name: str) -> None:
    report = filled(indicators=[indicator()])

    assert place_of(report, name) == name
    assert name_at(report, name) == name


@pytest.mark.parametrize("place", ["indicators#9.name", "nothing#1.name", "indicators#x.name", "#"])
def test_places_that_are_gone(place: str) -> None:
    assert name_at(filled(indicators=[indicator()]), place) == ""


def test_findings_in_one_text_are_told_apart_by_their_figures() -> None:
    first = Finding(check="text-doubled", level="explain", name="thrift", message="一。",
                    span=(0, 2), figures="万元元")  # fmt: skip
    second = replace(first, span=(5, 7), figures="的的")
    report = with_answer(filled({"thrift": "万元元和的的"}), first, "原文如此")

    assert state_of(first, report) == "answered"
    assert state_of(second, report) == "open"
    both = with_answer(report, second, "也是")
    assert [row.answer for row in both.explanations.explanations] == ["原文如此", "也是"]
    assert with_answer(both, second, "").explanations == report.explanations


def test_answers_are_in_drafts() -> None:
    report = with_answer(filled(MONEY), growth(filled(MONEY)), "追加")

    assert load(dump(report)) == report


# ---- on paper


def answered() -> Report:
    report = filled(MONEY)
    return with_answer(report, growth(report), "年中追加")


def keys(report: Report) -> list[str]:
    return [part.key for part in compose(issued().evaluate(report)).parts]


def test_the_page_is_printed_only_with_answers() -> None:
    assert "explanations" not in keys(filled(MONEY))
    assert keys(answered())[-1] == "explanations"


def test_the_page_says_what_was_asked_with_which_figures() -> None:
    part = compose(issued().evaluate(answered())).parts[-1]
    (grid,) = (block for block in part.blocks if isinstance(block, Grid))

    assert [cell.text for cell in grid.cells if cell.row == 1] == [
        "全年预算数与年初预算数相差较大",
        "年初预算数 119.95 万元，全年预算数 327.49 万元，增加 173.02%",
        "年中追加",
    ]


@pytest.mark.parametrize("annual", ["400", "119.95", ""])
def test_an_answer_that_no_longer_stands_is_kept_and_not_printed(annual: str) -> None:
    report = put(answered(), "annual_budget", Decimal(annual) if annual else None)

    assert "explanations" not in keys(report)
    assert len(report.explanations.explanations) == 1


def test_only_what_stands_is_printed_in_the_order_it_was_given() -> None:
    report = answered()
    gone = Explanation(check="over-staffed", place="in_post", figures="旧", answer="旧")
    report = with_rows(report, "explanations", (gone, *report.explanations.explanations))
    sheet = issued().evaluate(report)
    left = with_standing_answers(sheet).report.explanations.explanations

    assert [row.answer for row in left] == ["年中追加"]
    assert standing(report, run_checks(sheet)) == left


def test_without_answers_nothing_is_computed_anew() -> None:
    sheet = sheet_of(MONEY)

    assert with_standing_answers(sheet) is sheet
