"""Filled forms as files of strangers, and what is found in them beside what was filled in."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from given import declared_scenarios
from perfeval_gui.domain.edition.choices import choices_of
from perfeval_gui.domain.names.fields import address, cell_name, kind_of, rows_of
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.matching.result import Match, Matched
from perfeval_gui.imports.model import Cell, Contents, Paragraph, Table
from perfeval_gui.imports.reading.files import read
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Grid, Package
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.sentences.text_links import printed as printed_text
from unit.forms.test_scenarios import NAMES, SCENARIOS, SHELF, load
from unit.matching.disturbed import FIGURE, FIGURE_CELL, LABEL

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
    package = compose(sheet_of(form))
    return marked(read(WRITERS[kind](package), f"{form}.{kind}"), package)


def marked(contents: Contents, package: Package) -> Contents:
    """*contents* without its bookmarks; in their place stands which cells are printed labels."""
    labels = {
        squeezed(cell.text)
        for cell in package.cells()
        if not any(run.name for paragraph in cell.paragraphs for run in paragraph.runs)
    }
    words = {squeezed(cell.text) for cell in package.cells() if cell.name and cell.value is None}
    figures = {squeezed(cell.text) for cell in package.cells() if cell.value is not None} - words
    labels = {text for text in labels if not FIGURE.fullmatch(text)}
    blocks = (_marked(one, labels, figures) for one in contents.blocks)
    return replace(contents, blocks=tuple(blocks))


def _marked(block: Table | Paragraph, labels: set[str], figures: set[str]) -> Table | Paragraph:
    if isinstance(block, Paragraph):
        return replace(block, names=())
    cells = []
    for cell in block.cells:
        text = squeezed(cell.text)
        mark = LABEL if text and text in labels else FIGURE_CELL if text in figures else ""
        cells.append(replace(cell, names=(mark,) if mark else ()))
    return replace(block, cells=tuple(cells))


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


def wrong(match: Match, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What is sure in *match* and not so in *sheet*: silently wrong.

    A row of a table may stand elsewhere, as somebody may have moved it; what is sure of it must
    be of one row of *sheet*.
    """
    rows: dict[tuple[str, int], dict[str, Matched]] = defaultdict(dict)
    for one in match.cells:
        table, row, column = address(one.name) or ("", None, "")
        if row is not None:
            rows[table, row][column] = one
        elif one.state == "sure" and shown(one, sheet) != squeezed(printed(sheet, one.name)):
            yield one.name, f"{one.value} != {printed(sheet, one.name)}"
    for (table, row), cells in rows.items():
        if table in ("passages", "explanations"):
            continue
        sure = {
            column: shown(one, sheet, cells.get("group"))
            for column, one in cells.items()
            if one.state == "sure" and column not in ("lowered", "band")
        }
        if not any(_agrees(sheet, table, number, sure) for number in range(_count(sheet, table))):
            yield f"{table}[{row}]", str(sure)


def wrong_texts(match: Match, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Texts of the report that are sure, where *sheet* prints others under their headings.

    What somebody wrote between a heading and its text is of that text: of no use for such files.
    """
    own = {one.key: printed_text(one.text, sheet) for one in sheet.report.narrative.passages}
    known = match.by_name
    for one in match.cells:
        if one.name.startswith("passages[") and one.name.endswith("].text"):
            key = str(known[f"{one.name.removesuffix('text')}key"].value)
            text = str(one.value or "")
            if one.state in ("sure", "blank") and squeezed(text) != squeezed(own.get(key, "")):
                yield key, f"{text!r} != {own.get(key, '')!r}"


def _count(sheet: Sheet, table: str) -> int:
    return len(rows_of(sheet.report, table))


def _agrees(sheet: Sheet, table: str, row: int, sure: Mapping[str, str]) -> bool:
    return all(
        text == squeezed(printed(sheet, cell_name(table, row, column)))
        for column, text in sure.items()
    )


def printed(sheet: Sheet, name: str) -> str:
    """What *sheet* shows under *name*; "-" where it has no such row."""
    try:
        return sheet.shown(name)
    except KeyError:
        return "-"


def shown(one: Matched, sheet: Sheet, group: Matched | None = None) -> str:
    """What was found, as it is printed."""
    kind = kind_of(sheet.report.form, one.name) or sheet.kind(one.name)
    column = one.name.rpartition(".")[2]
    of = str(group.value) if group is not None and column != "group" else ""
    choices = choices_of(sheet.edition, kind, column, of) if kind.holds == "choice" else ()
    words = next((label for word, label in choices if word == one.value), kind.show(one.value))
    return squeezed(words)


def squeezed(text: str) -> str:
    """*text* in half width and without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())
