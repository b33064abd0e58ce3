"""Check of 年度总体目标: a figure that is promised is measured by something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from perfeval_gui.rules.checks.wording import found, short
from perfeval_gui.rules.findings import Finding
from perfeval_gui.rules.quantities import Quantity, read
from perfeval_gui.rules.rulebook import Sheet

_CLAUSE: Final = re.compile(r"(?:[^。；;\n！？，,]|,(?=\d{3}))+")
# What is counted: the two characters before the figure.
_COUNTED: Final = re.compile(
    r"([\u4e00-\u9fff]{2})(?:不少于|不低于|不超过|控制在|达到|超过|至少|达|约|共|[≥≤><=])*\s*[0-9０-９]"
)
_Size = tuple[str, Fraction]


def _told(text: str) -> tuple[Quantity, ...]:
    """Every quantity of *text*, and the ends of every range."""
    found = read(text)
    ends = (end for one in found.ranges for end in (one.low, one.high))
    return (*found.quantities, *found.parts, *ends)


def _size(quantity: Quantity) -> _Size:
    return quantity.measure, abs(quantity.size)


def figures_of_goals_are_measured(sheet: Sheet) -> Iterator[Finding]:
    """A figure in 预期目标 stands in an indicator or in a result. Source: 财预〔2021〕101号."""
    clauses = tuple(_CLAUSE.finditer(sheet.report.goals.goals_expected))
    if not any(_told(clause[0]) for clause in clauses):
        return
    known, told = _measured(sheet)
    for clause in clauses:
        lacking = [quantity for quantity in _told(clause[0]) if _size(quantity) not in known]
        yield from _unmeasured(clause, lacking, told)


def _unmeasured(
    clause: re.Match[str], lacking: list[Quantity], told: dict[str, str]
) -> Iterator[Finding]:
    """What to say of the figures of one clause that nothing measures.

    A clause is looked at once, however many figures it has.
    """
    if not lacking:
        return
    counted = _COUNTED.search(clause[0])
    by_word = {
        measure: counted is not None and counted[1] in told.get(measure, "")
        for measure in {quantity.measure for quantity in lacking}
    }
    words = clause[0].strip()
    quoted = short(words)
    start = clause.start() + clause[0].index(words)
    for quantity in lacking:
        if not by_word[quantity.measure]:
            message = (
                f"预期目标里的“{quoted}”有数字 {quantity.shown}，"
                "而绩效指标和实际完成情况里都没有，"
                "目标写了就要有结果，请补一行指标或在实际完成情况里写明。"
            )
            finding = found("goal-not-measured", "goals_expected", message, words)
            yield replace(finding, span=(start, start + len(words)))


def _others(sheet: Sheet) -> Iterator[str]:
    for indicator in sheet.report.indicators.indicators:
        yield from (indicator.target, indicator.actual, indicator.name)
    yield from (match[0] for match in _CLAUSE.finditer(sheet.report.goals.goals_achieved))


def _measured(sheet: Sheet) -> tuple[set[_Size], dict[str, str]]:
    """What indicators and results count: each unit with its figures, and the texts by unit.

    A goal is also told by the same word and unit with another figure: 培训3次 for 培训2次.
    """
    figures = set[_Size]()
    texts: dict[str, list[str]] = {}
    for text in _others(sheet):
        quantities = _told(text)
        figures.update(map(_size, quantities))
        for measure in {quantity.measure for quantity in quantities}:
            texts.setdefault(measure, []).append(text)
    return figures, {measure: "\n".join(found) for measure, found in texts.items()}
