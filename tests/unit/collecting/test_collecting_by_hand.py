"""Sheets that were sent round and came back with lines copied or taken out: nothing is lost."""

from __future__ import annotations

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from perfeval_gui.domain.names.fields import rows_of
from perfeval_gui.rules.figures.rulebook import Sheet
from unit.collecting.answered import answered, asked, back, blank, boxes, bytes_of, only, opened
from unit.collecting.test_collecting import STANDARD, taken


@pytest.fixture(scope="module")
def standard() -> Sheet:
    return blank(STANDARD)


@pytest.fixture(scope="module")
def whole(standard: Sheet) -> bytes:
    return asked(standard)


def one_more(sheet: Worksheet, row: int) -> None:
    """Somebody copied a line, with its key, because there were too few."""
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    sheet.insert_rows(row + 1)
    for cell in sheet[row]:
        sheet.cell(row + 1, int(cell.column or 1)).value = cell.value


def test_a_new_row_that_was_copied_is_one_more_row(standard: Sheet, whole: bytes) -> None:
    data, given = answered(whole, lambda at, _: at if at.startswith("evaluators+") else None)
    book = opened(data)
    last = next(cell for at, _, cell in boxes(book) if at == "evaluators+6.name")
    one_more(book["人事"], last.row)
    book["人事"].cell(last.row + 1, last.column).value = "第七个"

    people = rows_of(taken(standard, back(standard, bytes_of(book))).report, "evaluators")

    names = [getattr(one, "name") for one in people]  # noqa: B009  # rows are of any table
    assert names == [*(str(v) for at, v in given.items() if at.endswith(".name")), "第七个"]


@pytest.mark.parametrize("gone", [-1, 0], ids=["its keys", "its headings"])
def test_what_stands_in_a_box_is_taken_or_listed(standard: Sheet, whole: bytes, gone: int) -> None:
    """Whatever row somebody took out above it."""
    book = opened(answered(whole, only("quota", 8))[0])
    (box,) = (cell for place, _, cell in boxes(book) if place == "quota")
    sheet = book["人事"]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    sheet.delete_rows(box.row - 1 + gone)

    match = back(standard, bytes_of(book))

    listed = [trace.text for trace in match.unrecognised]
    assert "8" in listed or match.by_name["quota"].state == "doubtful"
