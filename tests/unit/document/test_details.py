"""明细: amounts behind a figure are kept with it, add up once, and go with their row."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from typing import cast

import pytest

from given.worked import filled, issued
from perfeval_gui.document.document import Document
from perfeval_gui.document.mending import mend
from perfeval_gui.document.row_edits import add_row, move_row, remove_rows
from perfeval_gui.domain.beside.details import AMOUNT, Detail
from perfeval_gui.domain.cells.kinds import COUNT, MONEY
from perfeval_gui.domain.cells.reading import MOST_DIGITS
from perfeval_gui.domain.cells.values import Figure, Unread, half_up
from perfeval_gui.domain.names.details import (
    detail_of,
    detailed,
    figure_of,
    may_have_detail,
    with_detail,
)
from perfeval_gui.domain.names.fields import get, put, with_rows
from perfeval_gui.domain.names.places import without_lost
from perfeval_gui.domain.record.report import Report
from perfeval_gui.imports.taking.new_year import new_year
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.telling.changes import STEP, told
from perfeval_gui.rules.telling.readable import readable
from perfeval_gui.rules.telling.searching import findables, search
from perfeval_gui.storage.draft.draft import dump, load
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.storage.draft.rescue import rescued

pytestmark = pytest.mark.usefixtures("qapp")
ROWS = [{"name": "甲", "final": "1"}, {"name": "乙", "final": "5"}, {"name": "丙", "final": "3"}]


def rows(*texts: str) -> tuple[Detail, ...]:
    """A row for each amount as typed, noted by its number."""
    read = (cast("Figure", AMOUNT.read(one)) for one in texts)
    return tuple(Detail(amount=one, note=f"第{n}笔") for n, one in enumerate(read, 1))


def detail(name: str, *texts: str, report: Report | None = None) -> Report:
    report = filled({"quota": "8"}, projects=ROWS) if report is None else report
    return with_detail(report, name, rows(*texts))


def amounts(report: Report, name: str) -> list[str]:
    return [AMOUNT.show(row.amount) for row in detail_of(report, name)]


def test_only_typed_figures_that_amounts_add_up_to_have_one() -> None:
    report = filled({"quota": "8"}, projects=ROWS)
    having = ("quota", "projects[0].final", "office.final", "buildings[].actual_size")
    none = (
        *("unit", "report_date", "indicators[].points", "second_score", "projects[0].name"),
        *("control_rate", "projects[0].change", "details[0].amount", "nothing", ""),
    )

    assert [name for name in having if may_have_detail(report, name)] == list(having)
    assert [name for name in none if may_have_detail(report, name)] == []


@pytest.mark.parametrize(
    ("texts", "figure"),
    [
        (("1.2", "3.4"), "4.60"),
        (("0.002", "0.002", "0.002"), "0.01"),
        (("1.005",), "1.01"),
        (("3", "-1.5"), "1.50"),
        (("0",), "0.00"),
        (("", "2"), "2.00"),
        (("1万",), None),
        (("1", "甲"), None),
        (("", ""), None),
        ((), None),
    ],
)
def test_a_sum_is_rounded_once_and_blank_is_not_zero(
    texts: tuple[str, ...], figure: str | None
) -> None:
    assert figure_of(MONEY, rows(*texts)) == (None if figure is None else Decimal(figure))


def test_what_the_cell_cannot_hold_is_text_to_be_mended() -> None:
    assert figure_of(MONEY, rows("1", "-3")) == Unread("-2")
    assert figure_of(MONEY, rows("0.001")) == Unread("0.001")
    assert figure_of(COUNT, rows("1.5", "1")) == Decimal(3)
    assert figure_of(MONEY, rows("9" * MOST_DIGITS, "1")) == Unread(f"1{'0' * MOST_DIGITS}")


def test_amounts_of_one_cell_stay_together_and_each_row_is_itself() -> None:
    report = detail("quota", "3", "5")
    report = detail("projects[1].final", "2", "3", report=report)
    report = detail("quota", "1", "2", "5", report=report)

    assert detailed(report) == ("quota", "projects[1].final")
    assert [row.place for row in report.details.details] == ["quota"] * 3 + ["projects#2.final"] * 2
    assert len({row.id for row in report.details.details}) == 5
    again = with_detail(report, "quota", detail_of(report, "quota"))
    assert again == report
    assert with_detail(report, "quota", ()).details.details == report.details.details[3:]


def test_it_goes_with_its_row_and_away_with_it() -> None:
    document = Document(issued(), detail("projects[1].final", "2", "3"))

    move_row(document, "projects", 1, -1, "专项")
    assert detailed(document.report) == ("projects[0].final",)
    add_row(document, "projects", 0, "专项")
    assert detailed(document.report) == ("projects[1].final",)
    remove_rows(document, "projects", [1], "专项")
    assert document.report.details.details == ()
    document.history.undo()
    assert amounts(document.report, "projects[1].final") == ["2", "3"]
    document.history.redo()
    assert document.report.details.details == ()


def test_a_new_row_gets_nothing_of_one_that_went() -> None:
    """The number of the last row is given again once it is gone."""
    document = Document(issued(), detail("projects[2].final", "1", "2"))

    remove_rows(document, "projects", [2], "专项")
    add_row(document, "projects", 2, "专项")

    assert detail_of(document.report, "projects[2].final") == ()


def test_another_figure_typed_over_it_loses_no_row() -> None:
    document = Document(issued(), detail("quota", "3", "5"))

    document.put("quota", Decimal(9))

    assert amounts(document.report, "quota") == ["3", "5"]


def test_it_survives_a_draft_its_rescue_and_another_form() -> None:
    report = detail("projects[1].final", "2.125", "甲")
    report = detail("quota", "-1", report=report)

    assert load(dump(report), report.form) == report
    saved = rescued(dump(report).replace(b"PERFEVAL 1", b"PERFEVAL 1 damaged", 1))
    assert saved is not None
    assert saved.report.details == report.details
    broken = dump(report)
    saved = rescued(broken[: broken.rindex(b'"note"')])
    assert saved is not None
    assert amounts(saved.report, "projects[1].final") == ["2.125", "甲"]
    # A draft is opened before its edition is known.
    own = with_rows(report, "details", (Detail(place="a_cell_of_its_own", amount=Decimal(1)),))
    assert detailed(own) == ()
    assert fitted(load(dump(own)), issued().form).details == own.details


def test_places_where_nothing_is_count_for_nothing() -> None:
    places = ("", "nothing", "projects#9.final", "projects#1.nothing", "#", "quota#1.x", "unit")
    report = with_rows(
        filled({"quota": "8"}, projects=ROWS),
        "details",
        tuple(Detail(id=n, place=place) for n, place in enumerate(places, 1)),
    )

    assert detailed(report) == ()
    other = with_rows(report, "projects", ())
    assert "projects#9.final" in {
        row.place for row in without_lost(report, other, "details").details.details
    }


def test_it_is_told_in_words_and_in_what_differs() -> None:
    report = detail("projects[1].final", "2", "3")
    sheet = issued().evaluate(report)

    assert ("明细第 1 行 明细金额", "2") in list(readable(sheet))
    assert ("明细第 2 行 明细内容", "第2笔") in list(readable(sheet))
    lines = told(sheet, report, with_detail(report, "projects[1].final", ()), STEP)
    assert len(lines) == 2
    assert all("明细" in line and "删去了" in line for line in lines)


def test_a_new_year_has_none_of_it() -> None:
    sheet = issued().evaluate(detail("quota", "3", "5"))

    assert new_year(sheet, issued().edition.blank(2024)).report.details.details == ()


def step(document: Document, want: dict[int, list[Fraction]], chance: random.Random) -> None:
    """One change of rows, or of what is behind the figure of one; *want* is what has to be."""
    projects = document.report.funds.projects
    row = chance.randrange(len(projects))
    does = chance.choice(("detail", "detail", "move", "remove", "add"))
    if does == "detail":
        given = [Fraction(chance.randrange(-500, 9000), 1000) for _ in range(chance.randrange(4))]
        new = (Detail(amount=Decimal(one.numerator) / one.denominator) for one in given)
        name = f"projects[{row}].final"
        document.edit("明细", with_detail(document.report, name, new))
        want[projects[row].id] = given
    elif does == "move":
        move_row(document, "projects", row, chance.choice((-1, 1)), "专项")
    elif does == "remove" and len(projects) > 1:
        want.pop(projects[row].id, None)
        remove_rows(document, "projects", [row], "专项")
    else:
        add_row(document, "projects", row, "专项")


@pytest.mark.parametrize("seed", range(3))
def test_random_amounts_and_moved_rows_against_sums_by_hand(seed: int) -> None:
    chance = random.Random(seed)
    document = Document(issued(), filled({"quota": "8"}, projects=ROWS))
    want: dict[int, list[Fraction]] = {}
    for _ in range(15):
        step(document, want, chance)
        for number, project in enumerate(document.report.funds.projects):
            found = figure_of(MONEY, detail_of(document.report, f"projects[{number}].final"))
            total = sum(want.get(project.id, []), Fraction(0))
            assert (found is None) == (not want.get(project.id))
            assert not isinstance(found, Decimal) or found == half_up(total)
            assert not isinstance(found, Unread) or total < Fraction(1, 200)
    assert load(dump(document.report), document.report.form) == document.report
    last = document.report
    while document.history.canUndo():
        document.history.undo()
    assert document.report.details.details == ()
    while document.history.canRedo():
        document.history.redo()
    assert document.report == last


# ---- what is found


def differing(report: Report) -> list[Finding]:
    sheet = issued().evaluate(report)
    return [one for one in run_checks(sheet) if one.check == "detail-differs"]


def test_a_figure_typed_over_its_detail_is_told_and_mended_by_its_sum() -> None:
    document = Document(issued(), put(detail("quota", "3", "5"), "quota", Decimal(8)))
    assert differing(document.report) == []

    document.put("quota", Decimal(9))
    [found] = differing(document.report)
    assert (found.name, found.level) == ("quota", "error")
    assert "填的是 9 人，与明细合计 8 人不符" in found.message
    mend(document, found)

    assert get(document.report, "quota") == Decimal(8)
    assert amounts(document.report, "quota") == ["3", "5"]
    document.put("quota", None)
    assert "空着，与明细合计 8 人不符" in differing(document.report)[0].message


def test_amounts_that_cannot_be_read_are_told_once_at_the_cell() -> None:
    report = detail("projects[1].final", "2", "甲")
    sheet = issued().evaluate(report)

    [found] = [one for one in run_checks(sheet) if "甲" in one.message]
    assert (found.check, found.name, found.fix) == ("detail-differs", "projects[1].final", None)
    assert "第 2 笔“甲”不是数字" in found.message


def test_what_says_nothing_contradicts_nothing() -> None:
    """No amount, a sum that cannot be held and stands so, a cell of another form."""
    assert differing(detail("quota", "", "")) == []
    unheld = put(detail("quota", "-9"), "quota", Unread("-9"))
    assert differing(unheld) == []
    other = with_rows(unheld, "details", (Detail(place="of_another_form", amount=Decimal(1)),))
    assert differing(other) == []


def test_a_total_that_is_worked_out_now_has_no_mend() -> None:
    """It was typed with its 明细 before its parts were."""
    report = detail("three_public.final", "7")
    report = put(report, "reception.final", Decimal(2))

    [found] = differing(report)

    assert "填的是 2.00 万元，与明细合计 7.00 万元不符" in found.message
    assert found.fix is None


def test_notes_and_amounts_are_found_and_lead_to_their_cell() -> None:
    sheet = issued().evaluate(detail("projects[1].final", "2.125", "3"))
    among = list(findables(sheet, ()))

    (note,) = [one for one in search("第2笔", among) if "明细" in one.title]
    amounts_found = [one for one in search("2.125", among) if "明细" in one.title]

    assert (note.name, note.row) == ("projects[1].final", "第 2 笔")
    assert [one.name for one in amounts_found] == ["projects[1].final"]
