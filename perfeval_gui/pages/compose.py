"""The neutral pages of a sheet: drawings filled with labels, values, formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.drawing import Drawing, DrawnGrid, DrawnText
from perfeval_gui.domain.edition.drawn_text import aligned
from perfeval_gui.domain.edition.edition import with_years
from perfeval_gui.domain.edition.may_lack import SAYS_SO
from perfeval_gui.domain.names.fields import cell_name, rows_of
from perfeval_gui.domain.names.lacking import lacked_headings
from perfeval_gui.pages.appendices import appended, with_standing_answers
from perfeval_gui.pages.model import Block, Grid, Package, Paragraph, Part, Run
from perfeval_gui.pages.printed_cells import Place, runs
from perfeval_gui.pages.printed_rows import printed_grid
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.sentences.text_links import pieces

_NAMED: Final = pattern(r"\{(\w+)\}")
_MOST_UNIT: Final = 40
"""Characters of a unit, or another name, in the name of a file: what comes after is not cut."""


def compose(sheet: Sheet) -> Package:
    """Everything that is printed for *sheet*, part by part.

    Word, Excel, PDF, paper and preview all render what this gives and nothing else.
    """
    sheet = with_standing_answers(sheet)
    cover = sheet.report.cover
    day = cover.report_date
    return Package(
        title=export_name(sheet),
        author=cover.unit,
        date=day.isoformat() if isinstance(day, date) else "",
        parts=(*_drawn(sheet), *appended(sheet)),
    )


def first_margins(sheet: Sheet) -> tuple[float, float, float, float] | None:
    """The margins (left, top, right, bottom, mm) of the first part with a table; None without one.

    A clerk begins with these. They stand in the drawings: no page is composed for them.
    """
    for drawing in _drawings(sheet):
        if any(isinstance(block, DrawnGrid) for block in drawing.blocks):
            return drawing.margins
    added = appended(with_standing_answers(sheet))
    tables = (one for one in added if any(isinstance(block, Grid) for block in one.blocks))
    return next((one.margins for one in tables), None)


def _drawings(sheet: Sheet) -> Iterator[Drawing]:
    """The drawings of the edition that are printed for *sheet*."""
    for drawing in sheet.edition.drawings:
        if not drawing.when or rows_of(sheet.report, drawing.when):
            yield drawing


def _drawn(sheet: Sheet) -> Iterator[Part]:
    """The parts that the edition draws."""
    return (_part(drawing, sheet) for drawing in _drawings(sheet))


def export_name(sheet: Sheet) -> str:
    """The name the county wants exported files to have, without ending."""
    text = with_years(sheet.edition.file_name, sheet.report.year)
    return _NAMED.sub(lambda match: sheet.shown(match[1]).strip()[:_MOST_UNIT].strip(), text)


def _part(drawing: Drawing, sheet: Sheet) -> Part:
    part = Part(
        key=drawing.key,
        title=drawing.title,
        blocks=(),
        margins=drawing.margins,
        numbered=drawing.numbered,
        landscape=drawing.landscape,
    )
    blocks: list[Block] = []
    for block in drawing.blocks:
        if isinstance(block, DrawnGrid):
            blocks.append(printed_grid(block, sheet, part.width))
        elif block.repeats == "outline":
            blocks.extend(_outline(sheet))
        else:
            blocks.append(_text(block, sheet))
    return replace(part, blocks=tuple(blocks))


def _text(block: DrawnText, sheet: Sheet) -> Paragraph:
    align, text = aligned(block.text)
    found = tuple(runs(text, sheet, Place()))
    return Paragraph(runs=found, style=block.style, align=align)


def _outline(sheet: Sheet) -> Iterator[Paragraph]:
    """The report: every heading of the edition, under it its passage, a paragraph a line."""
    passages = sheet.report.narrative.passages
    rows = {passage.key: row for row, passage in enumerate(passages)}
    nothing = lacked_headings(sheet.edition, sheet.report)
    for heading in sheet.edition.outline:
        row = rows.get(heading.key)
        source = "passages" if row is None else cell_name("passages", row, "text")
        text = with_years(heading.text, sheet.report.year)
        yield Paragraph(runs=(Run(text),), style=f"heading{heading.level}", source=source)
        passage = "" if row is None else passages[row].text
        if heading.key in nothing and not passage.strip():
            passage = SAYS_SO
        for line in passage.strip("\n").split("\n"):
            if line.strip():
                yield from _passage(line.strip().replace("\t", " "), sheet, source)


def _passage(line: str, sheet: Sheet, source: str) -> Iterator[Paragraph]:
    """One line of a passage; a quoted text of several lines makes as many paragraphs."""
    lines: list[list[Run]] = [[]]
    for text, name in pieces(line, sheet):
        first, *more = text.replace("\t", " ").split("\n")
        lines[-1].append(Run(first, name))
        lines += ([Run(part.strip(), name)] for part in more)
    for line_runs in lines:
        if any(run.text.strip() for run in line_runs):
            yield Paragraph(runs=tuple(line_runs), style="body", source=source)
