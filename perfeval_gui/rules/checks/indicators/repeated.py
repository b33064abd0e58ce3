"""Check of indicators that repeat a figure of the tables: 年度支出, 三公经费, 预算执行率."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import (
    Row,
    found,
    label,
    short,
    some_indicators,
    with_unit,
)
from perfeval_gui.rules.proofreading.prose.in_text import exactly
from perfeval_gui.rules.proofreading.prose.numbers import Mention, mentions
from perfeval_gui.rules.proofreading.prose.terms import Vocabulary, words_of

_UNITS: Final = ("万元", "%", "人")
# Of a thousand names few have one of these or are a 专项; the others need no closer look.
_MAY_NAME: Final = pattern("支出|执行|经费|费$|成本|采购|预算|编|在职|控制率|资金|基金|项目")
# What all of the year's spending is called as an indicator, beside the words of the lexicon.
_WHOLE: Final = pattern(
    "(?:[0-9]{4}年度?|年度|全年|本年度?|当年|[本我]?单位|[本我]?部门|整体|财政|预算|总|实际|决算|成本|控制)*+"
    "(?:支出|(?<=预算)执行|执行数|总成本)(?:总?额|总数|总量|总计|合计|数|金额|规模|执行|成本|控制数?|情况)*+"
)
_NARROW: Final = frozenset({"控制率"})
_FIGURE_ALONE: Final = pattern(r"\s*[0-9０-９][0-9０-９,，.．]*\s*")
_UNIT_OF_TARGET: Final = pattern("亿元|万元|元|[%％]|人")
_IN_BRACKETS: Final = pattern(r"[（(](?:万元|元|%|人|亿元)[）)]$")


@some_indicators
def results_agree_with_tables(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """An indicator that has the name of a figure of the tables has its value. Source: 附件3-1.

    A cost indicator for all spending repeats 全年执行数. A result with several amounts is left
    alone, and so is one that is the figure rounded.
    """
    projects = tuple(project.name for project in sheet.report.funds.projects)
    named = {name.strip() for name in projects}
    words = words_of(sheet)
    for row in rows:
        if not _MAY_NAME.search(row.indicator.name) and row.indicator.name.strip() not in named:
            continue
        # Few names mean a figure, and looking them up is cheaper than reading a result.
        title = _title(row.indicator.name)
        if not any(_figure_meant(words, title, unit) for unit in _UNITS):
            continue
        said = _said(row.indicator.actual, row.indicator.target)
        name = _figure_meant(words, title, said.unit) if said is not None else ""
        value = exactly(sheet, name) if name else None
        if said is None or value is None:
            continue
        if not said.agrees(value.figure, value.places):
            yield _told(sheet, row, name)


def _told(sheet: Sheet, row: Row, name: str) -> Finding:
    figures = (
        f"绩效指标“{row.title}”的实际完成值“{short(row.indicator.actual)}”"
        f"与表中的{sheet.edition.links.get(name) or label(sheet, name)} {with_unit(sheet, name)}"
    )
    message = f"{figures}不一致，说的是同一个数就应当处处相同，请核对后改正。"
    return found("indicator-figure", row.cell("actual"), message, figures)


@lru_cache(maxsize=16_384)
def _title(name: str) -> str:
    return _IN_BRACKETS.sub("", "".join(name.split()))


def _figure_meant(words: Vocabulary, title: str, unit: str) -> str:
    """The figure that an indicator is called by; empty where it is called anything else."""
    if unit == "万元" and _WHOLE.fullmatch(title):
        return "executed"
    if (known := words.find(title, unit)) is None:
        return ""
    term, word, around = known
    if word in _NARROW or term.judged:
        return ""
    return term.budget if "预算" in around else term.final


@lru_cache(maxsize=16_384)
def _said(actual: str, target: str) -> Mention | None:
    """The only number of a result in one of the units; one alone has the target's unit."""
    if _FIGURE_ALONE.fullmatch(actual) and (unit := _UNIT_OF_TARGET.search(target)):
        actual = f"{actual.strip()}{unit[0]}"
    there = mentions(actual)
    return there[0] if len(there) == 1 and there[0].unit in _UNITS else None
