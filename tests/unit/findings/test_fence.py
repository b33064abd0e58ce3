"""One check or figure that fails takes nothing with it, and no draft can silence an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from given.nasty import NASTY
from given.troubles import many_findings
from given.worked import filled, issued
from perfeval_gui.document.document import State
from perfeval_gui.domain.beside.dismissals import Dismissal
from perfeval_gui.domain.beside.kept_answers import Explanation
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.names.places import place_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules import checks
from perfeval_gui.rules.checklist import KNOWN
from perfeval_gui.rules.checks import CHECKS, run_checks
from perfeval_gui.rules.figures import rulebook
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.answers import answerable, state_of
from perfeval_gui.rules.findings.fence import CHECK_FAILED, FAILURES, FIGURE_FAILED, fenced, ids_of
from perfeval_gui.rules.findings.finding import Check, Finding
from perfeval_gui.rules.proofreading import readers
from perfeval_gui.rules.proofreading.dismissed import alarms, families_off
from perfeval_gui.rules.proofreading.families import FAMILIES
from perfeval_gui.rules.proofreading.readers import proofread
from perfeval_gui.rules.sentences import starting_texts
from perfeval_gui.rules.together.comparing import ACROSS
from perfeval_gui.storage.draft.draft import dump, load
from perfeval_gui.working.steps import finished

SECRET = "某某林业局13800010002"


def breaks(check: Check, after: int) -> Check:
    """A mutant of *check* that gives up once it has found *after* things."""

    def broken(sheet: Sheet) -> Iterator[Finding]:
        for number, finding in enumerate(check(sheet)):
            if number >= after:
                break
            yield finding
        raise ValueError(f"{SECRET} {sheet.report.cover.unit}")

    broken.__name__ = check.__name__
    return broken


def one_broken(place: int, after: int = 0) -> tuple[Check, ...]:
    return (*CHECKS[:place], breaks(CHECKS[place], after), *CHECKS[place + 1 :])


def troubled() -> Sheet:
    return issued().evaluate(many_findings())


@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize("place", range(len(CHECKS)), ids=[one.__name__ for one in CHECKS])
def test_a_check_that_fails_leaves_all_others(
    place: int, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = troubled()
    own = list(CHECKS[place](sheet))
    expected = [one for one in run_checks(sheet) if one not in own[after:]]
    monkeypatch.setattr(checks, "CHECKS", one_broken(place, after))

    found = run_checks(sheet)
    failed = [one for one in found if one.check == CHECK_FAILED]
    assert len(failed) == 1
    assert set(expected) <= set(found)
    assert len(found) <= len(expected) + 1
    assert failed[0].level == "error"
    assert "这项校核没有做成" in failed[0].message
    assert failed[0].message.count("。") == 1


@pytest.mark.parametrize("check", CHECKS, ids=[one.__name__ for one in CHECKS])
def test_what_fails_is_told_by_the_name_of_what_it_checks(check: Check) -> None:
    class Nothing:
        """Stands in for a sheet of which nothing can be had."""

    (failed,) = fenced(check, lambda one: one(Nothing()))  # type: ignore[arg-type]  # as it says

    assert failed.check == CHECK_FAILED
    assert f"“{KNOWN[ids_of(check)[0]].title}”" in failed.message


def test_every_id_belongs_to_a_check() -> None:
    assert {one for check in CHECKS for one in ids_of(check)} == KNOWN.keys() - FAILURES - ACROSS


def test_the_diagnosis_holds_nothing_that_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    report = put(many_findings(), "unit", SECRET)
    monkeypatch.setattr(checks, "CHECKS", one_broken(0))
    (failed,) = [f for f in run_checks(issued().evaluate(report)) if f.check == CHECK_FAILED]

    assert "ValueError" in failed.diagnosis
    assert CHECKS[0].__name__ in failed.diagnosis
    assert failed.diagnosis.isascii()
    assert "13800010002" not in failed.diagnosis + failed.message
    assert not failed.figures


@pytest.mark.parametrize("error", [MemoryError, RecursionError, KeyError, AssertionError, OSError])
def test_whatever_is_raised(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_sheet: Sheet) -> Iterator[Finding]:
        raise error

    monkeypatch.setattr(checks, "CHECKS", (broken, *CHECKS))

    assert {f.check for f in run_checks(troubled())} > {CHECK_FAILED, "required"}


def test_a_reader_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = troubled()
    known = readers.PROOFREADING
    monkeypatch.setattr(readers, "PROOFREADING", (breaks(known[0], 0), *known[1:]))

    assert CHECK_FAILED in {f.check for f in proofread(sheet)}
    assert {f.check for f in proofread(sheet)} & {"text-doubled", "text-word"}


def test_a_failure_can_neither_be_dismissed_nor_answered_nor_switched_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checks, "CHECKS", one_broken(0))
    report = many_findings()
    rows = [Dismissal(id=n, check=one) for n, one in enumerate(sorted(FAILURES), 1)]
    report = with_rows(report, "dismissals", tuple(rows))
    answer = Explanation(id=1, check=CHECK_FAILED, place="", figures="", answer="已核对")
    report = with_rows(report, "explanations", (answer,))
    (failed,) = [f for f in run_checks(issued().evaluate(report)) if f.check == CHECK_FAILED]

    assert state_of(failed, report) == "open"


# ---- figures


class Broken:
    """A rule that fails."""

    def __init__(self, rule: object) -> None:
        self._rule = rule

    def __getattr__(self, name: str) -> object:
        return getattr(self._rule, name)

    def value(self, *_groups: object) -> None:
        raise ZeroDivisionError(SECRET)

    # What is asked of many rows at once.
    of_rows = value


FIGURES = tuple(issued().figures)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_that_fails_is_blank_and_said(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mutants = tuple(
        replace(one, rule=Broken(one.rule)) if one.name == name else one  # type: ignore[arg-type]  # a mutant
        for one in issued().figures.values()
    )
    monkeypatch.setattr(rulebook, "figures_of", lambda _edition: mutants)
    book = Rulebook(issued().edition)
    report = many_findings()
    sheet, whole = book.evaluate(report), issued().evaluate(report)
    failed = [one for one in run_checks(sheet) if one.check == FIGURE_FAILED]

    if name in sheet.columns and not sheet.columns[name]:
        return  # A table without rows needs no figures.
    assert len(failed) == 1
    assert failed[0].level == "error"
    assert "没有算出来" in failed[0].message
    assert SECRET not in failed[0].diagnosis
    # What does not follow from it is as before.
    needs = {name}
    for one in issued().figures.values():
        if needs & set(one.inputs):
            needs.add(one.name)
    for other in whole.singles.keys() - needs:
        if sheet.singles[other] != whole.singles[other]:
            assert any(inner.strip("=") in needs for inner in issued().figures[other].inputs)
    # Typing goes on, and what failed before is not taken for known.
    again = book.evaluate(put(report, "unit", "别的单位"), sheet)
    assert again.faults.keys() == sheet.faults.keys()


def test_a_grade_is_not_given_where_a_score_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    mutants = tuple(
        replace(one, rule=Broken(one.rule)) if one.name == "execution_score" else one  # type: ignore[arg-type]  # a mutant
        for one in issued().figures.values()
    )
    monkeypatch.setattr(rulebook, "figures_of", lambda _edition: mutants)

    assert Rulebook(issued().edition).evaluate(many_findings()).value("grade") in (None, "")


def test_texts_that_cannot_follow_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_before: Sheet, _after: Sheet) -> Sheet:
        raise ValueError(SECRET)

    state = State.of(issued(), many_findings())
    monkeypatch.setattr(starting_texts, "_follow", fails)
    typed = finished(state.editing(put(state.report, "quota", None)))

    assert typed.report.cover == state.report.cover
    assert FIGURE_FAILED in {one.check for one in typed.findings}
    assert all(SECRET not in one.diagnosis for one in typed.findings)


# ---- names are text


@pytest.mark.parametrize("name", NASTY)
def test_a_name_is_no_pattern(name: str) -> None:
    report = put(many_findings(), "unit", name)
    passage = f"{name}认真履职。{name[:-1]}错按期完成。{name}的的工作。"
    report = put(put(report, "thrift", passage), "goals_expected", passage)

    assert {f.check for f in run_checks(issued().evaluate(report))}.isdisjoint(FAILURES)


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        ("县林业局(本级)", "县林叶局(本级)"),
        ("云溪区第一中学(", "云溪区弟一中学("),
        ("县水利局[本级]", "县水力局[本级]"),
        ("县市场监督管理局..", "县市场监督管里局.."),
        ("县自然资源局*+", "县自然姿源局*+"),
    ],
)
def test_a_name_with_marks_is_compared_like_any_other(unit: str, written: str) -> None:
    def told(text: str) -> list[str]:
        report = put(put(filled(), "unit", unit), "unit_opinion", text)
        report = put(report, "goals_expected", text)
        report = with_rows(
            report, "passages", tuple(replace(one, text=text) for one in passages(report))
        )
        found = run_checks(issued().evaluate(report))
        return [f.message for f in found if f.check == "names-agree" and "名称" in f.message]

    assert told(f"{written}认真履职。")
    assert told(f"{unit}认真履职。") == []
    # Its last signs stand for themselves: other signs in their place are another name's.
    assert told("全县各单位认真履职尽责，按期完成。") == []


def passages(report: Report) -> tuple:  # type: ignore[type-arg]  # rows of the record
    from perfeval_gui.domain.record.narrative import Passage

    heading = next(one for one in issued().edition.outline if one.passage)
    return report.narrative.passages or (Passage(id=1, key=heading.key),)


# ---- nothing silences an error


@pytest.mark.parametrize("check", sorted(KNOWN.keys() - FAMILIES.keys()))
def test_only_families_of_the_proof_reading_can_be_dismissed(check: str) -> None:
    report = many_findings()
    sheet = issued().evaluate(report)
    found = run_checks(sheet)
    sentences = {"", *(f.figures for f in found), *(f.message for f in found)}
    rows = tuple(
        Dismissal(id=n, check=check, sentence=sentence)
        for n, sentence in enumerate(sorted(sentences), 1)
    )
    silenced = with_rows(report, "dismissals", rows)

    assert run_checks(issued().evaluate(silenced)) == found
    # What another program put there is kept, and is not shown as if it counted.
    assert load(dump(silenced)) == silenced
    assert alarms(silenced) == ()
    assert families_off(silenced) == ()


@pytest.mark.parametrize("check", ["", "score-above-pointz", "TEXT-WORD", "text-word ", "*"])
def test_an_unknown_id_silences_nothing(check: str) -> None:
    report = many_findings()
    silenced = with_rows(report, "dismissals", (Dismissal(id=1, check=check),))

    assert run_checks(issued().evaluate(silenced)) == run_checks(issued().evaluate(report))


def test_a_family_can_be_dismissed_still() -> None:
    report = many_findings()
    before = {f.check for f in run_checks(issued().evaluate(report))}
    rows = tuple(Dismissal(id=n, check=one) for n, one in enumerate(FAMILIES, 1))
    off = with_rows(report, "dismissals", rows)

    assert before & FAMILIES.keys()
    assert not {f.check for f in run_checks(issued().evaluate(off))} & FAMILIES.keys()
    assert families_off(off) == tuple(FAMILIES)


def test_an_answer_counts_for_no_error() -> None:
    report = many_findings()
    errors = [f for f in run_checks(issued().evaluate(report)) if f.level == "error"]
    rows = tuple(
        Explanation(
            id=n, check=f.check, place=place_of(report, f.name), figures=f.figures, answer="无误"
        )
        for n, f in enumerate(errors, 1)
    )
    answered = with_rows(report, "explanations", rows)

    assert len(errors) > 3
    for finding in run_checks(issued().evaluate(answered)):
        if finding.level == "error" and not answerable(finding):
            assert state_of(finding, answered) == "open"
