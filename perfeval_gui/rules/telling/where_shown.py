"""Where a name is at home: the section that shows it, and what the place is called."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from perfeval_gui.domain.names.fields import address, any_row, rows_of
from perfeval_gui.rules.figures.figure import plain
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.answers import about
from perfeval_gui.rules.telling.sections import section_of

# Figures that do not stand where their inputs stand, by the beginning of their names.
_ELSEWHERE: Final = (
    ("execution_", "execution"),
    ("group_", "indicators"),
    ("total_", "indicators"),
    ("grade", "indicators"),
)
_NOWHERE: Final = "output"


def home_of(sheet: Sheet, name: str) -> str:
    """The key of the section that shows *name*: a cell, a figure or a whole table.

    An answer stands where what it is about does. A figure that no section lists stands where its
    inputs do; what is known nowhere belongs to the last section.
    """
    return _home(sheet.book, any_row(about(sheet.report, name)))


@lru_cache(maxsize=4096)
def _home(book: Rulebook, name: str) -> str:
    """As `home_of`, of a cell in whichever row: of thousands of findings few are told apart."""
    shown = {section.key for section in book.edition.sections}
    # Figures may follow from each other in a chain longer than calls may be deep.
    asked, left = set[str](), [name]
    while left:
        one = left.pop()
        if one in asked:
            continue
        asked.add(one)
        begins = (key for begin, key in _ELSEWHERE if one.startswith(begin) and key in shown)
        if (key := section_of(book.edition, one) or next(begins, _NOWHERE)) != _NOWHERE:
            return key
        figure = book.figures.get(any_row(one))
        left += [plain(given) for given in reversed(figure.inputs if figure is not None else ())]
    return _NOWHERE


def title_of(sheet: Sheet, name: str) -> str:
    """What the place called *name* is called in a list; empty for what has no name of its own."""
    found = address(name)
    if found is None:
        return "" if name in sheet.report.form.tables else _label(sheet, name)
    table, row, _ = found
    if name.startswith("explanations[") and (cell := about(sheet.report, name)) != name:
        return f"{title_of(sheet, cell)}的说明"
    rows = rows_of(sheet.report, table)
    if row is None or row >= len(rows):
        return ""
    if table == "passages":
        key = sheet.report.narrative.passages[row].key
        return next((head.text for head in sheet.edition.outline if head.key == key), "")
    if table == "projects":
        return _label(sheet, name)
    # Some labels are spaced out on paper (单　位).
    return f"第 {row + 1} 行 {''.join(_label(sheet, name).split())}"


def _label(sheet: Sheet, name: str) -> str:
    try:
        return sheet.label(name)
    except KeyError:
        return ""
