"""Figures that are kept from an earlier sheet are those that working all out anew would give."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest

from given.complete import complete
from given.worked import issued
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import put, rows_of, with_rows
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.rules.figures.evaluating import Dependents, changed_parts
from perfeval_gui.rules.figures.figure import Figure
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet

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


def test_a_column_of_columns_follows_what_those_read_outside_of_the_table(
    chained: Rulebook,
) -> None:
    book = chained
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


@pytest.fixture(scope="module")
def chained(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder = tmp_path_factory.mktemp("chained")
    (folder / "edition.toml").write_text(CHAINED, encoding="utf-8")
    (folder / "p.page").write_text(DRAWN, encoding="utf-8")
    return read_edition(folder)


def edited(report: Report, chance: random.Random) -> Report:
    """*report* with one row of a table changed, added or moved."""
    table = chance.choice([name for name in report.form.tables if rows_of(report, name)])
    rows, declared = list(rows_of(report, table)), report.form.tables[table]
    what = chance.random()
    if what < 0.1:
        chance.shuffle(rows)
    elif what < 0.2:
        rows.insert(chance.randint(0, len(rows)), declared.row_type())
    else:
        at, column = chance.randrange(len(rows)), chance.choice([*declared.kinds])
        kind, figure = declared.kinds[column], chance.choice(("1", "1.0", "20", "", "二十", "7.25"))
        text = figure if kind.holds == "figure" else f"≥{chance.randint(1, 3)}起"
        return put(report, f"{table}[{at}].{column}", kind.read(text))
    return with_rows(report, table, tuple(rows))


def test_rows_edited_at_random_have_the_figures_that_working_all_out_anew_gives(
    chained: Rulebook,
) -> None:
    """To the last digit: 1 and 1.0 are equal and shown otherwise."""
    chance, row = random.Random(3), chained.form.tables["t"].row_type
    rows = tuple(row(a=Decimal(figure), b=Decimal(1)) for figure in (1, 3))
    own = with_rows(chained.edition.blank(2025), "t", rows)
    for book, report in ((issued(), complete()), (chained, own)):
        sheet = book.evaluate(report)
        for _ in range(150):
            sheet = book.evaluate(edited(sheet.report, chance), sheet)
            assert told(sheet) == told(book.evaluate(sheet.report))


def test_a_figure_whose_inputs_are_the_same_is_not_worked_out_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet, worked = issued().evaluate(complete()), list[str]()
    value, values = Figure.value, Figure.values

    def counted(self: Figure, *groups: tuple[Value, ...]) -> Value:
        worked.append(self.name)
        return value(self, *groups)

    def counted_in_rows(self: Figure, *columns: Sequence[Value]) -> Iterable[Value]:
        worked.append(self.name)
        return values(self, *columns)

    monkeypatch.setattr(Figure, "value", counted)
    monkeypatch.setattr(Figure, "values", counted_in_rows)
    report = put(sheet.report, "indicators[0].reason", "另外的字")
    after = issued().evaluate(report, sheet)

    # Its own row's figures are; they are as they were, and so nothing else is asked for.
    assert worked
    assert all(name.startswith("indicators[]") for name in worked)
    assert after.columns["indicators[].score"] is sheet.columns["indicators[].score"]
