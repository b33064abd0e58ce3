"""Kept explanations: which finding an answer belongs to, and whether it still counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from perfeval_gui.domain.beside.kept_answers import Explanation, Explanations
from perfeval_gui.domain.cells.nothing import says_nothing
from perfeval_gui.domain.cells.reading import clean_text
from perfeval_gui.domain.names.fields import address, rows_of, with_rows
from perfeval_gui.domain.names.places import name_at, place_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.working.identity import Same

if TYPE_CHECKING:
    from perfeval_gui.rules.findings.finding import Finding

AnswerState = Literal["open", "answered", "reopened"]
_POSTS: Final = "quota"
_ABOUT: Final = ("explanations", "details")
"""Tables whose rows are gone to where the cell is that they are about."""
_EXCUSED: Final = ("required", "rate-undefined")
"""Errors of `_POSTS` that a reason settles as a mend would: a unit without 编制 has no 编制数 to
fill in, nor a 控制率 to be computed. Nothing else of an error is a matter of reasons."""

_LEFT_BLANK: Final = MappingProxyType({_POSTS: _EXCUSED[:1], "control_rate": _EXCUSED})
"""What prints blank for such a unit, and the checks whose answer says why."""


def answerable(finding: Finding) -> bool:
    """Whether an answer can settle *finding*: every 说明, and the errors excused above."""
    return finding.level == "explain" or (finding.name == _POSTS and finding.check in _EXCUSED)


def excused(report: Report, name: str) -> bool:
    """Whether a reason is kept for what *name* leaves blank on paper."""
    checks = _LEFT_BLANK.get(name, ())
    return any(
        kept.check in checks and kept.place == _POSTS and not says_nothing(kept.answer)
        for kept in report.explanations.explanations
    )


@lru_cache(maxsize=1)
def _kept(explanations: Same[Explanations]) -> Mapping[str, Mapping[str, list[Explanation]]]:
    """The answers by check, then by place, in their order."""
    found: dict[str, dict[str, list[Explanation]]] = {}
    for one in explanations.what.explanations:
        found.setdefault(one.check, {}).setdefault(one.place, []).append(one)
    return found


def answer_of(report: Report, finding: Finding) -> Explanation | None:
    """The answer kept for *finding*, whether or not its figures are still the same.

    Of several findings of one check about different words of the same cell, each is known by its
    figures alone.
    """
    if not report.explanations.explanations:
        return None
    kept = _kept(Same(report.explanations)).get(finding.check)
    if kept is None:
        return None
    same = kept.get(place_of(report, finding.name), ())
    exact = next((one for one in same if one.figures == finding.figures), None)
    if exact is None and same and finding.span is None:
        return same[-1]
    return exact


def about(report: Report, name: str) -> str:
    """The cell that the kept answer, or the amount, called *name* is about; else *name* itself."""
    found = address(name) if name.partition("[")[0] in _ABOUT else None
    rows = rows_of(report, found[0]) if found is not None else ()
    if found is None or found[1] is None or found[1] >= len(rows):
        return name
    return name_at(report, str(getattr(rows[found[1]], "place", ""))) or name


def state_of(finding: Finding, report: Report) -> AnswerState:
    """``answered`` while the kept answer was given for these very figures.

    ``reopened`` once they have changed, ``open`` where nothing was answered, or 无. What is not
    `answerable` stays open, whatever the record holds.
    """
    kept = answer_of(report, finding) if answerable(finding) else None
    if kept is None or says_nothing(kept.answer):
        return "open"
    return "answered" if kept.figures == finding.figures else "reopened"


def with_answer(report: Report, finding: Finding, text: str) -> Report:
    """*report* with *text* as the answer to *finding* as it stands now; empty text removes it."""
    text = clean_text(text).strip()
    kept = answer_of(report, finding)
    rows = report.explanations.explanations
    if not text:
        rest = tuple(row for row in rows if row is not kept)
        return report if len(rest) == len(rows) else with_rows(report, "explanations", rest)
    figures = clean_text(finding.figures)
    if kept is None:
        place = place_of(report, finding.name)
        new = Explanation(check=finding.check, place=place, figures=figures, answer=text)
        return with_rows(report, "explanations", (*rows, new))
    changed = replace(kept, figures=figures, answer=text)
    return with_rows(report, "explanations", tuple(changed if row is kept else row for row in rows))


def standing(report: Report, findings: Iterable[Finding]) -> tuple[Explanation, ...]:
    """The answers that count: to a finding there is now, given for its figures of now."""
    found = (
        answer_of(report, finding)
        for finding in findings
        if state_of(finding, report) == "answered"
    )
    return tuple(kept for kept in found if kept is not None)
