"""Figures that are kept from an earlier sheet are those that working all out anew would give."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import put, rows_of, with_rows
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.rules.figures.evaluating import Dependents, changed_parts
from perfeval_gui.rules.figures.rulebook import Sheet
from unit.complete import complete
from unit.worked import issued

_OTHER: Final = {"figure": "7.25", "text": "另外的字", "choice": "met", "day": "2024年6月19日"}


def told(sheet: Sheet) -> tuple[str, str]:
    """Every figure, exactly as it is and in its order."""
    return repr(sheet.singles), repr(sheet.columns)


def check(before: Sheet, report: Report) -> None:
    """The sheet of *report* is the same whether that of before is at hand or not."""
    book = issued()
    assert told(book.evaluate(report, before)) == told(book.evaluate(report))


@pytest.mark.parametrize("name", sorted(STANDARD.fields))
def test_a_field_changes_what_follows_from_it(name: str) -> None:
    before, kind = issued().evaluate(complete()), STANDARD.fields[name].kind
    value: Value = kind.read(_OTHER[kind.holds]) if kind.holds != "flag" else not kind.blank
    check(before, put(before.report, name, value))
    check(before, put(before.report, name, kind.blank))


@pytest.mark.parametrize("table", sorted(STANDARD.tables))
def test_a_table_changes_what_follows_from_it(table: str) -> None:
    before, new = issued().evaluate(complete()), STANDARD.tables[table].row_type()
    rows = rows_of(before.report, table)
    check(before, with_rows(before.report, table, (new, *rows)))
    check(before, with_rows(before.report, table, rows[1:]))
    check(before, with_rows(before.report, table, rows[::-1]))


def test_another_year_changes_what_reads_the_year() -> None:
    before = issued().evaluate(complete())
    check(before, replace(before.report, year=2021))


def test_what_does_not_follow_from_an_edit_is_kept() -> None:
    before = issued().evaluate(complete())
    report = put(before.report, "goals_achieved", "另外的字")
    parts = frozenset(changed_parts(before.report, report))
    assert parts == {("goals", "goals_achieved")}
    assert list(Dependents(issued().figures.values(), issued().form).of(parts)) == []

    report = put(before.report, "in_post", before.value("quota"))
    parts = frozenset(changed_parts(before.report, report))
    stale = [
        figure.name for figure in Dependents(issued().figures.values(), issued().form).of(parts)
    ]
    assert stale == ["control_rate"]


def test_no_figure_reads_a_passage() -> None:
    """Standard sentences are reworded after the figures are worked out; see `followed`."""
    parts = frozenset({("narrative", "passages")})
    assert list(Dependents(issued().figures.values(), issued().form).of(parts)) == []
