"""The kinds of cell: how each reads what is typed, says what is wrong, and shows what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

from perfeval_gui.domain.cells.arithmetic import is_finite, is_sum, result_of
from perfeval_gui.domain.cells.reading import (
    MOST_DIGITS,
    MOST_TEXT,
    clean_text,
    plain_digits,
    read_day,
    read_figure,
    read_month,
    usual_figure,
)
from perfeval_gui.domain.cells.values import Month, Unread, Value, half_up

Holds = Literal["figure", "day", "month", "text", "flag", "choice"]
BOXES: Final = {False: "□", True: "■"}
"""How a box is printed that is not ticked, and one that is.

Both are in GB 2312, so that every Chinese typeface has them, in one size. It has no ☑: where
that is missing too, an empty frame stands for it, which reads as not ticked.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What one sort of cell holds.

    Attributes:
        name: Stable English name.
        holds: The sort of value; a figure is a Decimal, a day a date, a month a `Month`.
        unit: Printed unit, also accepted behind a typed figure.
        places: Most decimal places a typed figure may have. More are refused rather than
            rounded, because a printed sum must be the sum of the printed figures.
        padded: Show all *places*; otherwise trailing zeros are dropped.
        grouped: Show the digits of a figure in groups of three: 1,234,567.00.
        signed: Whether a figure may be below zero.
        lines: Whether a text may have several lines.
        choices: What a choice may be, by stored word; the first is the blank one.
        boxed: Whether a flag is printed, as a box; one that nobody touched is not ticked.
    """

    name: str
    holds: Holds
    unit: str = ""
    places: int = 2
    padded: bool = True
    grouped: bool = False
    signed: bool = False
    lines: bool = False
    choices: tuple[str, ...] = ()
    boxed: bool = False

    @property
    def below(self) -> int:
        """By how many powers of ten the unit of an amount is less than 万元: 4 for 元."""
        return _POWERS["万元"] - _POWERS.get(self.unit, _POWERS["万元"])

    @property
    def blank(self) -> Value:
        """What an untouched cell holds."""
        if self.holds in ("text", "choice"):
            return ""
        return not self.boxed if self.holds == "flag" else None

    @property
    def decimals(self) -> int:
        """How many decimals of a figure are printed; of a rate, those of the fraction."""
        return self.places + 2 if self.unit == "%" else self.places

    @property
    def may_be_unread(self) -> bool:
        """Whether a cell may hold text that is no value of this kind."""
        return self.holds in ("figure", "day", "month")

    def read(self, text: str) -> Value:
        """The value that typed *text* stands for; `Unread` where it is no value of this kind."""
        if self.holds == "figure":
            usual = self.usual(text)
            return self._figure(text) if usual is None else usual
        if self.holds == "day":
            return read_day(text)
        if self.holds == "month":
            return read_month(text)
        return clean_text(text, lines=self.lines)

    def usual(self, text: str) -> Decimal | None:
        """The figure that *text* is, where it is written as figures usually are: ``24.92``.

        None for all else, for `read` to say what it is; of a kind that holds figures.
        """
        found = usual_figure(text)
        if found is None or found[1] > self.places:
            return None
        return found[0].scaleb(-2) if self.unit == "%" else found[0]

    def _figure(self, text: str) -> Value:
        value = read_figure(text, (self.unit,) if self.unit else ())
        if not isinstance(value, Decimal):
            return value
        if self._wrong(value):
            return Unread(clean_text(text, lines=False))
        return value.scaleb(-2) if self.unit == "%" else value

    def _wrong(self, value: Decimal) -> str:
        places = -int(value.as_tuple().exponent)
        if value < 0 and not self.signed:
            return "这里不能是负数。"
        if places > self.places and not self.places:
            return f"这里填整数，不能写 {value}。"
        if places > self.places:
            rounded = half_up(value, _one(self.places))
            return f"最多{decimals(self.places)}；四舍五入为 {rounded}，请改写。"
        return ""

    def exact(self, value: Value) -> Decimal | None:
        """The figure that was typed, with all its places; None where *value* is none.

        In the unit that is printed: of a rate, the per cent.
        """
        if isinstance(value, Decimal):
            return value.scaleb(2) if self.unit == "%" else value
        if self.holds != "figure" or not isinstance(value, Unread):
            return None
        figure = read_figure(value.text, (self.unit,) if self.unit else ())
        return figure if isinstance(figure, Decimal) else None

    def rounded(self, value: Value) -> Decimal | None:
        """*value* half up, where it is refused for its many places and for nothing else."""
        exact = self.exact(value) if isinstance(value, Unread) else None
        if exact is None or -int(exact.as_tuple().exponent) <= self.places:
            return None
        read = self.read(f"{half_up(exact, _one(self.places)):f}")
        return read if isinstance(read, Decimal) else None

    def fault(self, value: Value) -> str:
        """One Chinese sentence on why *value* cannot be used as it stands; empty when it can."""
        if not isinstance(value, Unread):
            return ""
        if self.holds == "day":
            return f"“{_short(value.text)}”不是日期，请写成 2024年6月20日 的样子。"
        if self.holds == "month":
            return f"“{_short(value.text)}”不是月份，请写成 2024年6月 的样子。"
        if is_sum(value.text):
            return _sum_fault(value.text, self)
        figure = read_figure(value.text, (self.unit,) if self.unit else ())
        if isinstance(figure, Decimal):
            return self._wrong(figure)
        return f"“{_short(value.text)}”不是数字：{_figure_hint(value.text, self)}"

    def show(self, value: Value) -> str:
        """*value* as it is printed; blank is the empty string."""
        # Most cells first: this is asked of each cell of a row, after each edit.
        if isinstance(value, str):
            return value
        if isinstance(value, Decimal):
            return self._digits(value)
        if isinstance(value, Unread):
            return value.text
        if isinstance(value, date):
            return f"{value.year}年{value.month}月{value.day}日"
        if isinstance(value, bool):
            return BOXES[value] if self.boxed else ""
        return str(value) if isinstance(value, Month) else ""

    def printed(self, figure: Decimal) -> Decimal:
        """*figure* with no more decimals than are printed; a rate is still a fraction."""
        return half_up(figure, _one(self.decimals))

    def _digits(self, value: Decimal) -> str:
        if self.unit == "%":
            return f"{half_up(value * 100, _one(self.places)):f}%"
        rounded = self.printed(value)
        if self.grouped:
            return f"{rounded:,f}"
        if not self.padded and "." in (text := f"{rounded:f}"):
            return text.rstrip("0").removesuffix(".")
        return f"{rounded:f}"


_SHORT: Final = 16
_POWERS: Final = {"亿元": 8, "亿": 8, "万元": 4, "万": 4, "元": 0}
"""What an amount may be given in, and how many zeros more than 元 that stands for.

Longer words come first, as they end with the shorter ones.
"""
_MOST_PLACES: Final = 6
_COUNTED: Final = "零一两三四五六"


@lru_cache(maxsize=_MOST_PLACES * 2)
def _one(places: int) -> Decimal:
    """The least figure with so many decimals: 0.01 has two."""
    return Decimal(1).scaleb(-places)


def decimals(places: int) -> str:
    """*places* decimals in words."""
    return f"{_COUNTED[places]}位小数"


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def _figure_hint(text: str, kind: Kind) -> str:
    digits, unit = plain_digits(text), kind.unit
    if digits.startswith(("¥", "￥")):
        return f"请去掉货币符号，按{unit}填写。" if unit else "请去掉货币符号。"
    if isinstance(read_figure(digits, (unit,) if unit else ()), Decimal):
        return "数字中间不能有空格；一格只填一个数字。"
    if (given := in_other_unit(digits, kind)) is not None:
        figure, word, converted = given
        shown = kind.show(converted)
        even = half_up(converted, _one(kind.places)) == converted
        sign = "=" if even else "≈"
        return f"这里的单位是{unit}，{figure:f}{word} {sign} {shown} {unit}，请改写。"
    return _digits_hint(digits)


def _digits_hint(digits: str) -> str:
    whole = digits.partition(".")[0].replace(",", "")
    if whole.isdecimal() and len(whole) > MOST_DIGITS:
        return f"整数部分最多 {MOST_DIGITS} 位。"
    if any(mark in digits[1:] for mark in "+*×") and not isinstance(result_of(digits), str):
        return f"要计算，请在前面加等号：“={_short(digits)}”。"
    if "," in digits:
        return "千分位逗号位置不对；小数请用点。"
    return "请只写数字，小数用点。"


def in_other_unit(digits: str, kind: Kind) -> tuple[Decimal, str, Decimal] | None:
    """The amount that *digits* give in another unit of money than *kind*: 12000元 is 1.2 万元.

    The figure and the unit that are written, and the figure in the unit of the cell, with all its
    places; None where *digits* are anything else.
    """
    for word, power in _POWERS.items() if kind.unit in _POWERS else ():
        given = read_figure(digits.removesuffix(word)) if digits.endswith(word) else None
        if isinstance(given, Decimal):
            return given, word, given.scaleb(power - _POWERS[kind.unit])
    return None


def _sum_fault(text: str, kind: Kind) -> str:
    """Why the sum *text* is no figure of *kind* yet."""
    exact = result_of(text)
    if isinstance(exact, str):
        return f"“{_short(text)}”：{exact}"
    rounded = half_up(exact, _one(kind.places))
    told = f"“{_short(text)}”等于 {_exact_words(exact)}"
    read = kind.read(f"{rounded:f}")
    if not isinstance(read, Decimal):
        return f"{told}，{kind.fault(read).rpartition('：')[2]}"
    even = is_finite(exact) and (kind.places or exact.denominator == 1)
    if even and (rounded or not exact):
        return f"{told}，还没有记下。"
    return f"{told}，四舍五入为 {rounded}，请确认后改写。"


def _exact_words(exact: Fraction) -> str:
    """*exact* with all its decimals where there are few, else about how much it is."""
    shown = half_up(exact, _one(_MOST_PLACES))
    if Fraction(shown) != exact:
        return f"{shown:f}…（除不尽）" if not is_finite(exact) else f"约 {shown:f}"
    text = f"{shown:f}"
    return text.rstrip("0").removesuffix(".") if "." in text else text


def in_unit(figure: Decimal, unit: str, wanted: str) -> Decimal:
    """An amount given in one *unit* of money in another one; as it is in any other unit."""
    if unit == wanted or unit not in _POWERS or wanted not in _POWERS:
        return figure
    return figure.scaleb(_POWERS[unit] - _POWERS[wanted])


def with_sign(text: str) -> str:
    """*text* of a change as people write it: a rise with its sign, and a minus for a fall."""
    if text[:1] == "-":
        return f"−{text[1:]}"
    return f"+{text}" if text[:1].isdigit() and text.strip("0.%") else text


def is_money(kind: Kind) -> bool:
    """Whether *kind* is that of an amount of money, which is given in one unit or another."""
    return kind.holds == "figure" and kind.unit in _POWERS


def money_kind(
    unit: str = "万元", places: int = 2, *, grouped: bool = False, signed: bool = False
) -> Kind:
    """The kind of an amount of money; *signed* is that of a difference.

    Raises:
        ValueError: Amounts are not given in *unit*, or not with so many *places*.
    """
    if unit not in ("元", "万元", "亿元") or not 0 <= places <= _MOST_PLACES:
        raise ValueError(unit, places)
    name = "change" if signed else "money"
    return Kind(name=name, holds="figure", unit=unit, places=places, grouped=grouped, signed=signed)


TEXT: Final = Kind(name="text", holds="text")
PROSE: Final = Kind(name="prose", holds="text", lines=True)
PHONE: Final = Kind(name="phone", holds="text")
PERSON: Final = Kind(name="person", holds="text")
"""The name of somebody, which may stand in several cells of one report.

What is published shows it only where the clerk wants it.
"""
DAY: Final = Kind(name="day", holds="day")
MONTH: Final = Kind(name="month", holds="month")
COUNT: Final = Kind(name="count", holds="figure", unit="人", places=0)
MONEY: Final = money_kind()
CHANGE: Final = money_kind(signed=True)
AREA: Final = Kind(name="area", holds="figure", unit="㎡")
POINTS: Final = Kind(name="points", holds="figure", unit="分", padded=False)
SCORE: Final = Kind(name="score", holds="figure", unit="分")
RATE: Final = Kind(name="rate", holds="figure", unit="%")
TALLY: Final = Kind(name="tally", holds="figure", unit="个", places=0)
BYTES: Final = Kind(name="bytes", holds="figure", unit="字节", places=0, grouped=True)
TICK: Final = Kind(name="tick", holds="flag", boxed=True)
LINKED: Final = Kind(name="linked", holds="flag")
BAND: Final = Kind(name="band", holds="choice", choices=("", "met", "partly", "unmet"))
GROUP: Final = Kind(name="group", holds="choice")
"""Choices of an indicator group and kind are the edition's, not the program's."""

TEXT_LIMIT: Final = MOST_TEXT
"""Most characters of one text cell; a longer paste is refused whole, never cut."""
