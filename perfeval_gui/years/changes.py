"""What changed from one year to another, in figures and in words: rounded once, half up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.kinds import RATE, Kind, with_sign
from perfeval_gui.domain.cells.values import Value, number
from perfeval_gui.rules.figures.ways import FROM_NOTHING, Growth, quotient
from perfeval_gui.rules.quantities import Quantity, read
from perfeval_gui.rules.quantities.units import NO_UNIT

LAST_YEAR: Final = "上年"
_POINTS: Final = "百分点"
_PERCENT: Final = "%"
_BLANK: Final = "{}空白"
_NEGATIVE: Final = "{}为负数"
_NOW: Final = "本年"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed.

    Attributes:
        amount: By how much, with its sign; empty where it cannot be said.
        rate: By what part of what was there before, with its sign, or why there is none.
    """

    amount: str = ""
    rate: str = ""


Given = tuple[str, Decimal | None]
"""What was shown, and the figure in it."""


# Typing changes one text of many: what the others say is asked again and again.
@lru_cache(maxsize=4_096)
def figure_in_text(text: str, beside: str) -> Decimal | None:
    """The one quantity of *text*, in the base of its measure; None where it has none.

    None as well where it cannot be compared with that of the text *beside*.
    """
    found, other = read(text).single, read(beside).single
    if found is None or other is None or not _comparable(found, other):
        return None
    return quotient(found.size)


def change_of(last: str, kind: Kind, then: Given, now: tuple[str, Value]) -> Change:
    """The change from *then* to *now*, of a cell of *kind*; *last* is what the year is called.

    *then* is in the unit of *kind* already.
    """
    if kind.holds == "text":
        return _of_texts(last, then[0], now[0])
    after, before = number(now[1]), then[1]
    if before is None or after is None:
        return Change(rate=_why_none(last, then[0], now[0]))
    change = after - before
    if kind.unit == _PERCENT:
        return Change(amount=f"{with_sign(RATE.show(change).removesuffix(_PERCENT))} {_POINTS}")
    shown = replace(kind, signed=True).show(change)
    return Change(amount=with_sign(shown), rate=_rate(last, before, after))


def _why_none(last: str, then: str, now: str) -> str:
    if then and now:
        return ""
    if then:
        return _BLANK.format(_NOW)
    return _BLANK.format(last) if now else ""


def _rate(last: str, before: Decimal, after: Decimal) -> str:
    if before == 0:
        return FROM_NOTHING.replace(LAST_YEAR, last) if after else ""
    if before < 0:
        return _NEGATIVE.format(last)
    rate = Growth().value([after], [before])
    return with_sign(RATE.show(rate))


@lru_cache(maxsize=4_096)
def _of_texts(last: str, then: str, now: str) -> Change:
    """The change of the one quantity that stands in each of two texts."""
    if not then or not now:
        return Change(rate=_why_none(last, then, now))
    before, after = read(then).single, read(now).single
    if before is None or after is None or not _comparable(before, after):
        return Change()
    before = before.in_unit_of(after)
    change = after.amount - before.amount
    percent = after.unit_shown == _PERCENT
    rate = "" if percent else _rate(last, quotient(before.amount), quotient(after.amount))
    shown = f"{_plain(after, abs(change))}{f' {_POINTS}' if percent else ''}"
    amount = with_sign(f"{'-' * (change < 0)}{shown}") if change else shown
    return Change(amount=amount, rate=rate)


def _plain(like: Quantity, amount: Fraction) -> str:
    """So much of what *like* is of, with its unit; a percentage without."""
    unit = NO_UNIT if like.unit_shown == _PERCENT else like.unit
    return replace(
        like, amount=amount, unit=unit, sign="", strict=False, rough="", way="", about=""
    ).shown


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether both say how much of one thing there is, in the same manner."""
    manners = ((of.measure, of.sign, of.strict, of.way, of.about, of.level) for of in (one, other))
    return len(set(manners)) == 1
