"""Numbers as clerks write them: digits, Chinese numerals and both mixed, exact or not at all."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

DIGITS: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
CHINESE: Final = "零〇一二两三四五六七八九十百千万亿"
_STEPS: Final = "百(?!分[之点百])|千(?![克米瓦伏卡帕赫]|分之)|[零〇十万亿]"
RUN: Final = pattern(
    # Digits glued to letters are a name; a comma or a point that groups nothing is a slip.
    rf"(?:(?<![0-9.A-Za-z])(?<![0-9],){DIGITS}(?![0-9]|[.,][0-9])"
    rf"|(?:[一二两三四五六七八九]|{_STEPS})+(?:点[零〇一二三四五六七八九]+)?)"
    rf"(?:(?:{_STEPS})(?:[0-9]+(?![0-9]|[.,][0-9]))?|[一二两三四五六七八九])*"
)
"""A run of digits and numerals that together make one number, or none."""
POINT_OR_GROUP: Final = pattern(r"[1-9][0-9]{0,2}\.[0-9]{3}")
"""15.000 is fifteen, or fifteen thousand where the point was meant to group the digits."""
_PIECE: Final = pattern(rf"{DIGITS}|[零〇]|[一二两三四五六七八九]|[十百千]|[万亿]|点.+")
_VALUES: Final = {"一": 1, "二": 2, "两": 2} | {
    mark: value for value, mark in enumerate("三四五六七八九", 3)
}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_BIG: Final = {"万": 10_000, "亿": 100_000_000}
_MOST_DIGITS: Final = 15
_TOO_LONG: Final = 40


class _Reader:
    """One numeral being added up, piece by piece; every step answers whether it still is one."""

    def __init__(self) -> None:
        self.whole = Fraction(0)  # parts before the last 万 or 亿
        self.part = Fraction(0)  # what stands since then, up to the last 十, 百 or 千
        self.digit: Fraction | None = None  # a digit that still waits for its 十, 百, 千
        self.written = ""  # that digit as it stands
        self.small = 10_000  # the last 十, 百, 千: the next must be less
        self.big = 10**12  # the last 万, 亿: likewise
        self.step = 0  # what the last word multiplied by, 0 behind 零 and at the beginning
        self.broken = False  # a decimal fraction takes nothing smaller behind itself

    def add(self, piece: str) -> bool:
        """Take the next piece in; False where it cannot follow."""
        if piece in _SMALL:
            return self._times_small(_SMALL[piece])
        if piece in _BIG:
            return self._times_big(_BIG[piece])
        if self.digit is not None or self.broken:
            return False
        if piece in "零〇":
            self.step = 0
            return True
        digit = _VALUES.get(piece) or _digits(piece)
        if digit is None:
            return False
        self.digit = Fraction(digit)
        self.written = piece
        self.broken = "." in piece
        return True

    def _times_small(self, times: int) -> bool:
        if self.digit is None:
            if times != _SMALL["十"] or self.part:
                return False
            self.digit = Fraction(1)
        if times >= self.small:
            return False
        self.part += self.digit * times
        self.digit, self.small, self.step = None, times, times
        return True

    def _times_big(self, times: int) -> bool:
        if self.digit is not None and _SMALL["百"] <= self.step <= _SMALL["千"]:
            return False  # 二百九万 is said for 290, and written for 209 by nobody.
        value = self.part + (self.digit or 0)
        if value == 0 and times == _BIG["亿"] and self.step == _BIG["万"]:
            value, self.whole, self.big = self.whole, Fraction(0), 10**12  # 万亿
        if value == 0 or times >= self.big or (self.whole and value * times >= self.big):
            return False
        self.whole += value * times
        self.part, self.digit, self.small = Fraction(0), None, 10_000
        self.big = self.step = times
        return True

    def end(self) -> Fraction | None:
        """The number; None where its last digit has no place."""
        if self.digit is None or not self.step:
            return self.whole + self.part + (self.digit or 0)
        if self.digit >= self.step:
            return None
        if self.step > _SMALL["十"] and len(self.written) == 1:
            # 一万二 is 12000, as it is said; 1万2 may be meant either way.
            if self.written not in _VALUES:
                return None
            return self.whole + self.part + self.digit * self.step / 10
        return self.whole + self.part + self.digit


def number(run: str) -> Fraction | None:
    """The number *run* stands for; None where it is none, or has more than 15 digits."""
    if len(run) > _TOO_LONG:
        return None
    if run.isascii():
        return _digits(run)
    reader, tail = _Reader(), ""
    for piece in _PIECE.findall(run):
        if piece.startswith("点"):
            tail = piece[1:]
        elif not reader.add(piece):
            return None
    value = reader.end()
    if value is None:
        return None
    if tail:
        value += Fraction("0." + "".join(str(_VALUES.get(mark, 0)) for mark in tail))
    return value if value < 10**_MOST_DIGITS else None


def _digits(run: str) -> Fraction | None:
    """The number that digits write, with a point or without; None for more than 15 of them."""
    whole, _, part = run.replace(",", "").partition(".")
    if len(whole) + len(part) > _MOST_DIGITS:
        return None
    # Most are whole, and a fraction of two numbers is made more slowly.
    return Fraction(int(whole + part), 10 ** len(part)) if part else Fraction(int(whole))


def chinese_number(text: str) -> Decimal | None:
    """The number a Chinese numeral below ten thousand stands for; None for no numeral."""
    value = number(text)
    if value is None or value >= _BIG["万"] or not set(text) <= set(CHINESE):
        return None
    return Decimal(value.numerator)
