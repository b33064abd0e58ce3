"""明细表: what is printed of the amounts behind figures, in which formats, and for whom."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from perfeval_gui.domain.beside.details import Detail
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.appendices import with_printed
from perfeval_gui.domain.names.details import with_detail
from perfeval_gui.domain.names.fields import put
from perfeval_gui.imports.reading.files import read
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Grid, Part
from perfeval_gui.pages.publication import people, published
from perfeval_gui.pages.signing import signatures
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing.preflight import preflight
from perfeval_gui.publishing.publishing import build
from perfeval_gui.returned.comparing import compare
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling.where_shown import home_of
from unit.returned.returned_files import example

pytestmark = pytest.mark.usefixtures("qapp")
QUOTA = (Detail(amount=Decimal(5), note="机关"), Detail(amount=Decimal(3), note="二层单位"))
MONEY = (
    Detail(amount=Decimal("4.005"), note="李明差旅费 13812345678"),
    Detail(amount=Decimal("3.5"), note="会议费，" * 40),
    Detail(amount=Decimal("-0.5"), note="退回"),
)


@cache
def sheet() -> Sheet:
    """The sample with two figures that amounts stand behind, the later one first."""
    report = with_detail(example().report, "operations.final", MONEY)
    report = with_detail(report, "quota", QUOTA)
    return example().book.evaluate(with_printed(report, "details", printed=True))


def list_in(one: Sheet) -> Part | None:
    return next((part for part in compose(one).parts if part.key == "details"), None)


def texts(part: Part) -> list[list[str]]:
    """The rows of the list; a cell stands in its first row."""
    (grid,) = (block for block in part.blocks if isinstance(block, Grid))
    rows: list[list[str]] = [[] for _ in grid.rows]
    for cell in grid.cells:
        rows[cell.row].append(cell.text)
    return rows


def test_amounts_are_listed_by_cell_in_the_order_of_the_form_with_their_sums() -> None:
    part = list_in(sheet())
    assert part is not None

    listed = texts(part)

    assert listed[0] == ["序号", "栏目", "内容", "金额"]
    assert listed[1:4] == [["1", "编制数（人）", "机关", "5"], ["二层单位", "3"], ["合计", "8"]]
    assert listed[4][0] == "2"
    assert listed[4][1].endswith("（万元）")
    assert [row[-1] for row in listed[4:]] == ["4.005", "3.500", "-0.500", "7.01"]


def test_it_is_printed_only_where_it_is_wanted_and_has_something_to_list() -> None:
    without = with_printed(sheet().report, "details", printed=False)
    nothing = with_printed(example().report, "details", printed=True)
    other = with_detail(nothing, "of_another_form", QUOTA)

    for report in (without, nothing, other):
        assert compose(example().book.evaluate(report)).parts == compose(example()).parts


def test_nothing_else_of_the_pages_changes() -> None:
    package, before = compose(sheet()), compose(example())

    assert package.parts[:-1] == before.parts
    assert signatures(package) == signatures(before)
    quota = put(sheet().report, "quota", Unread("八人"))
    rows = (*QUOTA, Detail(amount=Unread("几个"), note="不清楚"))
    part = list_in(example().book.evaluate(with_detail(quota, "quota", rows)))
    assert part is not None
    assert texts(part)[3:5] == [["不清楚", "几个"], ["合计", ""]]


def test_it_is_not_published_and_that_is_told() -> None:
    package = compose(sheet())
    made = published(sheet(), package, people(sheet(), package))

    assert "details" not in [part.key for part in made.package.parts]
    assert made.told[-1] == "明细表：整页不放进公开版"


@pytest.fixture(scope="module")
def files(qapp: object) -> dict[str, bytes]:
    package = compose(sheet())
    return {ending: build(package, ending, Typefaces()) for ending in ("docx", "xlsx", "pdf")}


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_file_that_comes_back_unchanged_has_no_changes(
    files: dict[str, bytes], ending: str
) -> None:
    found = compare(read(files[ending], f"甲.{ending}"), sheet())

    assert found.changes == ()
    assert found.missing == ()


def test_a_note_that_was_changed_comes_back_and_an_amount_does_not() -> None:
    changed = put(sheet().report, "details[1].note", "会议费")
    changed = put(changed, "details[0].amount", Decimal("4.105"))
    data = build(compose(example().book.evaluate(changed)), "docx", Typefaces())

    changes = compare(read(data, "甲.docx"), sheet()).changes

    taken = [one.cells for one in changes if one.cells]
    assert taken == [(("details#2.note", "会议费"),)]
    assert any("不能改" in one.why_not for one in changes if not one.cells)


def test_long_notes_and_many_rows_break_pages_and_nothing_is_lost() -> None:
    many = tuple(replace(MONEY[1], amount=Decimal(n)) for n in range(1, 60))
    report = with_printed(with_detail(example().report, "quota", many), "details", printed=True)
    long = example().book.evaluate(report)
    part = list_in(long)

    assert part is not None
    assert len(texts(part)) == 61
    assert build(compose(long), "pdf", Typefaces())
    assert not [one for one in preflight(long, compose(long), Typefaces()) if one.kind == "cut"]


def test_a_printed_amount_leads_to_the_cell_it_is_behind() -> None:
    assert home_of(sheet(), "details[0].note") == home_of(sheet(), "operations.final")
    assert home_of(sheet(), "details[99].note")
