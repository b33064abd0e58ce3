"""So many of so much each: 培训3期，共120人次，平均每期40人次; 每处2万元，共42处，合计84万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.values import half_up
from perfeval_gui.rules.proofreading.arithmetic.sentences import CHECK
from perfeval_gui.rules.proofreading.numbers import last_digit
from perfeval_gui.rules.proofreading.texts import Slip

_NUMBER: Final = r"(?<![0-9.,\-—–~～第])[0-9]{1,9}(?:\.[0-9]{1,4})?(?![0-9.])"
_WORDS: Final = "[^，。；：、！？\\n0-9约近超逾]"
# 每人每月 wants a third number.
_ONCE: Final = "[^，。；：、！？\\n0-9约近超逾每/]"
_UNIT: Final = "[\u4e00-\u9fff]{1,3}?"
_MEAN: Final = re.compile(
    rf"(?P<count>{_NUMBER})(?P<of>人|名|{_UNIT})(?:{_WORDS}{{0,8}}[，,])?{_WORDS}{{0,12}}"
    rf"(?P<all>{_NUMBER})(?P<unit>{_UNIT})[，,](?:平均)?(?:每(?P=of)|(?P<head>人均)){_WORDS}{{0,6}}"
    rf"(?P<each>{_NUMBER})(?P=unit)(?![以多余左])"
)
_TIMES: Final = re.compile(
    rf"每(?P<of>{_UNIT}){_ONCE}{{0,8}}(?P<each>{_NUMBER})(?P<unit>{_UNIT})[，,]{_WORDS}{{0,6}}"
    rf"(?P<count>{_NUMBER})(?P=of)[，,](?:合计|共计|总计|共){_WORDS}{{0,6}}"
    rf"(?P<all>{_NUMBER})(?P=unit)(?![以多余左])"
)
_PEOPLE: Final = ("人", "名")


@lru_cache(maxsize=512)
def means_agree(text: str) -> tuple[Slip, ...]:
    """Averages and products of *text* that do not come out."""
    return tuple(_slips(text))


def _slips(text: str) -> Iterator[Slip]:
    for match in _MEAN.finditer(text):
        count, every, each = _figures(match)
        if not count or (match["head"] and match["of"] not in _PEOPLE):
            continue
        if abs(every / count - each) >= last_digit(each):
            shown = f"{half_up(every / count).normalize():f}"
            yield _slip(match, f"{match['all']} ÷ {match['count']} = {shown}")
    for match in _TIMES.finditer(text):
        count, every, each = _figures(match)
        rounded = match["unit"][0] in "万亿"
        if abs(count * each - every) > (count * Decimal("0.005") if rounded else 0):
            shown = f"{(count * each).normalize():f}"
            yield _slip(match, f"{match['each']} × {match['count']} = {shown}")


def _figures(match: re.Match[str]) -> tuple[Decimal, Decimal, Decimal]:
    return Decimal(match["count"]), Decimal(match["all"]), Decimal(match["each"])


def _slip(match: re.Match[str], so: str) -> Slip:
    return Slip(CHECK, *match.span(), f"“{match[0]}”算不拢：{so}，请核对后改正。")
