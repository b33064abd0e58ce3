"""Reports for worked examples: the issued edition, filled with a few cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from checkout import ROOT
from perfeval_gui.domain.edition.edition import Practice
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet

ISSUED: Final = "yunxi-2023"
EDITIONS: Final = ROOT / "resources/editions"

Row = Mapping[str, object]


@cache
def issued() -> Rulebook:
    """The issued edition, read once."""
    return Shelf((EDITIONS,)).read(ISSUED)


def filled(values: Mapping[str, object] | None = None, **tables: Sequence[Row]) -> Report:
    """A blank report of the issued edition with *values* in its cells and rows in its tables."""
    blank = Report(edition=ISSUED, year=2023)
    return fill(blank, issued().edition, values or {}, tables)


def sheet_of(values: Mapping[str, object] | None = None, **tables: Sequence[Row]) -> Sheet:
    """What follows from `filled`."""
    return issued().evaluate(filled(values, **tables))


def scored(row: Row, practice: Practice = "ratio") -> Sheet:
    """A report with one 产出 indicator, its gaps filled in, under *practice*."""
    given = {"group": "output", "kind": "quantity", "name": "甲", "points": "10", **row}
    book = Rulebook(replace(issued().edition, practice=practice))
    return book.evaluate(filled(indicators=[given]))
