"""Sheets that are sent round for what is missing: who is asked, and that all of it comes back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from openpyxl.workbook import Workbook

from office import Office
from perfeval_gui.collecting.reading_back import read_back
from perfeval_gui.collecting.sheets import asked_of
from perfeval_gui.domain.names.fields import get, rows_of, with_rows
from perfeval_gui.domain.names.places import name_at
from perfeval_gui.domain.names.putting import put_cells
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.matching.result import Match
from perfeval_gui.imports.reading.files import read
from perfeval_gui.imports.taking.taking import Choices, take_over
from perfeval_gui.rules.figures.rulebook import Sheet
from unit.collecting.answered import (
    Answers,
    answered,
    as_typed,
    asked,
    at_random,
    back,
    blank,
    boxes,
    bytes_of,
    only,
    opened,
    project_form,
)
from unit.forms.test_scenarios import SHELF
from unit.matching.matched import FORMS, sheet_of

STANDARD: Final = "yunxi-2023"


@pytest.fixture(scope="module")
def standard() -> Sheet:
    return blank(STANDARD)


@pytest.fixture(scope="module")
def whole(standard: Sheet) -> bytes:
    """The sheets of the standard form as they are sent round."""
    return asked(standard)


@pytest.fixture(scope="module")
def filled(whole: bytes) -> tuple[bytes, Answers]:
    """The same, every box filled in."""
    return answered(whole, at_random(1))


def taken(sheet: Sheet, match: Match) -> Sheet:
    untouched = new_report(sheet.edition, sheet.report.year)
    report = take_over(sheet.report, match, Choices(), untouched).report
    return sheet.book.evaluate(report, sheet)


def name_in(report: Report, place: str) -> str:
    """The cell at *place*; the nth new row of a table that had none is its nth row."""
    table, plus, rest = place.partition("+")
    if not plus:
        return name_at(report, place)
    row, _, column = rest.partition(".")
    return f"{table}[{int(row) - 1}].{column}"


def demand_exact(sheet: Sheet, answers: Answers) -> None:
    for place, value in answers.items():
        name = name_in(sheet.report, place)
        assert get(sheet.report, name) == as_typed(sheet, name, value), name


def reasons(match: Match) -> set[str]:
    return {one.reason for one in match.of("doubtful")}


# ---- what comes back


@pytest.mark.parametrize("edition", SHELF.ids())
def test_what_is_filled_in_comes_back_into_exactly_its_cells(edition: str) -> None:
    sheet = blank(edition)
    data, answers = answered(asked(sheet), at_random(2))
    match = back(sheet, data)

    assert [one.name for one in match.of("doubtful")] == []
    assert list(match.unrecognised) == []
    assert len(list(match.of("sure"))) >= len(answers) > 0
    after = taken(sheet, match)
    demand_exact(after, answers)
    # Nothing that was asked for is asked for again, and nothing doubles.
    assert sum(one.count for one in asked_of(after, {})) == 0
    assert taken(after, back(after, data)).report == after.report


@pytest.mark.parametrize("form", FORMS)
def test_gaps_of_a_filled_form_come_back(form: str) -> None:
    full = sheet_of(form)
    names = [
        f"{table}[0].{c}" for table in ("indicators", "evaluators") for c in ("name", "actual")
    ]
    emptied: dict[str, str] = {}
    for name in names:
        if full.report.form.tables.get(name.partition("[")[0]) and name in set(full.names()):
            emptied[name] = ""
    sheet = full.book.evaluate(put_cells(full.report, emptied))
    if not any(one.sheet.blocks for one in asked_of(sheet, {})):
        return
    data, answers = answered(asked(sheet), at_random(3))
    match = back(sheet, data)

    assert [one.name for one in match.of("doubtful")] == []
    after = taken(sheet, match)
    demand_exact(after, answers)
    changed = {name_in(after.report, place) for place in answers}
    assert all(
        get(after.report, name) == get(sheet.report, name)
        for name in sheet.names()
        if name not in changed and sheet.figure(name) is None
    )


def test_some_of_it_by_several_people_is_put_together(standard: Sheet, whole: bytes) -> None:
    first, some = answered(whole, at_random(4, 0.4))
    rest, more = answered(
        whole, lambda place, cell: None if place in some else at_random(5)(place, cell)
    )
    new = {place for place in (*some, *more) if "+" in place}

    match = back(standard, first, rest)
    # Of rows that somebody filled in half, the choices are asked about.
    assert {one.name.partition("[")[0] for one in match.of("doubtful")} <= {"indicators"}
    after = taken(standard, match)
    demand_exact(after, {place: v for place, v in {**some, **more}.items() if place not in new})
    # The same file twice says nothing more.
    assert (
        taken(standard, back(standard, first, first)).report
        == taken(standard, back(standard, first)).report
    )


def test_two_answers_for_one_cell_are_asked_about(standard: Sheet, whole: bytes) -> None:
    one, two = (answered(whole, only("quota", figure))[0] for figure in (12, 13))
    (found,) = back(standard, one, two).of("doubtful")

    assert found.name == "quota"
    assert {found.value, *(other.value for other in found.others)} == {Decimal(12), Decimal(13)}


# ---- through other programs


def inserted(book: Workbook) -> None:
    """Somebody made room: columns and rows more, and the sheets in another order."""
    for sheet in book.worksheets:
        # The program that does it by hand would move the joined cells along.
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.insert_cols(3)
        sheet.insert_rows(2, 2)
    book.move_sheet(book.worksheets[0], 2)


def turned(book: Workbook) -> None:
    """Somebody sorted the people: rows that are not there yet stand in another order."""
    sheet = book["人事"]
    rows = [cell.row for place, _, cell in boxes(book) if place.startswith("evaluators+1.")]
    for row in rows[:1]:
        for column in range(1, 6):
            one, other = sheet.cell(row, column), sheet.cell(row + 1, column)
            one.value, other.value = other.value, one.value


@pytest.mark.parametrize("change", [inserted, turned])
def test_what_is_moved_along_with_its_key_is_known(
    standard: Sheet, filled: tuple[bytes, Answers], change: Callable[[Workbook], None]
) -> None:
    book = opened(filled[0])
    change(book)
    match = back(standard, bytes_of(book))

    assert [one.name for one in match.of("doubtful")] == []
    alone = {place: value for place, value in filled[1].items() if "+" not in place}
    demand_exact(taken(standard, match), alone)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_save_by_another_program_changes_nothing(
    standard: Sheet, filled: tuple[bytes, Answers], tmp_path: Path, office: Office
) -> None:
    (tmp_path / "a.xlsx").write_bytes(filled[0])
    office.save("xls", tmp_path / "1", [tmp_path / "a.xlsx"])
    match = back(standard, (tmp_path / "1/a.xls").read_bytes())

    assert [one.name for one in match.of("doubtful")] == []
    assert list(match.unrecognised) == []
    demand_exact(taken(standard, match), filled[1])


# ---- witnesses


def with_text(text: str, other: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        cells = [
            cell
            for sheet in book.worksheets
            for row in sheet.iter_rows()
            for cell in row[1:]
            if str(cell.value or "").startswith(text)
        ]
        assert cells
        for cell in cells:
            cell.value = other

    return change


def keys_swapped(book: Workbook) -> None:
    rows = {place: cell.row for place, _, cell in boxes(book) if place in ("quota", "in_post")}
    one, other = (book["人事"].cell(row, 1) for row in rows.values())
    one.value, other.value = other.value, one.value


@pytest.mark.parametrize(
    ("change", "name", "why"),
    [
        (with_text("编制数", "实有人数"), "quota", "收集表里这一行写的是“实有人数”"),
        (keys_swapped, "quota", "收集表里这一行写的是"),
        (with_text("2023年决算数", "2022年决算数"), "office.final", "这一列写的是“2022年决算数”"),
        (with_text("办公经费", "会议费"), "office.final", "写的是“会议费”"),
        (with_text("姓名", "单位"), "evaluators[0].name", "这一列写的是“单位”，应当是“姓名”"),
    ],
)
def test_a_label_that_says_something_else_is_asked_about(
    standard: Sheet,
    filled: tuple[bytes, Answers],
    change: Callable[[Workbook], None],
    name: str,
    why: str,
) -> None:
    book = opened(filled[0])
    change(book)
    found = back(standard, bytes_of(book)).by_name[name]

    assert found.state == "doubtful"
    assert why in found.reason


def test_a_row_is_known_wherever_it_stands_now() -> None:
    sheet = project_form(["甲", "乙", "丙"])
    data, _ = answered(asked(sheet), only("projects#2.final", 7.5))
    first, second, third = rows_of(sheet.report, "projects")
    moved = sheet.book.evaluate(with_rows(sheet.report, "projects", (third, second)))

    match = back(moved, data)
    (value,) = (one for one in match.of("sure") if one.value == Decimal("7.5"))
    assert match.rows[value.name.rpartition(".")[0]] == 1
    assert get(taken(moved, match).report, "projects[1].final") == Decimal("7.5")
    assert first.id == 1


def test_what_is_for_a_row_that_is_gone_is_listed_and_not_taken() -> None:
    sheet = project_form(["甲", "乙"])
    data, _ = answered(asked(sheet), only("projects#2.final", 7.5))
    rows = rows_of(sheet.report, "projects")[:1]
    shorter = sheet.book.evaluate(with_rows(sheet.report, "projects", rows))
    match = back(shorter, data)

    assert [trace.text for trace in match.unrecognised] == ["7.5"]
    assert any("已经没有的行" in told for told in match.told)
    assert taken(shorter, match).report == shorter.report


def test_a_row_that_is_called_otherwise_now_is_asked_about() -> None:
    sheet = project_form(["甲"])
    data, _ = answered(asked(sheet), only("projects#1.final", 7.5))
    named = sheet.book.evaluate(put_cells(sheet.report, {"projects[0].name": "乙"}))

    found = back(named, data).by_name["projects[0].final"]
    assert found.state == "doubtful"
    assert "草稿里现在叫" in found.reason


# ---- sheets of something else


def test_sheets_of_another_draft_are_asked_about(filled: tuple[bytes, Answers]) -> None:
    sheet = blank(STANDARD)
    unit = put_cells(sheet.report, {"unit": "甲局"})
    data, _ = answered(asked(sheet.book.evaluate(replace(unit, document="1"))), at_random(6))
    other = sheet.book.evaluate(replace(sheet.report, document="2"))

    match = back(other, data)
    assert not list(match.of("sure"))
    assert {"这张收集表是从另一份草稿（甲局）发出的，请核对。"} <= reasons(match)
    assert list(back(sheet, data).of("sure"))


def test_sheets_of_another_year_say_so(standard: Sheet) -> None:
    book = standard.book
    later = book.evaluate(new_report(book.edition, 2024))
    data, _ = answered(asked(later), at_random(7))

    assert back(standard, data).year == 2024


def without_first_column(book: Workbook) -> None:
    for sheet in book.worksheets:
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.delete_cols(1)


def of_a_newer_program(book: Workbook) -> None:
    for sheet in book.worksheets:
        sheet.cell(1, 1).value = str(sheet.cell(1, 1).value).replace(":1:", ":2:", 1)


def of_another_form(book: Workbook) -> None:
    for sheet in book.worksheets:
        sheet.cell(1, 1).value = str(sheet.cell(1, 1).value).replace(STANDARD, "linjiang-2024")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (without_first_column, "隐藏的编号没有了"),
        (of_a_newer_program, "请升级程序"),
        (of_another_form, "另一种表"),
    ],
)
def test_what_cannot_be_told_apart_is_not_read(
    standard: Sheet,
    filled: tuple[bytes, Answers],
    change: Callable[[Workbook], None],
    why: str,
) -> None:
    book = opened(filled[0])
    change(book)

    with pytest.raises(UnreadableError, match=why):
        back(standard, bytes_of(book))


def test_any_other_file_is_none(standard: Sheet) -> None:
    page = read("<table><tr><td>编制数</td><td>8</td></tr></table>".encode(), "a.html")

    assert read_back(standard, [page]) is None
    data = read(answered(asked(standard), only("quota", 8))[0], "b.xlsx")
    match = read_back(standard, [page, data])
    assert match is not None
    assert match.told == ("“a.html”不是收集表，没有和收集表一起读，请单独导入。",)
