"""Reading what an indicator's text promises: sign, number, scale word and unit.

Targets and results are free text on the form: ``40起``, ``1.2万亩``, ``≥98%``, ``不超过3天``,
``每亩300元``, ``一年``. What is read is shown to the clerk; the text itself stays as typed.
Source: 财预〔2020〕10号, which scores quantities and qualities differently.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

Sign = Literal["", "≥", "≤"]

_AT_LEAST: Final = "≥|>=|>|不低于|不少于|不小于|高于|大于|超过|至少|达到|达"
_AT_MOST: Final = "≤|<=|<|不超过|不高于|不大于|不多于|低于|少于|小于|控制在|至多"
_UNITS: Final = (
    "平方公里|平方米|立方米|工作日|小时|公里|公顷|公斤|千瓦时|分钟|季度|人次|人天|户次|车次|批次"
    "|个百分点|个月|元|亩|起|次|个|人|户|件|项|场|份|家|所|台|套|辆|篇|期|条|处|座|天|日|月|年|周|吨|米|㎡"
    "|m2|km|kg|分|名|支|批|宗|例|张|册|部|间|栋|棵|株|头|只|万|%|‰|度"
)
_SCALES: Final = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_CHINESE: Final = "零〇一二两三四五六七八九十百千"
_PATTERN: Final = re.compile(
    rf"(?P<before>(?:{_AT_LEAST}|{_AT_MOST})?)"
    r"(?P<minus>[-−]?)"
    rf"(?:(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)|(?P<chinese>[{_CHINESE}]+))"
    rf"(?P<scale>亿|万|千|百)?"
    rf"(?P<unit>{_UNITS})?"
    r"(?P<after>及以上|以上|及以下|以下|以内|之内|内)?"
)
_PERCENT_WORDS: Final = re.compile(rf"百分之([{_CHINESE}]+|\d+(?:\.\d+)?)")
# Numbers that count nothing: years, dates, ordinals, ranges, and set phrases.
_IDLE: Final = re.compile(
    r"第[\d一二三四五六七八九十]+|\d{4}年(?:度)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:底|末)?(?:前)?"
    r"|\d{1,2}月(?:\d{1,2}[日号]|底|末|份)?(?:之?前|以前)?(?!\w*个月)"
    r"|一次性|一年一度|一体|一般|一定|一批|一系列|进一步|统一|一致|一流|一线|一并|一律|三公|一供|三供一业|两不愁|百姓|千方百计"
)
_RANGE: Final = re.compile(r"\d\s*[-~～—至到]\s*\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What was read out of a text.

    Attributes:
        sign: ``≥``, ``≤`` or empty for a plain number.
        amount: The number, scale words multiplied in: 1.2万 is 12000.
        unit: Unit behind the number; empty where there is none.
    """

    sign: Sign
    amount: Decimal
    unit: str

    @property
    def shown(self) -> str:
        """What was read, for the clerk to confirm."""
        return f"{self.sign}{self.amount.normalize():f}{self.unit}"


def _chinese(text: str) -> Decimal | None:
    """The number a Chinese numeral below ten thousand stands for; None for no numeral."""
    digits = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2} | {
        mark: value for value, mark in enumerate("三四五六七八九", 3)
    }
    whole, last = 0, -1
    for mark in text:
        if mark in digits:
            if last > 0:
                return None
            last = digits[mark]
        else:
            whole += (1 if last < 0 else last) * _SCALES[mark]
            last = -1
    return Decimal(whole + max(last, 0))


def _quantity(match: re.Match[str]) -> Quantity | None:
    digits, chinese = match["digits"], match["chinese"]
    if digits is None and not match["unit"] and not match["scale"]:
        return None
    amount = Decimal(digits.replace(",", "")) if digits else _chinese(chinese)
    if amount is None:
        return None
    amount *= _SCALES[match["scale"] or ""] * (-1 if match["minus"] else 1)
    return Quantity(_sign(match["before"], match["after"] or ""), amount, match["unit"] or "")


def _sign(before: str, after: str) -> Sign:
    if re.fullmatch(_AT_MOST, before) or after.endswith(("以下", "内")):
        return "≤"
    return "≥" if before or after else ""


@lru_cache(maxsize=4096)
def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity in *text*, in order. Years, dates and ordinals are none; a range is none."""
    plain = unicodedata.normalize("NFKC", text.replace("㎡", "平方米")).replace(" ", "")
    plain = _PERCENT_WORDS.sub(_percent, plain)
    plain = _IDLE.sub("，", plain)
    if _RANGE.search(plain):
        return ()
    found = (_quantity(match) for match in _PATTERN.finditer(plain))
    return tuple(quantity for quantity in found if quantity is not None)


def _percent(match: re.Match[str]) -> str:
    number = match[1] if match[1][0].isdigit() else _chinese(match[1])
    return f"{number}%" if number is not None else match[0]


def read_pair(target: str, actual: str) -> tuple[Quantity, Quantity] | None:
    """Target and result where both are quantities in one unit; None where they are qualities.

    A target must hold exactly one quantity. A result may mention others, as long as just one
    has the target's unit.
    """
    wanted = read_quantities(target)
    if len(wanted) != 1:
        return None
    reached = [found for found in read_quantities(actual) if found.unit == wanted[0].unit]
    return (wanted[0], reached[0]) if len(reached) == 1 else None
