"""What text that is no figure and no day can only mean: read out once the clerk says so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from perfeval_gui.domain.cells.arithmetic import is_finite, is_sum, result_of
from perfeval_gui.domain.cells.kinds import Kind, in_other_unit
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.reading import plain_digits, read_day, read_month
from perfeval_gui.domain.cells.values import Month, Unread, Value, half_up

_RUN: Final = pattern(r"([0-9]{4})([0-9]{2})([0-9]{2})?")


def typed(kind: Kind, text: str) -> Value:
    """What *text* typed by hand stands for: as `Kind.read`, and a sum is its result.

    A result is exact and rounded once, half up, to the places of *kind*. One that does not come
    out even, or is no whole number where there are only those, is left to the clerk, and so is
    one that the cell cannot hold: the text stays as typed.
    """
    value = kind.read(text)
    if kind.holds != "figure" or not isinstance(value, Unread) or not is_sum(text):
        return value
    exact = result_of(text)
    if isinstance(exact, str) or not is_finite(exact):
        return value
    result = rounded_into(kind, exact) if kind.places or exact.denominator == 1 else None
    return value if result is None else result


def mend(kind: Kind, value: Value) -> Value | None:
    """The one value that *value*, which cannot be read, can mean; None where that is not sure."""
    if not isinstance(value, Unread):
        return None
    if kind.holds == "figure":
        exact = _meant(kind, value)
        return None if exact is None else rounded_into(kind, exact)
    if kind.holds == "day":
        return _day(value.text)
    return _month(value.text) if kind.holds == "month" else None


def _meant(kind: Kind, value: Unread) -> Fraction | None:
    """The figure that *value* means, in the unit that is printed, with all its places."""
    if is_sum(value.text):
        exact = result_of(value.text)
        return None if isinstance(exact, str) else exact
    figure, digits = kind.exact(value), plain_digits(value.text)
    if figure is None and kind.unit == "元" and digits.startswith(("¥", "￥")):
        figure = kind.exact(kind.read(digits[1:]))
    if figure is None and (given := in_other_unit(digits, kind)) is not None:
        figure = given[2]
    return None if figure is None else Fraction(figure)


def rounded_into(kind: Kind, exact: Fraction) -> Decimal | None:
    """*exact* half up; None where the cell cannot hold it, or where nothing would be left of it."""
    rounded = half_up(exact, Decimal(1).scaleb(-kind.places))
    if exact and not rounded:
        return None
    read = kind.read(f"{rounded:f}")
    return read if isinstance(read, Decimal) else None


def _day(text: str) -> date | None:
    """20240620 is a day; what lacks the year or the day is none."""
    match = _RUN.fullmatch(plain_digits(text))
    read = read_day("-".join(match.groups())) if match is not None and match[3] else None
    return read if isinstance(read, date) else None


def _month(text: str) -> Month | None:
    """202406 is a month, and so is what names a day of it."""
    match = _RUN.fullmatch(plain_digits(text))
    if match is not None and not match[3]:
        read = read_month(f"{match[1]}-{match[2]}")
        return read if isinstance(read, Month) else None
    day = _day(text) or read_day(text)
    return Month(day.year, day.month) if isinstance(day, date) else None
