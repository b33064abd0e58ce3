"""Kinds of rule that only figures declared by an edition have; see `rules.figures.ways`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from perfeval_gui.domain.cells.values import Value, half_up, is_blank, number
from perfeval_gui.rules.figures.ways import (
    RATE_PLACES,
    Group,
    Operands,
    fine,
    rounded,
    rounded_quotient,
    sum_words,
    total,
    whole,
)


@dataclass(frozen=True, slots=True)
class Same:
    """What the one input is, figure or text; a figure with up to *places* decimals."""

    places: int = 2

    def value(self, *groups: Group) -> Value:
        ((value,),) = groups
        return value

    def words(self, *groups: Operands) -> str:
        ((of,),) = groups
        return f"取自{of.words}"

    def formula(self, *groups: Operands) -> str:
        ((of,),) = groups
        same = of.cell
        if number(of.value) is not None and of.places > self.places:
            same = rounded(of.cell, of.places, self.places)
        return f'=IF({of.cell}="","",{same})'


@dataclass(frozen=True, slots=True)
class Difference:
    """First input less all others; blank when the first, or every other one, is blank.

    A workbook rounds it to the *places* it is printed with.
    """

    places: int = 2

    def value(self, *groups: Group) -> Value:
        (first,), *others = groups
        figure, rest = number(first), total([value for group in others for value in group])
        return None if figure is None or rest is None else figure - rest

    def words(self, *groups: Operands) -> str:
        (first,), *others = groups
        flat = [operand for group in others for operand in group]
        rest = sum_words(flat)
        there = sum(number(operand.value) is not None for operand in flat)
        return f"{first.words} − {f'（{rest}）' if there != 1 else rest}"

    def formula(self, *groups: Operands) -> str:
        (first,), *others = groups
        flat = [operand for group in others for operand in group]
        cells = ",".join(operand.cell for operand in flat)
        there = f"AND(ISNUMBER({first.cell}),COUNT({cells})>0)"
        finest = max(operand.places for operand in (first, *flat))
        rest = rounded(f"({first.cell}-SUM({cells}))", finest, self.places)
        return f'=IF({there},{rest},"")'


@dataclass(frozen=True, slots=True)
class Part:
    """First input ÷ the sum of all others; blank when one side is, or the sum is zero.

    A workbook rounds it to the *places* it is printed with.
    """

    places: int = RATE_PLACES

    def value(self, *groups: Group) -> Value:
        (part,), *others = groups
        over, under = number(part), total([value for group in others for value in group])
        return None if over is None or not under else over / under

    def words(self, *groups: Operands) -> str:
        (part,), *others = groups
        flat = [operand for group in others for operand in group]
        under = sum_words(flat)
        reason = "，除数为零，不能计算" if total([one.value for one in flat]) == 0 else ""
        return f"{part.words} ÷ {under if len(flat) == 1 else f'（{under}）'}{reason}"

    def formula(self, *groups: Operands) -> str:
        (part,), *others = groups
        flat = [operand for group in others for operand in group]
        cells, places = ",".join(operand.cell for operand in flat), fine(part, *flat)
        under = whole(f"SUM({cells})", places)
        rate = rounded_quotient(whole(part.cell, places), under, self.places)
        return f'=IF(AND(ISNUMBER({part.cell}),{under}<>0),{rate},"")'


@dataclass(frozen=True, slots=True)
class CountThere:
    """How many inputs there are; a zero is there, a blank is not."""

    def value(self, *groups: Group) -> Value:
        return Decimal(sum(not is_blank(value) for group in groups for value in group))

    def words(self, *groups: Operands) -> str:
        there = [o.label for group in groups for o in group if not is_blank(o.value)]
        return "、".join(there) if there else "没有一项已填"

    def formula(self, *groups: Operands) -> str:  # noqa: ARG002 - texts are counted as well
        return ""


@dataclass(frozen=True, slots=True)
class Earned:
    """First input (points) × second ÷ third, at most the points and not below zero.

    It has as many *places* as are printed, rounded once.
    """

    places: int = 2

    def value(self, *groups: Group) -> Value:
        (points,), (of,), (to,) = groups
        full, over, under = number(points), number(of), number(to)
        if full is None or over is None or not under:
            return None
        earned = max(min(full * over / under, full), Decimal(0))
        return half_up(earned, Decimal(1).scaleb(-self.places))

    def words(self, *groups: Operands) -> str:
        (points,), (of,), (to,) = groups
        reason = "，除数为零，不能计算" if number(to.value) == 0 else ""
        over, under = number(of.value), number(to.value)
        capped = "（超过 100% 按 100% 计）" if over is not None and under and over > under else ""
        return f"{points.words} × {of.words} ÷ {to.words}{capped}{reason}"

    def formula(self, *groups: Operands) -> str:
        (points,), (of,), (to,) = groups
        over, under = (whole(one.cell, fine(of, to)) for one in (of, to))
        places = max(points.places, self.places)
        full = most = whole(points.cell, places)
        if places > self.places:
            # Points finer than their score is printed.
            tenfold = 10 ** (places - self.places)
            under, most = f"({under}*{tenfold})", f"{full}/{tenfold}"
        return (
            f"=IF(AND(ISNUMBER({points.cell}),ISNUMBER({of.cell}),N({to.cell})<>0),"
            f'ROUND(MAX(MIN({full}*{over}/{under},{most}),0),0)/{10**self.places},"")'
        )
