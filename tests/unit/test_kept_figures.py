"""Figures that are kept from an earlier sheet are those that working all out anew would give."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import put, rows_of, with_rows
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.editions.folder import read_edition
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


CHAINED: Final = """
name = "链"
year = 2025
parts = [{key = "p"}]
sections = [{key = "main", title = "全部"}]
cells = [{key = "base", section = "main", label = "基数", kind = "money"}]
figures = [{name = "whole", rule = "sum", of = ["t[].a"], label = "合计"}]
[[tables]]
key = "t"
section = "main"
columns = [["a", "甲", "money"], ["b", "乙", "money"], ["of_base", "占比", "ratio a base"],
    ["of_whole", "占合计", "ratio a whole"], ["less", "之差", "difference of_base b"],
    ["more", "之和", "sum of_whole b"], ["again", "再加", "sum less more"]]
"""
DRAWN: Final = """@title 表
columns 1 1
| {base} | {whole} |
columns 1 1 1 1 1 1 1
*t | {t.a} | {t.b} | {t.of_base} | {t.of_whole} | {t.less} | {t.more} | {t.again} |
"""


def test_a_column_of_columns_follows_what_those_read_outside_of_the_table(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text(CHAINED, encoding="utf-8")
    (tmp_path / "p.page").write_text(DRAWN, encoding="utf-8")
    book = read_edition(tmp_path)
    row = book.form.tables["t"].row_type
    rows = tuple(row(a=Decimal(figure), b=Decimal(1)) for figure in (1, 3))
    sheet = book.evaluate(with_rows(book.edition.blank(2025), "t", rows))
    for name, figure in (("base", 10), ("base", 20), ("t[0].a", 5), ("t[1].b", 2), ("base", 0)):
        sheet = book.evaluate(put(sheet.report, name, Decimal(figure)), sheet)
        assert told(sheet) == told(book.evaluate(sheet.report))
    sheet = book.evaluate(with_rows(sheet.report, "t", rows[1:]), sheet)
    assert told(sheet) == told(book.evaluate(sheet.report))


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
