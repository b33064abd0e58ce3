"""Which row of a report a row of a file is: none that merely begins alike, and the same again."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

import pytest

from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import get, rows_of
from perfeval_gui.domain.names.putting import put_cells
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.imports.matching.result import Match, Matched
from perfeval_gui.imports.taking.row_places import row_places
from perfeval_gui.imports.taking.taking import Choices, Placed, placed, take_over
from unit.forms.test_scenarios import SHELF
from unit.matching.matched import FORMS, contents_of, matcher, sheet_of

Row = Mapping[str, Value]
DECLARED: Final = ("qingxi-2024", "items")
"""An edition with a declared table, of two columns of words and two of amounts."""
PRICE: Final = Decimal(40)


@cache
def blank(edition: str) -> Report:
    book = SHELF.read(edition)
    return new_report(book.edition, book.edition.year)


def with_rows_of(report: Report, table: str, rows: Sequence[Row]) -> Report:
    values = {f"{table}[{n}].{c}": v for n, row in enumerate(rows) for c, v in row.items()}
    return put_cells(report, values)


def found(edition: str, table: str, rows: Sequence[Row]) -> Match:
    """A file that says *rows* surely."""
    cells = tuple(
        Matched(name=f"{table}[{number}].{column}", state="sure", value=value)
        for number, row in enumerate(rows)
        for column, value in row.items()
    )
    return Match(edition=edition, year=0, cells=cells)


def declared(typed: Sequence[Row], file: Sequence[Row]) -> list[int]:
    edition, table = DECLARED
    report = with_rows_of(blank(edition), table, typed)
    return row_places(report, table, found(edition, table, file))


def line(category: str, item: str, budget: int | None = None) -> Row:
    row: dict[str, Value] = {"category": category, "item": item}
    return row if budget is None else {**row, "budget": Decimal(budget)}


TRAVEL, CARS, DESKS = line("办公费", "差旅"), line("办公费", "用车"), line("购置费", "桌椅")


@pytest.mark.parametrize(
    ("typed", "file", "places"),
    [
        # A row that begins alike is another row.
        ([TRAVEL], [CARS], [1]),
        ([line("办公费", "差旅", 40)], [line("办公费", "用车", 7)], [1]),
        # The same rows, in whatever order.
        ([TRAVEL, CARS, DESKS], [DESKS, TRAVEL, CARS], [2, 0, 1]),
        # Some of them are there already: the others are new.
        ([TRAVEL, CARS], [CARS, DESKS, TRAVEL], [1, 2, 0]),
        # Another amount of the only row of these words is asked about.
        ([line("办公费", "差旅", 40)], [line("办公费", "差旅", 41)], [0]),
        # Of two rows of the same words, the one with this amount.
        ([line("办公费", "差旅", 40), line("办公费", "差旅", 7)], [line("办公费", "差旅", 7)], [1]),
        # Neither has it: it is a third.
        ([line("办公费", "差旅", 40), line("办公费", "差旅", 7)], [line("办公费", "差旅", 9)], [2]),
        # Rows that are alike: the nth is the nth.
        ([TRAVEL, TRAVEL], [TRAVEL, TRAVEL, TRAVEL], [0, 1, 2]),
        # A word that was left out is filled in where only one row can be meant.
        ([{"item": "差旅", "budget": PRICE}, CARS], [line("办公费", "差旅")], [0]),
        ([{"category": "办公费"}, {"category": "办公费"}], [TRAVEL], [2]),
        # Without any words no row is meant.
        ([line("办公费", "差旅", 40)], [{"budget": PRICE}], [1]),
        # Spaces and width are no other words.
        ([line("办 公费", "差旅（一）")], [line("办公费", "差旅(一)")], [0]),
    ],
)
def test_a_row_of_a_declared_table(
    typed: Sequence[Row], file: Sequence[Row], places: list[int]
) -> None:
    assert declared(typed, file) == places


def test_a_project_is_told_by_its_name() -> None:
    edition, table = "yunxi-2023", "projects"
    typed: Sequence[Row] = [{"name": "甲", "final": Decimal(5)}, {"name": "乙"}]
    report = with_rows_of(blank(edition), table, typed)
    file: Sequence[Row] = [{"name": "乙", "final": Decimal(3)}, {"name": "甲", "final": Decimal(6)}]
    match = found(edition, table, file)

    cells = {one.name: one for one in placed(report, match, blank(edition))}
    assert row_places(report, table, match) == [1, 0]
    assert cells["projects[0].final"].clashes
    assert not cells["projects[1].final"].clashes


def test_a_doubtful_word_is_any_of_its_readings() -> None:
    edition, table = DECLARED
    report = with_rows_of(blank(edition), table, [CARS, TRAVEL])
    words = {"category": "办公费", "item": "差旅"}
    match = found(edition, table, [words])
    unsure = tuple(Matched(name=one.name, state="doubtful", value=one.value) for one in match.cells)

    assert row_places(report, table, Match(edition=edition, year=0, cells=unsure)) == [1]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_is_taken_over_again_changes_nothing(form: str) -> None:
    sheet = sheet_of(form)
    match = matcher(sheet.edition.id).match([contents_of(sheet)], sheet.report.year)
    start = new_report(sheet.edition, sheet.report.year)
    once = take_over(start, match, Choices(), start).report
    again = take_over(once, match, Choices(), start)

    assert again.report == once
    assert again.kept == ()


def test_what_is_put_into_a_row_is_of_that_row_in_any_order() -> None:
    edition, table = DECLARED
    random_ = random.Random(22)
    for _ in range(150):
        rows = [
            line(random_.choice("甲乙丙"), random_.choice("子丑寅"), random_.choice([40, 7]))
            for _ in range(6)
        ]
        typed = random_.sample(rows, random_.randrange(7))
        file = random_.sample(rows, random_.randrange(1, 7))
        report = with_rows_of(blank(edition), table, typed)
        match = found(edition, table, file)

        cells = placed(report, match, blank(edition))
        assert all(_in_own_row(report, cells, number) for number in range(len(file)))
        once = take_over(report, match, Choices(), blank(edition)).report
        twice = take_over(once, match, Choices(), blank(edition)).report
        assert len(rows_of(twice, table)) == len(rows_of(once, table))


def _in_own_row(report: Report, cells: Sequence[Placed], number: int) -> bool:
    """Whether row *number* of the file has one row of *report*, of its words or none."""
    of = [one for one in cells if one.found.name.startswith(f"{DECLARED[1]}[{number}]")]
    places = {one.name.rpartition(".")[0] for one in of}
    words = [one for one in of if isinstance(one.found.value, str)]
    return len(places) == 1 and all(one.typed in (None, "", one.found.value) for one in words)


def test_a_row_is_compared_with_the_report_and_not_with_the_file() -> None:
    edition, table = DECLARED
    report = with_rows_of(blank(edition), table, [TRAVEL])
    taken = take_over(report, found(edition, table, [CARS]), Choices(), blank(edition))

    assert [get(taken.report, f"{table}[{n}].item") for n in (0, 1)] == ["差旅", "用车"]
