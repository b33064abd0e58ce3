"""Results of indicators as the report tells them: 维护水利设施45处 against 42处 in the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import half_up
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import indicator_rows
from perfeval_gui.rules.proofreading.arithmetic.moves import moves
from perfeval_gui.rules.proofreading.prose.texts import Slip, finding_of, passages, sentence_span
from perfeval_gui.rules.proofreading.prose.written import written
from perfeval_gui.rules.quantities import Quantity, read

CHECK: Final = "text-result"

_TAIL: Final = 2
_LEAST_NAME: Final = 3
_MOST_NAME: Final = 40
_FAR: Final = 120
_NEAR: Final = 16
_DIGITS: Final = "0-9零〇一二两三四五六七八九十百千万亿"
_NUMBER: Final = pattern(rf"(?<![.{_DIGITS}])(?:百分之)?[{_DIGITS}][.,{_DIGITS}]*+")
_UNIT: Final = pattern(r"[^，。；：、！？\n（()）“”并且及和]{0,12}")
# What may stand between the name and its number.
_FILL: Final = pattern(
    "(?:为|是|达到?|了|完成|实现|共计?|合计|累计|实际|全年|数量?|总数|个数|已|均|的|控制在|：|:)*$"
)
# A sentence that plans, compares, or tells of a part tells of another number.
_OTHER: Final = pattern(
    "计划|目标|预期|预计|指标值|年初|力争|争取|拟|不低于|不少于|以上|比|较|上年|去年|同期|其中|季度|上半年|下半年|每|"
    "(?<![0-9])(?:[1-9]|1[01])月|累计(?!完成)|历年|新增|各|某|下一步|将|标准|要求|分值|得分|扣"
)
_BEHIND: Final = pattern("以上|以下|以内|之内|左右|余|多|提高|增长|下降|每|/|[-~～—至到]")
_CLAUSE: Final = pattern(r"[^，。；：、！？\n（）()]*$")
# Before the name nothing may stand that makes it a part: 东河站巡查河道.
_NEUTRAL: Final = pattern(
    "(?:[一二三四五六七八九十]是|[0-9]{4}年度?|全年|本年度?|年度|年内|共计?|累计|已|实际|完成|实现|开展|我单位|本单位|我中心|本中心|我局|我站"
    "|其中|并|还|的|截至|年末|年底|12月(?:底|末)?|是| |　)*"
)
# A rate of the target behind a result: 252次，完成目标任务的105%.
_RATE: Final = pattern(
    "[，,](?:已|超额)?(?:完成|占|为|是|达到?|相当于)了?(?:年度|全年|当年|本年|年初|既定|预期|预定)*"
    r"(?:目标任务|目标|任务|计划|指标)(?:任务|数|值|量)*的(?P<rate>[0-9]{1,4}(?:\.[0-9]{1,4})?)%"
    "(?![0-9以多余左上、~～—–-])"
)
_EACH: Final = pattern(r"分别(?:为|是|达到|达|完成)(?P<values>[^，。；：\n]{3,80})")
_BREAK: Final = pattern("[，。；：\n]")
_ITEM: Final = pattern("[^、和及与]+")
_YEAR: Final = pattern("[0-9]{4}(?=年)")


_Places = tuple[int, int, int]
"""Where a name begins, where its number does, and where its unit may end."""


class _Names:
    """The names of the indicators that have results, none of them twice."""

    def __init__(self, names: Iterable[str]) -> None:
        """*names* of all that have results."""
        self.names = frozenset(name for name, times in Counter(names).items() if times == 1)
        self._lengths: dict[str, set[int]] = {}
        for name in self.names:
            self._lengths.setdefault(name[-_TAIL:], set()).add(len(name))

    def named(self, text: str, first: int, last: int) -> tuple[int, str] | None:
        """Where the name begins that ends between *first* and *last*, and the name."""
        for end in range(last, first - 1, -1):
            lengths = self._lengths.get(text[max(end - _TAIL, 0) : end], ())
            for length in sorted(lengths, reverse=True):
                if text[max(end - length, 0) : end] in self.names:
                    return end - length, text[end - length : end]
        return None


@lru_cache(maxsize=16)
def _names(names: tuple[str, ...]) -> _Names:
    """*names*, for finding them in texts; mostly those of the last check."""
    return _Names(names)


@lru_cache(maxsize=512)
def _told(text: str, names: _Names) -> tuple[tuple[str, _Places], ...]:
    """What *text* tells of *names*; read once for all sheets that it stands in."""
    return (*_spots(text, names), *(one for one in _in_turn(text) if one[0] in names.names))


def _spots(text: str, names: _Names) -> Iterator[tuple[str, _Places]]:
    """Every number of *text* right behind a name."""
    # 水质达标率由上年的89%提高到91%: the name stands before 由.
    moved = {move.now_at: move.begin for move in moves(text)}
    for match in _NUMBER.finditer(text):
        begin = match.start()
        fill = _FILL.search(text[max(begin - _NEAR, 0) : begin])
        first = moved.get(begin, begin - len(fill[0] if fill else ""))
        if (found := names.named(text, first, begin)) is not None:
            unit = _UNIT.match(text, match.end())
            end = unit.end() if unit is not None else match.end()
            yield found[1], (found[0], begin, end)


def _in_turn(text: str) -> tuple[tuple[str, _Places], ...]:
    """Names of *text* with where the first and its number stand: 甲率、乙率分别达到96%、91%."""
    found = list[tuple[str, _Places]]()
    for match in _EACH.finditer(text):
        low = max(match.start() - _FAR, 0)
        head = _BREAK.split(text[low : match.start()])[-1]
        names = _parts(head, match.start() - len(head))
        values = _parts(match["values"], match.start("values"))
        if len(names) == len(values) > 1:
            pairs = zip(names, values, strict=True)
            found += [(text[at:to], (names[0][0], begin, end)) for (at, to), (begin, end) in pairs]
    return tuple(found)


def _parts(words: str, at: int) -> list[tuple[int, int]]:
    """Where the items of a list stand that begins at *at*."""
    return [(at + one.start(), at + one.end()) for one in _ITEM.finditer(words)]


def results_agree(sheet: Sheet) -> Iterator[Finding]:
    """A result in the report is that of the indicator of the same name. Source: 附件3-1."""
    results = [row.indicator for row in indicator_rows(sheet) if _has_result(row.indicator)]
    if not results:
        return
    names = _names(tuple(row.name.strip() for row in results))
    for prose in passages(sheet):
        shown = written(prose.text, sheet)
        told = _told(shown.text, names)
        for slip in _slips(shown.text, told, results, sheet.report.year) if told else ():
            if shown.has_typed_digits(slip.begin, slip.end):
                begin, end = shown.span(slip.begin, slip.end)
                yield finding_of(sheet, prose, replace(slip, begin=begin, end=end))


def _has_result(row: Indicator) -> bool:
    return bool(row.actual) and _LEAST_NAME <= len(row.name) <= _MOST_NAME


def _slips(
    text: str,
    told: Iterable[tuple[str, _Places]],
    results: Iterable[Indicator],
    year: int,
) -> Iterator[Slip]:
    by_name = {row.name.strip(): row for row in results}
    for name, places in told:
        slip = _differs(text, places, by_name[name], year)
        if slip is not None:
            yield slip


def _differs(text: str, places: _Places, row: Indicator, year: int) -> Slip | None:
    at, begin, end = places
    start, _ = sentence_span(text, at, at + 1)
    before = text[max(start, at - _FAR) : at]
    clause = _CLAUSE.search(before)
    if clause is None or not _NEUTRAL.fullmatch(clause[0]):
        return None
    other_year = set(_YEAR.findall(before)) - {f"{year}"}
    if _OTHER.search(before) or other_year or _BEHIND.search(text[begin : end + 2]):
        return None
    told, actual, target = (read(one).single for one in (text[begin:end], row.actual, row.target))
    if told is None or actual is None or not _may_differ(told, actual):
        return None
    if _same(told, actual):
        return _of_target(text, (at, end), row, target)
    if target is not None and told.size == target.size:
        return None
    says = (
        f"“{text[at:end]}”与自评表不同，“{row.name.strip()}”的实际完成值是 {actual.shown}，"
        "请核对后统一。"
    )
    return Slip(CHECK, at, end, says)


def _of_target(
    text: str, span: tuple[int, int], row: Indicator, target: Quantity | None
) -> Slip | None:
    """What is wrong with a rate of the target behind a result: 252次，完成目标任务的110%."""
    rate, actual = _RATE.match(text, span[1]), read(row.actual).single
    if rate is None or target is None or actual is None or target.sign == "≤":
        return None
    if not target.size or target.way or target.rough or target.measure != actual.measure:
        return None
    is_so, said = actual.size / target.size * 100, Fraction(rate["rate"])
    if abs(is_so - said) < Fraction(1, 10 ** len(rate["rate"].partition(".")[2])):
        return None
    says = (
        f"“{text[span[0] : rate.end()]}”与自评表不同，“{row.name.strip()}”的指标值是"
        f" {target.shown}，实际完成值是 {actual.shown}，完成了 {half_up(is_so)}%，请核对后统一。"
    )
    return Slip(CHECK, span[0], rate.end(), says)


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
    rounded = bool(places or told.scale) or told.unit.name == "%"
    return here == told.amount or (rounded and abs(here - told.amount) <= half)
