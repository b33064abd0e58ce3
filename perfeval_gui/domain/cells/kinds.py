"""The kinds of cell: how each reads what is typed, says what is wrong, and shows what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from perfeval_gui.domain.cells.reading import (
    MOST_DIGITS,
    MOST_TEXT,
    clean_text,
    plain_digits,
    read_day,
    read_figure,
)
from perfeval_gui.domain.cells.values import Unread, Value, half_up

Holds = Literal["figure", "day", "text", "flag", "choice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What one sort of cell holds.

    Attributes:
        name: Stable English name.
        holds: The sort of value; a figure is a Decimal, a day a date.
        unit: Printed unit, also accepted behind a typed figure.
        places: Most decimal places a typed figure may have. More are refused rather than
            rounded, because a printed sum must be the sum of the printed figures.
        padded: Show all *places*; otherwise trailing zeros are dropped.
        signed: Whether a figure may be below zero.
        lines: Whether a text may have several lines.
        choices: What a choice may be, by stored word; the first is the blank one.
    """

    name: str
    holds: Holds
    unit: str = ""
    places: int = 2
    padded: bool = True
    signed: bool = False
    lines: bool = False
    choices: tuple[str, ...] = ()

    @property
    def blank(self) -> Value:
        """What an untouched cell holds."""
        if self.holds in ("text", "choice"):
            return ""
        return True if self.holds == "flag" else None

    def read(self, text: str) -> Value:
        """The value that typed *text* stands for; `Unread` where it is no value of this kind."""
        if self.holds == "figure":
            value = read_figure(text, (self.unit,) if self.unit else ())
            if not isinstance(value, Decimal):
                return value
            if self._wrong(value):
                return Unread(clean_text(text, lines=False))
            return value.scaleb(-2) if self.unit == "%" else value
        if self.holds == "day":
            return read_day(text)
        return clean_text(text, lines=self.lines)

    def _wrong(self, value: Decimal) -> str:
        places = -int(value.as_tuple().exponent)
        if value < 0 and not self.signed:
            return "这里不能是负数。"
        if places > self.places and not self.places:
            return f"这里填整数，不能写 {value}。"
        if places > self.places:
            rounded = half_up(value, Decimal(1).scaleb(-self.places))
            return f"最多两位小数；四舍五入为 {rounded}，请改写。"
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
        read = self.read(f"{half_up(exact, Decimal(1).scaleb(-self.places)):f}")
        return read if isinstance(read, Decimal) else None

    def fault(self, value: Value) -> str:
        """One Chinese sentence on why *value* cannot be used as it stands; empty when it can."""
        if not isinstance(value, Unread):
            return ""
        if self.holds == "day":
            return f"“{_short(value.text)}”不是日期，请写成 2024年6月20日 的样子。"
        figure = read_figure(value.text, (self.unit,) if self.unit else ())
        if isinstance(figure, Decimal):
            return self._wrong(figure)
        return f"“{_short(value.text)}”不是数字：{_figure_hint(value.text, self.unit)}"

    def show(self, value: Value) -> str:
        """*value* as it is printed; blank is the empty string."""
        if isinstance(value, Unread):
            return value.text
        if isinstance(value, Decimal):
            return self._digits(value)
        if isinstance(value, date):
            return f"{value.year}年{value.month}月{value.day}日"
        return value if isinstance(value, str) else ""

    def printed(self, figure: Decimal) -> Decimal:
        """*figure* with no more decimals than are printed; a rate is still a fraction."""
        places = self.places + 2 if self.unit == "%" else self.places
        return half_up(figure, Decimal(1).scaleb(-places))

    def _digits(self, value: Decimal) -> str:
        if self.unit == "%":
            return f"{half_up(value * 100):f}%"
        rounded = self.printed(value)
        if not self.padded and "." in (text := f"{rounded:f}"):
            return text.rstrip("0").removesuffix(".")
        return f"{rounded:f}"


_SHORT: Final = 16
_IN_WAN: Final = (
    ("亿元", Decimal(10_000)),
    ("亿", Decimal(10_000)),
    ("万", Decimal(1)),
    ("元", Decimal("0.0001")),
)


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def _figure_hint(text: str, unit: str) -> str:
    digits = plain_digits(text)
    if digits.startswith(("¥", "￥")):
        return f"请去掉货币符号，按{unit}填写。" if unit else "请去掉货币符号。"
    if isinstance(read_figure(digits, (unit,) if unit else ()), Decimal):
        return "数字中间不能有空格；一格只填一个数字。"
    for word, times in _IN_WAN if unit == "万元" else ():
        given = read_figure(digits.removesuffix(word)) if digits.endswith(word) else None
        if isinstance(given, Decimal):
            converted = half_up(given * times)
            return f"这里的单位是万元，{given:f}{word} = {converted:f} 万元，请改写。"
    whole = digits.partition(".")[0].replace(",", "")
    if whole.isdecimal() and len(whole) > MOST_DIGITS:
        return f"整数部分最多 {MOST_DIGITS} 位。"
    if "," in digits:
        return "千分位逗号位置不对；小数请用点。"
    return "请只写数字，小数用点。"


TEXT: Final = Kind(name="text", holds="text")
PROSE: Final = Kind(name="prose", holds="text", lines=True)
PHONE: Final = Kind(name="phone", holds="text")
DAY: Final = Kind(name="day", holds="day")
COUNT: Final = Kind(name="count", holds="figure", unit="人", places=0)
MONEY: Final = Kind(name="money", holds="figure", unit="万元")
CHANGE: Final = Kind(name="change", holds="figure", unit="万元", signed=True)
AREA: Final = Kind(name="area", holds="figure", unit="㎡")
POINTS: Final = Kind(name="points", holds="figure", unit="分", padded=False)
SCORE: Final = Kind(name="score", holds="figure", unit="分")
RATE: Final = Kind(name="rate", holds="figure", unit="%")
TALLY: Final = Kind(name="tally", holds="figure", unit="个", places=0)
LINKED: Final = Kind(name="linked", holds="flag")
BAND: Final = Kind(name="band", holds="choice", choices=("", "met", "partly", "unmet"))
GROUP: Final = Kind(name="group", holds="choice")
"""Choices of an indicator group and kind are the edition's, not the program's."""

TEXT_LIMIT: Final = MOST_TEXT
"""Most characters of one text cell; a longer paste is refused whole, never cut."""
