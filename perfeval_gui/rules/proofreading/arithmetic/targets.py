"""What was done of what was planned: 计划240次，完成252次，完成率105%; 完成目标5亿元的112%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.arithmetic.sentences import (
    CHECK,
    HUNDRED,
    clause_before,
    percent,
)
from perfeval_gui.rules.proofreading.prose.numbers import last_digit
from perfeval_gui.rules.proofreading.prose.texts import Slip

SCALES: Final = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
"""How many 元 are in each unit of money."""
_COUNT: Final = r"(?<![0-9.,\-—–~～至到第约])[0-9]{1,9}(?:\.[0-9]{1,4})?"
_UNIT: Final = "[万亿]?元|[\u4e00-\u9fff]{1,4}?"
_PERCENT: Final = r"[0-9]{1,4}(?:\.[0-9]{1,4})?"
_WORDS: Final = "[^，。；：、！？\n0-9]"
_DONE: Final = "(?:实际|已|仅|只|共|累计|超额)*(?:完成|占|为|是|达到?|相当于)(?:了|到)?"
_GOAL: Final = (
    "(?:年度|全年|当年|本年|年初|既定|预期|预定|总)*(?:目标|任务|计划|指标)(?:任务|数|值|总?量|的)*"
)
_NOT_EXACT: Final = "(?![0-9以多余左上、~～—–-])"
_TWO: Final = pattern(
    rf"(?P<whole>{_COUNT})(?P<of>{_UNIT})[，,]"
    rf"(?P<second>{_WORDS}{{0,12}}?)(?P<part>{_COUNT})(?P<unit>{_UNIT})"
    # One of the two that follow, or what stands here is no pair.
    rf"(?=[，,](?:超|多|未|尚差|还差|差|少|[\u4e00-\u9fff]{{1,8}}率|{_DONE}{_GOAL}))"
    rf"(?:[，,](?:(?P<more>超额?|多)|(?P<less>未|尚差|还差|差|少))(?:完成|了|计划|目标|任务)*"
    rf"(?P<by>{_COUNT})(?P=unit)(?=[，。；、）)\n]|$))?"
    rf"(?:[，,](?:(?P<name>[\u4e00-\u9fff]{{1,8}}率)(?:为|是|达到?|约)?|{_DONE}{_GOAL})"
    rf"(?P<rate>{_PERCENT})%{_NOT_EXACT})?"
)
_OF: Final = pattern(
    rf"[，,]{_DONE}(?P<what>{_WORDS}{{0,14}}?)(?P<whole>{_COUNT})(?P<of>{_UNIT})的"
    rf"(?:(?:比例|比重)为?)?(?P<rate>{_PERCENT})%{_NOT_EXACT}"
)
_NUMBER: Final = pattern(_COUNT)
_MONEY: Final = pattern("[万亿]?元")
_END: Final = pattern("[。；;！？\n]")
_PLANNED: Final = pattern("计划|目标|任务|应|年初|拟")
_EARNED: Final = pattern("完成|实现|达到|到位|征|收")
_TIMES: Final = ("天", "日", "小时", "分钟", "个月", "月", "年", "周", "工作日", "个工")
# 实际培训330人次，超额完成30人次: not part of what was done.
_BEYOND: Final = pattern("超|多|少|差|未|没|剩|增|减")
_FAR: Final = 120
_HALF: Final = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Size:
    """How much or how many: *value* in 元 or in *unit*, which may be rounded by *loose*."""

    value: Decimal
    unit: str
    loose: Decimal

    @property
    def most(self) -> Decimal:
        """What it may be at the most."""
        return self.value + self.loose


def _size(digits: str, unit: str) -> _Size:
    value, scale = Decimal(digits), Decimal(SCALES.get(unit, 1))
    # Of 1.2万亩 or 0.5万元 there may be more digits than are written.
    rounded = unit[0] in "万亿" or last_digit(value) < 1
    loose = last_digit(value) * scale * _HALF if rounded else Decimal(0)
    return _Size(value * scale, "元" if unit in SCALES else unit, loose)


def _fits(rate: Decimal, part: _Size, whole: _Size) -> bool:
    """Whether *rate* is *part* of *whole* in hundredths, rounded or cut off.

    What was done may be rounded; what was planned is a round number by itself.
    """
    step = last_digit(rate)
    low, high = (one / whole.value * HUNDRED for one in (part.value - part.loose, part.most))
    return low - step < rate < high + step


def targets_agree(text: str) -> tuple[Slip, ...]:
    """Rates of *text* of a target, or of another amount, that is written beside what was done."""
    return (*_of_two(text), *_of_one(text))


def _of_two(text: str) -> Iterator[Slip]:
    for match in _TWO.finditer(text):
        if not (match["by"] or match["rate"]):
            continue
        whole, part = _size(match["whole"], match["of"]), _size(match["part"], match["unit"])
        if whole.unit != part.unit or not whole.value or _BEYOND.search(match["second"]):
            continue
        planned = _PLANNED.search(clause_before(text, match.start())) is not None
        so = _more(match, part, whole) if planned and match["by"] else ""
        if not so and match["rate"] and _is_of_them(match, planned=planned):
            fits = _fits(Decimal(match["rate"]), part, whole)
            so = "" if fits else _divided(match["part"], match["whole"], part, whole)
        if so:
            yield Slip(CHECK, *match.span(), f"“{match[0]}”算不拢：{so}，请核对后改正。")


def _is_of_them(match: re.Match[str], *, planned: bool) -> bool:
    """Whether a rate is of what was *planned*, or its name is what was done.

    Of money it is the matter of `rates`, where it is not of a target.
    """
    name = match["name"]
    if name is None:
        # What a task costs, or how long it takes, does not say how much of it is done.
        money = match["unit"] in SCALES and _EARNED.search(match["second"]) is None
        return planned and not money and not match["unit"].startswith(_TIMES)
    stem, second = name.removesuffix("率")[-2:], match["second"]
    named = stem in second or stem[::-1] in second
    return match["unit"] not in SCALES and (named or (stem == "完成" and planned))


def _more(match: re.Match[str], part: _Size, whole: _Size) -> str:
    """What is wrong with what was done beyond the plan, or is lacking; empty where it is right."""
    by = (part.value - whole.value) * (1 if match["more"] else -1)
    said = _size(match["by"], match["unit"])
    if match["of"] != match["unit"] or abs(by - said.value) <= part.loose + whole.loose:
        return ""
    words = f"{match['part']}{match['unit']}" + ("多" if part.value > whole.value else "少")
    less = abs(Decimal(match["part"]) - Decimal(match["whole"]))
    return f"{words} {less.normalize():f} {match['unit']}" if less else "没有多少之分"


def _divided(first: str, second: str, part: _Size, whole: _Size) -> str:
    return f"{first} ÷ {second} = {percent(part.value / whole.value)}"


def _of_one(text: str) -> Iterator[Slip]:
    for match in _OF.finditer(text):
        whole, rate = _size(match["whole"], match["of"]), Decimal(match["rate"])
        parts = _before(text, match.start(), match["of"]) if whole.value else []
        # 预付17.4万元、进度款28.6万元，占合同价58万元的79.31%
        sums = accumulate(parts, _added)
        if not parts or any(_fits(rate, part, whole) for part in (*parts, *sums)):
            continue
        so = percent(parts[0].value / whole.value)
        says = f"“{match[0][1:]}”算不拢：前面的数只有它的 {so}，请核对后改正。"
        yield Slip(CHECK, match.start() + 1, match.end(), says)


def _added(one: _Size, other: _Size) -> _Size:
    return _Size(one.value + other.value, one.unit, one.loose + other.loose)


def _before(text: str, at: int, unit: str) -> list[_Size]:
    """The amounts in *unit*, or all of money, in the sentence before *at*, the nearest first."""
    low = max(at - _FAR, 0)
    for end in _END.finditer(text, low, at):
        low = end.end()
    found = []
    for number in _NUMBER.finditer(text, low, at):
        money = _MONEY.match(text, number.end())
        if unit in SCALES and money is not None:
            found.append(_size(number[0], money[0]))
        elif unit not in SCALES and text.startswith(unit, number.end()):
            found.append(_size(number[0], unit))
    return found[::-1]
