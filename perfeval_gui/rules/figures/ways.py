"""The few kinds of rule by which a figure follows from others.

A kind knows three things and nothing else: the value for given inputs, the explanation in
Chinese with the real numbers, and the Excel formula over the same inputs. Inputs come in groups,
one for each declared name; a whole column (``projects[].final``) is a group of many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from operator import itemgetter
from typing import Final, Protocol

from perfeval_gui.domain.cells.kinds import MONEY, Kind
from perfeval_gui.domain.cells.values import Value, half_up, number
from perfeval_gui.working.identity import of_pairs

Group = Sequence[Value]


@dataclass(frozen=True, slots=True)
class Operand:
    """One input as an explanation or a formula sees it.

    Attributes:
        shown: The value as it is printed.
        places: Decimals of it that are printed, of the fraction for a rate.
    """

    name: str
    label: str
    value: Value
    shown: str
    places: int = 2

    @property
    def words(self) -> str:
        """Label and value for a sentence; a missing input is named as missing."""
        return f"{self.label} {self.shown}" if self.shown else f"{self.label}（未填）"

    @property
    def cell(self) -> str:
        """Placeholder of the cell in a formula."""
        return "{" + self.name + "}"


Operands = Sequence[Operand]


class Rule(Protocol):
    """What every kind of rule offers.

    `value` gives None where the figure is blank. `words` gives the right-hand side of
    "label = …", without the result. `formula` gives an Excel formula, or "" where a workbook
    can only hold the value.

    One that stands in rows of long tables has `of_rows` as well: its values in many rows, of which
    the inputs are columns. It is asked in its stead; see `Figure.values`.
    """

    def value(self, *groups: Group) -> Value: ...
    def words(self, *groups: Operands) -> str: ...
    def formula(self, *groups: Operands) -> str: ...


def total(values: Group) -> Decimal | None:
    """The sum of the figures there are; None where there is none, as blank adds as nothing."""
    # Asked of every row after each key: a figure is told by its type, see `number`.
    figures = [value for value in values if isinstance(value, Decimal)]
    return sum(figures, Decimal(0)) if figures else None


def whole(text: str, places: int) -> str:
    """The figure *text* of a formula as a whole number of its *places*-th decimals.

    A quotient that is rounded has whole numbers above and below its line, so that a half is a half
    in every program: 33.73 is no binary number, and ``33.73/40`` lies a bit below the 0.84325 it
    should be, which some programs forgive when they round and others do not. Two whole numbers
    below 2⁵³ whose quotient ends in a half come to exactly that.
    """
    return f"ROUND({text}*{10**places},0)"


def quotient(value: Fraction) -> Decimal:
    """The decimal of a fraction, to be shown with four places.

    That is 24 places fewer than it has, and no quotient of two amounts lies so near to a half
    without being one. Where it is multiplied before it is rounded, a fraction is needed.
    """
    return Decimal(value.numerator) / Decimal(value.denominator)


def quotient_of(value: Fraction, other: Fraction) -> Decimal:
    """`quotient` of *value* ÷ *other*, which is above zero, digit for digit and sooner."""
    over, under = value.numerator * other.denominator, value.denominator * other.numerator
    return Decimal(over) / Decimal(under)


_FINE: Final = 4
RATE_PLACES: Final = 4
"""Decimals of a quotient that is printed as a percentage with two places."""


def fine(*operands: Operand) -> int:
    """Decimals with which a formula takes the figures it divides: two more than are usual."""
    return max(_FINE, *(operand.places for operand in operands))


def rounded_quotient(over: str, under: str, places: int) -> str:
    """The formula of *over* ÷ *under*, both whole numbers, half up to *places* decimals."""
    tenfold = 10**places
    return f"ROUND({over}*{tenfold}/{under},0)/{tenfold}"


def rounded(text: str, finest: int, places: int) -> str:
    """The formula of the sum or difference *text* half up to *places*; it has up to *finest*."""
    if finest <= places:
        return f"ROUND({text},{places})"
    return f"ROUND({whole(text, finest)}/{10 ** (finest - places)},0)/{10**places}"


def sum_words(operands: Operands) -> str:
    """The figures there are with their labels, added up in words."""
    filled = [operand.words for operand in operands if number(operand.value) is not None]
    return " + ".join(filled) if filled else "没有一项已填"


def _sum_formula(operands: Operands, places: int = 2) -> str:
    if not operands:
        return ""
    cells = ",".join(operand.cell for operand in operands)
    figure = rounded(f"SUM({cells})", max(operand.places for operand in operands), places)
    return f'=IF(COUNT({cells})=0,"",{figure})'


@dataclass(frozen=True, slots=True)
class Ratio:
    """First input ÷ second input; blank when either is blank or the second is zero.

    A workbook rounds the quotient to the *places* it is printed with.
    """

    places: int = RATE_PLACES

    def value(self, *groups: Group) -> Value:
        (of,), (to,) = groups
        over, under = number(of), number(to)
        return None if over is None or not under else over / under

    def words(self, *groups: Operands) -> str:
        (of,), (to,) = groups
        reason = "，除数为零，不能计算" if number(to.value) == 0 else ""
        return f"{of.words} ÷ {to.words}{reason}"

    def formula(self, *groups: Operands) -> str:
        (of,), (to,) = groups
        over, under = (whole(one.cell, fine(of, to)) for one in (of, to))
        rate = rounded_quotient(over, under, self.places)
        return f'=IF(AND(ISNUMBER({of.cell}),N({to.cell})<>0),{rate},"")'


FROM_NOTHING: Final = "上年为零"
"""Said in place of a change that no rate can tell."""


@dataclass(frozen=True, slots=True)
class Growth:
    """(first − second) ÷ second; blank when either is blank or the second is zero.

    A workbook rounds it to the *places* it is printed with.
    """

    places: int = RATE_PLACES

    def value(self, *groups: Group) -> Value:
        (of,), (to,) = groups
        now, before = number(of), number(to)
        return None if now is None or not before else (now - before) / before

    def words(self, *groups: Operands) -> str:
        (of,), (to,) = groups
        reason = "，除数为零，不能计算" if number(to.value) == 0 else ""
        return f"（{of.words} − {to.words}）÷ {to.shown or '未填'}{reason}"

    def formula(self, *groups: Operands) -> str:
        (of,), (to,) = groups
        now, before = (whole(one.cell, fine(of, to)) for one in (of, to))
        rate = rounded_quotient(f"({now}-{before})", before, self.places)
        return f'=IF(AND(ISNUMBER({of.cell}),N({to.cell})<>0),{rate},"")'


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of all inputs, which have up to *places* decimals; blank while none has a figure."""

    places: int = 2

    def value(self, *groups: Group) -> Value:
        return total([value for group in groups for value in group])

    def words(self, *groups: Operands) -> str:
        return sum_words([operand for group in groups for operand in group])

    def formula(self, *groups: Operands) -> str:
        return _sum_formula([operand for group in groups for operand in group], self.places)


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of the parts as soon as one has a figure; until then what was typed (last input).

    The parts have up to *places* decimals.
    """

    places: int = 2

    def value(self, *groups: Group) -> Value:
        *parts, (typed,) = groups
        itemised = total([value for part in parts for value in part])
        return typed if itemised is None else itemised

    def words(self, *groups: Operands) -> str:
        *parts, (typed,) = groups
        flat = [operand for part in parts for operand in part]
        if total([operand.value for operand in flat]) is None:
            return f"填写的合计 {typed.shown or '（未填）'}（明细都没有填）"
        return sum_words(flat)

    def formula(self, *groups: Operands) -> str:
        *parts, _typed = groups
        flat = [operand for part in parts for operand in part]
        # Without items the total is the typed figure itself; a sum would print 0 or blank.
        there = total([operand.value for operand in flat]) is not None
        return _sum_formula(flat, self.places) if there else ""


@dataclass(frozen=True, slots=True)
class Remainder:
    """First input less the sum of the rest; blank when the first is blank."""

    def value(self, *groups: Group) -> Value:
        (whole,), *parts = groups
        if (figure := number(whole)) is None:
            return None
        return figure - (total([value for part in parts for value in part]) or Decimal(0))

    def words(self, *groups: Operands) -> str:
        (whole,), *parts = groups
        flat = [operand for part in parts for operand in part]
        return f"{whole.words} −（{sum_words(flat)}）"

    def formula(self, *groups: Operands) -> str:  # noqa: ARG002 - the remainder is not printed
        return ""


@dataclass(frozen=True, slots=True)
class Share:
    """First input (points) × second (a rate), at most the points, two decimals.

    The rate's own two inputs follow it: multiplied first and divided last, nothing is rounded on
    the way. A workbook reads those, as the rate stands there as it is printed.
    """

    def value(self, *groups: Group) -> Value:
        (points,), (rate,), (of,), (to,) = groups
        full, over, under = number(points), number(of), number(to)
        if full is None or over is None or not under or number(rate) is None:
            return None
        return half_up(max(min(full * over / under, full), Decimal(0)))

    def words(self, *groups: Operands) -> str:
        (points,), (rate,) = groups[:2]
        capped = "（超过 100% 按 100% 计）" if (number(rate.value) or 0) > 1 else ""
        return f"{points.words} × {rate.words}{capped}"

    def formula(self, *groups: Operands) -> str:
        (points,), _rate, (of,), (to,) = groups
        over, under = (whole(one.cell, fine(of, to)) for one in (of, to))
        full = whole(points.cell, 2)
        return (
            f"=IF(AND(ISNUMBER({points.cell}),ISNUMBER({of.cell}),N({to.cell})<>0),"
            f'ROUND(MAX(MIN({full}*{over}/{under},{full}),0),0)/100,"")'
        )


@dataclass(frozen=True, slots=True)
class Link:
    """First input while the third (a flag) is set; otherwise the second, which is typed."""

    def value(self, *groups: Group) -> Value:
        (source,), (typed,), (linked,) = groups
        return source if linked else typed

    def words(self, *groups: Operands) -> str:
        (source,), (typed,), (linked,) = groups
        return f"取自{source.words}" if linked.value else f"单独填写的 {typed.shown or '（未填）'}"

    def formula(self, *groups: Operands) -> str:
        (source,), _typed, (linked,) = groups
        return f'=IF({source.cell}="","",{source.cell})' if linked.value else ""


@dataclass(frozen=True, slots=True)
class Constant:
    """A figure the edition sets."""

    figure: Decimal

    def value(self, *groups: Group) -> Value:  # noqa: ARG002 - depends on nothing
        return self.figure

    def words(self, *groups: Operands) -> str:  # noqa: ARG002 - depends on nothing
        return "版式规定"

    def formula(self, *groups: Operands) -> str:  # noqa: ARG002 - depends on nothing
        return ""


@of_pairs
def _by_key(keys: Group, figures: Group) -> dict[Value, list[Value]]:
    """The *figures* beside each of *keys*, found once for all the sums of two columns."""
    found: dict[Value, list[Value]] = {}
    for key, run in groupby(zip(keys, figures, strict=True), itemgetter(0)):
        found.setdefault(key, []).extend(figure for _, figure in run)
    return found


@dataclass(frozen=True, slots=True)
class SumWhere:
    """The sum of the second input's rows in which the first input is *key*."""

    key: str

    def value(self, *groups: Group) -> Value:
        return total(_by_key(*map(tuple, groups)).get(self.key, ()))

    def words(self, *groups: Operands) -> str:
        return sum_words(self._chosen(*groups))

    def formula(self, *groups: Operands) -> str:
        return _sum_formula(self._chosen(*groups))

    def _chosen(self, *groups: Operands) -> list[Operand]:
        keys, figures = groups
        return [f for k, f in zip(keys, figures, strict=True) if k.value == self.key]


@dataclass(frozen=True, slots=True)
class CountFilled:
    """How many inputs have a figure other than zero."""

    def value(self, *groups: Group) -> Value:
        return Decimal(sum(bool(number(value)) for group in groups for value in group))

    def words(self, *groups: Operands) -> str:
        filled = [o.label for group in groups for o in group if number(o.value)]
        return "、".join(filled) if filled else "没有一项已填"

    def formula(self, *groups: Operands) -> str:  # noqa: ARG002 - the count is not in a cell
        return ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Names with their amounts, for a sentence: 甲7.01万元、乙24.92万元.

    *fixed* names the lines that have no name of their own; their figures come first, one input
    each. Behind them there may be two columns more, one of names and one of figures. What is blank
    or zero is left out; blank altogether while an amount has no name. Amounts are of the *kind*
    of the edition.
    """

    fixed: tuple[str, ...]
    kind: Kind = MONEY

    def value(self, *groups: Group) -> Value:
        pairs = [(name, value) for name, (value,) in zip(self.fixed, groups, strict=False)]
        if columns := groups[len(self.fixed) :]:
            names, figures = columns
            pairs += [
                (str(name).strip(), value) for name, value in zip(names, figures, strict=True)
            ]
        amounts = [(name, figure) for name, value in pairs if (figure := number(value))]
        if not all(name for name, _ in amounts):
            return ""
        return "、".join(
            f"{name}{self.kind.show(figure)}{self.kind.unit}" for name, figure in amounts
        )

    def words(self, *groups: Operands) -> str:
        nameless = "" if self.value(*([o.value for o in group] for group in groups)) else "无，"
        named = "、".join(o.label for group in groups for o in group if number(o.value))
        return f"{nameless}有的金额没有名称" if nameless and named else named or "没有一项已填"

    def formula(self, *groups: Operands) -> str:  # noqa: ARG002 - the list is not in a cell
        return ""
