"""The invented forms, each filled as a unit would: editions that declare what they have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from unit.forms.test_scenarios import SCENARIOS, SHELF

FOLDER: Final = SCENARIOS / "declared"
FORMS: Final = sorted(path.stem for path in FOLDER.glob("*.json"))
"""Ids of their editions."""


@cache
def given(form: str) -> Mapping[str, Any]:
    """What is filled in, what must be shown, and what is broken on purpose."""
    content: Mapping[str, Any] = json.loads((FOLDER / f"{form}.json").read_text(encoding="utf-8"))
    return content


@cache
def book(form: str) -> Rulebook:
    """The edition."""
    return SHELF.read(given(form)["edition"])


@cache
def report(form: str) -> Report:
    """The form filled in."""
    edition = book(form).edition
    blank = new_report(edition, given(form)["year"])
    return fill(blank, edition, given(form)["values"], given(form)["tables"])


@cache
def sheet(form: str) -> Sheet:
    """What follows from it."""
    return book(form).evaluate(report(form))


def typed(form: str, cells: Mapping[str, str]) -> Sheet:
    """The filled form with other *cells*, each typed as text."""
    changed = report(form)
    for name, text in cells.items():
        changed = put(changed, name, sheet(form).typed_kind(name).read(text))
    return book(form).evaluate(changed)
