"""Check of 年度总体目标: a figure that is promised is measured by something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.part_by_part import Part, in_parts
from perfeval_gui.rules.findings.phrasing import found, short
from perfeval_gui.rules.quantities import Quantity, read
from perfeval_gui.rules.quantities.units import UNITS
from perfeval_gui.working.steps import in_steps

_CLAUSE: Final = pattern(r"(?:[^。；;\n！？，,]|,(?=\d{3}))+")
# What is counted: the two characters before the figure.
_WORD: Final = pattern(
    r"([\u4e00-\u9fff]{2})(?:不少于|不低于|不超过|控制在|达到|超过|至少|达|约|共|[≥≤><=])*\s*[0-9０-９]"
)
# Said of how, not of how much: 24小时值班, 一个中心、两个基本点.
_IDLE: Final = pattern(
    "(?:7[×xX*])?(?:24小时|365天)(?=值|不间断|在岗|开放|服务|监[测控]|响应|轮|待命|巡|畅通|全天)"
    "|[一两二三四五六七八九十]个(?=中心|基本点|确保|维护|意识|自信|坚持|加强|不|全面|结合|转变|关键|重点|机制|体系"
    "|抓手|方面|层面|环节|代表|到位|清单)"
)
_Size = tuple[str, int, int]


@lru_cache(maxsize=16_384)
def _counted(text: str) -> tuple[tuple[Quantity, _Size], ...]:
    """Every quantity of *text*, ends of ranges included, with what it measures and its size.

    A number without a unit that is known counts nothing: 任务1, 目标2, 3大.
    """
    found = read(_IDLE.sub("", text))
    ends = (end for one in found.ranges for end in (one.low, one.high))
    there = (*found.quantities, *found.parts, *ends)
    return tuple((one, _size(one)) for one in there if one.unit.name in UNITS)


def _size(quantity: Quantity) -> _Size:
    size = abs(quantity.size)
    return quantity.measure, size.numerator, size.denominator


@lru_cache(maxsize=64)
def _promised(text: str) -> tuple[tuple[re.Match[str], tuple[tuple[Quantity, _Size], ...]], ...]:
    """The clauses of *text* that promise figures, and what they count."""
    return tuple(
        (clause, counted)
        for clause in _CLAUSE.finditer(text)
        if (counted := _counted(clause[0])) and read(_IDLE.sub("", clause[0])).whole
    )


@in_parts
def figures_of_goals_are_measured(sheet: Sheet) -> Iterator[Part]:
    """A figure in 预期目标 stands in an indicator or in a result. Source: 财预〔2021〕101号.

    A clause of which something was not understood is left alone.
    """
    promised = _promised(sheet.report.goals.goals_expected)
    if not promised:
        return
    measured = _Measured({size[0] for _, counted in promised for _, size in counted})
    for some in in_steps(_others(sheet)):
        measured.take(some)
        yield ()
    told = measured.told()
    for clause, counted in promised:
        lacking = [quantity for quantity, size in counted if size not in measured.figures]
        yield _unmeasured(clause, lacking, told)


def _unmeasured(
    clause: re.Match[str], lacking: list[Quantity], told: dict[str, str]
) -> Iterator[Finding]:
    """What to say of the figures of one clause that nothing measures.

    A clause is looked at once, however many figures it has.
    """
    if not lacking:
        return
    word = _WORD.search(clause[0])
    by_word = {
        measure: word is not None and word[1] in told.get(measure, "")
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


class _Measured:
    """What indicators and results count of *wanted* measures: the figures, and the texts.

    A goal is also told by the same word and unit with another figure: 培训3次 for 培训2次.
    """

    def __init__(self, wanted: set[str]) -> None:
        self.figures = set[_Size]()
        self._wanted = wanted
        self._texts: dict[str, dict[str, None]] = {}

    def take(self, texts: Iterable[str]) -> None:
        """Count what *texts* say as well."""
        for text in texts:
            for _, size in _counted(text):
                if size[0] in self._wanted:
                    self.figures.add(size)
                    self._texts.setdefault(size[0], {})[text] = None

    def told(self) -> dict[str, str]:
        """All texts that count something, by measure."""
        return {measure: "\n".join(found) for measure, found in self._texts.items()}
