"""Which cells are marked in their form, and in what words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.answers import state_of
from perfeval_gui.rules.findings.finding import LEVELS, Finding, Level

Marks = Mapping[str, Finding]
SIGNS: Final[Mapping[Level, str]] = MappingProxyType(
    {"error": "!", "explain": "?", "unconfirmed": "*", "hint": "·"}
)
"""The sign of each level, so that none is told by its colour alone."""
DETAIL: Final = "detail"
"""How a cell is marked that has a 明细 and about which nothing was found."""
CELL_SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {**{str(level): sign for level, sign in SIGNS.items()}, DETAIL: "Σ"}
)
"""The sign of each way in which a cell is marked."""


def needs_attention(finding: Finding, report: Report) -> bool:
    """Whether the clerk has to mend or to explain it still."""
    return finding.level in ("error", "explain") and state_of(finding, report) != "answered"


def marks_of(findings: tuple[Finding, ...], sheet: Sheet) -> Marks:
    """The gravest finding of each cell, by name.

    Hints and answered findings mark nothing. What waits to be looked over is marked where nothing
    graver is found.
    """
    marks: dict[str, Finding] = {}
    for finding in findings:
        if finding.level != "unconfirmed" and not needs_attention(finding, sheet.report):
            continue
        if finding.name not in marks or _outweighs(finding, marks[finding.name]):
            marks[finding.name] = finding
    return marks


def _outweighs(finding: Finding, marked: Finding) -> bool:
    if marked.level == "explain":
        return finding.level != "unconfirmed"
    return marked.level == "unconfirmed"


def sentence(finding: Finding) -> str:
    """What is said of a marked cell: the word of the level and the message."""
    return f"{LEVELS[finding.level]}：{finding.message}"
