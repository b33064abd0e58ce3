"""What cells held the year before: by a column of this report, or by the report of last year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perfeval_gui.domain.names.fields import address, any_row, at_row, cell_name, rows_of
from perfeval_gui.imports.taking.new_year import lasts_of
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.years.beside import Beside
from perfeval_gui.years.older import Older


def last_shown(sheet: Sheet, older: Older | None = None) -> Mapping[str, str]:
    """What the typed cells of *sheet* held the year before, as shown, by their names.

    A column of the year before that the report has itself counts; else *older*, the report of
    last year, where it is sure. What is not known is not there.
    """
    found: dict[str, str] = {}
    earlier = {this: last for last, this in lasts_of(sheet).items()}
    beside = Beside(sheet, (older,)) if older is not None else None
    for name in _typed_names(sheet):
        shown = _beside(sheet, name, earlier)
        if not shown and beside is not None and not (seen := beside.then(name)).doubt:
            shown = seen.shown
        if shown.strip():
            found[name] = shown
    return found


def _beside(sheet: Sheet, name: str, earlier: Mapping[str, str]) -> str:
    """What the cell of the year before beside *name* shows; empty where there is none."""
    found, last = address(name), earlier.get(any_row(name), "")
    if last and found is not None and found[1] is not None:
        last = at_row(last, found[1])
    try:
        return sheet.shown(last) if last else ""
    except KeyError:
        return ""


def _typed_names(sheet: Sheet) -> Iterator[str]:
    yield from sheet.report.form.fields
    for table, found in sheet.report.form.tables.items():
        for row in range(len(rows_of(sheet.report, table))):
            yield from (cell_name(table, row, column) for column in found.kinds)
