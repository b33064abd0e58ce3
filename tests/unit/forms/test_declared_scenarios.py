"""Eight invented forms, written as an officer would: filled, checked, printed, broken, changed."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from checkout import ROOT
from given.declared_scenarios import FORMS, book, given, report, sheet, typed
from given.worked import ISSUED
from perfeval_gui.domain.names.fields import get, kind_of, put, rows_of
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.pages.compose import compose
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing.publishing import FORMATS, build
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.fence import FAILURES
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.storage.draft.draft import dump, load
from perfeval_gui.storage.draft.fitting import fitted
from unit.forms.test_scenarios import SCENARIOS
from unit.forms.test_scenarios import load as scenario

IDENTITY = "declared-identity"
SAMPLE: Final = SCENARIOS / "yunxi-2023-as-published.json"
EACH = pytest.mark.parametrize("form", FORMS)
BROKEN = [(form, number) for form in FORMS for number in range(len(given(form)["broken"]))]


def found(sheet: Sheet) -> list[Finding]:
    return [finding for finding in run_checks(sheet) if finding.check == IDENTITY]


def failures(sheet: Sheet) -> Collection[str]:
    return {finding.check for finding in run_checks(sheet)} & set(FAILURES)


def test_there_are_eight() -> None:
    assert len(FORMS) >= 8


# ---- figures


@EACH
def test_every_figure_is_shown_as_printed(form: str) -> None:
    shown = {name: sheet(form).shown(name) for name in given(form)["expect"]}

    assert shown == given(form)["expect"]
    computed = {name for name in sheet(form).names() if sheet(form).figure(name) is not None}
    assert shown.keys() <= computed


@EACH
def test_every_name_has_a_label_and_every_figure_is_explained(form: str) -> None:
    one = sheet(form)
    for name in one.names():
        label = one.label(name)
        assert label
        assert not re.search(r"[a-z_]{3,}|[{}\[\]]|[：:]$", label), (name, label)
        if one.figure(name) is not None:
            shown = one.shown(name)
            assert one.explanation(name).startswith(f"{label} = " if shown else f"{label}空着：")


@EACH
def test_a_figure_that_an_edit_reaches_is_worked_out_anew(form: str) -> None:
    """Also in rows that did not change: a share of a total that is typed elsewhere."""
    rng = random.Random(form)
    names = [name for name in sheet(form).names() if holds_figure(form, name)]
    before = sheet(form)
    for _ in range(25):
        figure = Decimal(rng.choice(("0", "1", "38", "120.5")))
        edited = put(before.report, rng.choice(names), rng.choice((None, figure)))
        after = book(form).evaluate(edited, before)
        anew = book(form).evaluate(edited)
        assert (after.singles, after.columns) == (anew.singles, anew.columns)
        before = after


def holds_figure(form: str, name: str) -> bool:
    kind = kind_of(book(form).edition.form, name)
    return kind is not None and kind.holds == "figure"


# ---- checks


@EACH
def test_a_clean_form_has_no_error_and_no_identity_told(form: str) -> None:
    told = run_checks(sheet(form))

    assert [finding.message for finding in told if finding.level != "hint"] == []
    assert [finding.message for finding in told if finding.check in (IDENTITY, *FAILURES)] == []


@pytest.mark.parametrize(("form", "number"), BROKEN)
def test_what_is_broken_on_purpose_is_found_exactly(form: str, number: int) -> None:
    broken = given(form)["broken"][number]
    told = found(typed(form, broken["put"]))

    assert [finding.name for finding in told] == broken["found"]
    assert all(broken["says"] in finding.message for finding in told)


@EACH
def test_each_identity_is_broken_once(form: str) -> None:
    """Otherwise one that never speaks would not be seen."""
    declared = book(form).edition.declared
    for identity in declared.identities:
        alone = Rulebook(
            replace(book(form).edition, declared=replace(declared, identities=(identity,)))
        )
        sheets = (alone.evaluate(typed(form, one["put"]).report) for one in given(form)["broken"])
        assert any(found(one) for one in sheets), identity


@EACH
def test_a_blank_form_fails_in_no_check(form: str) -> None:
    blank = book(form).edition.blank(2025)

    assert failures(book(form).evaluate(blank)) == set()
    assert failures(sheet(form)) == set()


@pytest.mark.parametrize(
    "less",
    [{"grades": ()}, {"groups": ()}, {"execution_points": Decimal(0)}, {"outline": ()}],
    ids=lambda less: next(iter(less)),
)
@pytest.mark.parametrize("form", [*FORMS, ISSUED])
def test_no_check_fails_where_a_form_has_less(form: str, less: Mapping[str, Any]) -> None:
    given_sheet = sheet(form) if form != ISSUED else scenario(SAMPLE).sheet
    declared = given_sheet.edition.declared
    # A grade is declared only where there are grades: refused otherwise.
    figures = tuple(one for one in declared.figures if one.way != "grade")
    edition = replace(given_sheet.edition, declared=replace(declared, figures=figures), **less)
    fewer = Rulebook(edition)

    for one in (fewer.edition.blank(2025), given_sheet.report):
        evaluated = fewer.evaluate(one)
        assert failures(evaluated) == set()
        for name in evaluated.names():
            evaluated.explanation(name)


# ---- files


@EACH
def test_the_files_hold_what_the_pages_hold(form: str, qapp: object) -> None:
    package = compose(sheet(form))
    typefaces = Typefaces()

    for ending in FORMATS:
        assert build(package, ending, typefaces)


@EACH
def test_a_draft_comes_back(form: str) -> None:
    edition = book(form).edition

    assert load(dump(report(form)), edition.form) == report(form)
    assert fitted(load(dump(report(form))), edition.form) == report(form)


# ---- an edition that was changed


def without(form: str, names: Sequence[str], folder: Path) -> Rulebook:
    """The edition with other names in place of *names*."""
    place = folder / form
    source = next(
        root / form
        for root in (ROOT / "resources/editions", ROOT / "tests/scenarios/editions")
        if (root / form).exists()
    )
    shutil.copytree(source, place)
    (place / "examples.json").unlink(missing_ok=True)
    for file in (place / "edition.toml", *place.glob("*.page")):
        text = file.read_text(encoding="utf-8")
        for name in names:
            text = re.sub(rf"(?<!\w){name}(?!\w)", f"{name}_later", text)
        file.write_text(text, encoding="utf-8")
    return read_edition(place)


@pytest.mark.parametrize(
    ("form", "cell", "table"),
    [
        ("wufen-mubiao-2025", "机构", "指标"),
        ("liangfen-2025", "goals_adjusted", "marks"),
        ("siji-zhibiao-2025", "unit", "steps"),
    ],
)
def test_what_a_changed_form_has_no_place_for_is_kept(
    form: str, cell: str, table: str, tmp_path: Path
) -> None:
    changed = without(form, [one for one in (cell, table) if one != "unit"], tmp_path).edition
    opened = fitted(load(dump(report(form))), changed.form)

    assert rows_of(opened, f"{table}_later") == ()
    assert opened.unknown
    again = fitted(load(dump(opened)), book(form).edition.form)
    assert get(again, cell) == get(report(form), cell)
    # The other form's own cells are kept in their turn, blank.
    assert replace(again, unknown="") == report(form)
