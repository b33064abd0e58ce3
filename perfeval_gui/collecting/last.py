"""What missing cells held the year before: from a column of this report, or from last year's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perfeval_gui.collecting.labels import row_called
from perfeval_gui.domain.names.fields import address, any_row, at_row, cell_name, rows_of
from perfeval_gui.imports.taking.new_year import lasts_of
from perfeval_gui.rules.figures.rulebook import Sheet


def last_shown(sheet: Sheet, old: Sheet | None = None) -> Mapping[str, str]:
    """What the typed cells of *sheet* held the year before, as shown, by their names.

    A row of a table is known in *old*, the report of last year, by what it is called, if that is
    so once. What is not known is not there.
    """
    told = {**dict(_from_old(sheet, old)), **dict(_from_columns(sheet))}
    return {name: shown for name, shown in told.items() if shown.strip()}


def _from_columns(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """From columns of the year before that this report has beside those of its year."""
    earlier = {this: last for last, this in lasts_of(sheet).items()}
    for name in _typed_names(sheet):
        found, last = address(name), earlier.get(any_row(name), "")
        if last and found is not None and found[1] is not None:
            last = at_row(last, found[1])
        if last and (shown := _shown(sheet, last)):
            yield name, shown


def _from_old(sheet: Sheet, old: Sheet | None) -> Iterator[tuple[str, str]]:
    if old is None:
        return
    for name in sheet.report.form.fields:
        yield name, _shown(old, name)
    for table in sheet.report.form.tables:
        if table not in old.report.form.tables:
            continue
        there = [row_called(old, table, row) for row in range(len(rows_of(old.report, table)))]
        here = [row_called(sheet, table, row) for row in range(len(rows_of(sheet.report, table)))]
        for row, called in enumerate(here):
            if there.count(called) == here.count(called) == 1:
                for column in sheet.report.form.tables[table].kinds:
                    was = cell_name(table, there.index(called), column)
                    yield cell_name(table, row, column), _shown(old, was)


def _typed_names(sheet: Sheet) -> Iterator[str]:
    yield from sheet.report.form.fields
    for table, found in sheet.report.form.tables.items():
        for row in range(len(rows_of(sheet.report, table))):
            yield from (cell_name(table, row, column) for column in found.kinds)


def _shown(sheet: Sheet, name: str) -> str:
    try:
        return sheet.shown(name)
    except KeyError:
        return ""
