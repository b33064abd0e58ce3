"""Which cells of a report are still missing: what would print blank, and nothing computes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import is_blank
from perfeval_gui.domain.edition.edition import FUNDS
from perfeval_gui.domain.edition.sections import Section
from perfeval_gui.domain.names.fields import cell_name, kind_of, rows_of
from perfeval_gui.domain.record.report import BESIDE
from perfeval_gui.rules.figures.catalogue import FUND_COLUMNS
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.wanted import is_wanted, may_be_blank
from perfeval_gui.rules.findings.answers import excused

_PASSAGES: Final = "passages"
Lines = Mapping[tuple[str, str], str]
"""The cells of a table with fixed lines, by line and column."""


def typed_kind(sheet: Sheet, name: str) -> Kind:
    """The kind of a cell that is typed."""
    kind = kind_of(sheet.report.form, name)
    assert kind is not None  # Only typed cells are asked for.
    return kind


def alone(sheet: Sheet, section: Section) -> Iterator[str]:
    """The cells of *section* that are missing, rows that are there included, lines not."""
    in_lines = {name for table in sheet.edition.lines for name in lines_of(sheet, table).values()}
    yield from (name for name in section.fields if name not in in_lines and lacks(sheet, name))
    for table in section.tables:
        if table == _PASSAGES:
            yield from _passages(sheet)
            continue
        columns = columns_of(sheet, table)
        for row in range(len(rows_of(sheet.report, table))):
            names = (cell_name(table, row, column) for column in columns)
            yield from (name for name in names if _is_gap(sheet, name))


def _passages(sheet: Sheet) -> Iterator[str]:
    """Texts that are missing and do not write themselves once the figures are there."""
    own = {one.key for one in sheet.edition.outline if one.passage and not one.start}
    for row, passage in enumerate(sheet.report.narrative.passages):
        name = cell_name(_PASSAGES, row, "text")
        if passage.key in own and _is_gap(sheet, name):
            yield name


def lacks(sheet: Sheet, name: str) -> bool:
    """Whether the stand-alone cell *name* is missing."""
    return (
        is_wanted(sheet, name)
        and typed_kind(sheet, name).holds != "flag"
        and sheet.figure(name) is None
        and _is_gap(sheet, name)
        and not excused(sheet.report, name)
    )


def _is_gap(sheet: Sheet, name: str) -> bool:
    return is_blank(sheet.typed(name)) and sheet.typable(name)


def columns_of(sheet: Sheet, table: str) -> list[str]:
    """The columns of *table* in which a blank is a gap, the first text in front."""
    if table in BESIDE:
        return []
    found = sheet.report.form.tables[table]
    always = (*found.needed, *FUND_COLUMNS)
    columns = [
        column
        for column, kind in found.kinds.items()
        if kind.holds != "flag"
        and is_wanted(sheet, f"{table}.{column}")
        and f"{table}[].{column}" not in sheet.edition.hand
        and (column in always or not may_be_blank(sheet.edition, sheet.report.form, table, column))
    ]
    first = next((one for one in columns if found.kinds[one].holds == "text"), "")
    return sorted(columns, key=lambda one: one != first)


def lines_of(sheet: Sheet, table: str) -> Lines:
    """The typed cells of the fixed lines of *table*."""
    start = "" if table == FUNDS else f"{table}."
    found: dict[tuple[str, str], str] = {}
    for line in sheet.edition.lines[table]:
        begin = f"{start}{line.key}."
        for name in sheet.report.form.fields:
            if name.startswith(begin):
                found[line.key, name.removeprefix(begin)] = name
    return found


def without_rows(sheet: Sheet, section: Section) -> Iterator[str]:
    """The tables of *section* that have no row yet."""
    for table in section.tables:
        if table != _PASSAGES and not rows_of(sheet.report, table) and columns_of(sheet, table):
            yield table
