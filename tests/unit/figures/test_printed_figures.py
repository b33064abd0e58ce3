"""What an edition computes follows from printed figures, and is what is printed."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from perfeval_gui.domain.cells.values import half_up
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.pages.compose import compose
from perfeval_gui.rules.figures.figure import CircleError, in_order
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from unit.figures import every_way

FORM = """
name = "单价表"
year = 2025

[[sections]]
key = "main"
title = "主要"
names = ["executed", "annual_budget"]

[labels]
executed = "全年执行数"
annual_budget = "全年预算数"
execution_rate = "执行率"

[[cells]]
key = "last"
section = "main"
label = "上年执行率"
kind = "rate"

[[cells]]
key = "kind_of_work"
section = "main"
label = "类别"
kind = "text"
{more}
[[parts]]
key = "sheet"
"""
PAGE = "columns 1 1 1\n| {last} | {kind_of_work} | {execution_rate} |\n"


def figure(name: str, rule: str, of: str, more: str = "") -> str:
    names = "".join(f'"{one}", ' for one in of.split())
    inputs = f"of = [{names}]\n" if of else ""
    return f'[[figures]]\nname = "{name}"\nlabel = "数"\nrule = "{rule}"\n{inputs}{more}\n'


def form(folder: Path, *figures: str) -> Rulebook:
    (folder / "edition.toml").write_text(FORM.format(more="\n".join(figures)), encoding="utf-8")
    (folder / "sheet.page").write_text(PAGE, encoding="utf-8")
    return read_edition(folder)


def filled(book: Rulebook, **values: str) -> Sheet:
    return book.evaluate(fill(new_report(book.edition, 2025), book.edition, values, {}))


def test_a_sum_of_quotients_is_that_of_the_quotients_on_paper() -> None:
    book = every_way.book()
    rows = [{"n": "甲", "x": "1", "y": "3"}] * 3
    sheet = book.evaluate(fill(new_report(book.edition, 2025), book.edition, {}, {"rows": rows}))

    assert [sheet.shown(f"rows[{row}].price") for row in range(3)] == ["0.33"] * 3
    assert sheet.shown("prices") == "0.99"
    assert [cell.text for cell in compose(sheet).cells()].count("0.99") == 2  # the subtotal as well


def test_what_follows_from_a_standard_rate_takes_it_as_printed(tmp_path: Path) -> None:
    book = form(tmp_path, figure("risen", "difference", "execution_rate last"))
    sheet = filled(book, executed="2", annual_budget="3", last="66.66%")

    # 66.67 % stands above it, and not 66.666… %.
    assert (sheet.shown("execution_rate"), sheet.shown("risen")) == ("66.67%", "0.01%")
    # What the edition does not compute is as fine as it was.
    assert sheet.value("execution_rate") != Decimal("0.6667")


def test_a_kept_figure_is_that_of_working_all_out_anew() -> None:
    rng = random.Random(5)
    sheet = every_way.sheet(6)
    book = sheet.book
    for _ in range(60):
        name = rng.choice([*book.form.fields, "rows[0].x", "rows[1].y"])
        text = rng.choice(("", "0", "1", "3", "7"))
        report = put(sheet.report, name, sheet.typed_kind(name).read(text))
        sheet, afresh = book.evaluate(report, sheet), book.evaluate(report)
        assert (sheet.singles, sheet.columns) == (afresh.singles, afresh.columns), name


@pytest.mark.parametrize("seed", range(20))
def test_no_figure_of_an_edition_is_finer_than_it_is_printed(seed: int) -> None:
    sheet = every_way.sheet(seed)

    for name, value in sheet.singles.items():
        if isinstance(value, Decimal):
            assert sheet.kind(name).printed(value) == value, name


def test_it_is_all_the_same_in_which_order_figures_are_written(tmp_path: Path) -> None:
    figures = (
        figure("again", "same", "risen"),
        figure("risen", "difference", "rate last"),
        figure("rate", "ratio", "executed annual_budget"),
    )
    values = {"executed": "2", "annual_budget": "3", "last": "50%"}

    shown = []
    for order in (figures, figures[::-1]):
        sheet = filled(form(tmp_path, *order), **values)
        shown.append([sheet.shown(name) for name in ("rate", "risen", "again")])
    assert shown == [["66.67%", "16.67%", "16.67%"]] * 2


def test_a_score_has_the_places_it_is_printed_with_and_is_rounded_once(tmp_path: Path) -> None:
    figures = (
        figure("points", "constant", "", 'value = "10"'),
        figure("whole", "score", "points executed annual_budget", 'kind = "score"\nplaces = 0'),
    )
    # 2.497: by way of two places it would be 2.50, and then 3.
    sheet = filled(form(tmp_path, *figures), executed="24.97", annual_budget="100")

    assert half_up(half_up(Decimal("2.497")), Decimal(1)) == 3
    assert sheet.shown("whole") == "2"


def test_a_rate_may_have_other_places(tmp_path: Path) -> None:
    book = form(
        tmp_path, figure("rate", "ratio", "executed annual_budget", 'kind = "rate"\nplaces = 1')
    )
    sheet = filled(book, executed="2", annual_budget="3")

    assert sheet.shown("rate") == "66.7%"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (figure("x", "ratio", "executed annual_budget", "places = 1"), "写 places 的要同时写 kind"),
        (figure("x", "ratio", "executed annual_budget", 'kind = "text"'), "印不出来"),
        (figure("x", "same", "kind_of_work", 'kind = "money"'), "印不出来"),
        (figure("x", "count", "kind_of_work", 'kind = "day"'), "印不出来"),
        (figure("x", "same", "last", 'kind = "rate"\nunit = "‰"'), "不能写 unit"),
        (figure("x", "constant", "", 'value = "0.125"'), "印成 0.13"),
    ],
)
def test_what_could_not_be_printed_is_refused(tmp_path: Path, written: str, said: str) -> None:
    with pytest.raises(EditionError, match=said):
        form(tmp_path, written)


def test_a_chain_of_figures_may_be_long(tmp_path: Path) -> None:
    links = [figure(f"x{n}", "same", f"x{n - 1}" if n else "last") for n in range(1500)]
    sheet = filled(form(tmp_path, *links[::-1]), last="5%")

    assert sheet.shown("x1499") == "5.00%"


def test_a_circle_is_told_without_what_leads_to_it() -> None:
    with pytest.raises(CircleError) as told:
        in_order({"a": ["b"], "b": ["c"], "c": ["d", "b"], "d": []})

    assert told.value.names == ("b", "c")
