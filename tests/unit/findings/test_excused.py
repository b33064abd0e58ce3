"""A unit without 编制 answers two errors with a reason; nothing else of an error is silenced."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from given.checked import of
from given.worked import filled, issued
from perfeval_gui.cli.check import check
from perfeval_gui.document.marks import marks_of
from perfeval_gui.domain.beside.kept_answers import Explanation
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.record.report import Report
from perfeval_gui.pages.compose import compose
from perfeval_gui.paths import sample
from perfeval_gui.publishing.printed_blank import blank_notes
from perfeval_gui.rules.checklist import KNOWN
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.findings.answers import answerable, state_of, with_answer
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.telling.sections import progress, sections_with_errors
from perfeval_gui.rules.telling.summing_up import told_counts
from perfeval_gui.storage.draft.files import open_draft, save_draft

REASON = "本单位为临时机构，没有核定编制，人员由主管部门派驻。"


def about_quota(report: Report) -> Finding:
    found = [f for f in run_checks(issued().evaluate(report)) if f.name == "quota"]
    (error,) = (finding for finding in found if finding.level == "error")
    return error


def whole(quota: str) -> Report:
    """The shipped sample, which is in order, with another 编制数."""
    return put(open_draft(sample()), "quota", issued_kind(quota))


def issued_kind(text: str) -> Value:
    return issued().evaluate(filled()).kind("quota").read(text)


def staffing(report: Report) -> str:
    sheet = issued().evaluate(report)
    section = next(section for section in STANDARD_SECTIONS if section.key == "staffing")
    return progress(section, sheet, sections_with_errors(run_checks(sheet), sheet))


@pytest.mark.parametrize(
    ("quota", "check_id", "figures"),
    [
        ("", "required", "“编制数”没有填"),
        ("—", "required", "“编制数”没有填"),
        ("0", "rate-undefined", "编制数是 0，2023年实际在职人数是 8"),
        ("0人", "rate-undefined", "编制数是 0，2023年实际在职人数是 8"),
    ],
)
def test_a_unit_without_quota_answers_with_a_reason(
    quota: str, check_id: str, figures: str, tmp_path: Path
) -> None:
    report = whole(quota)
    error = about_quota(report)
    assert (error.check, error.figures) == (check_id, figures)
    assert "没有核定编制的单位请写说明" in error.message
    assert staffing(report) == "findings"
    answered = with_answer(report, error, REASON)
    sheet = issued().evaluate(answered)

    assert state_of(about_quota(answered), answered) == "answered"
    assert staffing(answered) == "complete"
    assert "quota" not in marks_of(run_checks(sheet), sheet)
    printed = compose(sheet).parts[-1]
    assert printed.key == "explanations"
    assert any(
        REASON in cell.text for block in printed.blocks for cell in getattr(block, "cells", ())
    )
    blank = {note.name for note in blank_notes(sheet, compose(sheet))}
    assert not blank & {"quota", "control_rate"}
    for state, code in ((report, 1), (answered, 0)):
        save_draft(tmp_path / "a.perfeval", state)
        assert check([tmp_path / "a.perfeval"], as_json=False, workbook=None) == code


def test_the_reason_is_asked_for_again_when_the_figures_change() -> None:
    answered = with_answer(whole("0"), about_quota(whole("0")), REASON)
    more = put(answered, "in_post", issued_kind("9"))
    blank = put(answered, "quota", None)

    assert state_of(about_quota(more), more) == "reopened"
    assert staffing(more) == "findings"
    # Blank and zero are two questions.
    assert state_of(about_quota(blank), blank) == "open"


@pytest.mark.parametrize("answer", [" \n", "无", "——", "略"])
def test_a_reason_that_says_nothing_is_none(answer: str) -> None:
    row = Explanation(check="required", place="quota", figures="“编制数”没有填", answer=answer)
    report = with_rows(whole(""), "explanations", (row,))

    assert staffing(report) == "findings"


def test_answered_errors_are_counted_apart() -> None:
    counts = Counter({("error", True): 1, ("error", False): 2, ("explain", False): 1})

    assert told_counts(counts) == "错误 3 项（1 项已说明），说明 1 项"  # type: ignore[arg-type]  # levels


OTHERS = {
    "required": ("unit", "in_post", "executed", "annual_budget", "indicators"),
    "rate-undefined": ("annual_budget", "buildings[0].approved_size", "in_post"),
    "unread": ("quota",),
}


@pytest.mark.parametrize("check_id", sorted(KNOWN))
def test_no_other_error_is_silenced_by_any_record(check_id: str) -> None:
    level = KNOWN[check_id].level
    for name in (*OTHERS.get(check_id, ("executed",)), "quota"):
        error = Finding(check=check_id, level=level, name=name, message="。", figures="数")
        row = Explanation(check=check_id, place=name, figures="数", answer=REASON)
        report = with_rows(filled(), "explanations", (row,))
        excused = name == "quota" and check_id in ("required", "rate-undefined")

        assert answerable(error) == (level == "explain" or excused), error
        assert (state_of(error, report) == "answered") == (level == "explain" or excused)


def test_other_required_cells_stay_errors_whatever_is_answered(tmp_path: Path) -> None:
    report = put(open_draft(sample()), "executed", None)
    wrong = of(issued().evaluate(report), "required")
    rows = tuple(
        Explanation(check=f.check, place=f.name, figures=f.figures, answer=REASON) for f in wrong
    )
    report = with_rows(report, "explanations", (*report.explanations.explanations, *rows))
    sheet = issued().evaluate(report)

    assert [finding.name for finding in wrong] == ["executed"]
    assert "executed" in marks_of(run_checks(sheet), sheet)
    assert REASON not in "".join(part.title for part in compose(sheet).parts)
    save_draft(tmp_path / "a.perfeval", report)
    assert check([tmp_path / "a.perfeval"], as_json=False, workbook=None) == 1


def test_an_unread_quota_is_not_excused() -> None:
    report = put(open_draft(sample()), "quota", Unread("八"))
    (error,) = of(issued().evaluate(report), "unread")

    assert not answerable(error)
    assert not answerable(replace(error, check="required", name="in_post"))


def test_what_is_left_for_the_hand_is_not_required() -> None:
    book = type(issued())(replace(issued().edition, hand=frozenset({"quota", "unit"})))
    names = {finding.name for finding in of(book.evaluate(filled()), "required")}

    assert not names & {"quota", "unit"}
    assert "in_post" in names
