"""What a cell can hold: a figure, a day, a text, or text that could not be read as a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from itertools import compress, count
from operator import is_, is_not
from typing import Final

CENT: Final = Decimal("0.01")
# A printed figure may have more digits than the 28 that Decimal computes with: a completion of
# 10³⁰ % is nonsense, and is shown as such instead of failing.
_ROOMY: Final = Context(prec=100)


@dataclass(frozen=True, slots=True)
class Unread:
    """Text typed where a figure or a day belongs, kept as typed until the clerk mends it.

    It lives in the record, so undo, saving and edits elsewhere cannot lose it. Every rule
    treats it as blank; every page prints the text.
    """

    text: str


Figure = Decimal | Unread | None
"""A figure cell: None is blank, which is never the same as zero."""

Day = date | Unread | None


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, which is no day: 2024年6月. Months are ordered as they come."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year}年{self.month}月"


Value = Decimal | date | Month | str | bool | Unread | None
"""Anything a cell can hold."""


def number(value: Value) -> Decimal | None:
    """The figure to calculate with; blank and unreadable cells give None."""
    return value if isinstance(value, Decimal) else None


def half_up(value: Decimal | Fraction, unit: Decimal = CENT) -> Decimal:
    """Rounded to *unit*, halves away from zero, as every printed cell is; never minus zero.

    A quotient is given as a fraction: a decimal of it is rounded already, and a half may be lost.
    """
    # Asked whether it is a fraction, which is an abstract class, a decimal answers slowly.
    if not isinstance(value, Decimal):
        steps = abs(value) / Fraction(unit)
        whole = (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)
        return _ROOMY.multiply(Decimal(whole if value > 0 else -whole), unit)
    rounded = value.quantize(unit, ROUND_HALF_UP, _ROOMY)
    return rounded or rounded.copy_abs()


def is_blank(value: Value) -> bool:
    """Whether nothing was typed: None, or text of nothing but white space."""
    return value is None or (isinstance(value, str) and not value.strip())


def same_objects(one: Sequence[object], other: Sequence[object]) -> bool:
    """Whether both hold the very same objects: then what follows from them is the same too."""
    return len(one) == len(other) and all(map(is_, one, other))


def other_places(one: Iterable[object], other: Iterable[object]) -> Iterator[int]:
    """Where the two, as far as both reach, do not hold the very same object."""
    return compress(count(), map(is_not, one, other))
