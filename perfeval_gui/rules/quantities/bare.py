"""Numbers that leave out their unit or their 万: read where only one reading is likely."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from perfeval_gui.rules.quantities.numerals import POINT_OR_GROUP
from perfeval_gui.rules.quantities.reading import Quantity
from perfeval_gui.rules.quantities.units import counted

_MUCH: Final = 20
"""Beside a target of so many per cent 1.05 is 105 % as likely as 1.05 %."""
_NEAR: Final = Fraction(10)
"""293 for 300万元 means 万元: read so, it is near to the target, and read otherwise it is not."""
_FAR_LESS: Final = Fraction(4)
"""Where less is better a number so far below earns all points: 30 for ≤300万元 is asked about."""
_TWICE: Final = Fraction(2)
_SCALES: Final = {"万": 10_000, "亿": 100_000_000}
_WAN: Final = _SCALES["万"]


def with_unit(wanted: Quantity, bare: Quantity) -> tuple[Quantity, str] | str:
    """*bare*, which has no unit, in that of *wanted*, and how it was read; else why it is not."""
    if bare.per:
        return "实际完成值没有写单位"
    if counted(wanted.unit) and POINT_OR_GROUP.fullmatch(bare.text):
        return f"“{bare.text}”里的小数点也可能是千分位"
    if _is_maybe_a_fraction(wanted, bare):
        return f"“{bare.shown}”没有写是不是百分数"
    times = 1 if bare.scale else _SCALES.get(wanted.scale, 1)
    if times > 1 and bare.amount:
        near = [scaled for scaled in (1, times) if _is_near(wanted, bare.amount * scaled)]
        if not near:
            return f"“{bare.shown}”没有写单位"
        times = near[-1]
    scale = wanted.scale if times > 1 or (wanted.scale and not bare.amount) else ""
    read_as = replace(bare, amount=bare.amount * times, unit=wanted.unit, per=wanted.per)
    return read_as, f"没有写单位，按 {scale}{wanted.unit_shown} 读"


def _is_maybe_a_fraction(wanted: Quantity, bare: Quantity) -> bool:
    """Whether a number beside a target in per cent may be a share of one: 0.95 for ≥90%."""
    if wanted.unit.measure != "share" or bare.amount <= 0:
        return False
    most = 2 if wanted.amount >= _MUCH else 1
    if bare.amount <= most < wanted.amount:
        return True
    # 0.009 for ≤1%: read as per cent it is far off, read as a share it is just what was wanted.
    as_share = bare.amount * 100
    fits = wanted.amount / _TWICE <= as_share <= wanted.amount * _TWICE
    return wanted.unit.name == "%" and wanted.amount <= 1 and fits


def _is_near(wanted: Quantity, amount: Fraction) -> bool:
    least = _FAR_LESS if wanted.sign == "≤" else _NEAR
    return wanted.amount / least <= amount <= wanted.amount * _NEAR


def scale_left_out(wanted: Quantity, reached: Quantity) -> bool:
    """Whether *reached* is near to *wanted* only with a 万 that is not there: 290元 for 300万元."""
    # Asked of every row: whole numbers are compared sooner than fractions, and most are small.
    if wanted.amount.numerator < _WAN * wanted.amount.denominator:
        return False
    if not counted(wanted.unit) or reached.scale or reached.way:
        return False
    with_wan = reached.amount * _WAN
    return wanted.amount / _NEAR <= with_wan < wanted.amount * _NEAR
