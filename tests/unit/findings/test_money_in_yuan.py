"""A form in 元: everything that is found in one in 万元 is found in it, and nothing else.

The issued edition is made one that gives its amounts in 元 with separators, and each report is
filled in both. Texts are the same: whoever writes a report says 万元 as well.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import assume, given

from given.random_reports import reports
from given.worked import EDITIONS, ISSUED, issued
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import cell_name, get, put, rows_of
from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.figures.told_numbers import LINK
from perfeval_gui.rules.proofreading.readers import proofread
from unit.sentences.false_sentences import FALSE
from unit.sentences.river_report import told
from unit.sentences.test_true_sentences import keyed
from unit.sentences.true_sentences import TRUE

PARTS: Final = 8
MONEY: Final = ("money", "change")
IN_TEN_THOUSANDS: Final = ("amounts-in-yuan", "cell-in-yuan")
AMOUNT: Final = re.compile(r"(?<![\d.])(-?\d+\.\d\d) 万元")
BARE: Final = re.compile(r"(?<=[^模积]是 )\d+\.\d\d(?=，除数为空)")
SENTENCES: Final = tuple(
    dict.fromkeys((*((line[2:], key) for line, key in keyed(FALSE)), *list(keyed(TRUE))[::4]))
)


@cache
def yuan() -> Rulebook:
    """The issued edition in 元."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / ISSUED
        home.mkdir()
        for file in (EDITIONS / ISSUED).iterdir():
            text = file.read_text(encoding="utf-8")
            if file.name == "edition.toml":
                text = text.replace("}万元", "}元").replace('jump_least = "1" ', "# ")
                text += '\n[money]\nunit = "元"\nplaces = 2\ngrouped = true\n'
            (home / file.name).write_text(text, encoding="utf-8")
        return Shelf((Path(folder),)).read(ISSUED)


def amounts(report: Report, form: Form) -> Iterator[str]:
    """The names of the typed amounts."""
    yield from (name for name, field in form.fields.items() if field.kind.name in MONEY)
    for name, table in form.tables.items():
        for row in range(len(rows_of(report, name))):
            money = (column for column, kind in table.kinds.items() if kind.name in MONEY)
            yield from (cell_name(name, row, column) for column in money)


def in_yuan(report: Report, form: Form) -> Report:
    """The same report on the form in 元."""
    report = replace(report, form=form, own=form.own)
    for name in amounts(report, form):
        value = get(report, name)
        if isinstance(value, Decimal):
            report = put(report, name, value.scaleb(4))
    return report


def twin(sheet: Sheet) -> Sheet:
    return yuan().evaluate(in_yuan(sheet.report, yuan().form))


def as_yuan(text: str) -> str:
    """Amounts of a message in 元."""
    text = AMOUNT.sub(lambda match: f"{Decimal(match[1]).scaleb(4):,.2f} 元", text)
    return BARE.sub(lambda match: f"{Decimal(match[0]).scaleb(4):,.2f}", text)


def key(finding: Finding) -> tuple[object, ...]:
    fix = finding.fix
    return (finding.check, finding.level, finding.name, finding.span, fix is None)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_text_is_read_against_a_form_in_yuan_alike(part: int) -> None:
    for text, heading in SENTENCES[part::PARTS]:
        found = proofread(told(text, heading))
        same = proofread(twin(told(text.replace("}万元", "}元"), heading)))

        assert [key(one)[:3] for one in same] == [key(one)[:3] for one in found], text
        assert not any("}万元" in str(one.fix) for one in same), text


@given(reports())
def test_what_is_found_in_a_report_is_found_in_it_in_yuan(report: Report) -> None:
    sheet = issued().evaluate(report)
    found = run_checks(sheet)
    assume(not any(one.check in IN_TEN_THOUSANDS for one in found))
    typed = [get(report, name) for name in amounts(report, report.form)]
    assume(not any(isinstance(one, Unread) for one in typed))

    same = run_checks(twin(sheet))

    assert [key(one) for one in same] == [key(one) for one in found]
    assert [one.message for one in same] == [as_yuan(one.message) for one in found]


def test_a_form_in_yuan_is_never_asked_whether_it_is_in_yuan() -> None:
    sheet = told("", values={"executed": "4020000", "annual_budget": "4100000"})
    here = {one.check for one in run_checks(sheet)}

    there = {
        one.check for one in run_checks(yuan().evaluate(replace(sheet.report, form=yuan().form)))
    }

    assert here & set(IN_TEN_THOUSANDS)
    assert not there & set(IN_TEN_THOUSANDS)


def test_amounts_are_listed_in_the_unit_of_the_form() -> None:
    sheet = twin(told(""))

    assert "440,000.00元" in sheet.shown("project_list")
    assert "万元" not in sheet.shown("income_list")


def test_a_difference_that_is_nothing_is_so_in_yuan() -> None:
    assert yuan().edition.limits.jump_least == Decimal(10_000)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("公务接待费0.60万元，比上年减少0.20万元，下降25%。", False),
        ("公务接待费0.60万元，比上年减少0.21万元，下降26.08%。", False),
        ("公务接待费5950.10元，比上年减少2099.80元，下降26.08%。", False),
        ("公务接待费5,950.10元，比上年减少2,099.80元。", False),
        ("公务接待费0.60万元，比上年减少0.30万元，下降25%。", True),
        ("公务接待费5950.10元，比上年减少2099.80元，下降25%。", True),
        ("公务接待费5950.00元。", True),
        ("公务接待费0.61万元。", True),
        ("部门整体支出402万元。", False),
    ],
)
def test_a_text_may_round_what_a_form_in_yuan_tells(text: str, *, wrong: bool) -> None:
    sheet = twin(told(text, "three_public"))
    report = put(sheet.report, "reception.final", Decimal("5950.10"))
    report = put(report, "reception.prior_final", Decimal("8049.90"))

    found = [one for one in proofread(yuan().evaluate(report)) if one.check != LINK]

    assert bool(found) == wrong, found


def shaken(report: Report) -> Report:
    """*report* with some 元 and cents more or less in every amount, too few to be seen in 万元."""
    rng = random.Random(3)
    for name in amounts(report, report.form):
        value = get(report, name)
        if isinstance(value, Decimal) and value:
            report = put(report, name, value + Decimal(rng.randint(-900, 900)) / 100)
    return report


def test_a_right_text_in_ten_thousands_stays_right_whatever_the_cents_are() -> None:
    for text, heading in list(keyed(TRUE))[::6]:
        if re.search(r"\d元", text):
            continue
        sheet = twin(told(text.replace("}万元", "}元"), heading))
        kept, moved = (
            [one for one in proofread(each) if one.check != LINK]
            for each in (sheet, yuan().evaluate(shaken(sheet.report)))
        )
        assert len(moved) <= len(kept), (text, moved)
