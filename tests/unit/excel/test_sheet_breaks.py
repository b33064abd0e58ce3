"""Pages of a sheet: what they begin and end with, and what is shown again on the next one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from given.edges import EDGES, pages_of
from given.readback import plans
from perfeval_gui.exports.excel.boxes import Box, cut
from perfeval_gui.exports.excel.breaks import MOST_BREAKS, Label, Rows, page_breaks
from perfeval_gui.exports.excel.plan import Plan
from perfeval_gui.pages.model import Cell, Paragraph, Run

PAGE = 728.0
"""Of which 706 are counted on."""
ROW = 50.0


def label(row: int, rows: int, height: float = 40) -> Label:
    return Label(row=row, rows=rows, column=0, height=height)


def breaks(count: int, *labels: Label, repeat: tuple[int, int] | None = None) -> list[int]:
    rows = Rows(heights=[ROW] * count, labels=labels, repeat=repeat)
    return list(page_breaks(rows, PAGE))


def test_pages_are_filled() -> None:
    assert breaks(14) == []
    assert breaks(30) == [14, 28]


def test_a_label_is_cut_where_both_parts_have_room_for_it() -> None:
    assert breaks(20, label(10, 8)) == [14]
    assert breaks(20, label(13, 3, 60)) == [13]
    assert breaks(20, label(10, 5, 60)) == [13]


def test_of_two_columns_the_one_without_room_decides() -> None:
    beside = Label(row=12, rows=3, column=1, height=110)
    assert breaks(20, label(10, 8), beside) == [12]


def test_a_label_without_room_anywhere_does_not_stop_the_page() -> None:
    assert breaks(16, label(0, 16, 10_000)) == [14]


def test_repeated_rows_take_room_on_every_later_page() -> None:
    assert breaks(60, repeat=(0, 1)) == [14, 26, 38, 50]


def test_held_rows_stay_together_and_forced_ones_begin_a_page() -> None:
    rows = Rows(heights=[ROW] * 30, held=frozenset({13, 14}), forced=frozenset({20}))
    assert page_breaks(rows, PAGE) == (12, 20)


def test_rows_that_fill_a_page_are_torn_rather_than_lost() -> None:
    rows = Rows(heights=[ROW] * 30, held=frozenset(range(1, 30)))
    assert page_breaks(rows, PAGE) == (14, 28)


def test_a_row_higher_than_the_page_has_a_page() -> None:
    assert page_breaks(Rows(heights=[800.0, 10.0, 800.0]), PAGE) == (1, 2)


def test_excel_takes_so_many_breaks_and_no_more() -> None:
    heights = [700.0] * (MOST_BREAKS + 1)
    assert len(page_breaks(Rows(heights=heights), PAGE)) == MOST_BREAKS
    assert page_breaks(Rows(heights=[*heights, 700.0]), PAGE) == ()


# ---- cells cut at the ends of pages


def box(text: str, *, rows: int = 10, shown_again: bool = True) -> Box:
    cell = Cell(paragraphs=(Paragraph(runs=(Run(text),)),), row=0, column=0, name="a", typed=True)
    return Box(row=2, column=0, rows=rows, columns=1, text=text, style="cell", align="center",
               cell=cell, label=shown_again)  # fmt: skip


def test_a_label_is_shown_again_by_the_cell_it_repeats() -> None:
    first, second, third = cut([box("产出指标")], (5, 9, 12))
    assert [(part.row, part.rows) for part in (first, second, third)] == [(2, 3), (5, 4), (9, 3)]
    assert [part.text for part in (first, second, third)] == ["产出指标"] * 3
    assert (first.repeats, second.repeats, third.repeats) == (None, (2, 0), (2, 0))
    assert first.cell is not None
    assert second.cell is not None
    assert (first.cell.name, first.cell.typed) == ("a", True)
    assert (second.cell.name, second.cell.typed) == ("", False)


def test_what_is_no_label_is_shown_once() -> None:
    first, second = cut([box("好", shown_again=False)], (5,))
    assert (first.text, second.text, second.repeats) == ("好", "", None)


def test_a_cell_within_a_page_is_left_as_it_is() -> None:
    whole = box("好", rows=3)
    assert list(cut([whole], (2, 5))) == [whole]


def printed_pages(plan: Plan) -> list[list[Box]]:
    """The boxes of each page."""
    edges = (0, *plan.breaks, len(plan.heights))
    return [
        [found for found in plan.boxes if start <= found.row < end]
        for start, end in pairwise(edges)
    ]


def torn(plan: Plan) -> Iterator[str]:
    """What is wrong with the pages of a sheet."""
    height = (297 - plan.part.margins[1] - plan.part.margins[3]) / 25.4 * 72
    edges = (0, *plan.breaks, len(plan.heights))
    for page, (start, end) in zip(printed_pages(plan), pairwise(edges), strict=True):
        if sum(plan.heights[start:end]) > height:
            yield f"rows {start} to {end} are higher than a page"
        for found in page:
            if found.row + found.rows > end:
                yield f"“{found.text[:9]}” goes on after row {end}"
            elif found.cell is not None and (
                (found.open_top and found.row == start and not found.seam)
                or (found.open_bottom and found.row + found.rows == end)
            ):
                yield f"“{found.text[:9]}” is open at the end of its page"


@pytest.mark.parametrize("name", EDGES)
def test_every_page_is_closed_and_nothing_is_torn(name: str) -> None:
    for plan in plans(pages_of(name)):
        assert list(torn(plan)) == []


def test_a_label_that_was_not_cut_is_noticed() -> None:
    plan = plans(pages_of("three hundred indicators"))[2]
    whole = [found for found in plan.boxes if found.repeats is None]
    longer = [replace(found, rows=200) if found.rows > 5 else found for found in whole]

    assert list(torn(replace(plan, boxes=tuple(longer))))


@pytest.mark.parametrize("name", ["three hundred indicators", "long names"])
def test_groups_are_named_on_every_page(name: str) -> None:
    plan = plans(pages_of(name))[2]
    assert plan.repeat is not None
    pages = printed_pages(plan)
    assert len(pages) > 10
    for page in pages:
        rows = [found for found in page if found.row > plan.repeat[1]]
        assert rows
        for column in (0, 1, 2):
            filled = {
                row
                for found in rows
                if found.column == column and found.text
                for row in range(found.row, found.row + found.rows)
            }
            assert filled >= {found.row for found in rows}


def test_no_page_ends_with_a_heading() -> None:
    for name in ("long names", "long goals", "example"):
        for plan in plans(pages_of(name)):
            heads = {
                found.row + found.rows
                for found in plan.boxes
                if found.style in ("title", "heading1", "heading2")
            }
            assert not heads & set(plan.breaks)
            assert plan.repeat is None or plan.repeat[1] + 1 not in plan.breaks


def test_a_header_is_not_repeated_above_what_it_does_not_head() -> None:
    made = [plans(pages_of(name)) for name in ("example", "long people")]
    opinions = [next(plan for plan in found if plan.part.key == "opinions") for found in made]

    assert [bool(plan.breaks) for plan in opinions] == [False, True]
    assert opinions[0].repeat is not None
    assert opinions[1].repeat is None
