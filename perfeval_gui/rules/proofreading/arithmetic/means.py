"""So many of so much each: 培训3期，共120人次，平均每期40人次; 每处2万元，共42处，合计84万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import half_up
from perfeval_gui.rules.proofreading.arithmetic.sentences import CHECK
from perfeval_gui.rules.proofreading.arithmetic.targets import SCALES
from perfeval_gui.rules.proofreading.prose.numbers import last_digit
from perfeval_gui.rules.proofreading.prose.texts import Slip

_NUMBER: Final = r"(?<![0-9.,\-—–~～第])[0-9]{1,9}(?:\.[0-9]{1,4})?(?![0-9.])"
_WORDS: Final = "[^，。；：、！？\\n0-9约近超逾]"
# 每人每月 wants a third number.
_ONCE: Final = "[^，。；：、！？\\n0-9约近超逾每/]"
_UNIT: Final = "[\u4e00-\u9fff]{1,3}?"
_MEAN: Final = pattern(
    rf"(?P<count>{_NUMBER})(?P<of>人|名|{_UNIT})(?:{_WORDS}{{0,8}}[，,])?{_WORDS}{{0,12}}"
    rf"(?P<all>{_NUMBER})(?P<unit>{_UNIT})[，,](?:平均)?(?:每(?P=of)|(?P<head>[人户]均)){_WORDS}{{0,6}}"
    rf"(?P<each>{_NUMBER})(?P<in>{_UNIT})(?=[，。；、！？）)\n]|$)"
)
# 补助126.5万元，惠及1265户，户均1000元
_MONEY_FIRST: Final = pattern(
    rf"(?P<all>{_NUMBER})(?P<unit>[万亿]?元)[，,]{_ONCE}{{0,12}}(?P<count>{_NUMBER})(?P<of>人|名|户)"
    rf"{_ONCE}{{0,8}}[，,](?:平均)?(?:每(?P=of)|(?P<head>[人户]均)){_ONCE}{{0,6}}"
    rf"(?P<each>{_NUMBER})(?P<in>[万亿]?元)(?=[，。；、！？）)\n]|$)"
)
_TIMES: Final = pattern(
    rf"每(?P<of>{_UNIT}){_ONCE}{{0,8}}(?P<each>{_NUMBER})(?P<unit>{_UNIT})[，,]{_WORDS}{{0,6}}"
    rf"(?P<count>{_NUMBER})(?P=of)[，,](?:合计|共计|总计|共){_WORDS}{{0,6}}"
    rf"(?P<all>{_NUMBER})(?P=unit)(?![以多余左])"
)
# One of these is in each of them: most texts have neither.
_MAY_TELL: Final = pattern("[每均]")
_EACH: Final = pattern("每[^，。；、]{0,3}$")
_END: Final = pattern("[。；\n]")
_FAR: Final = 60
_NEAR: Final = 4
_HALF: Final = Decimal("0.5")
_COUNTED: Final = {"人均": ("人", "名"), "户均": ("户",)}


def means_agree(text: str) -> tuple[Slip, ...]:
    """Averages and products of *text* that do not come out."""
    return tuple(_slips(text))


def _slips(text: str) -> Iterator[Slip]:
    if not _MAY_TELL.search(text):
        return
    for match in (*_MEAN.finditer(text), *_MONEY_FIRST.finditer(text)):
        count, every, each = _figures(match)
        if not count or not _is_each(match):
            continue
        scale = Decimal(SCALES.get(match["unit"], 1)) / SCALES.get(match["in"], 1)
        # Of 18万元 there may be more digits than are written.
        loose = last_digit(every) * scale / count * _HALF if scale != 1 else Decimal(0)
        step = last_digit(each) + loose
        if abs(every * scale / count - each) < step or _is_a_rate(text, match.start()):
            continue
        counts = accumulate(_before(text, match), initial=count)
        if all(abs(every * scale / more - each) >= step for more in counts):
            unit = f" {match['in']}" if scale != 1 else ""
            shown = f"{half_up(every * scale / count).normalize():f}{unit}"
            all_of = f"{match['all']} {match['unit']}" if scale != 1 else match["all"]
            yield _slip(match, f"{all_of} ÷ {match['count']} = {shown}")
    for match in _TIMES.finditer(text):
        count, every, each = _figures(match)
        rounded = match["unit"][0] in "万亿"
        if abs(count * each - every) > (count * Decimal("0.005") if rounded else 0):
            shown = f"{(count * each).normalize():f}"
            yield _slip(match, f"{match['each']} × {match['count']} = {shown}")


def _is_a_rate(text: str, at: int) -> bool:
    """Whether the count at *at* is so many of each: 每期40人."""
    return _EACH.search(text[max(at - _NEAR, 0) : at]) is not None


def _before(text: str, match: re.Match[str]) -> Iterator[Decimal]:
    """Other counts in the unit of *match* in the sentence before it: 在职22人，离退休9人."""
    head = _END.split(text[max(match.start() - _FAR, 0) : match.start()])[-1]
    for number in re.finditer(_NUMBER, head):
        if head.startswith(match["of"], number.end()):
            yield Decimal(number[0])


def _is_each(match: re.Match[str]) -> bool:
    """Whether the mean is of what was counted, and in a unit of the total."""
    money = match["unit"] in SCALES and match["in"] in SCALES
    if not money and match["in"] != match["unit"]:
        return False
    return match["head"] is None or match["of"] in _COUNTED[match["head"]]


def _figures(match: re.Match[str]) -> tuple[Decimal, Decimal, Decimal]:
    return Decimal(match["count"]), Decimal(match["all"]), Decimal(match["each"])


def _slip(match: re.Match[str], so: str) -> Slip:
    return Slip(CHECK, *match.span(), f"“{match[0]}”算不拢：{so}，请核对后改正。")
