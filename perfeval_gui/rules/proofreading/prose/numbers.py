"""Numbers with their units in Chinese running text: where they stand and what they say.

Only what can be compared with a figure of the report is looked for: money, people, points,
percentages and counts. A range, an estimate and a number of something else are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import half_up
from perfeval_gui.rules.proofreading.prose.texts import plain
from perfeval_gui.rules.quantities.numerals import chinese_number

# A run of digits or numerals is read once, from its first sign: nothing is tried again from within.
_DIGITS: Final = (
    r"(?<![0-9])(?P<digits>[0-9]{1,3}+(?:,[0-9]{3})++(?:\.[0-9]++)?+|[0-9]++(?:\.[0-9]++)?+)"
)
_NUMERALS: Final = "零〇一二两三四五六七八九十百千"
_WORDS: Final = (
    rf"(?<![{_NUMERALS}])(?P<words>[{_NUMERALS}]++(?:[万亿][{_NUMERALS}]++)*+)"
    r"(?:点(?P<part>[零〇一二三四五六七八九]++))?+"
)
_UNIT: Final = (
    "亿元|万元|元|亿(?![元万])|万(?=[，,。；;、）)和及]|$)|个百分点|%|人(?!次|均|/|大|民|事|力|才)"
    "|名|分(?![之钟别析期类布工配局公管])|个"
)
_NUMBER: Final = pattern(
    rf"(?P<all>百分之?百(?![{_NUMERALS}]))"
    rf"|百分之(?:(?P<hundredth>[0-9]++(?:\.[0-9]++)?+)|(?P<whole>[{_NUMERALS}]++)"
    r"(?:点(?P<tail>[零〇一二三四五六七八九]++))?+)"
    rf"|(?:{_DIGITS}|{_WORDS})[ 　]*(?P<unit>{_UNIT})"
)
_BEFORE: Final = pattern(
    r"(?:[0-9][.,，]?|[0-9零〇一二两三四五六七八九十百千][万亿]|[/／第±~～—–-]|[0-9元人名%分个][至到]|百分之|(?<!节)约|近|超|逾|大约|不到|不足|最多|至少"
    r"|≥|≤|>|<)[ 　]*$"
)
_ENDS_BEFORE: Final = frozenset("0123456789.,，万亿/／第±~～—–-至到之约近超逾足多少≥≤>< 　\n")
"""What each of these ends in, or a break behind it: most numbers stand behind something else."""
_AFTER: Final = pattern(
    r"[ 　]*(?:[多余几]|以上|以下|以内|之内|左右|上下|不等|[/／~～—–-]|[至到][0-9]|每|次)"
)
_ONE: Final = Decimal(1)
_HUNDRED_MILLION: Final = "万元", Decimal(10_000)
_MEANT: Final = {
    "亿元": _HUNDRED_MILLION,
    "亿": _HUNDRED_MILLION,
    "万元": ("万元", _ONE),
    "万": ("万元", _ONE),
    "元": ("万元", Decimal("0.0001")),
    "名": ("人", _ONE),
}
"""What a unit is read as, and how many of that it is; the others are read as they are."""
_MOST: Final = 15
_AHEAD: Final = 8


def last_digit(number: Decimal) -> Decimal:
    """One in the last digit of *number* as it is written: 0.01 for 3.60, 1 for 1200."""
    exponent: int = number.as_tuple().exponent  # type: ignore[assignment]  # of a finite number
    return _ONE.scaleb(exponent) if exponent < 0 else _ONE


@dataclass(frozen=True, slots=True)
class Mention:
    """A number with its unit, as it is written.

    Attributes:
        begin, end: Where it stands, unit included.
        amount: The number in its written unit. step: One in its last written digit.
        unit: ``万元``, ``人``, ``%``, ``分`` or ``个``, whatever way it is written.
        scale: How many of *unit* one written unit is: 10000 for 亿元, 0.0001 for 元.
        behind: The text that follows, some characters of it.
    """

    begin: int
    end: int
    amount: Decimal
    step: Decimal
    unit: str
    scale: Decimal
    behind: str

    def equals(self, figure: Decimal) -> bool:
        """Whether it says *figure* to the last written digit."""
        return self.amount * self.scale == figure

    def agrees(self, figure: Decimal, places: int) -> bool:
        """Whether it is *figure* rounded half up as written, or rounds to it at *places*."""
        said = self.amount * self.scale
        # Most that are compared are far apart, and need not be rounded to be told so.
        if abs(said - figure) > max(self.step * self.scale, _ONE):
            return False
        if half_up(figure / self.scale, self.step) == self.amount:
            return True
        return half_up(said, Decimal(1).scaleb(-places)) == figure


@lru_cache(maxsize=512)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every exact number with a unit in *text*, in order; slots are no numbers."""
    return tuple(_mentions(plain(text)))


def _mentions(text: str) -> Iterator[Mention]:
    for match in _NUMBER.finditer(text):
        begin, end = match.span()
        if text[begin - 1 : begin] in _ENDS_BEFORE and _BEFORE.search(
            text[max(begin - _AHEAD, 0) : begin]
        ):
            continue
        if _AFTER.match(text, end):
            continue
        amount = _amount(match)
        # Few numbers are written with so many signs: those alone are counted through.
        if amount is None or (end - begin > _MOST and len(amount.as_tuple().digits) > _MOST):
            continue
        written = match["unit"] or "%"
        unit, scale = _MEANT.get(written) or (written, _ONE)
        step = last_digit(amount)
        yield Mention(begin, end, amount, step, unit, scale, text[end : end + _AHEAD])


def _amount(match: re.Match[str]) -> Decimal | None:
    if match["all"]:
        return Decimal(100)
    if digits := match["digits"] or match["hundredth"]:
        return Decimal(digits.replace(",", ""))
    whole = chinese_number(match["words"] or match["whole"])
    decimals = "".join(f"{chinese_number(mark)}" for mark in match["part"] or match["tail"] or "")
    return Decimal(f"{whole}.{decimals}") if whole is not None and decimals else whole
