"""The neutral pages: what is printed for a report, cell for cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given, settings

from checkout import ROOT
from given.random_reports import reports
from given.worked import filled, issued, sheet_of
from perfeval_gui.domain.cells.values import Unread, number
from perfeval_gui.domain.edition.drawing import DrawnCell, DrawnGrid, DrawnRow, DrawnText
from perfeval_gui.domain.edition.edition import Heading
from perfeval_gui.domain.names.fields import get, put
from perfeval_gui.domain.record.report import Report
from perfeval_gui.pages.compose import compose, export_name
from perfeval_gui.pages.model import A4, STYLES, Cell, Grid, Package, Paragraph, Part
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from unit.forms.test_scenarios import NAMES, SCENARIOS, load

REFERENCE: Final = ROOT / "tests/reference/yunxi-2023-pages.txt"


@pytest.fixture(scope="module")
def published() -> Package:
    return compose(load(SCENARIOS / "yunxi-2023-as-published.json").sheet)


# ---- the pages as text


def written(package: Package) -> str:
    """All pages as text to be kept and compared: a line a paragraph, a line a printed cell."""
    return "\n".join(line for part in package.parts for line in _part_lines(part)) + "\n"


def _part_lines(part: Part) -> Iterator[str]:
    yield f"==== {part.key} {part.title}{'' if part.numbered else '（无页码）'}"
    for block in part.blocks:
        if isinstance(block, Paragraph):
            yield f"{block.style}: {block.text}".rstrip()
        else:
            yield f"---- {len(block.rows)} × {len(block.widths)}"
            yield from map(_cell_line, block.cells)


def _cell_line(cell: Cell) -> str:
    span = f"+{cell.rows - 1}+{cell.columns - 1}" if (cell.rows, cell.columns) != (1, 1) else ""
    name = f" {{{cell.name}}}" if cell.name else ""
    return f"{cell.row},{cell.column}{span}{name} {cell.text.replace(chr(10), '⏎')}".rstrip()


def test_pages_of_the_published_form(published: Package, request: pytest.FixtureRequest) -> None:
    found = written(published)
    if request.config.getoption("--update-references"):
        REFERENCE.write_text(found, encoding="utf-8")

    assert found.splitlines() == REFERENCE.read_text(encoding="utf-8").splitlines()


def cells_of(package: Package, key: str) -> list[Cell]:
    (part,) = (part for part in package.parts if part.key == key)
    return [cell for block in part.blocks if isinstance(block, Grid) for cell in block.cells]


def row_texts(package: Package, key: str, label: str) -> list[str]:
    """Texts of the cells that begin in the row in which *label* begins."""
    (part,) = (part for part in package.parts if part.key == key)
    grids = [block.cells for block in part.blocks if isinstance(block, Grid)]
    ((cells, row),) = {(cells, cell.row) for cells in grids for cell in cells if cell.text == label}
    return [cell.text for cell in cells if cell.row == row]


@pytest.mark.parametrize(
    ("key", "texts"),
    [
        ("base", ["三公经费", "0.00", "2.13", "2.13"]),
        ("base", ["1、公务用车购置和维护经费", "0.00", "1.91", "1.91"]),
        ("base", ["其中：公车购置", "", "", ""]),
        ("base", ["公车运行维护", "", "1.91", "1.91"]),
        ("base", ["项目支出：", "37.96", "209.64", "209.64"]),
        ("base", ["3、本级专项资金（三供一业日常经费）", "", "24.92", "24.92"]),
        ("base", ["本级专项资金（岳化协作局综合预算）", "", "160.44", "160.44"]),
        ("base", ["本级专项资金（厂地安环联动应急机制）", "", "17.27", "17.27"]),
        ("base", ["公用经费：", "62.53", "19.92", "19.92"]),
        ("base", ["水费、电费、差旅费", "0.80", "3.19", "3.19"]),
        ("base", ["部门基本支出预算调整", "", "117.85", "117.85"]),
        (
            "evaluation",
            ["年度资金总额：", "119.95", "327.49", "327.49", "10", "100.00%", "10.00"],
        ),
        ("evaluation", ["一般公共预算：", "318.73", "其中:基本支出：", "117.85"]),
        ("evaluation", ["纳入专户管理的非税收入拨款：", "0.00", "项目支出：", "209.64"]),
        ("opinions", ["陈伟", "会计", "", ""]),
    ],
)
def test_rows_as_published(published: Package, key: str, texts: list[str]) -> None:
    assert row_texts(published, key, texts[0]) == texts


def test_groups_of_the_published_indicators_are_joined(published: Package) -> None:
    groups = [cell for cell in cells_of(published, "evaluation") if cell.name.endswith("].group")]
    kinds = [cell for cell in cells_of(published, "evaluation") if cell.name.endswith("].kind")]

    assert [(cell.text, cell.rows) for cell in groups] == [
        ("产出指标", 3), ("效益指标", 4), ("满意度指标", 1), ("成本指标", 3),
    ]  # fmt: skip
    assert [cell.rows for cell in kinds] == [1] * 11


# ---- what must hold for any report


def faults(package: Package) -> Iterator[str]:
    """Where *package* breaks what `pages.model` promises to every writer."""
    for part in package.parts:
        for block in part.blocks:
            if isinstance(block, Grid):
                yield from _grid_faults(part, block)
            else:
                yield from _run_faults(block)


def _grid_faults(part: Part, grid: Grid) -> Iterator[str]:
    if abs(sum(grid.widths) - part.width) > 0.001:
        yield f"{part.key}: widths add up to {sum(grid.widths)}"
    yield from _tiling_faults(grid)
    for cell in grid.cells:
        if not cell.paragraphs:
            yield f"{part.key}: no paragraph in {cell.row},{cell.column}"
        for paragraph in cell.paragraphs:
            yield from _run_faults(paragraph)


def _run_faults(paragraph: Paragraph) -> Iterator[str]:
    if paragraph.style not in STYLES:
        yield f"no style {paragraph.style}"
    for run in paragraph.runs:
        if re.search(r"[\n\r\t]", run.text):
            yield f"line break or tab in {run.text!r}"


def _tiling_faults(grid: Grid) -> Iterator[str]:
    covered: dict[tuple[int, int], int] = {}
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                covered[row, column] = covered.get((row, column), 0) + 1
    wanted = {(row, column) for row in range(len(grid.rows)) for column in range(len(grid.widths))}
    yield from (f"covered {times} times: {place}" for place, times in covered.items() if times > 1)
    yield from (f"uncovered: {place}" for place in wanted - covered.keys())
    yield from (f"outside: {place}" for place in covered.keys() - wanted)


def test_what_breaks_the_promise_is_noticed(published: Package) -> None:
    """The harness itself: each deliberate fault is seen."""
    part = published.parts[0]
    at, grid = next((at, block) for at, block in enumerate(part.blocks) if isinstance(block, Grid))
    first = grid.cells[0]
    tab = replace(first, paragraphs=(replace(first.paragraphs[0], style="x"),))
    for broken in (
        replace(grid, cells=grid.cells[1:]),
        replace(grid, cells=(*grid.cells, first)),
        replace(grid, rows=grid.rows[1:]),
        replace(grid, widths=(*grid.widths[1:], 1.0)),
        replace(grid, cells=(tab, *grid.cells[1:])),
    ):
        blocks = (*part.blocks[:at], broken, *part.blocks[at + 1 :])
        assert list(faults(replace(published, parts=(replace(part, blocks=blocks),))))


@settings(max_examples=150, deadline=None)
@given(reports())
def test_any_report_makes_whole_pages_that_agree_with_its_figures(report: Report) -> None:
    sheet = issued().evaluate(report)
    package = compose(sheet)

    assert list(faults(package)) == []
    for cell in package.cells():
        if not cell.name:
            assert cell.value is None
            continue
        assert cell.text == sheet.shown(cell.name).replace("\t", " ")
        figure = sheet.kind(cell.name).holds == "figure"
        value = number(sheet.value(cell.name)) if figure else None
        assert cell.value == (None if value is None else sheet.kind(cell.name).printed(value))
        assert cell.formula == sheet.formula(cell.name)


@pytest.mark.parametrize("name", NAMES)
def test_scenarios_make_whole_pages(name: str) -> None:
    assert list(faults(compose(load(SCENARIOS / f"{name}.json").sheet))) == []


def test_parts_follow_their_drawings(published: Package) -> None:
    always = [drawing.key for drawing in issued().edition.drawings if not drawing.when]

    assert [part.key for part in published.parts] == always
    assert all(part.width == A4[0] - part.margins[0] - part.margins[2] for part in published.parts)


# ---- few rows and many


def test_an_empty_report_has_its_blank_rows() -> None:
    package = compose(issued().evaluate(Report(edition="yunxi-2023", year=2023)))
    named = {cell.name: cell for cell in package.cells() if cell.name}

    assert list(faults(package)) == []
    assert not any(cell.text for name, cell in named.items() if name != "execution_points")
    assert named["execution_points"].text == "10"
    # Rows that are only printed, not in the record, have no names.
    assert not any("[" in name for name in named)
    assert "3、本级专项资金（）" in [cell.text for cell in cells_of(package, "base")]


@pytest.mark.parametrize(("count", "printed"), [(0, 4), (1, 4), (4, 4), (5, 5), (60, 60)])
def test_at_least_four_evaluators(count: int, printed: int) -> None:
    package = compose(sheet_of(evaluators=[{"name": f"甲{n}"} for n in range(count)]))
    (head,) = (cell for cell in cells_of(package, "opinions") if cell.text == "签  字")
    (part,) = (part for part in package.parts if part.key == "opinions")
    people, boxes = (block for block in part.blocks if isinstance(block, Grid))
    names = [cell.text for cell in cells_of(package, "opinions") if cell.name.endswith("].name")]

    assert len(people.rows) - head.row - 1 == printed
    assert boxes.cells[0].text.startswith("评价组组长")
    assert all(cell.top for cell in boxes.cells)
    assert names == [f"甲{n}" for n in range(count)]


@pytest.mark.parametrize(("count", "printed"), [(0, 1), (1, 1), (3, 3), (40, 40)])
def test_one_building_row_at_least(count: int, printed: int) -> None:
    package = compose(sheet_of(buildings=[{"approved_size": "10"}] * count))
    (label,) = (cell for cell in cells_of(package, "base") if cell.text.startswith("楼堂馆所"))

    assert label.rows == 1 + printed


def test_many_rows() -> None:
    rows = [{"group": "output", "kind": "quantity", "name": f"第{n}项"} for n in range(400)]
    package = compose(sheet_of(indicators=rows, projects=[{"name": str(n)} for n in range(300)]))
    groups = [cell for cell in cells_of(package, "evaluation") if cell.name.endswith("].group")]

    assert list(faults(package)) == []
    assert [(cell.rows, cell.name) for cell in groups] == [(400, "indicators[0].group")]
    labels = [cell.text for cell in cells_of(package, "base") if "本级专项资金" in cell.text]
    assert [labels[0], labels[1], len(labels)] == ["3、本级专项资金（0）", "本级专项资金（1）", 300]


def test_only_neighbours_of_one_group_are_joined() -> None:
    pairs = [
        ("output", "quantity"), ("output", "quantity"), ("benefit", "social"),
        ("output", "quantity"),
        ("", ""), ("", ""), ("output", "quality"), ("output", ""), ("output", ""),
    ]  # fmt: skip
    rows = [{"group": "output", "name": str(n)} for n in range(len(pairs))]
    report = filled(indicators=rows)
    for n, (group, kind) in enumerate(pairs):
        report = put(put(report, f"indicators[{n}].group", group), f"indicators[{n}].kind", kind)
    cells = cells_of(compose(issued().evaluate(report)), "evaluation")

    assert [cell.rows for cell in cells if cell.name.endswith("].group")] == [2, 1, 1, 1, 1, 3]
    assert [cell.rows for cell in cells if cell.name.endswith("].kind")] == [
        2, 1, 1, 1, 1, 1, 1, 1,
    ]  # fmt: skip


def test_the_same_kind_in_two_groups_is_not_joined() -> None:
    groups = [replace(group, kinds={"same": "同名指标"}) for group in issued().edition.groups[:2]]
    book = Rulebook(replace(issued().edition, groups=tuple(groups)))
    report = filled(indicators=[{"group": "output"}, {"group": "benefit"}])
    for row in (0, 1):
        report = put(report, f"indicators[{row}].kind", "same")
    cells = cells_of(compose(book.evaluate(report)), "evaluation")

    assert [cell.text for cell in cells if cell.name.endswith("].kind")] == ["同名指标"] * 2


# ---- single cells


def named(sheet: Sheet, name: str) -> Cell:
    (cell,) = (cell for cell in compose(sheet).cells() if cell.name == name)
    return cell


def test_unreadable_text_is_printed_as_typed() -> None:
    sheet = issued().evaluate(put(filled({"in_post": "8"}), "quota", Unread("约八人")))
    quota, rate = named(sheet, "quota"), named(sheet, "control_rate")

    assert (quota.text, quota.value, quota.typed) == ("约八人", None, True)
    assert (rate.text, rate.value) == ("", None)


def test_lines_of_a_text_are_paragraphs_of_one_name() -> None:
    sheet = issued().evaluate(put(filled(), "thrift", "一、压减。\n\n\t二、票据\t齐全。\n"))
    cell = named(sheet, "thrift")

    assert [p.text for p in cell.paragraphs] == ["一、压减。", "", " 二、票据 齐全。", ""]
    assert {run.name for p in cell.paragraphs for run in p.runs} == {"thrift"}
    assert {p.align for p in cell.paragraphs} == {"left"}


def test_figures_carry_value_format_and_formula() -> None:
    sheet = sheet_of({"quota": "8", "in_post": "7", "vehicle_running.final": "1.9"})
    rate, total = named(sheet, "control_rate"), named(sheet, "three_public.final")

    assert (rate.value, rate.text, rate.number_format) == (Decimal("0.875"), "87.50%", "0.00%")
    assert rate.formula.startswith("=")
    assert not rate.typed
    assert (total.value, total.text, total.typed) == (Decimal("1.9"), "1.90", False)
    assert named(sheet, "quota").number_format == "0"
    assert named(sheet, "three_public.budget").typed
    assert named(sheet, "three_public.budget").formula == ""


def test_a_lowered_score_is_typed_and_has_no_formula() -> None:
    row = {"group": "output", "name": "甲", "target": "10", "actual": "5", "points": "10"}
    by_rule = named(sheet_of(indicators=[row]), "indicators[0].score")
    lowered = named(sheet_of(indicators=[{**row, "lowered": "4"}]), "indicators[0].score")

    assert (by_rule.text, by_rule.typed) == ("5.00", False)
    assert by_rule.formula
    assert (lowered.text, lowered.value, lowered.formula) == ("4.00", Decimal(4), "")
    assert lowered.typed


@pytest.mark.parametrize("year", [2000, 2023, 2100])
def test_labels_follow_the_year(year: int) -> None:
    report = replace(filled(), year=year)
    texts = [cell.text for cell in cells_of(compose(issued().evaluate(report)), "base")]

    assert f"{year - 1}年决算数" in texts
    assert f"{year}年实际在职人数" in texts
    assert f"楼堂馆所控制情况\n（{year}年完工项目）" in texts
    assert not any("{" in text for text in texts)


def test_a_label_with_a_year_is_set_like_other_labels() -> None:
    cells = cells_of(compose(sheet_of()), "base")
    styles = {
        cell.text: {p.style for p in cell.paragraphs} for cell in cells if "控制情况" in cell.text
    }

    assert set(styles) == {"经费控制情况(万元)", "楼堂馆所控制情况\n（2023年完工项目）"}
    assert list(styles.values()) == [{"head"}] * 2


def test_a_drawn_year_alone_and_a_heading_with_a_year() -> None:
    drawing = issued().edition.drawings[0]
    cell = DrawnCell(text="{Y}", row=0, column=0, line=1)
    grid = DrawnGrid(widths=(1.0,), rows=(DrawnRow(),), cells=(cell,), line=1)
    outline = DrawnText(style="body", text="", line=2, repeats="outline")
    heading = Heading(key="x", text="{Y}年情况", level=1)
    edition = replace(
        issued().edition,
        drawings=(replace(drawing, blocks=(grid, outline)),),
        outline=(heading,),
    )
    package = compose(Rulebook(edition).evaluate(filled()))

    assert [cell.text for cell in package.cells()] == ["2023"]
    assert [block.text for block in package.parts[0].blocks if isinstance(block, Paragraph)] == [
        "2023年情况"
    ]


def test_the_report_prints_links_and_skips_blank_lines() -> None:
    key = next(heading.key for heading in issued().edition.outline if heading.passage)
    text = "{Y}年编制{quota}人，实有{in_post}人。\n\n  第二\t段，{no_such}。  \n"
    sheet = sheet_of({"quota": "8"}, passages=[{"key": key, "text": text}])
    (part,) = (part for part in compose(sheet).parts if part.key == "report")
    body = [b for b in part.blocks if isinstance(b, Paragraph) and b.style == "body"]

    linked = "编制8人" if "quota" in issued().edition.links else "编制{quota}人"
    assert body[0].text.startswith(f"2023年{linked}")
    assert body[1].text == "第二 段，{no_such}。"
    assert len(body) == 2


def test_names_and_properties_of_the_package() -> None:
    sheet = sheet_of({"unit": " 甲中心 ", "report_date": "2024.6.20"})
    package = compose(sheet)

    assert export_name(sheet) == package.title
    assert "甲中心2023年度" in package.title
    assert (package.author.strip(), package.date) == ("甲中心", "2024-06-20")
    unread = issued().evaluate(put(filled(), "report_date", Unread("六月")))
    assert compose(unread).date == ""
    assert get(unread.report, "report_date") == Unread("六月")
