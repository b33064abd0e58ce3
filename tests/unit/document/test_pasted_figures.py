"""What pasted figures could also mean: dashes of accounting columns, figures with more places."""

from __future__ import annotations

from decimal import Decimal

import pytest

from given.open_reports import INDICATOR, TWO, opened, projects
from given.worked import filled
from perfeval_gui.document.clipboard.blocks import Typed
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_edits import move_row, remove_rows
from perfeval_gui.document.tables.cell_table import CellTable
from perfeval_gui.document.tables.fund_table import FundTable
from perfeval_gui.document.tables.indicator_table import IndicatorTable
from perfeval_gui.document.tables.pasted_figures import Offer, offers_of, taken
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import get

pytestmark = pytest.mark.usefixtures("qapp")


def paste(table: CellTable, row: int, column: int, block: list[list[str]]) -> list[Offer]:
    """What is offered once *block* was pasted there."""
    table.paste(row, column, block)
    typed: list[Typed] = list(table.typed_at(row, column, block))
    return list(offers_of(table, typed))


DASHES = (
    "-",
    "－",
    "—",
    "——",
    "–",
    "−",
    "--",
    "- ",
    " -   ",
    "\u3000-\u3000",
    "¥-",
    " ¥ -   ",
    "‒",
    "―",
)


@pytest.mark.parametrize("dash", DASHES)
def test_a_dash_is_blank_and_zero_is_offered(dash: str) -> None:
    document = opened(filled(projects=TWO))
    table = projects(document)
    (offer,) = paste(table, 0, 1, [["8", dash], [dash, "9"]])

    first, second = document.report.funds.projects
    assert (first.budget, second.prior_final) == (None, None)
    assert offer.text == "粘贴的内容里有 2 格是“-”，按空白记下，不是 0"
    document.edit(offer.label, taken(document.report, offer.changes))
    first, second = document.report.funds.projects
    assert (first.budget, second.prior_final) == (Decimal(0), Decimal(0))
    document.history.undo()
    assert document.report.funds.projects[0].budget is None
    assert document.report.funds.projects[0].prior_final == Decimal(8)


@pytest.mark.parametrize("text", ["", " ", "/", "无", "0", "-8", "---", "甲-", "- -8"])
def test_what_is_no_dash_offers_no_zero(text: str) -> None:
    table = projects(opened(filled(projects=TWO)))
    assert not [offer for offer in paste(table, 0, 1, [[text]]) if offer.key == "dashes"]


def test_dashes_in_texts_and_among_points_are_left_alone() -> None:
    document = opened(filled(projects=TWO, indicators=[INDICATOR]))
    assert paste(projects(document), 0, 0, [["-"]]) == []
    assert paste(IndicatorTable(document), 0, 3, [["-", "-", "-"]]) == []


def test_dashes_on_computed_cells_are_none() -> None:
    document = opened(filled({"vehicle_running.final": "1.91"}))
    table = FundTable(document)
    row = [line.name for line in table.lines].index("three_public")
    (offer,) = paste(table, row, 3, [["-"], ["-"], ["-"]])

    assert [change.column for change in offer.changes] == ["vehicle_buying.final"]
    assert get(taken(document.report, offer.changes), "vehicle_buying.final") == Decimal(0)


ROUNDED = {
    "one": ([["1.2345"]], "合计不变", [["1.23"]]),
    "half up": ([["1.235"]], "合计不变", [["1.24"]]),
    "below zero": ([["-1.235"]], None, None),
    "the sum is less": ([["1.234"], ["1.234"]], "合计差 0.01 万元", [["1.23"], ["1.23"]]),
    "the sum is more": ([["1.235"], ["1.235"]], "合计差 0.01 万元", [["1.24"], ["1.24"]]),
    "beside others": ([["1.234"], ["7"]], "合计不变", [["1.23"], ["7"]]),
    "commas and the unit": ([["1,234.5678 万元"]], "合计不变", [["1234.57"]]),
    "full width": ([["１．２３４"]], "合计不变", [["1.23"]]),
    "rounded to zero": ([["0.004"], ["0.004"]], "合计差 0.01 万元", [["0"], ["0"]]),
    "no figure": ([["1.23456元"], ["甲"]], None, None),
    "places of nothing": ([["1.2300"]], None, None),
    "very many places": ([["0." + "3" * 900], ["8"]], "合计不变", [["0.33"], ["8"]]),
    "two columns, one differs": (
        [["1.234", "2.225"], ["1.234", "2.225"]],
        "“2022年决算数”合计差 0.01 万元，“2023年预算数”合计差 0.01 万元",
        [["1.23", "2.23"], ["1.23", "2.23"]],
    ),
}


@pytest.mark.parametrize("kind", ROUNDED)
def test_figures_with_more_places_are_offered_half_up(kind: str) -> None:
    block, told, values = ROUNDED[kind]
    document = opened(filled(projects=TWO))
    table = projects(document)
    offers = paste(table, 0, 1, block)
    before = document.report
    if told is None or values is None:
        assert offers == []
        return
    (offer,) = offers
    refused = len(offer.changes)
    assert offer.text == f"粘贴的内容里有 {refused} 格小数位数太多，还没有读；四舍五入后{told}"
    for change in offer.changes:
        assert isinstance(change.old, Unread)
    document.edit(offer.label, taken(document.report, offer.changes))
    rows = [(row.prior_final, row.budget) for row in document.report.funds.projects]
    for row, texts in zip(rows, values, strict=False):
        assert list(row[: len(texts)]) == [Decimal(text) for text in texts]
    document.history.undo()
    assert document.report == before


def test_until_it_is_taken_the_text_stays_as_it_came() -> None:
    document = opened(filled(projects=TWO))
    paste(projects(document), 0, 1, [["1.2345"]])
    assert document.report.funds.projects[0].prior_final == Unread("1.2345")


def test_both_are_offered_side_by_side() -> None:
    table = projects(opened(filled(projects=TWO)))
    assert [offer.key for offer in paste(table, 0, 1, [["-", "1.2345"]])] == ["dashes", "places"]


def test_rows_are_found_where_they_stand_later() -> None:
    document = opened(filled(projects=[*TWO, {"name": "丙"}]))
    (offer,) = paste(projects(document), 0, 1, [["1.234"], ["-1"], ["3.456"]])
    move_row(document, "projects", 2, -2, "专项")
    remove_rows(document, "projects", {2}, "专项")

    rows = taken(document.report, offer.changes).funds.projects
    assert [row.prior_final for row in rows] == [Decimal("3.46"), Decimal("1.23")]


def test_what_was_typed_since_is_not_touched() -> None:
    document = opened(filled(projects=TWO))
    (offer,) = paste(projects(document), 0, 1, [["1.234"], ["1.234"]])
    document.put("projects[0].prior_final", Decimal(5))

    rows = taken(document.report, offer.changes).funds.projects
    assert [row.prior_final for row in rows] == [Decimal(5), Decimal("1.23")]


def test_a_whole_block_is_taken_in_one_look_at_the_table() -> None:
    document = opened()
    table = projects(document)
    (offer,) = paste(table, 0, 0, [["项目", "1.234"] for _ in range(2_000)])
    report = taken(document.report, offer.changes)
    assert {row.prior_final for row in report.funds.projects} == {Decimal("1.23")}


def test_opened_twice_is_another_document() -> None:
    document = Document(opened().book, filled(projects=TWO))
    assert paste(projects(document), 0, 1, [["8"]]) == []
