"""Every check of the issued form speaks where it should, and not one step before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from given.worked import filled, issued
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import put
from perfeval_gui.rules.checklist import KNOWN
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.rules.findings.finding import Finding
from unit.checks.check_examples import ELSEWHERE, EXAMPLES, Example


def found(example: Example, check: str, book: Rulebook | None = None) -> list[Finding]:
    report = filled(example.values, **example.tables)
    if example.unread:
        report = put(report, "quota", Unread(example.unread))
    used = book or issued()
    return [finding for finding in run_checks(used.evaluate(report)) if finding.check == check]


def about(check: str, example: Example) -> list[Finding]:
    """What *check* finds; of blank cells only those the examples are about."""
    return [f for f in found(example, check) if check != "blank-at-print" or f.name == "thrift"]


def test_every_check_has_its_examples() -> None:
    assert EXAMPLES.keys() | ELSEWHERE == KNOWN.keys()


@pytest.mark.parametrize("check", EXAMPLES)
def test_one_raises_it(check: str) -> None:
    raised = about(check, EXAMPLES[check][0])

    assert len(raised) == 1, raised
    assert raised[0].message.endswith("。")


@pytest.mark.parametrize("check", EXAMPLES)
def test_one_lies_on_the_boundary(check: str) -> None:
    assert about(check, EXAMPLES[check][1]) == []


@pytest.mark.parametrize("check", EXAMPLES)
def test_one_must_not(check: str) -> None:
    assert about(check, EXAMPLES[check][2]) == []


def test_totals_and_parts_of_another_form() -> None:
    """公用经费 is the sum of its lines there, 三公经费 has lines named out of it."""
    parts = {"public_funds": "all", "three_public": "some"}
    funds = tuple(
        replace(row, parts=parts[row.line]) if row.line in parts else row  # type: ignore[arg-type]  # of the two words
        for row in issued().edition.funds
    )
    book = Rulebook(replace(issued().edition, funds=funds))
    total, part = "sum-of-items", "part-of-whole"

    def public(items: str) -> Example:
        return Example({"public_funds.final": "5", "office.final": items})

    def three(items: str) -> Example:
        return Example({"three_public.final": "5", "reception.final": items})

    assert [f.name for f in found(public("5.01"), total, book)] == ["public_funds.final"]
    assert found(public("5.00"), total, book) == []
    assert found(public(""), total, book) == []
    assert [f.name for f in found(three("5.01"), part, book)] == ["three_public.final"]
    assert found(three("5.00"), part, book) == []
    assert found(three(""), part, book) == []
