"""Where two reports differ, and how that is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given, settings

from given.random_reports import reports
from given.worked import filled, issued
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.comparing import differences
from perfeval_gui.domain.names.fields import put, rows_of, with_rows
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.telling import changes
from perfeval_gui.rules.telling.changes import RECOVERY, SAVING, STEP, Sides, told

TWO: Final = filled({"unit": "甲", "quota": "8"}, projects=[{"name": "一"}, {"name": "二"}])
ROW: Final = {"group": "output", "kind": "quantity", "name": "排查", "points": "10"}


def in_no_folder(report: Report) -> Report:
    """*report* without where its files lay, which is no difference."""
    files = tuple(replace(file, folder="") for file in report.evidence.evidence)
    return replace(report, evidence=replace(report.evidence, evidence=files))


@settings(max_examples=60, deadline=None)
@given(reports(), reports())
def test_differing_is_being_unequal(one: Report, other: Report) -> None:
    other = replace(other, document=one.document)
    one, other = in_no_folder(one), in_no_folder(other)

    assert bool(differences(one, other)) == (one != other)
    assert differences(one, one) == ()
    assert len(differences(one, other)) == len(lines(one, other))
    assert len(differences(one, other)) == len(differences(other, one))


def test_where_a_file_lies_is_no_difference() -> None:
    one = put(
        filled({}, evidence=[{"place": "quota", "name": "编制.pdf"}]), "evidence[0].note", "一"
    )
    moved = put(one, "evidence[0].folder", "D:/佐证")

    assert moved != one
    assert differences(one, moved) == ()
    assert [one.name for one in differences(one, put(moved, "evidence[0].note", "二"))] == [
        "evidence[].note"
    ]


def projects(*indexes: int) -> Report:
    rows = rows_of(TWO, "projects")
    return with_rows(TWO, "projects", tuple(rows[i] for i in indexes))


@pytest.mark.parametrize(
    ("mine", "theirs", "wanted"),
    [
        (TWO, replace(TWO, year=2024), ("cell", "year", None, None)),
        (TWO, replace(TWO, unknown='{"root": {"a": 1}}'), ("cell", "unknown", None, None)),
        (TWO, put(TWO, "quota", None), ("cell", "quota", None, None)),
        (TWO, projects(0), ("row", "projects", 1, None)),
        (projects(0), TWO, ("row", "projects", None, 1)),
        (TWO, projects(1, 0), ("moved", "projects", 0, 1)),
        (TWO, put(TWO, "projects[1].name", "三"), ("cell", "projects[].name", 1, 1)),
        (projects(0, 1), put(projects(1), "projects[0].name", "三"), None),
    ],
)
def test_places_are_named(mine: Report, theirs: Report, wanted: tuple[object, ...] | None) -> None:
    found = [(one.sort, one.name, one.first, one.second) for one in differences(mine, theirs)]

    assert found == ([wanted] if wanted else [
        ("row", "projects", 0, None),
        ("cell", "projects[].name", 1, 0),
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("order", "moved"),
    [
        ((0, 1, 2, 3), set()),
        ((3, 0, 1, 2), {3}),
        ((1, 2, 3, 0), {0}),
        ((0, 2, 1, 3), {1}),
        ((3, 2, 1, 0), {1, 2, 3}),
    ],
)
def test_the_fewest_rows_count_as_moved(order: tuple[int, ...], moved: set[int]) -> None:
    many = filled(projects=[{"name": str(n)} for n in range(4)])
    rows = rows_of(many, "projects")
    other = with_rows(many, "projects", tuple(rows[n] for n in order))
    found = differences(other, many)

    assert {one.sort for one in found} <= {"moved"}
    assert len(found) == len(moved)


def test_a_hundred_thousand_rows_are_compared_at_once() -> None:
    many = filled(projects=[{"name": str(n)} for n in range(20_000)])
    turned = with_rows(many, "projects", tuple(reversed(rows_of(many, "projects"))))

    assert len(differences(many, turned)) == 19_999
    assert len(lines(many, turned)) == changes.MOST_LINES + 1
    assert lines(many, turned)[-1] == "……还有 19499 处。"


# ---- in words


def lines(first: Report, second: Report, sides: Sides = SAVING) -> tuple[str, ...]:
    return told(issued().evaluate(filled()), first, second, sides)


def test_a_cell_is_told_with_its_section_and_both_values() -> None:
    other = put(TWO, "quota", None)

    assert lines(TWO, other) == ("人员　编制数：窗口里“8”，磁盘上空白",)
    assert lines(other, TWO, STEP) == ("人员　编制数：原来空白，改成“8”",)
    assert lines(TWO, other, RECOVERY) == ("人员　编制数：恢复区里“8”，文件里空白",)


def test_figures_are_told_as_printed() -> None:
    one, other = filled({"executed": "24.9"}), put(filled(), "executed", Unread("八"))
    (line,) = lines(one, other)

    assert line.endswith("窗口里“24.90”，磁盘上“八”")


def test_a_changed_cell_of_a_row_is_told_with_the_row_s_name() -> None:
    one = filled(indicators=[ROW, {**ROW, "name": "协调"}])
    other = put(put(one, "indicators[1].target", "40起"), "indicators[0].kind", "quality")

    assert lines(one, other, STEP) == (
        "绩效指标　指标“排查”（第 1 行） 二级指标：原来“数量指标”，改成“质量指标”",
        "绩效指标　指标“协调”（第 2 行） 年度指标值：原来空白，改成“40起”",
    )


def test_rows_that_come_go_and_move_are_told_by_what_they_are() -> None:
    assert lines(TWO, projects(0), STEP) == ("项目支出　专项“二”（第 2 行）：删去了",)
    assert lines(projects(0), TWO, STEP) == ("项目支出　专项“二”（第 2 行）：增加了",)
    assert lines(TWO, projects(0)) == ("项目支出　专项“二”（第 2 行）：只有窗口里有",)
    assert lines(TWO, projects(1, 0), STEP) == (
        "项目支出　专项“一”（第 1 行）：换了位置，原来第 1 行，改成第 2 行",
    )


def test_what_stood_in_a_lost_row_is_told() -> None:
    one = filled(projects=[{"name": "甲", "final": "24.92"}])

    (line,) = lines(one, filled(), STEP)
    assert line == "项目支出　专项“甲”（第 1 行）：删去了（2023年决算数 24.92）"


def test_passages_are_called_by_their_headings_and_links_as_on_screen() -> None:
    heading = next(one for one in issued().edition.outline if one.passage)
    one = filled(passages=[{"key": heading.key, "text": "共{quota}人。"}])
    (line,) = lines(one, put(one, "passages[0].text", ""))

    assert f"段落“{heading.text}” 正文：" in line
    assert "窗口里“共〔编制数〕人。”，磁盘上空白" in line


def test_of_long_texts_the_stretch_that_differs_is_shown() -> None:
    text = "一二三四五六七八九十" * 40
    one = filled({"thrift": f"{text}甲\n{text}"})
    (line,) = lines(one, put(one, "thrift", f"{text}乙{text}"))

    assert "……一二三四五六七八九十甲↵一二" in line
    assert "……一二三四五六七八九十乙一二" in line
    assert len(line) < 220


def test_markup_and_rare_characters_are_told_as_typed() -> None:
    (line,) = lines(filled({"unit": "<b>𠮷&amp;</b>"}), filled())

    assert "“<b>𠮷&amp;</b>”" in line
