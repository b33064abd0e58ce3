"""Sheets that were sent round, and what others do with them before they come back."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from perfeval_gui.collecting.last import last_shown
from perfeval_gui.collecting.reading_back import read_back
from perfeval_gui.collecting.sheets import asked_of
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.putting import put_cells
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.exports.excel.asking import write_asked
from perfeval_gui.imports.matching.result import Match
from perfeval_gui.imports.reading.files import read
from perfeval_gui.rules.figures.rulebook import Sheet
from unit.forms.test_scenarios import SHELF

Answers = dict[str, object]
"""What was put into boxes, by the place of the cell: a new row is ``evaluators+1.name``."""


def asked(sheet: Sheet) -> bytes:
    """The workbook that asks for what *sheet* lacks."""
    return write_asked([one.sheet for one in asked_of(sheet, last_shown(sheet))])


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def bytes_of(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def boxes(book: Workbook) -> Iterator[tuple[str, Worksheet, Cell]]:
    """Every box with its place, as the keys say it."""
    for sheet in book.worksheets:
        columns: dict[int, str] = {}
        for row in sheet.iter_rows():
            key = str(row[0].value or "")
            if key == "perfeval-collect-columns":
                columns = {cell.column: str(cell.value) for cell in row if cell.value}
            for cell in row[1:]:
                if not cell.protection.locked:
                    assert isinstance(cell, Cell)
                    column = columns[cell.column]
                    place = key.partition("|")[0]
                    yield place if column == "=" else f"{place}.{column}", sheet, cell


def answered(data: bytes, answer: Callable[[str, Cell], object]) -> tuple[bytes, Answers]:
    """*data* with what *answer* says in its boxes; None leaves one blank."""
    book, given = opened(data), Answers()
    for place, _, cell in boxes(book):
        if (value := answer(place, cell)) is not None:
            cell.value = value  # type: ignore[assignment]  # whatever a cell takes
            given[place] = value
    return bytes_of(book), given


def at_random(seed: int, part: float = 1.0) -> Callable[[str, Cell], object]:
    """Something that fits into each box that is filled, a *part* of them."""
    rng = random.Random(seed)

    def answer(place: str, cell: Cell) -> object:
        if rng.random() > part:
            return None
        rules = cell.parent.data_validations.dataValidation  # type: ignore[union-attr]
        (rule,) = [one for one in rules if cell.coordinate in one.sqref]
        if rule.type == "list":
            # Which 二级指标 there are depends on the first: those of the first group.
            return str(rule.formula1).strip('"').split(",")[0]
        if rule.type in ("decimal", "whole"):
            figure = rng.randrange(1, 9_999_999)
            percent = "%" in cell.number_format
            return figure % 97 + 1 if rule.type == "whole" else figure / (1e8 if percent else 100)
        if "2024-6-20" in str(rule.prompt):
            return date(2024, 6, rng.randrange(1, 31))
        if "2024年6月" in str(rule.prompt):
            return f"2024年{rng.randrange(1, 13)}月"
        return f"{place.rpartition('.')[2]}的内容{rng.randrange(10_000)}"

    return answer


def as_typed(sheet: Sheet, name: str, value: object) -> Value:
    """What the report holds where *value* was put into the box of the cell *name*."""
    kind = sheet.typed_kind(name)
    if isinstance(value, date):
        return kind.read(f"{value.year}年{value.month}月{value.day}日")
    if isinstance(value, int | float):
        figure = Decimal(repr(value))
        return kind.read(f"{figure * 100:f}%" if kind.unit == "%" else f"{figure:f}")
    if kind.holds == "choice":
        return next(word for word, label in sheet.choices(name) if label == value)
    return kind.read(str(value))


def back(sheet: Sheet, *files: bytes) -> Match:
    """What *files* say for the report of *sheet*."""
    found = read_back(sheet, [read(one, f"{n}.xlsx") for n, one in enumerate(files)])
    assert found is not None
    return found


def blank(edition: str) -> Sheet:
    book = SHELF.read(edition)
    return book.evaluate(new_report(book.edition, book.edition.year))


def only(place: str, value: object) -> Callable[[str, Cell], object]:
    return lambda at, _: value if at == place else None


def project_form(names: Sequence[str]) -> Sheet:
    sheet = blank("yunxi-2023")
    cells = {f"projects[{row}].name": name for row, name in enumerate(names)}
    return sheet.book.evaluate(put_cells(sheet.report, cells))
