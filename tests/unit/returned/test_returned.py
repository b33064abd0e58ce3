"""Files that come back: what somebody changed in them is found, once each, and nothing else."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import pytest
from lxml import etree

from amount import many
from given import declared_scenarios as declared
from given.edges import EDGES
from given.readback import W
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import get
from perfeval_gui.exports.archive import unpack
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.write import DOCUMENT_PATH, write_word
from perfeval_gui.exports.word.xml import bookmark_name
from perfeval_gui.imports.reading.files import read
from perfeval_gui.pages.compose import compose
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import row_heights
from perfeval_gui.returned.comparing import Comparison, compare
from perfeval_gui.returned.layout import Item, Layout, word_layout
from unit.returned.edited_files import (
    Edit,
    append,
    marked,
    removed,
    row_of,
    run,
    text_of,
    write,
)
from unit.returned.returned_files import (
    PROJECT,
    after,
    changed,
    example,
    of_word,
    only,
    word_file,
    writing,
)

LARGE: Final = ("three hundred indicators", "many projects", "long goals")


def behind(mark: str, text: str) -> Edit:
    return lambda root: append(marked(root, mark), text)


# ---- nothing was changed


@pytest.mark.parametrize("name", [one for one in EDGES if one not in LARGE or many(1, 0)])
def test_files_as_they_were_exported_say_nothing_else(name: str, qapp: object) -> None:
    sheet = EDGES[name]()
    package = compose(sheet)
    heights = row_heights(package, Typefaces())
    files = {"a.docx": write_word(package), "a.xlsx": write_workbook(package, heights)}

    for called, data in files.items():
        assert compare(read(data, called), sheet) == Comparison(), called


def resaved(root: etree._Element) -> None:
    """What Word does to a file that is only saved: other runs, other properties, other ids."""
    for number, one in enumerate(list(root.iter(f"{W}r"))):
        texts = one.findall(f"{W}t")
        if len(texts) == 1 and len(texts[0].text or "") > 1:
            text = texts[0].text or ""
            rest = copy.deepcopy(one)
            texts[0].text, rest.findall(f"{W}t")[0].text = text[:1], text[1:]
            one.addnext(rest)
            rest.set(f"{W}rsidR", f"{number:08X}")
    for one in root.iter(f"{W}p"):
        one.set(f"{W}rsidR", "00A1B2C3")


def proofed(root: etree._Element) -> None:
    """Marks of spelling and of where the cursor was."""
    for one in list(root.iter(f"{W}p")):
        one.insert(1, etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
    start = etree.Element(f"{W}bookmarkStart", {f"{W}id": "9999", f"{W}name": "_GoBack"})
    next(root.iter(f"{W}tc")).findall(f"{W}p")[0].append(start)


def bold(root: etree._Element) -> None:
    for one in root.iter(f"{W}r"):
        properties = one.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            one.insert(0, properties)
        etree.SubElement(properties, f"{W}b")


def blanks_at_ends(root: etree._Element) -> None:
    for one in list(root.iter(f"{W}p"))[::3]:
        one.append(run("  \u00a0"))


@pytest.mark.parametrize("edit", [resaved, proofed, bold, blanks_at_ends])
def test_what_only_looks_otherwise_is_no_change(edit: Edit) -> None:
    assert of_word(edit) == Comparison()


# ---- cells


def by_mark(layout: Layout) -> dict[str, Item]:
    spots = [(mark, s.item) for table in layout.tables for s in table.spots for mark in s.marks]
    lines = [(mark, line.item) for line in layout.lines for mark in line.marks]
    return dict((*spots, *lines))


def marks_in(data: bytes) -> list[str]:
    root = etree.fromstring(unpack(data)[DOCUMENT_PATH])
    return [one.get(f"{W}name", "") for one in root.iter(f"{W}bookmarkStart")]


def test_bookmarks_are_known_by_what_they_show() -> None:
    assert sorted(by_mark(word_layout(compose(example())))) == sorted(marks_in(word_file()))


def other(text: str) -> str:
    """Another text of the same sort."""
    if text.endswith("%"):
        return "12.34%"
    if text and text[-1].isdigit():
        return text[:-1] + ("7" if text[-1] != "7" else "3")
    return f"{text}改"


def sampled(marks: list[str]) -> list[str]:
    return random.Random(1).sample(marks, many(len(marks), 14))


@pytest.mark.parametrize("mark", sampled(marks_in(word_file())))
def test_an_edited_cell_is_one_change(mark: str) -> None:
    """And what the draft prints once it is taken is what the file says."""
    said: list[str] = []

    def edit(root: etree._Element) -> None:
        said.append(other(text_of(marked(root, mark))))
        write(marked(root, mark), said[0])

    change = only(of_word(edit))
    assert change.new == said[0].strip("\u3000 ")
    if change.can_be_taken:
        sheet = example().book.evaluate(after(change))
        printed = {item.text for item in word_layout(compose(sheet)).items()}
        assert change.new in printed
    else:
        assert change.why_not.endswith("。")
        assert after(change) == example().report


def test_all_that_is_typed_can_be_edited_at_once() -> None:
    items = by_mark(word_layout(compose(example())))
    typed = [
        mark
        for mark, item in items.items()
        if item.typed and len(item.names) == 1 and item.value is not None and "__" not in mark
    ]
    edits = [writing(mark, other(items[mark].text)) for mark in typed]
    found = of_word(*edits).changes

    assert len(typed) > 40
    assert len(found) == len(typed)
    assert all(change.can_be_taken for change in found)
    assert {place for change in found for place, _ in change.cells} == {
        place for (place, _) in (one.cells[0] for one in found)
    }


def bookmark_only(root: etree._Element) -> None:
    """Take away what stands in a cell outside its bookmark: what a reader of those would see."""
    for cell in list(root.iter(f"{W}tc")):
        inside: list[etree._Element] = []
        open_ones = 0
        for one in cell.iter():
            if one.tag == f"{W}bookmarkStart":
                open_ones += 1
            elif one.tag == f"{W}bookmarkEnd":
                open_ones -= 1
            elif one.tag == f"{W}r" and not open_ones:
                inside.append(one)
        if cell.find(f".//{W}bookmarkStart") is not None:
            for one in inside:
                removed(one)


def test_what_is_typed_behind_a_bookmark_counts() -> None:
    mark = bookmark_name("goals_achieved")

    def edit(root: etree._Element) -> None:
        append(marked(root, mark), "补充一句。")

    change = only(of_word(edit))
    assert change.new == f"{change.old}补充一句。"
    assert changed(after(change)) == [("cell", "goals_achieved", None, None)]
    # The mutant: who reads the bookmark alone sees nothing of it.
    seen = of_word(edit, bookmark_only).changes
    assert "goals_achieved" not in {place for one in seen for place, _ in one.cells}


def test_what_is_typed_into_an_empty_cell_counts() -> None:
    mark = bookmark_name("indicators[1].reason")
    change = only(of_word(lambda root: append(marked(root, mark), "进度晚了一周。")))

    assert (change.old, change.new) == ("", "进度晚了一周。")
    assert get(after(change), "indicators[1].reason") == "进度晚了一周。"


def test_a_figure_written_otherwise_is_the_same_figure() -> None:
    old = text_of(marked(etree.fromstring(unpack(word_file())[DOCUMENT_PATH]), PROJECT))

    assert of_word(writing(PROJECT, f"{old}0")) == Comparison()
    assert of_word(writing(PROJECT, f" {old} ")) == Comparison()


def test_a_figure_can_be_taken_out_and_what_is_none_waits_to_be_mended() -> None:
    assert get(after(only(of_word(writing("f_quota", "")))), "quota") is None
    assert get(after(only(of_word(writing("f_quota", "八个人")))), "quota") == Unread("八个人")


def test_a_printed_label_cannot_be_taken() -> None:
    def edit(root: etree._Element) -> None:
        cells = root.iter(f"{W}tc")
        write(next(cell for cell in cells if text_of(cell) == "编制数"), "编制人数")

    change = only(of_word(edit))
    assert "印好的文字" in change.why_not
    assert after(change) == example().report


def test_a_computed_figure_says_what_it_follows_from() -> None:
    change = only(of_word(writing("f_control_rate", "99.00%")))

    assert "算出来的" in change.why_not
    assert "编制数 8" in change.why_not
    assert after(change) == example().report


def test_totals_that_were_kept_right_are_no_changes_of_their_own() -> None:
    edits = (writing("f_quota", "10"), writing("f_control_rate", "80.00%"))
    wrong = (writing("f_quota", "10"), writing("f_control_rate", "81.00%"))

    assert only(of_word(*edits)).cells == (("quota", Decimal(10)),)
    assert [one.can_be_taken for one in of_word(*wrong).changes] == [True, False]


def test_the_same_cell_changed_in_two_places_is_one_change_or_a_choice() -> None:
    alike = (writing("f_bureau", "甲局"), writing("f_report_date", "报告日期：2024年7月1日"))
    assert len(of_word(*alike).changes) == 2

    def both(texts: tuple[str, str]) -> Iterator[Edit]:
        return map(behind, ("f_unit", "f_unit__2"), texts)

    assert len(of_word(*both(("一", "一"))).changes) == 1
    two = of_word(*both(("一", "二"))).changes
    assert len(two) == 2
    assert str(get(after(*two), "unit")).endswith("一")
    assert str(get(after(*reversed(two)), "unit")).endswith("二")


def test_a_choice_has_to_be_one_of_the_form() -> None:
    mark = bookmark_name("indicators[0].kind")

    assert "规定的几项" in only(of_word(writing(mark, "别的指标"))).why_not
    change = only(of_word(writing(mark, "时效指标")))
    assert get(after(change), "indicators[0].kind") == "timeliness"


def test_the_name_within_a_label_can_be_changed() -> None:
    def edit(root: etree._Element) -> None:
        write(row_of(marked(root, PROJECT)).findall(f"{W}tc")[0], "本级专项资金（新名字）")

    assert get(after(only(of_word(edit))), "projects[1].name") == "新名字"


# ---- other documents


def test_another_document_is_not_compared() -> None:
    other_file = write_word(compose(EDGES["other edition"]()))

    assert compare(read(other_file, "乙.docx"), example()).other


def test_a_part_that_is_not_there_is_told_once() -> None:
    found = of_word(lambda root: removed(next(root.iter(f"{W}tbl"))))

    assert found.changes == ()
    assert found.missing == ("附件2 基础数据表",)


@pytest.mark.parametrize("name", declared.FORMS)
def test_forms_that_editions_declare_come_back_too(name: str) -> None:
    sheet = declared.sheet(name)

    assert compare(read(write_word(compose(sheet)), "a.docx"), sheet) == Comparison()
    assert compare(read(write_workbook(compose(sheet)), "a.xlsx"), sheet) == Comparison()
