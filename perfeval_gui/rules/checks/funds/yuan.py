"""Checks of amounts that look as if they were typed in 元 where the form wants 万元.

The thresholds lie between what units really spend and what the same spending is in 元, which is
10,000 times as much, so far from both that neither a rich unit nor a poor one is mistaken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from perfeval_gui.domain.cells.kinds import MONEY
from perfeval_gui.domain.cells.values import number
from perfeval_gui.domain.names.fields import at_row, cell_name
from perfeval_gui.domain.record.execution import INCOME, SPENDING, YEAR
from perfeval_gui.rules.checks.funds.fund_lines import (
    FundLine,
    column_label,
    fund_lines,
    is_on_form,
)
from perfeval_gui.rules.checks.funds.growth import over_budget
from perfeval_gui.rules.checks.funds.sums import totals as totals_of
from perfeval_gui.rules.figures.catalogue import FUND_COLUMNS
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.ways import total
from perfeval_gui.rules.findings.finding import Finding, Fix, Place
from perfeval_gui.rules.findings.phrasing import found, money, with_money
from perfeval_gui.rules.proofreading.prose.numbers import mentions

_TIMES: Final = Decimal(10_000)
_WHOLE: Final = YEAR[::-1]
_BASIC: Final = ("basic_spending", "basic_adjusted.final")
_A_HEAD: Final = (
    # A person costs some 5 to 60 万元 a year, and 50,000 to 600,000 元.
    *((name, Decimal(1_000)) for name in (*_BASIC, "public_funds.final")),
    ("three_public.final", Decimal(500)),
    # With all projects few units reach 10,000 万元 a head, and in 元 hardly one stays below 50,000.
    *((name, Decimal(50_000)) for name in _WHOLE),
)
_MOST: Final = Decimal(1_000_000)
"""万元: 100 亿元, more than any department of a county has."""
_DIGITS: Final = 3
"""So many digits of an amount in a text make it more than chance that a cell has the same ones."""
_LEAST, _HIGHEST = Decimal(5_000), Decimal(20_000)
_WORTH: Final = Decimal(1_000)
"""万元: what is less is compared with nothing, because a line may grow from next to nothing."""
_TWINS: Final = (*pairwise(_WHOLE), _BASIC, ("project_executed", "project_spending.final"))
_FREE: Final = min(_WORTH, *(limit for _, limit in _A_HEAD))
"""万元: up to here no amount is doubted, however few people there are."""
_FEW: Final = 3


def amounts_are_in_ten_thousands(sheet: Sheet) -> Iterator[Finding]:
    """The amounts are such as a unit of that many people has in 万元. Source: the form's heads.

    Asked and not called wrong: a unit that only hands money on may spend more than any threshold.
    """
    signal, _ = _doubts(sheet)
    if signal is not None:
        name, figures = signal
        message = (
            f"{figures}，像是按元填的，而这些表的单位是万元，请核对，按元填的都除以 10000 再填，"
            "确实有这么多的请说明。"
        )
        yield found("amounts-in-yuan", name, message, figures)


@dataclass(frozen=True, slots=True)
class _Odd:
    """A cell that is some 10,000 times the cell it should be near to."""

    name: str
    amount: Decimal
    peer: str


Cell = tuple[str, Decimal | None]
"""A cell's name and its figure."""
Signal = tuple[str, str]
"""A cell that is too great by far, with the figures that say so."""


@lru_cache(maxsize=1)
def _doubts(sheet: Sheet) -> tuple[Signal | None, tuple[_Odd, ...]]:
    """What no single mistake explains, and the cells that one may explain each.

    Kept for the next check of the same sheet. Most units have no amount that could be meant, and
    no form that wants another unit than 万元.
    """
    if sheet.edition.money.unit != MONEY.unit or _greatest(sheet) <= _FREE:
        return None, ()
    odd = {one.name: one for one in (*_in_lines(sheet), *_in_pairs(sheet), *_in_sums(sheet))}
    signals = (
        signal
        for signal in _signals(sheet)
        # A total is as odd as its one odd item.
        if signal[0] not in odd and (not odd or sheet.typable(signal[0]))
    )
    return next(signals, None), tuple(odd.values())


def _greatest(sheet: Sheet) -> Decimal:
    values = [
        *(sheet.value(name) for name in (*_WHOLE, *INCOME, *SPENDING)),
        *(row.planned_investment for row in sheet.report.buildings.buildings),
        *(row.actual_investment for row in sheet.report.buildings.buildings),
    ]
    amounts = [*map(number, values)]
    for line in fund_lines(sheet):
        amounts += line.amounts.values()
    there = [amount for amount in amounts if amount is not None]
    return max(map(abs, there), default=Decimal(0))


def _signals(sheet: Sheet) -> Iterator[Signal]:
    """Cells that are too great by far, with the figures that say so."""
    people = number(sheet.value("in_post")) or number(sheet.value("quota"))
    for name, limit in _A_HEAD if people else ():
        amount = _amount(sheet, name)
        if people and amount is not None and amount > limit * people:
            a_head = money(sheet, amount / people)
            yield name, f"单位 {people:f} 人，{with_money(sheet, name)}，人均 {a_head}"
    great = [name for name in _WHOLE if (_amount(sheet, name) or 0) >= _TIMES]
    for name in great:
        if (_amount(sheet, name) or 0) > _MOST:
            yield name, with_money(sheet, name)
    yield from _as_in_texts(sheet, great)


def _as_in_texts(sheet: Sheet, great: list[str]) -> Iterator[Signal]:
    """Cells whose amount stands in a text as so many 万元 less."""
    wanted = {amount: name for name in great if (amount := _amount(sheet, name)) is not None}
    for text in _texts(sheet) if wanted else ():
        for one in mentions(text) if "万元" in text else ():
            amount = one.amount * one.scale
            name = wanted.get(amount * _TIMES) if one.unit == "万元" else None
            if name and len(amount.normalize().as_tuple().digits) >= _DIGITS:
                yield (
                    name,
                    f"{with_money(sheet, name)}，而指标和目标里写的是 {money(sheet, amount)}",
                )


def _texts(sheet: Sheet) -> Iterator[str]:
    yield from (sheet.report.goals.goals_expected, sheet.report.goals.goals_achieved)
    for row in sheet.report.indicators.indicators:
        yield from (row.actual, row.target)


def single_amounts_are_in_ten_thousands(sheet: Sheet) -> Iterator[Finding]:
    """No amount is some 10,000 times the one it stands beside. Source: the form's heads.

    Told once for all such cells, with what follows from them, and not where the whole report looks
    so. Asked like what it covers: a line may really have grown so much.
    """
    signal, odd = _doubts(sheet)
    if not odd or signal is not None:
        return
    told = "、".join(f"{with_money(sheet, one.name)}（{one.peer}）" for one in odd[:_FEW])
    count = f"，共 {len(odd)} 格" if len(odd) > 1 else ""
    if len(odd) > _FEW:
        # What is not named is in the sum: an answer is for the very figures.
        told, count = (
            f"{told}等",
            f"{count}，合计 {money(sheet, sum((one.amount for one in odd), Decimal(0)))}",
        )
    figures = f"{told}{count}"
    message = f"{figures}，像是按元填的，这里的单位是万元，请核对，确实有这么多的请说明。"
    asked = found("cell-in-yuan", odd[0].name, message, figures, _fix(sheet, odd))
    yield replace(asked, covers=tuple(_following(sheet, odd)))


def _following(sheet: Sheet, odd: tuple[_Odd, ...]) -> Iterator[Place]:
    """What is told of growth only because of *odd*."""
    lines = {line.name: line for line in fund_lines(sheet)}
    for name, less in _less(sheet, odd, lines).items():
        line = lines[name]
        before, budget, now = (
            None if (amount := line.amount(one)) is None else amount - less.get(one, 0)
            for one in FUND_COLUMNS
        )
        if now is None:
            continue
        if before is not None and not sheet.edition.limits.is_jump(before, now):
            yield "jump-from-last-year", line.cell("final"), None
        if budget is not None and now <= budget:
            yield over_budget(line), line.cell("final"), None


def _less(
    sheet: Sheet, odd: tuple[_Odd, ...], lines: Mapping[str, FundLine]
) -> Mapping[str, dict[str, Decimal]]:
    """By line and column, how much less it is once *odd* are divided; totals with their items."""
    less: dict[str, dict[str, Decimal]] = {}
    for one in odd:
        name, _, column = one.name.rpartition(".")
        while name in lines and column in FUND_COLUMNS:
            of_line = less.setdefault(name, {})
            of_line[column] = of_line.get(column, Decimal(0)) + one.amount - one.amount / _TIMES
            name = lines[name].parent
            if name and sheet.typable(f"{name}.{column}"):
                break
    return less


def _fix(sheet: Sheet, odd: tuple[_Odd, ...]) -> Fix | None:
    """Divide the only cell by 10,000, where that is a figure the cell takes."""
    (one, *others) = odd
    smaller = one.amount / _TIMES
    places = -int(smaller.normalize().as_tuple().exponent)
    if others or places > sheet.typed_kind(one.name).places or not sheet.typable(one.name):
        return None
    value = smaller.quantize(Decimal("0.01"))
    return Fix(label=f"改为 {value:f} 万元", puts=((one.name, value),))


def _in_lines(sheet: Sheet) -> Iterator[_Odd]:
    for line in fund_lines(sheet):
        amounts = line.amounts
        if not any(one is not None and abs(one) >= _WORTH for one in amounts.values()):
            continue
        least = min((abs(one) for one in amounts.values() if one), default=None)
        for column, amount in amounts.items():
            if least is None or amount is None or not _far(abs(amount), least):
                continue
            name = line.cell(column)
            if sheet.typable(name):
                other = next(c for c, one in amounts.items() if one and abs(one) == least)
                yield _Odd(
                    name,
                    amount,
                    f"{column_label(sheet, other)} {money(sheet, amounts[other] or least)}",
                )


def _in_pairs(sheet: Sheet) -> Iterator[_Odd]:
    for one, other in _TWINS:
        yield from _pair((one, _amount(sheet, one)), (other, _amount(sheet, other)), sheet)
    for row, building in enumerate(sheet.report.buildings.buildings):
        planned, actual = building.planned_investment, building.actual_investment
        yield from _pair(
            (cell_name("buildings", row, "planned_investment"), number(planned)),
            (cell_name("buildings", row, "actual_investment"), number(actual)),
            sheet,
        )


def _pair(one: Cell, other: Cell, sheet: Sheet) -> Iterator[_Odd]:
    for (name, amount), (beside, near) in ((one, other), (other, one)):
        if amount is not None and near is not None and _far(amount, near):
            yield _Odd(name, amount, with_money(sheet, beside))


def _far(amount: Decimal, beside: Decimal) -> bool:
    return amount >= _WORTH and beside > 0 and _LEAST <= amount / beside <= _HIGHEST


def _in_sums(sheet: Sheet) -> Iterator[_Odd]:
    """Parts that make their total exactly when taken for 元."""
    totals = {_amount(sheet, name) for name in YEAR[1:]}
    for side in (INCOME, SPENDING):
        yield from _part(sheet, [(name, _amount(sheet, name)) for name in side], totals)
    for name, figure in totals_of(sheet.book).items():
        typed = number(sheet.typed(name))
        if typed is not None:
            yield from _part(sheet, list(_parts(sheet, figure.inputs[:-1])), {typed})


def _parts(sheet: Sheet, names: Iterable[str]) -> Iterator[Cell]:
    for name in names:
        if "[]" not in name:
            yield name, _amount(sheet, name)
            continue
        column = enumerate(sheet.column(name))
        yield from ((at_row(name, row), number(value)) for row, value in column)


def _part(sheet: Sheet, parts: list[Cell], totals: set[Decimal | None]) -> Iterator[_Odd]:
    whole = total([amount for _, amount in parts])
    if whole is None or whole in totals:
        return
    for name, amount in parts:
        if amount is not None and amount >= _WORTH:
            right = whole - amount + amount / _TIMES
            if right and right in totals:
                yield _Odd(name, amount, f"按元算各项合计正好是 {money(sheet, right)}")


def _amount(sheet: Sheet, name: str) -> Decimal | None:
    """The figure of a cell on the form; None where it is blank or a line is not on this form."""
    return number(sheet.value(name)) if is_on_form(sheet, name) else None
