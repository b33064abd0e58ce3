"""Words of a blank form: kinds, gaps, boxes, years and names that they tell."""

from __future__ import annotations

import pytest

from perfeval_gui.editions.ids import near, why_no_id
from perfeval_gui.new_edition import texts
from perfeval_gui.new_edition.kinds import guess
from perfeval_gui.new_edition.texts import Slot, boxes, key_of, slots, with_years


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("全年执行数", "money"),
        ("执行率", "rate"),
        ("编制数（人）", "count"),
        ("建筑面积（㎡）", "area"),
        ("数量（个）", "figure"),
        ("填报日期", "day"),
        ("手机", "phone"),
        ("项目名称", "text"),
        ("偏差原因", "prose"),
        ("分值", "points"),
        ("得分", "score"),
        ("预算单位", "text"),
    ],
)
def test_a_label_says_what_is_filled_in(label: str, kind: str) -> None:
    assert guess(label).kind == kind


def test_a_label_that_says_nothing_is_asked_about() -> None:
    assert not guess("其他").sure
    assert guess("其他", around="元").kind == "money"
    assert guess("其他", height=30).kind == "prose"


def test_gaps_are_found_between_words() -> None:
    text = "填报人：　　　　联系电话：________　填报日期：　年　月　日"

    assert [(one.label, one.day) for one in slots(text)] == [
        ("填报人", False), ("联系电话", False), ("填报日期", True),
    ]  # fmt: skip
    assert slots("共计____万元") == (Slot("共计", 2, 6),)
    assert [one.label for one in slots("行政　　人，事业　　人")] == ["行政", "事业"]
    assert slots("姓　　名") == slots("审核　　人") == ()
    assert [one.label for one in slots("填报单位：（盖章）　　　　")] == ["填报单位"]
    assert slots("说明：本表由单位填写。") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("□是　□否", ("是", "否")),
        ("□ 常年性 □ 一次性", ("常年性", "一次性")),
        ("□", ()),
        ("没有方框", ()),
    ],
)
def test_boxes_are_told_by_their_words(text: str, found: tuple[str, ...]) -> None:
    assert boxes(text) == found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2025年预算", "{Y}年预算"),
        ("2024年决算", "{Y-1}年决算"),
        ("2019年批复", "2019年批复"),
        ("（____年度）", "（{Y}年度）"),
        ("文件20250301号", "文件20250301号"),
    ],
)
def test_years_are_those_of_the_form(text: str, written: str) -> None:
    assert with_years(text, 2025) == written


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("1、公务用车购置", "公务用车购置"),
        ("其中：公车购置", "公车购置"),
        ("（一）三公经费(万元)", "三公经费"),
        ("{Y-1}年决算数", "上年决算数"),
        ("3月", "栏3月"),
    ],
)
def test_names_are_made_of_labels(label: str, key: str) -> None:
    assert key_of(label) == key


def test_marks_of_a_page_file_are_printed_as_words() -> None:
    for text in ("{a}", "[b]", "c|d", "'e", '"f', "=g", ":h", "`i", "<", "^"):
        shown = texts.printed(text, 2025)
        assert not set(shown) & set("{}[]|`"), text
        assert not shown.startswith(("'", '"', "=", ":", "<", "^")), text


@pytest.mark.parametrize("name", ["A表 (终稿)", "２０２５年表", "", "///", "-", "con", "很长" * 60])
def test_a_file_gives_its_edition_an_id(name: str) -> None:
    assert why_no_id(near(name)) == ""
