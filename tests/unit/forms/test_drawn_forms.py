"""Values that a page prints in another form: boxes, months, dashes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest

from given.worked import filled, issued
from perfeval_gui.domain.edition.drawn_text import Piece, drawn_pieces
from perfeval_gui.domain.names.fields import put
from perfeval_gui.editions.drawings import read_drawing
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Cell, Grid, Paragraph, Part
from perfeval_gui.publishing.printed_blank import blank_notes
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet

Rows = Sequence[Mapping[str, object]]
BAND: Final = {"group": "output", "kind": "quality", "name": "甲", "points": "10"}


def book_of(page: str) -> Rulebook:
    """The issued edition with *page* as its only part."""
    return Rulebook(replace(issued().edition, drawings=(read_drawing("drawn", page),)))


def sheet_with(page: str, values: Mapping[str, object] | None = None, **tables: Rows) -> Sheet:
    return book_of(page).evaluate(filled(values or {}, **tables))


def part_of(sheet: Sheet) -> Part:
    (part,) = compose(sheet).parts
    return part


def cells_of(part: Part) -> list[Cell]:
    return [cell for block in part.blocks if isinstance(block, Grid) for cell in block.cells]


def texts_of(part: Part) -> list[str]:
    return [cell.text for cell in cells_of(part)]


# ---- the notation


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("{a}", [Piece(name="a")]),
        ("{a|dotted}", [Piece(name="a", form="dotted")]),
        ("{a:tick}", [Piece(name="a", form="tick")]),
        ("{a：tick}", [Piece(name="a", form="tick")]),
        ("{}", [Piece()]),
        ("甲[b[].c]：{d:dash}", [
            Piece(text="甲"), Piece(label="b[].c"), Piece(text="："), Piece(name="d", form="dash"),
        ]),
        ("", []),
    ],
)  # fmt: skip
def test_a_drawn_text_in_its_pieces(text: str, pieces: list[Piece]) -> None:
    assert list(drawn_pieces(text)) == pieces


# ---- days


def test_a_day_has_its_other_forms_in_rows_and_between_them() -> None:
    row = "| {base_date:dotted} | {base_date：month} |"
    page = f"@line {{base_date|dotted}}　{{base_date:month}}\ncolumns 1 1\n{row}"
    part = part_of(sheet_with(page, {"base_date": "2024-06-20"}))

    assert texts_of(part) == ["2024.6.20", "2024年6月"]
    (line,) = (block for block in part.blocks if isinstance(block, Paragraph))
    assert line.text == "2024.6.20　2024年6月"


def test_a_day_that_cannot_be_read_is_printed_as_typed() -> None:
    page = "columns 1\n| {base_date:month} |"
    report = put(filled(), "base_date", issued().evaluate(filled()).kind("base_date").read("六月"))

    assert texts_of(part_of(book_of(page).evaluate(report))) == ["六月"]


# ---- boxes

TICKS: Final = "columns 1\n*indicators:2 | {indicators.band:tick} |"


@pytest.mark.parametrize(
    ("band", "printed"),
    [
        ("", "□ 达成　□ 部分达成　□ 未达成"),
        ("met", "■ 达成　□ 部分达成　□ 未达成"),
        ("unmet", "□ 达成　□ 部分达成　■ 未达成"),
    ],
)
def test_every_choice_has_its_box(band: str, printed: str) -> None:
    sheet = sheet_with(TICKS, indicators=[{**BAND, "band": band}])
    cells = cells_of(part_of(sheet))

    # A row that only fills the table up has nothing to choose.
    assert [cell.text for cell in cells] == [printed, ""]
    assert (cells[0].name, cells[0].typed, cells[0].value) == ("indicators[0].band", True, None)


@pytest.mark.parametrize(
    ("width", "label", "lines"),
    [
        (64, "", ["□ 达成　■ 部分达成　□ 未达成"]),
        (44, "", ["□ 达成　■ 部分达成", "□ 未达成"]),
        (20, "", ["□ 达成", "■ 部分达成", "□ 未达成"]),
        (6, "", ["□ 达成", "■ 部分达成", "□ 未达成"]),
        (66, "完成：", ["完成：□ 达成　■ 部分达成", "□ 未达成"]),
    ],
)
def test_a_line_ends_between_boxes_and_never_within(
    width: int, label: str, lines: list[str]
) -> None:
    page = f"columns {width} {170 - width}\n*indicators | {label}{{indicators.band:tick}} |  |"
    (cell, _) = cells_of(part_of(sheet_with(page, indicators=[{**BAND, "band": "partly"}])))

    assert [line.text for line in cell.paragraphs] == lines
    assert {run.name for line in cell.paragraphs for run in line.runs} - {""} == {
        "indicators[0].band"
    }


def test_a_choice_that_the_edition_does_not_have_is_not_lost() -> None:
    report = put(filled(indicators=[BAND]), "indicators[0].band", "half")

    text = texts_of(part_of(book_of(TICKS).evaluate(report)))[0]
    assert text == "□ 达成　□ 部分达成　□ 未达成　■ half"


def test_boxes_of_which_none_is_ticked_are_noted_as_blank() -> None:
    for band, count in (("", 1), ("met", 0)):
        sheet = sheet_with(TICKS, indicators=[{**BAND, "band": band}])
        assert len(list(blank_notes(sheet, compose(sheet)))) == count


# ---- dashes

ROW: Final = "{buildings.size_rate:dash} | {buildings.actual_size:dash}"
RATES: Final = f"columns 1 1\n*buildings | {ROW} |"


def test_a_dash_stands_where_the_rule_gives_nothing() -> None:
    rows = [
        {"approved_size": "0", "actual_size": "5"},
        {"approved_size": "10", "actual_size": "5"},
        {"approved_size": "10"},
        {"approved_size": "0"},
        {},
    ]
    cells = cells_of(part_of(sheet_with(RATES, buildings=rows)))
    rates, sizes = cells[::2], cells[1::2]

    # What is still to be filled in stays blank, and so does what is only typed.
    assert [cell.text for cell in rates] == ["—", "50.00%", "", "", ""]
    assert [cell.text for cell in sizes] == ["5.00", "5.00", "", "", ""]
    assert [cell.value for cell in rates] == [None, Decimal("0.5"), None, None, None]
    assert [cell.formula.endswith(',"—",' + inner + ")") for cell, inner in zip(
        rates, (cell.formula.removeprefix("=") for cell in cells_of(part_of(
            sheet_with(RATES.replace(":dash", ""), buildings=rows)))[::2]), strict=True
    )] == [True, False, False, False, False]  # fmt: skip


def test_a_total_without_rows_is_no_dash() -> None:
    page = "columns 1\n| {project_spending.final:dash} |"

    assert texts_of(part_of(sheet_with(page))) == [""]
