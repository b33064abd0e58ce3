"""Which cells are marked in their form, and in what words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from perfeval_gui.domain.report import Report
from perfeval_gui.rules.explained import state_of
from perfeval_gui.rules.findings import LEVELS, Finding, Level

Marks = Mapping[str, Finding]
SIGNS: Final[Mapping[Level, str]] = MappingProxyType({"error": "!", "explain": "?", "hint": "·"})
"""The sign of each level, so that none is told by its colour alone."""


def marks_of(findings: tuple[Finding, ...], report: Report) -> Marks:
    """The gravest finding of each cell, by name. Hints and answered findings mark nothing."""
    marks: dict[str, Finding] = {}
    for finding in findings:
        if finding.level == "hint" or state_of(finding, report) == "answered":
            continue
        if finding.name not in marks or marks[finding.name].level == "explain":
            marks[finding.name] = finding
    return marks


def sentence(finding: Finding) -> str:
    """What is said of a marked cell: the word of the level and the message."""
    return f"{LEVELS[finding.level]}：{finding.message}"
