"""Findings of worked examples, by check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from given.worked import Row, filled, issued, sheet_of
from perfeval_gui.domain.edition.edition import Limits
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.finding import Finding

NOTHING: Mapping[str, object] = {}


def of(sheet: Sheet, check: str) -> list[Finding]:
    """What *check* finds in *sheet*."""
    return [finding for finding in run_checks(sheet) if finding.check == check]


def names(check: str, values: Mapping[str, object] = NOTHING, **tables: Sequence[Row]) -> list[str]:
    """The cells that *check* finds something in, in a report with *values* and *tables*."""
    return [finding.name for finding in of(sheet_of(values, **tables), check)]


def message(check: str, values: Mapping[str, object] = NOTHING, **tables: Sequence[Row]) -> str:
    """The message of the only finding of *check*."""
    (finding,) = of(sheet_of(values, **tables), check)
    return finding.message


def indicator(**cells: object) -> Row:
    """An 产出 indicator of 10 points with *cells*."""
    return {"group": "output", "kind": "quantity", "name": "甲", "points": "10", **cells}


def within(limits: Limits, values: Mapping[str, object], **tables: Sequence[Row]) -> Sheet:
    """A report under other *limits* than those issued."""
    book = Rulebook(replace(issued().edition, limits=limits))
    return book.evaluate(filled(values, **tables))


def everything(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """All findings of *sheets*."""
    for sheet in sheets:
        yield from run_checks(sheet)
