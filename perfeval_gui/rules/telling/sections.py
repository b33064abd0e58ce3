"""The sections of the form as the clerk walks through them, and how far each is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from perfeval_gui.domain.cells.values import is_blank
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.edition.may_lack import Part
from perfeval_gui.domain.edition.sections import Section
from perfeval_gui.domain.names.fields import TableRow, cell_name, get, rows_of
from perfeval_gui.domain.names.lacking import lacked, lacked_headings
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.wanted import is_wanted
from perfeval_gui.rules.findings.answers import excused, state_of
from perfeval_gui.rules.sentences.starting_texts import starting_text
from perfeval_gui.working.identity import Same

if TYPE_CHECKING:
    from perfeval_gui.rules.findings.finding import Finding

Progress = Literal["untouched", "begun", "complete", "findings"]


def section_of(edition: Edition, name: str) -> str:
    """The key of the section that shows *name*; empty where none does."""
    return edition.owners.get(name.partition("[")[0], "")


def title_of_section(edition: Edition, name: str) -> str:
    """The Chinese title of the section that shows *name*; empty where none does."""
    key = section_of(edition, name)
    return edition.titles.get(key, "") if key else ""


def sections_with_errors(findings: tuple[Finding, ...], sheet: Sheet) -> frozenset[str]:
    """The keys of the sections in which something must be mended."""
    return frozenset(
        section_of(sheet.edition, found.name)
        for found in findings
        if found.level == "error" and state_of(found, sheet.report) != "answered"
    )


def wanted(section: Section, sheet: Sheet) -> Iterator[str]:
    """The cells and tables without which *section* is not complete, as far as they are printed."""
    return (name for name in section.needed if is_wanted(sheet, name))


def gaps(section: Section, sheet: Sheet) -> Iterator[str]:
    """The cells that are missing in *section*, in their order; a table alone for its first row."""
    for name in wanted(section, sheet):
        if name == "passages":
            yield from _unwritten(sheet)
        elif name in sheet.report.form.tables:
            yield from _blank_in_rows(sheet.report, name)
        elif is_blank(sheet.value(name)) and not excused(sheet.report, name):
            yield name


def progress(section: Section, sheet: Sheet, errors: frozenset[str]) -> Progress:
    """How far *section* is filled in; *errors* are the sections in which something is wrong."""
    # What is missing in a section nobody has begun is no news; anything else there is.
    if not is_begun(section, sheet):
        return "untouched"
    if section.key in errors:
        return "findings"
    return "begun" if any(True for _ in gaps(section, sheet)) else "complete"


def is_begun(section: Section, sheet: Sheet) -> bool:
    """Whether anything stands in *section* that was not there from the beginning."""
    return any(_touched(section, sheet))


def _touched(section: Section, sheet: Sheet) -> Iterator[bool]:
    edition, report = sheet.edition, sheet.report
    yield any(shows(section, part) for part in lacked(edition, report))
    for name in section.fields:
        value, kind = get(report, name), report.form.fields[name].kind
        yield value not in (kind.blank, edition.starts.get(name, kind.blank))
    for table in section.tables:
        if table == "passages":
            headings = {heading.key: heading for heading in edition.outline}
            yield any(
                p.text != (starting_text(sheet, headings[p.key]) if p.key in headings else "")
                for p in report.narrative.passages
            )
        else:
            yield bool(rows_of(report, table))


def shows(section: Section, part: Part) -> bool:
    """Whether a cell, a table or the report of *section* belongs to *part*."""
    names = any(part.covers(name) for name in (*section.fields, *section.tables))
    return names or (bool(part.headings) and "passages" in section.tables)


def _blank_in_rows(report: Report, table: str) -> Iterator[str]:
    rows = rows_of(report, table)
    # Most units finish no building.
    if not rows and table != "buildings":
        yield table
    for at, column in _blank_places(Same(rows), report.form.tables[table].needed):
        yield cell_name(table, at, column)


@lru_cache(maxsize=8)
def _blank_places(
    rows: Same[tuple[TableRow, ...]], columns: tuple[str, ...]
) -> tuple[tuple[int, str], ...]:
    """Row and column of what is blank in *columns*, row by row.

    Several ask of the same rows, and again where the clerk goes from cell to cell.
    """
    found = [
        (at, place)
        for place, column in enumerate(columns)
        for at, value in enumerate(map(attrgetter(column), rows.what))
        if is_blank(value)
    ]
    return tuple((at, columns[place]) for at, place in sorted(found))


def _unwritten(sheet: Sheet) -> Iterator[str]:
    """The passages without a text; ``passages`` for one that is not in the record yet."""
    places = {passage.key: at for at, passage in enumerate(sheet.report.narrative.passages)}
    nothing = lacked_headings(sheet.edition, sheet.report)
    for heading in sheet.edition.outline:
        at = places.get(heading.key)
        text = "" if at is None else sheet.report.narrative.passages[at].text
        if heading.passage and heading.key not in nothing and is_blank(text):
            yield "passages" if at is None else cell_name("passages", at, "text")
