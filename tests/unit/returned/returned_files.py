"""The sample as a file that comes back after somebody edited it, and what is found in it."""

from __future__ import annotations

from functools import cache
from typing import Final

from given.edges import EDGES
from perfeval_gui.domain.names.comparing import differences
from perfeval_gui.domain.record.report import Report
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.exports.word.xml import bookmark_name
from perfeval_gui.imports.reading.files import read
from perfeval_gui.pages.compose import compose
from perfeval_gui.returned.changes import Change, taken
from perfeval_gui.returned.comparing import Comparison, compare
from perfeval_gui.rules.figures.rulebook import Sheet
from unit.returned.edited_files import Edit, edited, marked, write

PROJECT: Final = bookmark_name("projects[1].final")
EVALUATOR: Final = bookmark_name("evaluators[1].name")


@cache
def example() -> Sheet:
    return EDGES["example"]()


@cache
def word_file() -> bytes:
    return write_word(compose(example()))


@cache
def book_file() -> bytes:
    return write_workbook(compose(example()))


def of_word(*edits: Edit) -> Comparison:
    return compare(read(edited(word_file(), *edits), "甲.docx"), example())


def only(found: Comparison) -> Change:
    (change,) = found.changes
    return change


def after(*changes: Change) -> Report:
    return taken(example().book, example().report, changes)


def changed(report: Report) -> list[tuple[str, str, int | None, int | None]]:
    return [
        (one.sort, one.name, one.first, one.second) for one in differences(example().report, report)
    ]


def writing(mark: str, text: str) -> Edit:
    return lambda root: write(marked(root, mark), text)
