"""Filled forms as files of strangers, and what is found in them beside what was filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from perfeval_gui.domain.cells.values import Value
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.matching.result import Match, Matched
from perfeval_gui.imports.model import Cell, Contents, Paragraph, Table
from perfeval_gui.imports.reading.files import read
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Grid, Package
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from unit import declared_scenarios
from unit.test_scenarios import NAMES, SCENARIOS, SHELF, load

FORMS: Final = (*declared_scenarios.FORMS, *NAMES)
"""Every filled form there is."""
WRITERS: Final[Mapping[str, Callable[[Package], bytes]]] = {
    "docx": write_word,
    "xlsx": write_workbook,
}


@cache
def sheet_of(form: str) -> Sheet:
    """The filled form."""
    if form in declared_scenarios.FORMS:
        return declared_scenarios.sheet(form)
    return load(SCENARIOS / f"{form}.json").sheet


@cache
def matcher(edition: str) -> Matcher:
    """Matches files against *edition*."""
    return Matcher(SHELF.read(edition))


@cache
def exported(form: str, kind: str) -> Contents:
    """The filled form written and read as a file of a stranger: without bookmarks."""
    data = WRITERS[kind](compose(sheet_of(form)))
    return without_names(read(data, f"{form}.{kind}"))


def without_names(contents: Contents) -> Contents:
    """*contents* without what this program alone writes into a file."""
    return replace(contents, blocks=tuple(_nameless(one) for one in contents.blocks))


def _nameless(block: Table | Paragraph) -> Table | Paragraph:
    if isinstance(block, Paragraph):
        return replace(block, names=())
    return replace(block, cells=tuple(replace(cell, names=()) for cell in block.cells))


def contents_of(sheet: Sheet, name: str = "表.docx") -> Contents:
    """The pages of *sheet* as they would be read from a file, without any file."""
    blocks: list[Table | Paragraph] = []
    for part in compose(sheet).parts:
        for block in part.blocks:
            number = len(blocks) + 1
            if isinstance(block, Grid):
                cells = tuple(
                    Cell(
                        row=cell.row,
                        column=cell.column,
                        rows=cell.rows,
                        columns=cell.columns,
                        text=cell.text,
                        place=f"第 {cell.row + 1} 行第 {cell.column + 1} 格",
                    )
                    for cell in block.cells
                )
                blocks.append(Table(title=f"第 {number} 张表", cells=cells))
            elif block.text:
                blocks.append(Paragraph(text=block.text, place=f"第 {number} 段"))
    return Contents(file=name, format="docx", blocks=tuple(blocks))


def wrong(match: Match, sheet: Sheet) -> Iterator[tuple[str, Value, str]]:
    """The sure cells of *match* that do not print as those of *sheet*: silently wrong ones."""
    for one in match.cells:
        if one.state != "sure" or one.name.startswith("passages["):
            continue
        if _squeezed(_shown(one, sheet.book, sheet)) != _squeezed(printed(sheet, one.name)):
            yield one.name, one.value, printed(sheet, one.name)


def printed(sheet: Sheet, name: str) -> str:
    """What *sheet* shows under *name*; "-" where it has no such row."""
    shown = name.replace(".lowered", ".score")
    try:
        return sheet.shown(shown)
    except KeyError:
        return "-"


def _shown(one: Matched, book: Rulebook, sheet: Sheet) -> str:
    try:
        kind = sheet.kind(one.name.replace(".lowered", ".score"))
        choices = sheet.choices(one.name) if kind.holds == "choice" else ()
    except KeyError:
        return str(one.value)
    assert book is sheet.book
    return next((label for word, label in choices if word == one.value), kind.show(one.value))


def _squeezed(text: str) -> str:
    return "".join(text.split())
