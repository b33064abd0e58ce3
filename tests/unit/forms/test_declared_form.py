"""A form that its edition declares: what is typed, computed and absent, must hold, is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from given.worked import EDITIONS, issued
from perfeval_gui.domain.edition.compared import Compared
from perfeval_gui.domain.edition.declared import Identity, Term
from perfeval_gui.domain.names.fields import get, put
from perfeval_gui.domain.names.filling import FillError, fill
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.storage.draft.draft import dump, load
from perfeval_gui.storage.draft.fitting import fitted

FORM = "guojia-xiangmu-2020"


@cache
def form() -> Rulebook:
    return Shelf((EDITIONS,)).read(FORM)


def project(values: Mapping[str, object] | None = None) -> Report:
    return fill(new_report(form().edition, 2023), form().edition, values or {}, {})


def sheet(values: Mapping[str, object], *identities: Identity) -> Sheet:
    declared = replace(form().edition.declared, identities=identities)
    book = Rulebook(replace(form().edition, declared=declared))
    return book.evaluate(project(values))


def broken(values: Mapping[str, object], identity: Identity) -> list[Finding]:
    found = run_checks(sheet(values, identity))
    return [finding for finding in found if finding.check == "declared-identity"]


def holds(left: str, compared: Compared, *right: str, within: str = "0") -> Identity:
    return Identity(
        left=(Term(name=left),),
        compared=compared,
        right=tuple(Term(name=name) for name in right),
        within=Decimal(within),
    )


# ---- names


def test_a_standard_name_is_typed_computed_or_absent() -> None:
    report = project({"unit": "甲", "sources.fiscal.done": "3"})
    shown = form().evaluate(report)

    assert get(report, "unit") == "甲"
    assert shown.shown("executed") == "3.00"
    assert "executed" not in report.form.fields
    assert shown.value("quota") is None
    assert shown.value("three_public.final") is None
    assert "quota" not in report.form.fields


def test_what_reads_an_absent_name_is_silent() -> None:
    said = {finding.check for finding in run_checks(form().evaluate(project()))}

    assert said <= {"required", "blank-at-print", "points-100", "points-group", "kind-missing"}


@pytest.mark.parametrize("name", ["quota", "executed", "sources.total.rate", "nothing"])
def test_what_is_not_typed_is_refused(name: str) -> None:
    with pytest.raises(FillError):
        project({name: "1"})


def test_a_total_adds_up_and_may_be_typed_until_then() -> None:
    typed = form().evaluate(project({"sources.total.budget": "9"}))
    added = form().evaluate(project({"sources.total.budget": "9", "sources.other.budget": "2"}))

    assert (typed.shown("annual_budget"), typed.typable("sources.total.budget")) == ("9.00", True)
    assert (added.shown("annual_budget"), added.typable("sources.total.budget")) == ("2.00", False)


def test_the_issued_form_is_the_standard_one() -> None:
    assert issued().form is STANDARD
    assert not issued().absent


# ---- what must hold


@pytest.mark.parametrize(
    ("identity", "done", "wrong"),
    [
        (holds("sources.total.done", "=", "sources.total.budget"), "5", False),
        (holds("sources.total.done", "=", "sources.total.budget"), "5.01", True),
        (holds("sources.total.done", "=", "sources.total.budget", within="0.01"), "5.01", False),
        (holds("sources.total.done", "=", "sources.total.budget", within="0.01"), "5.02", True),
        (holds("sources.total.done", "≤", "sources.total.budget"), "5", False),
        (holds("sources.total.done", "≤", "sources.total.budget"), "5.01", True),
        (holds("sources.total.done", "≤", "sources.total.budget", within="0.01"), "5.01", False),
        (holds("sources.total.done", "≥", "sources.total.budget", within="0.01"), "4.99", False),
        (holds("sources.total.done", "≥", "sources.total.budget"), "4.99", True),
        (holds("sources.total.done", "<", "sources.total.budget"), "5", True),
        (holds("sources.total.done", ">", "sources.total.budget"), "5.01", False),
        (holds("sources.total.done", "≠", "sources.total.budget"), "5", True),
        (holds("sources.total.done", "≠", "sources.total.budget"), "5.01", False),
        (holds("sources.total.done", "≠", "sources.total.budget", within="0.01"), "5.01", True),
        (holds("sources.total.done", "≠", "sources.total.budget", within="0.01"), "4.98", False),
    ],
)
def test_an_identity_is_told_where_it_does_not_hold(
    identity: Identity, done: str, wrong: bool
) -> None:
    values = {"sources.total.done": done, "sources.total.budget": "5"}

    assert len(broken(values, identity)) == wrong


def test_blank_adds_as_nothing_and_a_blank_side_is_silent() -> None:
    sum_of = holds("sources.total.initial", "=", "sources.total.done", "sources.total.budget")
    filled = {"sources.total.initial": "5", "sources.total.done": "5"}

    assert broken(filled, sum_of) == []
    assert len(broken(filled | {"sources.total.done": "4"}, sum_of)) == 1
    assert broken({"sources.total.initial": "5"}, sum_of) == []
    assert broken({"sources.total.done": "5"}, sum_of) == []


def test_an_identity_has_its_level_its_words_and_its_place() -> None:
    identity = replace(
        holds("sources.total.done", "≤", "sources.total.budget"), level="explain", text="请说明"
    )
    (finding,) = broken({"sources.total.done": "6", "sources.total.budget": "5"}, identity)

    assert (finding.level, finding.name) == ("explain", "sources.total.done")
    assert "“年度资金总额 全年执行数” 6.00 万元" in finding.message
    assert "请说明" in finding.message


# ---- drafts


def test_a_draft_is_fitted_to_its_form_and_back() -> None:
    report = project({"project_name": "养路", "sources.other.done": "2", "unit": "甲"})
    opened = load(dump(report))

    assert opened.form is STANDARD
    assert fitted(opened, form().form) == report
    assert dump(fitted(opened, form().form)) == dump(report)


def test_what_a_form_has_no_cell_for_is_kept_and_told() -> None:
    report = project({"project_name": "养路", "sources.other.done": "2"})
    other = fitted(report, issued().form)
    told = [f for f in run_checks(issued().evaluate(other)) if f.check == "content-kept"]

    assert len(told) == 1
    assert "2 处" in told[0].message
    assert "project_name" in told[0].message
    again = fitted(put(other, "quota", Decimal(3)), form().form)
    assert get(again, "project_name") == "养路"
    assert get(again, "sources.other.done") == Decimal(2)
    assert fitted(again, issued().form).staffing.quota == Decimal(3)


def test_content_without_anything_in_it_is_not_told() -> None:
    other = fitted(project(), issued().form)

    assert [f for f in run_checks(issued().evaluate(other)) if f.check == "content-kept"] == []
