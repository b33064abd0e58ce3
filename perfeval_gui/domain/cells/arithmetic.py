"""Sums written into a figure cell: ``=1.2+3.4×(5−2)``, worked out exactly and rounded nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

_WIDE: Final = str.maketrans(
    "０１２３４５６７８９．，。＝＋－−–×＊✕÷／（）", "0123456789.,.=+---***//()"
)
_TOKEN: Final = pattern(
    r"[\s\u3000]*(?:(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)"
    r"|(?P<mark>[-+*/()])|(?P<other>\S))"
)
_MOST: Final = 200
_DEEPEST: Final = 20
_END: Final = ""
_UNFINISHED: Final = "算式没有写完。"


class _UnworkableError(Exception):
    """Why a sum has no result, for the clerk."""


def is_sum(text: str) -> bool:
    """Whether *text* is meant as a sum: it begins with an equals sign."""
    return text.strip().startswith(("=", "＝"))


def result_of(text: str) -> Fraction | str:
    """The result of the sum *text*, with or without its equals sign; else why it has none.

    Full-width signs are read like the others, groups of three like a figure's. Multiplication and
    division go before addition and subtraction.
    """
    if len(text) > _MOST:
        return f"算式太长，最多 {_MOST} 个字。"
    try:
        reader = _Reader(tuple(_tokens(text.translate(_WIDE).strip().removeprefix("="))))
        return reader.whole()
    except _UnworkableError as fault:
        return str(fault)


def _tokens(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        if match["other"]:
            raise _UnworkableError(f"算式里不能有“{match['other']}”，只能有数字、+ - × ÷ 和括号。")
        yield match["number"] or match["mark"]


class _Reader:
    """Reads one sum from left to right."""

    def __init__(self, tokens: tuple[str, ...]) -> None:
        self._tokens = (*tokens, _END)
        self._at = self._depth = 0

    def whole(self) -> Fraction:
        """The result of all of it."""
        value = self._added()
        if (rest := self._next()) == ")":
            raise _UnworkableError("算式里的括号没有成对。")
        if rest != _END:
            raise _UnworkableError(f"算式里“{rest}”前面少了运算符号。")
        return value

    def _next(self) -> str:
        return self._tokens[self._at]

    def _taken(self, marks: str) -> str:
        """The next sign, where it is one of *marks*, which is then read; else nothing."""
        mark = self._next()
        if mark == _END or mark not in marks:
            return ""
        self._at += 1
        return mark

    def _added(self) -> Fraction:
        value = self._multiplied()
        while mark := self._taken("+-"):
            other = self._multiplied()
            value = value + other if mark == "+" else value - other
        return value

    def _multiplied(self) -> Fraction:
        value = self._signed()
        while mark := self._taken("*/"):
            other = self._signed()
            if mark == "/" and not other:
                raise _UnworkableError("算式里的除数是 0。")
            value = value * other if mark == "*" else value / other
        return value

    def _signed(self) -> Fraction:
        """A number or what stands in brackets, with one sign before it at most."""
        sign = -1 if self._taken("+-") == "-" else 1
        if self._taken("("):
            self._depth += 1
            if self._depth > _DEEPEST:
                raise _UnworkableError("算式里的括号太多。")
            value = self._added()
            if not self._taken(")"):
                raise _UnworkableError(
                    "算式里的括号没有成对。" if self._next() == _END else _UNFINISHED
                )
            self._depth -= 1
            return sign * value
        token = self._next()
        if token == _END or token in "+-*/)":
            raise _UnworkableError(_UNFINISHED)
        self._at += 1
        return sign * Fraction(token.replace(",", "").removesuffix("."))


def is_finite(value: Fraction) -> bool:
    """Whether *value* can be written with decimals: nothing is left over."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
