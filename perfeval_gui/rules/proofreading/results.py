"""Results of indicators as the report tells them: 维护水利设施45处 against 42处 in the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from operator import add
from typing import Final

from perfeval_gui.domain.indicators import Indicator
from perfeval_gui.rules.findings import Finding
from perfeval_gui.rules.proofreading.texts import Slip, finding_of, passages, sentence_span
from perfeval_gui.rules.proofreading.written import written
from perfeval_gui.rules.quantities import Quantity, read
from perfeval_gui.rules.rulebook import Sheet

CHECK: Final = "text-result"

_HEAD: Final = 2
_LEAST_NAME: Final = 3
_MOST_NAME: Final = 40
_FAR: Final = 120
# What may stand between the name and its number, and the number itself.
_NUMBER: Final = re.compile(
    "(?:为|是|达到?|了|完成|实现|共计?|合计|累计|实际|全年|数量?|总数|个数|已|均|的|：|:)*"
    r"(?P<number>(?:百分之)?[0-9零〇一二两三四五六七八九十百千万亿][^，。；：、！？\n（()）“”]{0,14})"
)
# A sentence that plans, compares, or tells of a part tells of another number.
_OTHER: Final = re.compile(
    "计划|目标|预期|预计|指标值|年初|力争|争取|拟|不低于|不少于|以上|比|较|上年|去年|同期|其中|季度|上半年|下半年|每|"
    "(?<![0-9])(?:[1-9]|1[01])月|累计(?!完成)|历年|新增|各|某|下一步|将|标准|要求|分值|得分|扣"
)
_BEHIND: Final = re.compile("以上|以下|左右|余|多|提高|增长|下降|每|/|[-~～—至到]")
_YEAR: Final = re.compile("[0-9]{4}(?=年)")


@dataclass(frozen=True, slots=True)
class _Results:
    """The results of all indicators with one quantity, by name; *heads* to find names quickly."""

    by_name: Mapping[str, tuple[str, str]]
    heads: Mapping[str, tuple[int, ...]]


def results_agree(sheet: Sheet) -> Iterator[Finding]:
    """A result in the report is that of the indicator of the same name. Source: 附件3-1."""
    results = _results(sheet.report.indicators.indicators)
    if not results.by_name:
        return
    for prose in passages(sheet):
        if not prose.text:
            continue
        shown = written(prose.text, sheet)
        for slip in _told(shown.text, results, sheet.report.year):
            if shown.has_typed_digits(slip.begin, slip.end):
                begin, end = shown.span(slip.begin, slip.end)
                says = slip.says
                yield finding_of(sheet, prose, Slip(CHECK, begin, end, says))


@lru_cache(maxsize=4)
def _results(indicators: tuple[Indicator, ...]) -> _Results:
    by_name: dict[str, tuple[str, str]] = {}
    twice = set[str]()
    for row in indicators:
        name = "".join(row.name.split())
        if name in by_name:
            twice.add(name)
        if _LEAST_NAME <= len(name) <= _MOST_NAME and row.actual:
            by_name[name] = (row.actual, row.target)
    lengths: dict[str, set[int]] = {}
    for name in by_name.keys() - twice:
        lengths.setdefault(name[:_HEAD], set()).add(len(name))
    kept = {name: texts for name, texts in by_name.items() if name not in twice}
    heads = {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}
    return _Results(kept, heads)


def _told(text: str, results: _Results, year: int) -> Iterator[Slip]:
    """Every result in *text* that is not the one of its indicator."""
    places = (at for at, head in enumerate(map(add, text, text[1:])) if head in results.heads)
    for at in places:
        for length in results.heads[text[at : at + _HEAD]]:
            name = text[at : at + length]
            if name in results.by_name:
                slip = _differs(text, at, name, results.by_name[name], year)
                if slip is not None:
                    yield slip
                break


def _differs(text: str, at: int, name: str, texts: tuple[str, str], year: int) -> Slip | None:
    match = _NUMBER.match(text, at + len(name))
    if match is None:
        return None
    begin, _ = sentence_span(text, at, at + 1)
    before = text[max(begin, at - _FAR) : at]
    other_year = set(_YEAR.findall(before)) - {f"{year}"}
    if (
        _OTHER.search(before)
        or other_year
        or _BEHIND.search(text[match.start("number") : match.end() + 2])
    ):
        return None
    told, actual, target = read(match["number"]).single, *(read(one).single for one in texts)
    if told is None or actual is None or not _may_differ(told, actual):
        return None
    if _same(told, actual) or (target is not None and told.size == target.size):
        return None
    says = (
        f"“{text[at : match.end()]}”与自评表不同，“{name}”的实际完成值是 {actual.shown}，"
        "请核对后统一。"
    )
    return Slip(CHECK, at, match.end(), says)


def _may_differ(told: Quantity, actual: Quantity) -> bool:
    """Whether both are exact and measure the same."""
    plain = not (told.sign or told.rough or told.way or actual.rough or actual.way or actual.sign)
    return plain and told.measure == actual.measure and bool(told.unit.name)


def _same(told: Quantity, actual: Quantity) -> bool:
    """Whether *told* is *actual*, as far as the digits that are written go."""
    here = actual.in_unit_of(told).amount
    _, _, decimals = told.text.partition(".")
    places = len(re.match("[0-9]*", decimals)[0])  # type: ignore[index]  # matches anything
    scale = {"万": 10_000, "亿": 100_000_000}.get(told.scale, 1)
    half = Fraction(scale, 2 * 10**places)
    return here == told.amount or (bool(places or told.scale) and abs(here - told.amount) <= half)
