"""What is asked for and of whom, and how the sheets look to those who fill them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from perfeval_gui.collecting.keys import COLUMNS
from perfeval_gui.collecting.last import last_shown
from perfeval_gui.collecting.reading_back import without_keys
from perfeval_gui.collecting.sheets import Asked, asked_of
from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.names.places import name_at
from perfeval_gui.domain.names.putting import put_cells
from perfeval_gui.exports.excel.asking import AskedSheet, Blank, Block, Line, write_asked
from perfeval_gui.imports.reading.files import read
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.years.older import of_sheet
from unit.collecting.answered import (
    answered,
    asked,
    back,
    blank,
    boxes,
    bytes_of,
    only,
    opened,
    project_form,
)
from unit.matching.matched import sheet_of

STANDARD = "yunxi-2023"


@pytest.fixture(scope="module")
def standard() -> Sheet:
    return blank(STANDARD)


@pytest.fixture(scope="module")
def whole(standard: Sheet) -> bytes:
    return asked(standard)


def whom(found: Sequence[Asked]) -> dict[str, str]:
    """Who is asked, by the keys of his lines."""
    return {
        line.key.partition("|")[0].partition("+")[0]: one.who
        for one in found
        for block in one.sheet.blocks
        for line in block.lines
    }


def test_everybody_is_asked_for_what_he_has(standard: Sheet) -> None:
    asks = whom(asked_of(standard, {}))

    assert (asks["quota"], asks["evaluators"]) == ("人事", "人事")
    assert (asks["office"], asks["annual_budget"], asks["projects"]) == ("会计", "会计", "会计")
    assert (asks["indicators"], asks["goals_expected"]) == ("业务股室", "业务股室")
    assert (asks["unit"], asks["form_filler"]) == ("填报人", "填报人")
    declared = whom(asked_of(blank("qingxi-2024"), {}))
    assert declared["items"] == "会计"


def test_what_is_computed_or_left_for_the_hand_is_not_asked_for(standard: Sheet) -> None:
    asks = whom(asked_of(standard, {}))

    assert "three_public" not in asks
    assert "control_rate" not in asks
    # What writes itself once the figures are there.
    headings = {one.key: one for one in standard.edition.outline}
    texts = [
        get(standard.report, name_at(standard.report, n.removesuffix("text") + "key"))
        for n in asks
        if n.startswith("passages")
    ]
    assert texts
    assert not any(headings[str(key)].start for key in texts)
    assert not standard.edition.hand & set(asks)
    assert asked_of(sheet_of("guojia-xiangmu-2020"), {}) == ()


def test_last_year_stands_beside_the_box(standard: Sheet) -> None:
    old = sheet_of("yunxi-2023-as-published")
    last = last_shown(standard, replace(of_sheet(old, "去年.perfeval"), year=2022))
    cells = {
        str(line.key).partition("|")[0]: line.cells
        for one in asked_of(standard, last)
        for block in one.sheet.blocks
        for line in block.lines
    }

    assert cells["quota"][:3] == ("编制数", "人", "8")
    assert isinstance(cells["quota"][3], Blank)
    assert last_shown(old)["office.final"] == old.shown("office.prior_final")


def test_nobody_sees_the_keys(whole: bytes) -> None:
    contents = read(whole, "a.xlsx")
    texts = [cell.text for table in without_keys(contents).tables for cell in table.cells]

    assert not any("perfeval" in text or "|" in text or text in ("#", "=") for text in texts)
    assert "编制数" in texts


def test_every_box_is_open_and_all_else_locked(whole: bytes) -> None:
    book = opened(whole)

    assert all(sheet.protection.sheet for sheet in book.worksheets)
    assert all(sheet.column_dimensions["A"].hidden for sheet in book.worksheets)
    places = [place for place, _, _ in boxes(book)]
    assert len(places) == len(set(places)) > 100


def test_equal_reports_give_equal_bytes(whole: bytes) -> None:
    assert whole == asked(blank(STANDARD))


def test_what_looks_like_a_formula_or_a_code_is_text() -> None:
    sheet = project_form(["=1+1", "_x0041_b"])
    match = back(sheet, asked(sheet))

    assert [one.reason for one in match.of("doubtful")] == []
    labels = [text.trace.text for text in match.texts if text.use == "label"]
    assert any("=1+1" in one for one in labels)
    assert any("_x0041_b" in one for one in labels)


# ---- what is in a box


@pytest.mark.parametrize(
    ("value", "state", "held"),
    [
        (12, "sure", Decimal(12)),
        ("12人", "sure", Decimal(12)),
        (" １２ ", "sure", Decimal(12)),
        (12.5, "doubtful", None),
        (-3, "doubtful", None),
        ("十二", "doubtful", None),
        ("=6+6", "doubtful", None),
        ("", "blank", None),
        (0, "sure", Decimal(0)),
    ],
)
def test_a_figure_is_read_as_it_was_meant(
    standard: Sheet, whole: bytes, value: object, state: str, held: Decimal | None
) -> None:
    match = back(standard, answered(whole, only("quota", value))[0])
    found = match.by_name["quota"]

    assert found.state == state
    if held is not None:
        assert found.value == held


def test_amounts_keep_all_that_was_put_in(standard: Sheet, whole: bytes) -> None:
    for value, state in ((0.1, "sure"), (1234567.89, "sure"), (0.125, "doubtful")):
        data, _ = answered(whole, only("office.final", value))
        found = back(standard, data).by_name["office.final"]
        assert found.state == state
        assert state == "doubtful" or found.value == Decimal(str(value))


def test_remarks_beside_the_boxes_are_listed(standard: Sheet, whole: bytes) -> None:
    book = opened(answered(whole, only("quota", 8))[0])
    (row,) = (cell.row for place, _, cell in boxes(book) if place == "quota")
    book["人事"].cell(row, 9).value = "含工勤人员"
    book.create_sheet("另附").cell(1, 1).value = "见附件"

    match = back(standard, bytes_of(book))
    assert {trace.text for trace in match.unrecognised} == {"含工勤人员", "见附件"}


def test_a_table_may_have_more_columns_than_letters() -> None:
    kind = blank(STANDARD).typed_kind("quota")
    heads = [f"栏{number}" for number in range(30)]
    line = Line(key="甲+1|", cells=[Blank(kind=kind)] * len(heads))
    block = Block(key=COLUMNS, title="", heads=heads, keys=heads, lines=[line, line])
    wide = AskedSheet(name="甲", head="甲", notes=(), key="甲", blocks=[block])

    book = opened(write_asked([wide]))
    found = [place for place, _, _ in boxes(book)]
    (rule,) = book.worksheets[0].data_validations.dataValidation
    assert found == [f"甲+1.{head}" for head in heads] * 2
    assert len(rule.sqref.ranges) == len(heads)
    assert all(one.size["rows"] == 1 + 1 for one in rule.sqref.ranges)


def test_long_texts_beside_the_boxes_are_cut() -> None:
    sheet = blank(STANDARD)
    long = dict.fromkeys(("unit", "indicators[0].name", "indicators[0].target"), "长" * 15000)
    filled = sheet.book.evaluate(put_cells(sheet.report, long))
    data = answered(asked(filled), only("indicators#1.actual", "好"))[0]

    cells = (cell for page in opened(data) for row in page.iter_rows() for cell in row)
    assert max(len(str(cell.value or "")) for cell in cells) < 300
    found = back(filled, data).by_name["indicators[0].actual"]
    assert (found.state, found.value) == ("sure", "好")
