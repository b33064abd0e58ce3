"""Checks of rates in indicators: a part of a whole is at most all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import (
    Row,
    found,
    short,
    some_indicators,
)
from perfeval_gui.rules.quantities import Quantity, compare, read
from perfeval_gui.rules.quantities.pairs import plain_unit
from perfeval_gui.rules.quantities.units import NO_UNIT

_Whole = Literal["", "never", "hardly"]

# Of these nothing can be above 100 %: what is counted is counted out of itself.
_NEVER: Final = (
    "满意度|满意率|合格率|优良率|优秀率|优质率|良好率|达标率|准确率|正确率|成活率|存活率|及格率|通过率|好评率|知晓率"
    "|知晓度|及时率|准时率|治愈率|完好率|失业率|返贫率|差错率|错误率|死亡率|不良率|缺勤率|空置率"
)
# Of these only a change of what they are counted out of is: persons who moved, works of last year.
_HARDLY: Final = (
    "覆盖率|覆盖面|参保率|普及率|入学率|就业率|办结率|结案率|整改率|化解率|处置率|处理率|回复率|响应率|公开率|出勤率|参与率"
    "|绿化率|安装率|建档率|签约率|接种率|检测率|抽检率|巡查率|落实率|知情率|支持率|认可度|认可率"
)
_RATE: Final = pattern(f"(?:(?P<never>{_NEVER})|(?P<hardly>{_HARDLY}))")
_TAIL: Final = pattern(
    r"(?:指标|情况|水平|要求|值|比例|百分比|[（(][^）)]*[）)]|[≥≤>＞<＜=：:]|达到?|为)*$"
)
# 完成率, 增长率 and the like may be above 100 %; a rate beside them is not sure to be meant.
_ANY_RATE: Final = pattern("[\u4e00-\u9fff]{1,4}?(?:率|度(?=[达为是]|[0-9≥>])|比例|比重)")
_BETWEEN: Final = pattern(
    r"(?:达到?了?|为|是|在|保持|维持|实现|均|全部|也|约|不低于|不少于|大于等于|高于|大于|超过|[≥≧⩾>＞=：:]|\s)*+"
    r"(?=[0-9０-９百])"
)
_LONGEST: Final = 40


@some_indicators
def rates_are_parts(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """A rate that is a part of a whole is at most 100 %. Source: what it counts."""
    for row in rows:
        given = row.indicator
        for column, text in (("target", given.target), ("actual", given.actual)):
            sure, rate, amount = _above(given.name, text, given.target)
            if not sure:
                continue
            cell = sheet.label(row.cell(column))
            figures = f"绩效指标“{row.title}”的{cell}“{short(text)}”里，{rate}是 {amount}"
            if sure == "never":
                message = f"{figures}，不可能超过 100%，请改正。"
                yield found("rate-impossible", row.cell(column), message, figures)
            else:
                message = f"{figures}，一般不会超过 100%，请核对，或者说明是怎样算的。"
                yield found("rate-above-whole", row.cell(column), message, figures)


@lru_cache(maxsize=16_384)
def _above(name: str, text: str, target: str) -> tuple[_Whole, str, str]:
    """How sure it is that a rate of *text* is too high, the rate, and its figure.

    A bare number is a rate where the target is one.
    """
    unit = plain_unit(text)
    if unit is not None and unit.measure not in (NO_UNIT.measure, "share"):
        return "", "", ""
    found = read(text).quantities
    if len(found) == 1 and not found[0].unit.name:
        compared = compare(target, text).reached
        found = found if compared is None else (compared,)
    for quantity in found:
        if _too_much(quantity):
            sure, rate = _rate_of(name, text, alone=len(found) == 1)
            if sure:
                return sure, rate, quantity.shown
    return "", "", ""


def _too_much(quantity: Quantity) -> bool:
    if quantity.unit.measure != "share" or quantity.way or quantity.rough:
        return False
    return quantity.size > 1 or (quantity.size == 1 and quantity.strict and quantity.sign == "≥")


def _rate_of(name: str, text: str, *, alone: bool) -> tuple[_Whole, str]:
    """The rate a number of *text* is: the one it stands behind, or the name of the indicator."""
    named = [match for match in _RATE.finditer(text) if _BETWEEN.match(text, match.end())]
    if len(named) == 1 and len(_ANY_RATE.findall(text)) == 1:
        return _sure(named[0]), named[0][0]
    title = _TAIL.sub("", "".join(name.split())[-_LONGEST:])
    own = [match for match in _RATE.finditer(title) if match.end() == len(title)]
    if own and not _ANY_RATE.search(text) and alone:
        return _sure(own[-1]), own[-1][0]
    return "", ""


def _sure(match: re.Match[str]) -> _Whole:
    return "never" if match["never"] else "hardly"
