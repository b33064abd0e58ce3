"""Whether a report may be handed in as it stands, and what its files are called until then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from perfeval_gui.domain.edition.page_marks import DRAFT, FINAL, FOR_REVIEW, PUBLIC, numbered
from perfeval_gui.domain.record.report import FinalState, Report
from perfeval_gui.rules.findings.answers import state_of
from perfeval_gui.rules.findings.finding import LEVELS, Finding, Level

_WORDS: Final[dict[Level, str]] = {
    "error": "处错误",
    "explain": "处要说明",
    "unconfirmed": "格待核",
}


def still_open(findings: Iterable[Finding], report: Report) -> tuple[Finding, ...]:
    """Those of *findings* that keep *report* a draft, the gravest first; no hints."""
    order = {level: place for place, level in enumerate(LEVELS)}
    found = [one for one in findings if one.level != "hint" and state_of(one, report) != "answered"]
    return tuple(sorted(found, key=lambda one: order[one.level]))


def mark_of(left: Iterable[Finding], final: FinalState | None = None) -> str:
    """The mark of pages of whose findings these are *left*, see `still_open`.

    *final* is the final state of a report that is what was declared final; None of any other.
    """
    drafted = any(True for _ in left)
    if final is None:
        return DRAFT if drafted else FOR_REVIEW
    return numbered(DRAFT if drafted else FINAL, final.number)


def public_mark_of(left: Iterable[Finding]) -> str:
    """The mark of pages for publication: a draft is one there as well."""
    mark = mark_of(left)
    return f"{PUBLIC}{mark}" if mark == DRAFT else PUBLIC


def told_left(left: Iterable[Finding], clean: str = FOR_REVIEW) -> str:
    """One sentence: what is *left* to be done, and what the files are marked for it.

    Those of which nothing is left are marked *clean*.
    """
    counts = Counter(one.level for one in left)
    if not counts:
        return f"没有要改、要说明的了：文件标“{clean}”。"
    told = "、".join(f"{counts[key]} {word}" for key, word in _WORDS.items() if counts[key])
    return f"还有 {told}：文件名和页眉标“{DRAFT}”。"
