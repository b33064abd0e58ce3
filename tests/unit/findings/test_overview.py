"""情况一览: bars as long as the printed figures, each of a cell that is there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from given.declared_scenarios import FORMS, sheet
from given.edges import EDGES, indicators
from given.worked import sheet_of
from perfeval_gui.domain.names.fields import put
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling.overview import Bar, Chart, overview
from perfeval_gui.rules.telling.where_shown import home_of


def chart(charts: tuple[Chart, ...], title: str) -> Chart:
    return next(one for one in charts if one.title.startswith(title))


def bars(found: Chart) -> dict[str, Bar]:
    return {bar.label: bar for bar in found.bars}


@pytest.fixture(scope="module")
def example() -> tuple[Chart, ...]:
    return overview(EDGES["example"]())


def test_each_line_stands_against_budget_and_last_year(example: tuple[Chart, ...]) -> None:
    found = chart(example, "三公经费")

    assert found.title == "三公经费（万元）"
    reception = bars(found)["3、公务接待"]
    assert (reception.shown, reception.value, reception.level) == ("0.22", Decimal("0.22"), 1)
    assert [(mark.sign, mark.shown) for mark in reception.marks] == [
        ("budget", "0.22"), ("prior", "0.00"),
    ]  # fmt: skip


def test_lines_that_belong_together_share_a_scale(example: tuple[Chart, ...]) -> None:
    assert chart(example, "三公经费").most == Decimal("2.13")
    # Last year is longer than this year, and still on the page.
    assert chart(example, "公用经费").most == Decimal("62.53")


def test_scores_stand_against_points(example: tuple[Chart, ...]) -> None:
    found = chart(example, "得分")

    assert found.title == "得分（共 100.00 分）"
    output = bars(found)["产出指标"]
    assert [(mark.sign, mark.shown) for mark in output.marks] == [("most", "40")]


def test_completion_stands_against_the_limits_of_the_form(example: tuple[Chart, ...]) -> None:
    found = chart(example, "指标完成率")

    assert found.signs == {"limit": "100%、120%、130%"}
    assert bars(found)["排查调处企地矛盾纠纷"].value == Decimal("1.4")


def test_what_is_far_beyond_its_target_is_cut_and_keeps_its_figure() -> None:
    row = {**indicators(1)[0], "target": "≥1起", "actual": "900起", "name": "排查"}
    found = chart(overview(sheet_of({}, indicators=[row])), "指标完成率").bars[0]

    assert found.cut
    assert found.value == 2
    assert found.shown == "90000.00%"


@pytest.mark.parametrize("values", [{}, {"vehicle_running.final": "0", "executed": "0"}])
def test_without_figures_there_is_no_chart(values: dict[str, str]) -> None:
    assert overview(sheet_of(values)) == ()


def test_what_cannot_be_read_is_no_bar() -> None:
    whole = sheet_of({"reception.final": "1"})
    unread = whole.kind("vehicle_running.final").read("约三万")
    found = overview(whole.book.evaluate(put(whole.report, "vehicle_running.final", unread)))

    running = next(bar for bar in chart(found, "三公经费").bars if "公车运行" in bar.label)
    assert (running.value, running.shown) == (None, "")


SHEETS = [*(f"declared:{form}" for form in FORMS), *EDGES]


def the(name: str) -> Sheet:
    return sheet(name.partition(":")[2]) if ":" in name else EDGES[name]()


@pytest.mark.parametrize("name", SHEETS)
def test_every_bar_is_a_printed_figure_of_a_cell_with_a_home(name: str) -> None:
    whole = the(name)
    for found in overview(whole):
        assert found.most > 0
        for bar in found.bars:
            assert home_of(whole, bar.name) in {one.key for one in whole.edition.sections}
            assert bar.label.strip()
            assert bar.value is None or bar.value <= found.most
            if bar.value is not None and not bar.name.endswith(".actual"):
                assert whole.value(bar.name) == bar.value
                assert whole.shown(bar.name) == bar.shown
            for mark in bar.marks:
                assert not mark.name or whole.shown(mark.name) == mark.shown


def test_declared_forms_have_charts_too() -> None:
    """Not of the standard form only: what a form of others declares as a share is drawn."""
    drawn = [form for form in FORMS if overview(sheet(form))]

    assert len(drawn) >= 3
