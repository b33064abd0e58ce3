"""What is read out of one text: quantities, ranges, days, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

from perfeval_gui.rules.quantities.dates import Day
from perfeval_gui.rules.quantities.units import NO_UNIT, Unit
from perfeval_gui.rules.quantities.words import Way

Sign = Literal["", "≥", "≤"]

_SCALES: Final = {"亿": 100_000_000, "万": 10_000}
_WAYS: Final = {
    ("amount", "up"): "增加", ("amount", "down"): "减少",
    ("money", "up"): "节约", ("money", "down"): "超支",
    ("time", "up"): "提前", ("time", "down"): "逾期", ("new", "up"): "新增",
}  # fmt: skip
_CUT: Final = 10_000
_STRICT: Final = {"≥": ">", "≤": "<", "": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number with all that belongs to it.

    Attributes:
        amount: The number in *unit*, numerals and scale words multiplied in: 1.2万 is 12000.
        unit: Unit behind it; `NO_UNIT` where there is none.
        per: For each of what: 亩 of 300元/亩, 月 of 每月1次; empty where for nothing.
        sign: ``≥``, ``≤``, or empty for a plain number.
        strict: The sign leaves the number itself out: 超过, 低于, >, 不足.
        way: Which way a change goes; empty where the number is no change. 节约 and 提前 are up.
        about: What changes in that way: ``amount``, ``money``, ``time``, or ``new`` for 新增.
        level: Way in which a level was reached: down for 降至5%, which is no change of 5 %.
        rough: Word that makes the number no exact one: 约, 左右.
        scale: 万 or 亿 where the number is written in it: 300万元.
        text: How it is written.
    """

    amount: Fraction
    unit: Unit = NO_UNIT
    per: str = ""
    sign: Sign = ""
    strict: bool = False
    way: Way = ""
    about: str = ""
    level: Way = ""
    rough: str = ""
    scale: str = ""
    text: str = ""

    @property
    def size(self) -> Fraction:
        """The amount in the base of its measure: 5公里 is 5000."""
        return self.amount * self.unit.times

    @property
    def measure(self) -> str:
        """What can be compared: the measure of the unit, and what it is for each of."""
        return f"{self.unit.measure}/{self.per}" if self.per else self.unit.measure

    @property
    def unit_shown(self) -> str:
        """Unit and what it is for each of: 元/亩."""
        return f"{self.unit.name}/{self.per}" if self.per else self.unit.name

    @property
    def shown(self) -> str:
        """What was read, for the clerk to confirm; in 万 or 亿 where that is shorter to read."""
        sign = _STRICT[self.sign] if self.strict else self.sign
        way, behind = _WAYS.get((self.about, self.way), ""), self.rough in ("左右", "上下")
        before, after = ("", self.rough) if behind else (self.rough, "")
        return f"{way}{before}{sign}{amount_shown(self.amount)}{self.unit_shown}{after}"

    def in_unit_of(self, other: Quantity) -> Quantity:
        """The same quantity in the unit of *other*, which measures the same."""
        if self.unit == other.unit:
            return self
        return replace(self, amount=self.size / other.unit.times, unit=other.unit)


@dataclass(frozen=True, slots=True)
class Range:
    """From *low* to *high*, both of one unit."""

    low: Quantity
    high: Quantity

    @property
    def shown(self) -> str:
        """As it was read: 35至45处."""
        return f"{amount_shown(self.low.amount)}至{self.high.shown}"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one text.

    Attributes:
        quantities: Every quantity, in order; what 其中 introduces is left out.
        parts: The quantities behind 其中.
        ranges: Every range. days: Every day, month or deadline.
        left: Words and signs that say something about figures and were not understood. While
            there is one, nothing in the text may be calculated with.
        bare: The unit as it is written, perhaps empty, where nothing stands in the text but a
            sign, digits and that unit; None where there may be words besides.
    """

    quantities: tuple[Quantity, ...] = ()
    parts: tuple[Quantity, ...] = ()
    ranges: tuple[Range, ...] = ()
    days: tuple[Day, ...] = ()
    left: tuple[str, ...] = ()
    bare: str | None = field(default=None, compare=False)

    @property
    def whole(self) -> bool:
        """Whether everything was understood."""
        return not self.left

    @property
    def single(self) -> Quantity | None:
        """The quantity of a text that holds just one, fully understood, and no range."""
        if self.left or self.ranges or self.parts or len(self.quantities) != 1:
            return None
        return self.quantities[0]

    @property
    def measurable(self) -> bool:
        """Whether there is anything to be measured by, understood or not."""
        return bool(self.quantities or self.parts or self.ranges or self.days or self.left)


@lru_cache(maxsize=1024)
def amount_shown(amount: Fraction) -> str:
    """*amount* without zeros at its end, in 万 or 亿 where that takes two decimals at most."""
    for word, times in _SCALES.items():
        scaled = amount / times
        if abs(scaled) >= 1 and (scaled * 100).denominator == 1:
            return f"{plain_amount(scaled)}{word}"
    return plain_amount(amount)


def plain_amount(amount: Fraction) -> str:
    """*amount* in decimals; where they have no end, four of them and an ellipsis."""
    rest = amount.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        cut = Fraction(int(amount * _CUT), _CUT)
        return f"{plain_amount(cut)}…"
    places = 0
    while (amount * 10**places).denominator != 1:
        places += 1
    digits = f"{abs(amount.numerator) * 10**places // amount.denominator:0{places + 1}d}"
    sign = "-" if amount < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
