"""Rows below groups of rows, and cells over all rows of a table, as pages draw them."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from typing import Final

import pytest
from hypothesis import given, settings, strategies
from openpyxl import load_workbook

from perfeval_gui.editions.drawings import read_drawing
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.exports.excel.verify import verify_workbook
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.verify import verify_word
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Cell
from unit.forms.test_drawn_forms import cells_of, part_of, sheet_with
from unit.pages.test_compose import faults

SUMS: Final = "{indicators.points:sum} | {indicators.score:sum}"
PAGE: Final = f"""
columns 20 20 40 20 20
| 一级 | 二级 | 三级 | 分值 | 得分 |
*indicators:1 | ={{indicators.group}} | ={{indicators.kind}} | {{indicators.name}} | \
{{indicators.points}} | {{indicators.score}} |
+indicators.kind | ^ | '{{indicators.kind}}小计 | < | {SUMS} |
+indicators.group 9 | '{{indicators.group}}小计 | < | < | {SUMS} |
| 合计 | < | < | {{total_points}} | {{total_score}} |
"""
COLUMNS: Final = ("group", "kind", "name", "points", "target", "actual")
ROWS: Final = [
    dict(zip(COLUMNS, row, strict=True))
    for row in (
        ("output", "quantity", "甲", "10", "5", "5"),
        ("output", "quantity", "乙", "2.5", "9", "3"),
        ("output", "quality", "丙", "", "9", "3"),
        ("benefit", "social", "丁", "7", "2", "1"),
    )
]


def lines(cells: list[Cell], column: int) -> list[str]:
    """What begins in *column*, from top to bottom, with how many rows it covers."""
    return [f"{cell.text}×{cell.rows}" for cell in cells if cell.column == column]


def test_subtotals_stand_below_their_groups() -> None:
    sheet = sheet_with(PAGE, indicators=ROWS)
    cells = cells_of(part_of(sheet))

    assert list(faults(compose(sheet))) == []
    assert lines(cells, 0) == [
        "一级×1", "产出指标×5", "产出指标小计×1", "效益指标×2", "效益指标小计×1", "合计×1",
    ]  # fmt: skip
    assert [cell.text for cell in cells if cell.column == 1] == [
        "二级", "数量指标", "数量指标小计", "质量指标", "质量指标小计",
        "社会效益指标", "社会效益指标小计",
    ]  # fmt: skip
    assert lines(cells, 3)[1:-1] == [
        "10×1", "2.5×1", "12.5×1", "×1", "×1", "12.5×1", "7×1", "7×1", "7×1",
    ]  # fmt: skip
    assert [cell.text for cell in cells if cell.column == 4][1:-1] == [
        "10.00", "0.83", "10.83", "", "", "10.83", "3.50", "3.50", "3.50",
    ]  # fmt: skip


def test_a_subtotal_is_a_figure_that_nobody_types() -> None:
    cells = cells_of(part_of(sheet_with(PAGE, indicators=ROWS)))
    points, score = (cell for cell in cells if cell.row == 6 and cell.column > 2)

    assert (points.value, points.number_format, points.typed) == (Decimal("12.5"), "General", False)
    assert (score.value, score.number_format, score.is_figure) == (Decimal("10.83"), "0.00", True)
    assert re.findall(r"\[(\d)\]", score.formula) == ["0", "1", "2"] * 2
    assert not any(cell.typed for cell in cells if "小计" in cell.text)


def test_without_rows_there_is_nothing_to_sum_up() -> None:
    assert lines(cells_of(part_of(sheet_with(PAGE))), 0) == ["一级×1", "×1", "合计×1"]


def test_files_hold_the_subtotals_over_exactly_their_rows() -> None:
    package = compose(sheet_with(PAGE, indicators=ROWS))
    workbook = write_workbook(package)

    verify_workbook(workbook, package)
    verify_word(write_word(package), package)
    (sheet,) = load_workbook(BytesIO(workbook)).worksheets
    formulas = [str(cell.value) for cell in sheet["E"] if str(cell.value).startswith("=IF(COUNT")]
    assert [re.findall(r"SUM\((\S+?)\)", formula)[0] for formula in formulas[:5]] == [
        "E2:E3", "E5", "E2:E3,E5", "E8", "E8",
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    strategies.lists(
        strategies.tuples(
            strategies.sampled_from(
                [("output", "quantity"), ("output", ""), ("benefit", "social")]
            ),
            strategies.decimals(0, 99, places=2),
        ),
        max_size=12,
    )
)
def test_subtotals_add_up_to_their_rows(rows: list[tuple[tuple[str, str], Decimal]]) -> None:
    given_rows = [
        {"group": group, "kind": kind, "name": "甲", "points": f"{points}"}
        for (group, kind), points in rows
    ]
    sheet = sheet_with(PAGE, indicators=given_rows)
    cells = cells_of(part_of(sheet))

    assert list(faults(compose(sheet))) == []
    below = {cell.row for cell in cells if cell.text.endswith("指标小计") and cell.column == 0}
    sums = [cell.value for cell in cells if cell.row in below and cell.column == 3]
    assert sum((value for value in sums if value is not None), Decimal(0)) == sum(
        (points for _, points in rows), Decimal(0)
    )
    begins = [n for n, ((group, _), _) in enumerate(rows) if not n or rows[n - 1][0][0] != group]
    assert len(sums) == len(begins)


# ---- cells over all rows


def test_a_cell_over_all_rows_of_a_repeated_table() -> None:
    page = """
columns 10 20 20 20
| 得分 | 项目 | 预算 | 决算 |
*projects:1 | =={execution_score} | {projects.name} | {projects.budget} | ==:说明 |
| ^ | 合计 | {project_spending.budget} | {project_spending.final} |
"""
    values = {"annual_budget": "100", "executed": "50"}
    for count, rows in ((0, 1), (3, 3)):
        sheet = sheet_with(page, values, projects=[{"name": f"{n}"} for n in range(count)])
        cells = cells_of(part_of(sheet))
        (score,) = (cell for cell in cells if cell.name == "execution_score")
        (words,) = (cell for cell in cells if cell.text == "说明")

        assert list(faults(compose(sheet))) == []
        assert (score.row, score.rows, score.text) == (1, rows + 1, "5.00")
        assert score.value == Decimal(5)
        assert (words.row, words.rows, words.vertical) == (1, rows, True)


def test_a_score_over_all_fund_lines() -> None:
    page = "columns 1 1 1\n*funds | '{funds.label} | {funds.final} | =={execution_score} |"
    sheet = sheet_with(page, {"annual_budget": "1", "executed": "1"}, projects=[{"name": "甲"}] * 2)
    (score,) = (cell for cell in cells_of(part_of(sheet)) if cell.column == 2)

    assert (score.row, score.rows, score.text) == (0, len(sheet.edition.funds) + 1, "10.00")


# ---- what cannot be printed


@pytest.mark.parametrize(
    ("page", "line", "reason"),
    [
        ("| a | b |\n+indicators.group | c | d |", 3, "要紧跟在 *indicators 的行后面"),
        ("*projects | a | b |\n+indicators.group | c | d |", 3, "要紧跟在 *indicators 的行后面"),
        ("*funds | a | b |\n+funds.label | c | d |", 3, "要紧跟在 *funds 的行后面"),
        ("*indicators | a | b |\n+indicators | c | d |", 3, "看不懂"),
        ("*indicators | a | b |\n| ^ | c |", 2, "“a”从重复的行开始，不能合并到下面的行"),
        ("*indicators | =a | b |\n| ^ | c |", 2, "“a”从重复的行开始"),
        ("*indicators | a | b |\n+indicators.group | ^ | c |", 2, "“a”从重复的行开始"),
        (
            "*indicators | a | b |\n+indicators.kind | c | d |\n+indicators.group | ^ | e |",
            3,
            "“c”从重复的行开始",
        ),
        ("*indicators | ==a | b |\n+indicators.group | c | d |", 2, "下面的 + 行里这一格也要写 ^"),
        ("| a | b |\n*indicators | ^ | b |\n+indicators.kind | c | d |", 2, "“a”跨过重复的行"),
        ("*indicators | a | b |\n+indicators.group | ==c | d |", 3, "“c”在 + 行里，不能写 =="),
    ],
)
def test_a_drawing_that_makes_no_rectangles(page: str, line: int, reason: str) -> None:
    with pytest.raises(EditionError) as caught:
        read_drawing("drawn", f"columns 1 1\n{page}")

    assert reason in caught.value.reason
    assert caught.value.line == line


# ---- any drawing

MARKS: Final = ("", "", "!", "*indicators", "*indicators:3", "*projects")
BELOW: Final = ("+indicators.kind", "+indicators.group", "+projects.name")
CELLS: Final = ("甲", "", "<", "<", "^", "^", "^", "=乙", "==丙")
KINDS: Final = (
    ("output", "quantity"),
    ("output", "quality"),
    ("benefit", "social"),
    ("output", ""),
)


@strategies.composite
def pages(draw: strategies.DrawFn) -> str:
    """A table of a few rows with any marks and joints, most of them sensible."""
    width = draw(strategies.integers(1, 3))
    lines = ["columns" + " 1" * width]
    for row in range(draw(strategies.integers(1, 5))):
        table = re.sub("[.: ].*", "", lines[-1][1:])
        below = tuple(mark for mark in BELOW if mark.startswith(f"+{table}."))
        mark = draw(strategies.sampled_from(below or MARKS))
        sensible = [cell for cell in CELLS if row or cell != "^"]
        cells = [draw(strategies.sampled_from([one for one in sensible if one != "<"]))]
        cells += [draw(strategies.sampled_from(sensible)) for _ in range(width - 1)]
        lines.append(f"{mark} | {' | '.join(cells)} |")
    return "\n".join(lines)


def is_refused(page: str) -> bool:
    try:
        read_drawing("drawn", page)
    except EditionError:
        return True
    return False


@settings(max_examples=400, deadline=None)
@given(pages(), strategies.lists(strategies.sampled_from(KINDS), max_size=5))
def test_a_drawing_is_refused_or_printed_whole(page: str, kinds: list[tuple[str, str]]) -> None:
    if is_refused(page):
        return
    rows = [{"group": group, "kind": kind, "points": "1"} for group, kind in kinds]
    sheet = sheet_with(page, indicators=rows, projects=[{"name": kind} for _, kind in kinds])

    assert list(faults(compose(sheet))) == [], page


@pytest.mark.parametrize(
    "page",
    [
        "*indicators | ==甲 | 乙 |\n+indicators.kind | 丙 | 丁 |",
        "| 甲 | 乙 |\n*indicators | ^ | 丙 |\n+indicators.kind | 丁 | 戊 |",
    ],
)
def test_what_a_reader_that_is_not_careful_takes_is_torn(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The harness itself: without the look at spans, such pages are printed and seen to be torn."""

    def nothing(*_: object) -> str:
        return ""

    monkeypatch.setattr("perfeval_gui.editions.drawings.span_fault", nothing)
    rows = [{"group": group, "kind": kind} for group, kind in KINDS]

    assert list(faults(compose(sheet_with(f"columns 1 1\n{page}", indicators=rows))))
