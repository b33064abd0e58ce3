"""Dismissing a false alarm, and switching a check off: both are rows of the record.

A row names a check and a sentence. While the sentence stands in the text exactly so, the check is
silent about it; a row without a sentence silences the check everywhere. So both are saved, undone
and carried along with the draft like everything else that is typed.

Only the families of the proof-reading listen: a row about any other check is kept and changes
nothing, whoever wrote it into the draft. See docs/adr/0030.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perfeval_gui.domain.beside.dismissals import Dismissal, Dismissals
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.families import FAMILIES
from perfeval_gui.rules.proofreading.prose.texts import sentence_at, sentence_span

_Place = tuple[str, str, tuple[int, int]]
"""A check, a cell, and where a sentence of its text begins and ends."""


def sentence_of(sheet: Sheet, finding: Finding) -> str:
    """The sentence *finding* is about, as stored; for a cell without words, what it shows."""
    if finding.name in sheet.report.form.tables:
        return finding.figures
    value = sheet.value(finding.name)
    if isinstance(value, str):
        return sentence_at(value, finding.span)
    return f"{sheet.shown(finding.name)} {finding.figures}".strip()


def may_dismiss(finding: Finding) -> bool:
    """Whether the clerk may call *finding* a false alarm: what reads texts may err."""
    return finding.check in FAMILIES


def dismissed(sheet: Sheet, finding: Finding) -> Report:
    """The report in which *finding* is silent until its sentence changes."""
    row = Dismissal(check=finding.check, sentence=sentence_of(sheet, finding))
    return _with(sheet.report, row) if row.sentence else sheet.report


def switched(report: Report, check: str, *, on: bool) -> Report:
    """*report* with a check of the proof-reading switched on or off; dismissals stay."""
    if not on:
        return _with(report, Dismissal(check=check))
    rows = report.dismissals.dismissals
    kept = tuple(row for row in rows if row.check != check or row.sentence.strip())
    return report if kept == rows else with_rows(report, "dismissals", kept)


def alarms(report: Report) -> tuple[Dismissal, ...]:
    """The sentences about which a family does not tell something any more."""
    rows = report.dismissals.dismissals
    return tuple(row for row in rows if row.sentence.strip() and row.check in FAMILIES)


def recalled(report: Report, alarm: Dismissal) -> Report:
    """*report* in which what was dismissed by *alarm* is told again."""
    rows = report.dismissals.dismissals
    return with_rows(report, "dismissals", tuple(row for row in rows if row.id != alarm.id))


def is_off(report: Report, check: str) -> bool:
    """Whether a check is switched off; only a family of the proof-reading can be."""
    return ("", check) in _silenced(report.dismissals)


def families_off(report: Report) -> tuple[str, ...]:
    """The ids of the families that are switched off."""
    silenced = _silenced(report.dismissals)
    return tuple(check for check in FAMILIES if ("", check) in silenced)


def heard(sheet: Sheet, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The *findings* that are neither dismissed nor of a check that is switched off."""
    silenced = _silenced(sheet.report.dismissals) if sheet.report.dismissals.dismissals else None
    if not silenced:
        yield from findings
        return
    checks = {check for _, check in silenced}
    asked: dict[_Place, bool] = {}
    for finding in findings:
        if finding.check not in checks or not _is_silent(sheet, finding, silenced, asked):
            yield finding


def _is_silent(
    sheet: Sheet, finding: Finding, silenced: frozenset[tuple[str, str]], asked: dict[_Place, bool]
) -> bool:
    if ("", finding.check) in silenced:
        return True
    value = None if finding.name in sheet.report.form.tables else sheet.value(finding.name)
    if finding.span is None or not isinstance(value, str):
        return (sentence_of(sheet, finding), finding.check) in silenced
    # A long sentence may have a thousand slips: it is cut out and looked up once for all of them.
    place = finding.check, finding.name, sentence_span(value, *finding.span)
    if place not in asked:
        asked[place] = (sentence_of(sheet, finding), finding.check) in silenced
    return asked[place]


def _silenced(dismissals: Dismissals) -> frozenset[tuple[str, str]]:
    return frozenset(
        (row.sentence.strip(), row.check) for row in dismissals.dismissals if row.check in FAMILIES
    )


def _with(report: Report, row: Dismissal) -> Report:
    if (row.sentence.strip(), row.check) in _silenced(report.dismissals):
        return report
    return with_rows(report, "dismissals", (*report.dismissals.dismissals, row))
