"""Every filled example in tests/scenarios comes out as printed on its form."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.figures.rulebook import Sheet

SCENARIOS: Final = ROOT / "tests/scenarios"
SHELF: Final = Shelf((ROOT / "resources/editions", SCENARIOS / "editions"))
NAMES: Final = sorted(path.stem for path in SCENARIOS.glob("*.json") if "." not in path.stem)
# A fund line that an edition does not print has no name in it.
FUND_CELLS: Final = frozenset(name for name in STANDARD.fields if "." in name)
PLACEHOLDER: Final = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Scenario:
    """A filled form, everything that follows from it, and what its paper says."""

    sheet: Sheet
    expected: Mapping[str, str]


def load(path: Path) -> Scenario:
    given = json.loads(path.read_text(encoding="utf-8"))
    book = SHELF.read(given["edition"])
    report = new_report(book.edition, given["year"])
    filled = fill(report, book.edition, given["values"], given["tables"])
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return Scenario(book.evaluate(filled), expected)


@pytest.fixture(params=NAMES)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return load(SCENARIOS / f"{request.param}.json")


def test_every_figure_is_shown_as_printed(scenario: Scenario) -> None:
    shown = {name: scenario.sheet.shown(name) for name in scenario.expected}

    assert shown == scenario.expected


def test_every_name_has_a_value_and_a_label(scenario: Scenario) -> None:
    sheet = scenario.sheet
    for name in sheet.names():
        sheet.value(name)
        if name in FUND_CELLS and sheet.edition.fund_row(name.partition(".")[0]) is None:
            continue
        label = sheet.label(name)
        assert label
        assert not re.search(r"[a-z_]{3,}|[{}\[\]]|[：:]$", label), (name, label)


def test_every_derived_figure_is_explained_with_its_value(scenario: Scenario) -> None:
    sheet = scenario.sheet
    for name in sheet.names():
        text = sheet.explanation(name)
        if sheet.figure(name) is None:
            assert text == "", name
            continue
        label, shown = sheet.label(name), sheet.shown(name)
        assert text.startswith(f"{label} = " if shown else f"{label}空着："), (name, text)
        assert text.endswith(f" = {shown}" if shown else ""), (name, text)
        assert "None" not in text, (name, text)


def test_formulas_use_names_that_exist(scenario: Scenario) -> None:
    sheet = scenario.sheet
    known = set(sheet.names())
    for name in known:
        formula = sheet.formula(name)
        assert formula == "" or formula.startswith("="), (name, formula)
        used = set(PLACEHOLDER.findall(formula))
        assert used <= known - {name}, (name, formula)
        assert formula.count("(") == formula.count(")"), (name, formula)


def test_what_the_form_computes_is_a_formula(scenario: Scenario) -> None:
    names = ("control_rate", "execution_rate", "execution_score", "total_score", "grade")
    for name in filter(scenario.sheet.figure, names):
        assert scenario.sheet.formula(name), name


def test_there_are_scenarios_of_two_editions() -> None:
    editions = {load(SCENARIOS / f"{name}.json").sheet.edition.id for name in NAMES}

    assert len(editions) >= 2
