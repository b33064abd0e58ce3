"""Reading what an indicator's text promises: sign, number, scale word and unit.

Targets and results are free text on the form: ``40起``, ``1.2万亩``, ``≥98%``, ``不超过3天``,
``每亩300元``, ``一年``. What is read is shown to the clerk; the text itself stays as typed. Where
there is doubt nothing is read, and the clerk judges instead of the program.
Source: 财预〔2020〕10号, which scores quantities and qualities differently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

Sign = Literal["", "≥", "≤"]

_NOT: Final = "(?:不|不得|不能|不可|不应|不会|未|没有)"
_OR_EQUAL: Final = "(?:或?等于)?"
_AT_LEAST: Final = (
    rf"≥|≧|>=|>|{_NOT}(?:低于|少于|小于)|(?:高于|大于|多于){_OR_EQUAL}|超过|至少|达到|达"
)
_AT_MOST: Final = (
    rf"≤|≦|<=|<|{_NOT}(?:超过|高于|大于|多于|突破)|(?:低于|少于|小于){_OR_EQUAL}|控制在|至多"
)
_UNITS: Final = (
    "平方公里|平方米|立方米|千瓦时|千克|千米|公里|公顷|公斤|工作日|小时|分钟|课时|人次|人天|户次|车次"
    "|批次|场次|个百分点|百分点|个月|元|亩|起|次|个|人|户|件|项|场|份|家|所|台|套|辆|篇|期|条|处|座|天"
    "|日|月|年|周|吨|米|m2|km|kg|分|名|支|批|宗|例|张|册|部|间|栋|棵|株|头|只|度|%|‰"
)
_SAME: Final[Mapping[str, str]] = MappingProxyType(
    {
        "m2": "平方米",
        "kg": "公斤",
        "千克": "公斤",
        "km": "公里",
        "千米": "公里",
        "日": "天",
        "百分点": "个百分点",
    }
)
_SCALES: Final = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_CHINESE: Final = "零〇一二两三四五六七八九十百千"
_NUMBER: Final = "[0-9]+(?:,[0-9]{3})*(?:[.][0-9]+)?"
_BEHIND: Final = "及以上|以上|及以下|以下|以内|之内|内(?![部容外设涵])"
_PATTERN: Final = re.compile(
    rf"(?P<before>(?:{_AT_MOST}|{_AT_LEAST})?)"
    r"(?P<minus>(?<![0-9A-Za-z])[-−]?)"
    # Digits glued to letters are a name (PM2.5, 5G), not a count.
    rf"(?:(?<![0-9A-Za-z.])(?P<digits>{_NUMBER})(?![0-9.])|(?P<chinese>[{_CHINESE}]+))"
    r"[余多]?"
    r"(?P<scale>亿|万|千(?![克米瓦])|百(?!分))?"
    r"[余多]?(?:个(?=工作日|小时|课时))?"
    # Of a unit nobody listed the first character still keeps 40羽 apart from 40尾.
    rf"(?P<unit>{_UNITS}|(?!{_BEHIND})[\u4e00-\u9fff]|[A-Za-z]+)?"
    rf"(?P<after>{_BEHIND})?"
)
_PERCENT_WORDS: Final = re.compile(
    rf"百分之(?:(?P<whole>[{_CHINESE}]+)(?:点(?P<part>[零〇一二三四五六七八九]+))?"
    rf"|(?P<digits>{_NUMBER}))|(?P<all>百分百)"
)
_MARKS: Final = re.compile("[①-⓿❶-➓㈠-㈩㊀-㊉]")
# Numbers that count nothing: list numbers, years, dates, ordinals, and set phrases.
_IDLE: Final = re.compile(
    r"(?:^|(?<=[\n;,。:]))[0-9]{1,2}(?:、|\.(?=[^0-9\s]))|\([0-9一二三四五六七八九十]{1,3}\)"
    r"|第[0-9一二三四五六七八九十百]+|[一二三四1-4]季度"
    r"|[0-9]{4}年(?:度)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?(?:底|末)?(?:之?前|以前)?"
    r"|(?<![0-9])[0-9]{1,2}月(?:[0-9]{1,2}[日号]|底|末|份)?(?:之?前|以前)?"
    r"|一次性|一年一度|一体|一般|一定|一批|一系列|进一步|统一|一致|一流|一线|一并|一律|一条龙|一条心"
    r"|一家亲|一年级|三公|一供|三供一业|两不愁|百姓|千方百计|千家万户|十分(?!钟)|八项规定"
    r"|两个(?:维护|确立)|四个(?:意识|自信)|十[一二三四五]五"
)
_RANGE: Final = re.compile(r"[0-9%](?:[~～—至到]|-(?=[0-9]))[0-9]|[0-9]/[0-9]|⁄")
_MOST_DIGITS: Final = 15
_FINE: Final = Decimal("0.01")


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
        """What was read, for the clerk to confirm; in 万 or 亿 where that is shorter to read."""
        for word in ("亿", "万"):
            scaled = self.amount / _SCALES[word]
            if abs(scaled) >= 1 and scaled % _FINE == 0:
                return f"{self.sign}{scaled.normalize():f}{word}{self.unit}"
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
    digits, unit = match["digits"], match["unit"] or ""
    if digits is None and not match["scale"] and not re.fullmatch(_UNITS, unit):
        return None
    if unit.isascii() and unit.isalpha() and unit not in _SAME:
        return None
    amount = _chinese(match["chinese"]) if digits is None else Decimal(digits.replace(",", ""))
    if amount is None or len(amount.as_tuple().digits) > _MOST_DIGITS:
        return None
    amount *= _SCALES[match["scale"] or ""] * (-1 if match["minus"] else 1)
    return Quantity(_sign(match["before"], match["after"] or ""), amount, _SAME.get(unit, unit))


def _sign(before: str, after: str) -> Sign:
    if re.fullmatch(_AT_MOST, before) or after.endswith(("以下", "内")):
        return "≤"
    return "≥" if before or after else ""


@lru_cache(maxsize=16_384)
def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity in *text*, in order. Years, dates and ordinals are none; a range is none."""
    plain = unicodedata.normalize("NFKC", _MARKS.sub("", text.replace("㎡", "平方米")))
    plain = _PERCENT_WORDS.sub(_percent, plain.replace(" ", ""))
    plain = _IDLE.sub(",", plain)
    if _RANGE.search(plain):
        return ()
    found = (_quantity(match) for match in _PATTERN.finditer(plain))
    return tuple(quantity for quantity in found if quantity is not None)


def _percent(match: re.Match[str]) -> str:
    if match["all"]:
        return "100%"
    if match["digits"]:
        return f"{match['digits']}%"
    if (whole := _chinese(match["whole"])) is None:
        return match[0]
    decimals = "".join(str(_chinese(mark)) for mark in match["part"] or "")
    return f"{whole}.{decimals}%" if decimals else f"{whole}%"


def read_pair(target: str, actual: str) -> tuple[Quantity, Quantity] | None:
    """Target and result where both are quantities in one unit; None where they are qualities.

    A target must hold exactly one quantity, not below zero. A result may mention others, as long
    as just one has the target's unit.
    """
    wanted = read_quantities(target)
    if len(wanted) != 1 or wanted[0].amount < 0:
        return None
    reached = [found for found in read_quantities(actual) if found.unit == wanted[0].unit]
    return (wanted[0], reached[0]) if len(reached) == 1 else None
