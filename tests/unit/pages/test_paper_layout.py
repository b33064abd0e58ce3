"""Pages: nothing is lost, cut off or printed on something else, whatever the clerk typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication

from amount import many
from perfeval_gui.pages.model import STYLES, Cell, Grid, Package, Paragraph, Row, Run
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out, row_heights
from perfeval_gui.paper.page import MM, UNIT, Line, Page, Text
from perfeval_gui.paper.pagination import Piece
from perfeval_gui.paper.placing import PageBuilder
from unit.pages.paper_sample import (
    MARGINS,
    all_text,
    evaluation,
    faults,
    package,
    part,
    random_package,
    text_at,
    usual_packages,
)
from unit.word.exports_sample import draw, field, line, sample, turned

LayOut = Callable[[Package], tuple[Page, ...]]


@pytest.fixture
def typefaces(qapp: QGuiApplication) -> Typefaces:
    return Typefaces()


@pytest.fixture
def laid_out(typefaces: Typefaces) -> LayOut:
    def lay(given: Package) -> tuple[Page, ...]:
        return lay_out(given, typefaces)

    return lay


def texts(page: Page) -> list[str]:
    return [text.line.text for text in page.texts]


def count(page: Page, wanted: str) -> int:
    return "".join(texts(page)).count(wanted)


def bottom(page: Page) -> float:
    return max(text.y + text.line.pitch for text in page.texts)


def filler(lines: int) -> Cell:
    return field("long", "\n".join(f"第{number}行" for number in range(lines)))


@pytest.mark.parametrize(("name", "given"), tuple(usual_packages()))
def test_usual_packages_are_printed_whole(name: str, given: Package, laid_out: LayOut) -> None:
    assert faults(given, laid_out(given)) == []


@pytest.mark.parametrize("seed", range(many(60, 15)))
def test_random_packages_are_printed_whole(seed: int, laid_out: LayOut) -> None:
    given = random_package(seed)
    assert faults(given, laid_out(given)) == []


@pytest.mark.parametrize("seed", [0, 1, 6, 7, 8])
def test_a_lost_last_line_is_noticed(
    seed: int, laid_out: LayOut, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = PageBuilder._add_lines

    def put_less(page: PageBuilder, piece: Piece, y: float, *, runs: bool) -> None:
        if piece.after - piece.first > 1:
            piece = replace(piece, after=piece.after - 1)
        put(page, piece, y, runs=runs)

    monkeypatch.setattr(PageBuilder, "_add_lines", put_less)
    given = random_package(seed)
    assert faults(given, laid_out(given))


@pytest.mark.parametrize("shift", [-8, 8])
def test_a_text_on_a_rule_is_noticed(
    shift: int, laid_out: LayOut, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = PageBuilder._add_lines

    def put_aside(page: PageBuilder, piece: Piece, y: float, *, runs: bool) -> None:
        put(page, piece, y + shift * UNIT, runs=runs)

    monkeypatch.setattr(PageBuilder, "_add_lines", put_aside)
    given = evaluation(9)
    assert any("on a rule" in fault for fault in faults(given, laid_out(given)))


def test_header_and_labels_repeat_on_every_page_the_grid_goes_on(laid_out: LayOut) -> None:
    pages = laid_out(evaluation(120))
    assert len(pages) > 3
    for page in pages:
        assert count(page, "三级指标") == 1
        assert count(page, "绩效指标") == 1
        rows = [text for text in texts(page) if text.startswith("完成")]
        first, last = (int(row[2:].removesuffix("项协调任务")) for row in (rows[0], rows[-1]))
        shown = "".join(texts(page))
        for group in range(first // 7, last // 7 + 1):
            assert f"产出指标{group + 1}" in shown
        for group in range(first // 3, last // 3 + 1):
            assert f"数量指标{group + 1}" in shown


def test_header_does_not_repeat_below_the_grid(laid_out: LayOut) -> None:
    rows = (("表头", "甲"), *((f"第{number}", "乙") for number in range(20)))
    grid = draw((30.0, 142.0), rows, {0: Row(header=True)})
    body = tuple(line("报告正文", "body") for _ in range(30))
    pages = laid_out(package(part(grid, *body)))
    assert [count(page, "表头") for page in pages] == [1, 0]


def test_only_the_nearest_headers_repeat(laid_out: LayOut) -> None:
    rows = (
        ("上表头", "甲"),
        *((f"上{number}", "乙") for number in range(9)),
        ("下表头", "甲"),
        ("下表头二", "甲"),
        *((f"下{number}", "乙") for number in range(60)),
    )
    headers = {number: Row(header=True) for number in (0, 10, 11)}
    pages = laid_out(package(part(draw((30.0, 142.0), rows, headers))))
    assert [count(page, "上表头") for page in pages] == [1, 0]
    assert [count(page, "下表头") for page in pages] == [2, 2]


@pytest.mark.parametrize("lines", range(20, 40))
def test_no_header_stands_alone_at_the_foot(lines: int, laid_out: LayOut) -> None:
    blocks = tuple(line("表外行", "line") for _ in range(lines))
    grid = draw((30.0, 142.0), (("表头", "甲"), ("第一行", "乙")), {0: Row(header=True)})
    pages = laid_out(package(part(*blocks, grid)))
    for page in pages:
        assert ("表头" in texts(page)) == ("第一行" in texts(page))


def test_borders_of_a_label_close_on_both_pages(laid_out: LayOut) -> None:
    for page in laid_out(evaluation(60)):
        label = next(text for text in page.texts if text.line.text == "绩")
        upright = {rule.x1 for rule in page.strokes if rule.x1 == rule.x2}
        level = [rule for rule in page.strokes if rule.y1 == rule.y2]
        assert min(upright) < label.x < max(upright)
        first, last = level[0], level[-1]
        assert (first.x1, last.x1) == (min(upright), min(upright))
        for rule in page.strokes:
            if rule.x1 == rule.x2 == min(upright):
                assert (rule.y1, rule.y2) == (first.y1, last.y1)


@pytest.mark.parametrize("lines", [8, 25])
def test_low_rows_move_to_the_next_page_whole(lines: int, laid_out: LayOut) -> None:
    space = tuple(line("表外行", "line") for _ in range(32))
    pages = laid_out(package(part(*space, draw((30.0, 142.0), (("项", filler(lines)),)))))
    assert [count(page, "第0行") for page in pages] == [0, 1]
    assert count(pages[1], f"第{lines - 1}行") == 1


@pytest.mark.parametrize(("lines", "splits"), [(30, True), (60, False), (200, False)])
def test_rows_that_may_are_divided_between_lines(
    lines: int, splits: bool, laid_out: LayOut
) -> None:
    space = tuple(line("表外行", "line") for _ in range(25))
    grid = draw((30.0, 142.0), (("项", filler(lines)),), {0: Row(splits=splits)})
    given = package(part(*space, grid))
    pages = laid_out(given)
    assert count(pages[0], "第0行") == 1
    assert all(count(page, "行") >= 2 for page in pages)
    assert faults(given, pages) == []


def test_a_short_cell_of_a_divided_row_is_printed_once(laid_out: LayOut) -> None:
    pages = laid_out(package(part(draw((30.0, 142.0), (("短项", filler(90)),)))))
    assert [count(page, "短项") for page in pages] == [1, 0]


@pytest.mark.parametrize("lines", range(28, 42))
def test_headings_stay_with_what_follows(lines: int, laid_out: LayOut) -> None:
    space = tuple(line("表外行", "line") for _ in range(lines))
    grid = draw((30.0, 142.0), (("表头", "甲"), ("第一行", "乙")), {0: Row(header=True)})
    heads = (line("四、意见", "section"), line("（一）部门", "heading2"))
    for page in laid_out(package(part(*space, *heads, grid))):
        assert ("四、意见" in texts(page)) == ("第一行" in texts(page))


@pytest.mark.parametrize("lines", range(26, 38))
def test_no_line_of_a_paragraph_is_left_alone(lines: int, laid_out: LayOut) -> None:
    space = tuple(line("表外行", "line") for _ in range(lines))
    body = line("本部门严格执行预算管理制度" * 12, "body")
    pages = laid_out(package(part(*space, body)))
    for page in pages:
        own = [text for text in page.texts if text.line.pitch == STYLES["body"].pitch * UNIT]
        assert len(own) != 1


def test_grids_that_follow_each_other_touch(laid_out: LayOut) -> None:
    upper = draw((30.0, 142.0), (("甲", "乙"),))
    lower = draw((60.0, 112.0), (("丙", "丁"),))
    (page,) = laid_out(package(part(upper, lower)))
    level = [rule for rule in page.strokes if rule.y1 == rule.y2]
    assert len(level) == 3
    left = MARGINS[0] * MM
    outer = [rule for rule in page.strokes if abs(rule.x1 - left) < 1 and rule.x1 == rule.x2]
    assert [(rule.y1, rule.y2) for rule in outer] == [(level[0].y1, level[2].y1)]


def test_widths_are_scaled_to_the_body(laid_out: LayOut) -> None:
    (page,) = laid_out(package(part(draw((1.0, 3.0), (("甲", "乙"),)))))
    upright = [rule.x1 / MM for rule in page.strokes if rule.x1 == rule.x2]
    assert upright == pytest.approx([20, 63, 192], abs=0.1)


def test_least_heights_are_kept(laid_out: LayOut) -> None:
    grid = draw((30.0, 142.0), (("甲", "乙"), ("丙", "丁")), {0: Row(height=7), 1: Row(height=50)})
    (page,) = laid_out(package(part(grid)))
    level = [rule.y1 / MM for rule in page.strokes if rule.y1 == rule.y2]
    assert level == pytest.approx([18, 25, 75], abs=0.1)


def test_a_figure_is_set_smaller_rather_than_broken(laid_out: LayOut) -> None:
    widths = (13.0, 159.0)
    grid = draw(widths, ((field("narrow", "100.00%"), field("wide", "100.00%")),))
    (page,) = laid_out(package(part(grid)))
    narrow, wide = page.texts
    assert narrow.line.text == wide.line.text == "100.00%"
    assert narrow.ink().width() < wide.ink().width()
    assert narrow.line.pitch == wide.line.pitch


def test_a_figure_far_too_wide_keeps_its_size(laid_out: LayOut) -> None:
    grid = draw((10.0, 162.0), ((field("narrow", "123456789012345678"), ""),))
    (page,) = laid_out(package(part(grid)))
    assert "".join(texts(page)) == "123456789012345678"
    assert len(page.texts) > 3


def test_brackets_lie_on_their_side_in_a_vertical_text(laid_out: LayOut) -> None:
    grid = draw((12.0, 160.0), ((turned("部门（单位）意见"), "甲"),), {0: Row(height=60)})
    (page,) = laid_out(package(part(grid)))
    assert [text.line.text for text in page.texts if text.turned] == ["（", "）"]
    assert len({round(text.x) for text in page.texts[:8]}) == 1


def test_a_long_vertical_text_takes_two_columns_from_the_right(laid_out: LayOut) -> None:
    grid = draw((12.0, 160.0), ((turned("甲乙丙丁戊己庚辛壬癸"), "文"),), {0: Row(height=30)})
    (page,) = laid_out(package(part(grid)))
    first, last = page.texts[0], page.texts[9]
    assert (first.line.text, last.line.text) == ("甲", "癸")
    assert first.x > last.x
    assert len({round(text.x) for text in page.texts[:10]}) == 2


def test_lines_have_the_pitch_of_their_style(laid_out: LayOut) -> None:
    (page,) = laid_out(package(part(line("本部门严格执行预算" * 20, "body"))))
    tops = [text.y for text in page.texts]
    steps = {round(below - above, 3) for above, below in pairwise(tops)}
    assert steps == {28.9 * UNIT}


def test_a_report_page_holds_22_lines(laid_out: LayOut) -> None:
    report = replace(
        part(line("本部门严格执行预算" * 200, "body")), margins=(28.0, 37.0, 26.0, 35.0)
    )
    pages = laid_out(package(report))
    assert len(pages[0].texts) == 22
    assert max(len(text) for text in texts(pages[0])) == 27


def test_parts_begin_on_new_pages_and_numbers_run_through(laid_out: LayOut) -> None:
    pages = laid_out(sample(60))
    numbers = [page.folio.line.text if page.folio else "" for page in pages]
    cover = [page.part for page in pages].index("cover")
    assert numbers == ["" if index == cover else f"— {index + 1} —" for index in range(len(pages))]
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))


def test_break_before_begins_a_page(laid_out: LayOut) -> None:
    first, second = line("甲"), replace(line("乙"), break_before=True)
    assert [texts(page) for page in laid_out(package(part(first, second)))] == [["甲"], ["乙"]]
    assert len(laid_out(package(part(second)))) == 1


def test_the_field_under_the_mouse_is_known(laid_out: LayOut) -> None:
    page = laid_out(sample())[0]
    for name, shown in (("quota", "8"), ("control_rate", "100.00%"), ("unit", "填报单位")):
        place = next(place for place in page.places if place.name == name)
        assert page.name_at(place.x + place.width / 2, place.y + place.height / 2) == name
        assert shown in text_at(page, place)
    assert page.name_at(1, 1) == ""


def test_a_blank_figure_has_a_place(laid_out: LayOut) -> None:
    blank = Paragraph(
        runs=(Run("填表人："), Run("", "filler"), Run("　　　　　电话：")), style="line"
    )
    grid = draw((40.0, 132.0), ((field("reason", ""), "甲"),))
    (page,) = laid_out(package(part(grid, blank)))
    assert [place.name for place in page.places] == ["reason", "filler"]
    for place in page.places:
        assert place.width > 5
        assert page.name_at(place.x + 1, place.y + 1) == place.name


def test_characters_beyond_the_first_65536_stay_whole(laid_out: LayOut) -> None:
    text = "𠮷野家𠀀乙" * 9
    given = package(part(draw((30.0, 142.0), ((field("name", text), "甲"),))))
    pages = laid_out(given)
    assert text in all_text(pages)
    assert faults(given, pages) == []


def test_row_heights_are_what_the_text_needs(typefaces: Typefaces) -> None:
    given = evaluation(3, goal="坚持厉行节约，严格执行预算，" * 20)
    heights = row_heights(given, typefaces)
    grids = [block for block in given.parts[0].blocks if isinstance(block, Grid)]
    assert [len(heights["evaluation", number]) for number in (0, 1)] == [
        len(grid.rows) for grid in grids
    ]
    assert heights["evaluation", 0][0] == pytest.approx(7 / 25.4 * 72, abs=0.06)
    assert heights["evaluation", 0][2] > 10 * 14


def test_a_grid_without_rows_prints_nothing(laid_out: LayOut) -> None:
    (page,) = laid_out(package(part(Grid(widths=(172.0,), rows=(), cells=()))))
    assert (page.texts, page.strokes) == ((), ())


def test_ink_of_a_blank_line_is_empty() -> None:
    assert Text(Line("", 0, 100, 280), 5, 6).ink().width() == 0


def test_official_faces_are_no_substitutions(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["仿宋", "KaiTi_GB2312", "SimHei", "方正小标宋_GBK", "宋体"]

    def families(*_: object) -> list[str]:
        return names

    monkeypatch.setattr(QFontDatabase, "families", families)
    assert Typefaces().substitutions() == ()
    assert not Typefaces().font(STYLES["title"]).bold()
    names.remove("方正小标宋_GBK")
    (missing,) = Typefaces().substitutions()
    assert (missing.wanted, missing.taken) == ("方正小标宋简体", "宋体")
    assert Typefaces().font(STYLES["title"]).bold()


def test_a_computer_without_chinese_faces_is_noticed(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def families(*_: object) -> list[str]:
        return []

    monkeypatch.setattr(QFontDatabase, "families", families)
    typefaces = Typefaces()
    assert not typefaces.can_set_chinese
    assert {missing.taken for missing in typefaces.substitutions()} == {""}
