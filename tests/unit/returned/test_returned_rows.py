"""Rows, lines and cells of workbooks that somebody changed in a file that comes back."""

from __future__ import annotations

import copy
import random
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Final

import openpyxl
import pytest
from lxml import etree
from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell

from amount import many
from given.readback import W
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import get, rows_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.exports.word.xml import bookmark_name
from perfeval_gui.imports.model import Cell
from perfeval_gui.imports.reading.files import read
from perfeval_gui.pages.compose import compose
from perfeval_gui.returned.changes import RowAdded, RowGone, RowsOrdered
from perfeval_gui.returned.comparing import Comparison, compare
from perfeval_gui.returned.values import is_unsure, typed_text
from unit.returned.edited_files import (
    Edit,
    copied_below,
    marked,
    removed,
    row_of,
    run,
    text_of,
    write,
)
from unit.returned.returned_files import (
    EVALUATOR,
    PROJECT,
    after,
    book_file,
    changed,
    example,
    of_word,
    only,
)

# ---- rows


def test_a_row_that_is_gone_is_one_change() -> None:
    change = only(of_word(lambda root: removed(row_of(marked(root, PROJECT)))))

    assert isinstance(change.act, RowGone)
    assert changed(after(change)) == [("row", "projects", 1, None)]


def test_a_row_that_was_added_is_one_change() -> None:
    texts = {0: "张三", 1: "科员", 2: "财政局"}
    change = only(of_word(lambda root: copied_below(row_of(marked(root, EVALUATOR)), texts)))

    assert isinstance(change.act, RowAdded)
    assert changed(after(change)) == [("row", "evaluators", None, 2)]
    columns = ("name", "title", "workplace")
    new = [get(after(change), f"evaluators[2].{column}") for column in columns]
    assert new == ["张三", "科员", "财政局"]


def test_a_project_is_added_with_the_name_in_its_label() -> None:
    texts = {0: "本级专项资金（新项目）", 1: "1.00", 2: "2.00", 3: "3.00"}
    change = only(of_word(lambda root: copied_below(row_of(marked(root, PROJECT)), texts)))

    assert get(after(change), "projects[2].name") == "新项目"
    assert get(after(change), "projects[2].budget") == Decimal(2)


def test_a_row_that_says_what_no_row_can_is_refused() -> None:
    mark = bookmark_name("indicators[4].name")
    texts = {2: "别的指标", 3: "新指标", 4: "≥5次", 5: "5次", 6: "5"}
    change = only(of_word(lambda root: copied_below(row_of(marked(root, mark)), texts)))

    assert "别的指标" in change.why_not
    assert after(change) == example().report


def test_rows_that_come_and_go_at_once_keep_their_places() -> None:
    def edit(root: etree._Element) -> None:
        first = row_of(marked(root, bookmark_name("evaluators[0].name")))
        copied_below(first, {0: "乙", 1: "科员", 2: "局"})
        copied_below(first, {0: "甲", 1: "科员", 2: "局"})
        removed(row_of(marked(root, bookmark_name("evaluators[3].name"))))

    names = names_in(example().report)
    found = of_word(edit).changes
    assert len(found) == 3
    assert names_in(after(*found)) == [names[0], "甲", "乙", *names[1:3]]


def names_in(report: Report) -> list[str]:
    rows = range(len(rows_of(report, "evaluators")))
    return [str(get(report, f"evaluators[{row}].name")) for row in rows]


# ---- rows in another order


def moved_below(mark: str, other: str) -> Edit:
    return lambda root: row_of(marked(root, other)).addnext(row_of(marked(root, mark)))


def points(report: Report) -> dict[str, object]:
    rows = range(len(rows_of(report, "indicators")))
    return {
        str(get(report, f"indicators[{row}].name")): get(report, f"indicators[{row}].points")
        for row in rows
    }


def indicator(number: int, column: str = "name") -> str:
    return bookmark_name(f"indicators[{number}].{column}")


def test_a_row_that_was_moved_is_one_change_of_order_and_nothing_of_it_is_lost() -> None:
    change = only(of_word(moved_below(indicator(4), indicator(6))))

    assert isinstance(change.act, RowsOrdered)
    before, report = points(example().report), points(after(change))
    assert report == before
    names = list(before)
    assert list(report) == [*names[:4], names[5], names[6], names[4], *names[7:]]


def test_a_row_that_was_moved_and_written_into_is_two_changes() -> None:
    edits = (
        moved_below(indicator(4), indicator(6)),
        lambda root: write(marked(root, indicator(4, "points")), "7"),
    )
    cell, order = of_word(*edits).changes

    assert cell.cells == (("indicators#5.points", Decimal(7)),)
    assert isinstance(order.act, RowsOrdered)
    name = list(points(example().report))[4]
    assert points(after(cell, order)) == points(example().report) | {name: Decimal(7)}


def test_a_row_that_was_moved_to_another_group_is_told_and_not_taken() -> None:
    found = of_word(moved_below(indicator(6), indicator(0)))

    assert any("移到了别的一组里" in one.why_not for one in found.changes)
    assert points(after(*found.changes)) == points(example().report)


def test_a_row_that_was_doubled_is_told_with_all_it_says() -> None:
    def edit(root: etree._Element) -> None:
        row = row_of(marked(root, EVALUATOR))
        row.addnext(copy.deepcopy(row))

    change = only(of_word(edit))
    names = names_in(example().report)
    assert isinstance(change.act, RowAdded)
    assert names_in(after(change)) == [*names[:2], names[1], *names[2:]]


# ---- the text of the report


def passage(report: Report, row: int) -> str:
    return report.narrative.passages[row].text


def test_a_rewritten_sentence_keeps_its_links() -> None:
    mark = "f_quota__2"
    change = only(
        of_word(
            lambda root: write(
                marked(root, mark), text_of(marked(root, mark)).replace("在编在岗", "在岗")
            )
        )
    )

    before = passage(example().report, 1)
    assert passage(after(change), 1) == before.replace("在编在岗", "在岗")
    assert "{quota}" in before


def test_a_figure_in_a_sentence_that_was_changed_with_its_cell_is_no_change_of_its_own() -> None:
    def edit(root: etree._Element) -> None:
        write(marked(root, "f_quota"), "10")
        line = marked(root, "f_quota__2")
        write(line, text_of(line).replace("编制8人", "编制10人").replace("100.00%", "80.00%"))

    assert only(of_word(edit)).cells == (("quota", Decimal(10)),)


def added_below(mark: str, text: str) -> Edit:
    def edit(root: etree._Element) -> None:
        new = etree.Element(f"{W}p")
        new.append(run(text))
        marked(root, mark).addnext(new)

    return edit


def test_paragraphs_come_and_go() -> None:
    lines = passage(example().report, 1).split("\n")
    gone = only(of_word(lambda root: removed(marked(root, "f_quota__2"))))
    new = only(of_word(added_below("f_quota__2", "新的一段。")))

    assert passage(after(gone), 1).split("\n") == lines[1:] or passage(after(gone), 1) == ""
    assert passage(after(new), 1).split("\n") == [lines[0], "新的一段。", *lines[1:]]
    both = of_word(added_below("f_quota__2", "第二段。"), added_below("f_quota__2", "第一段。"))
    assert passage(after(*both.changes), 1).split("\n")[1:3] == ["第一段。", "第二段。"]


# ---- workbooks


@cache
def results() -> Workbook:
    """The workbook with what is shown in place of formulas."""
    return openpyxl.load_workbook(BytesIO(book_file()), data_only=True)


def of_book(*typed: tuple[str, str, object]) -> Comparison:
    """The workbook after cells of it were typed into; results stay, as Excel would keep them."""
    book = openpyxl.load_workbook(BytesIO(book_file()))
    shown = results()
    for one in book.worksheets:
        for row in one.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.value = shown[one.title][cell.coordinate].value
    for title, address, value in typed:
        book[title][address].value = value
    out = BytesIO()
    book.save(out)
    return compare(read(out.getvalue(), "甲.xlsx"), example())


def filled_cells() -> list[tuple[str, str]]:
    return [
        (sheet.title, cell.coordinate)
        for sheet in results().worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


@pytest.mark.parametrize(
    ("sheet", "address"), random.Random(2).sample(filled_cells(), many(100, 8))
)
def test_an_edited_cell_of_a_workbook_is_one_change(sheet: str, address: str) -> None:
    value = results()[sheet][address].value
    new = value + 1 if isinstance(value, (int, float)) else f"{value}改"

    assert len(of_book((sheet, address, new)).changes) == 1


def test_a_workbook_gives_every_place_of_a_figure() -> None:
    sheet, address = next(one for one in filled_cells() if results()[one[0]][one[1]].value == 8)

    change = only(of_book((sheet, address, 9)))
    assert change.cells == (("quota", Decimal(9)),)
    longer = only(of_book((sheet, address, 9.5)))
    assert longer.cells == (("quota", Unread("9.5")),)


def rows_moved(*, title: str = "") -> list[tuple[str, str, object]]:
    """The first evaluator below the third, in a workbook that knows no bookmarks."""
    name = names_in(example().report)[0]
    sheet, address = next(
        (one.title, cell.coordinate)
        for one in results().worksheets
        for row in one.iter_rows()
        for cell in row
        if cell.value == name
    )
    shown = results()[sheet]
    top = shown[address].row
    typed: list[tuple[str, str, object]] = []
    for row, source in ((top, top + 1), (top + 1, top + 2), (top + 2, top)):
        for cell in shown[row]:
            if not isinstance(cell, MergedCell):
                value = shown.cell(source, cell.column).value
                said = title if title and value == "副主任" and source == top else value
                typed.append((sheet, cell.coordinate, said))
    return typed


def test_a_row_that_was_moved_in_a_workbook_is_known_by_all_it_says() -> None:
    change = only(of_book(*rows_moved()))

    names = names_in(example().report)
    assert isinstance(change.act, RowsOrdered)
    assert names_in(after(change)) == [names[1], names[2], names[0], names[3]]


def test_a_row_that_was_moved_and_changed_in_a_workbook_is_lost_by_no_taking() -> None:
    gone, come = of_book(*rows_moved(title="主任")).changes

    names = names_in(example().report)
    assert (isinstance(gone.act, RowGone), isinstance(come.act, RowAdded)) == (True, True)
    assert names_in(after(gone, come)) == [names[1], names[2], names[0], names[3]]


@pytest.mark.parametrize(
    ("raw", "text", "typed"),
    [
        ("0.98", "98%", "98%"),
        ("0.984", "98%", "98.4%"),
        ("98", "98%", "98%"),
        ("98", "98", "98"),
        ("0.98", "0.98", "0.98"),
        ("1", "100%", "100%"),
        ("0", "0", "0"),
    ],
)
def test_a_rate_is_what_its_cell_shows(raw: str, text: str, typed: str) -> None:
    kind = Kind(name="rate", holds="figure", unit="%")
    cell = Cell(row=0, column=0, text=text, raw=Decimal(raw))

    assert typed_text(kind, cell, text) == typed
    assert is_unsure(kind, typed) == (typed == "0.98")


# ---- whatever somebody did to a file

WRITTEN: Final = (
    *("", "7", "甲乙丙", "12.34%", "2024年6月1日", "■ 是　□ 否", "多行\n文字", "{quota}", "—"),
)


def handled(chance: random.Random) -> Edit:
    """Rows, cells, paragraphs and tables taken out, doubled, moved and written into."""

    def edit(root: etree._Element) -> None:
        for _ in range(chance.choice((1, 2, 5, 15, 40))):
            tag = W + chance.choice(("tr", "tr", "tc", "p", "p", "tbl", "r"))
            one = chance.choice(list(root.iter(tag)))
            other = chance.choice(list(root.iter(tag)))
            what = chance.choice(("gone", "doubled", "moved", "written", "written"))
            if what == "gone" and one is not other:
                removed(one)
            elif what == "doubled":
                one.addnext(copy.deepcopy(one))
            elif what == "moved" and other not in {one, *one.iterancestors(), *one.iter()}:
                other.addnext(one)
            elif what == "written" and (tag == f"{W}p" or one.findall(f"{W}p")):
                write(one, chance.choice(WRITTEN))

    return edit


@pytest.mark.parametrize("seed", range(many(200, 8)))
def test_whatever_was_done_to_a_file_is_shown_and_can_be_taken(seed: int) -> None:
    found = of_word(handled(random.Random(seed)))
    sheet = example().book.evaluate(after(*found.changes))

    assert compose(sheet).parts
    for change in found.changes:
        assert change.label
        assert change.old != change.new
