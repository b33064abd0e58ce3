"""Checks of the money block: two splits of one sum, with each other and with the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.values import Unread, is_blank, number
from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.record.execution import INCOME, SPENDING, YEAR
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.wanted import is_wanted
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found, label, money, with_money

_CELLS: Final = {names[0]: names for names in (INCOME, SPENDING)}


@dataclass(frozen=True, slots=True)
class _Split:
    """One of the two splits.

    Attributes:
        name: The first of its cells. title: What it is called.
        total: The sum of its cells; None where none is filled.
        alone: Whether *total* says enough to be compared by itself: the clerk has begun here, and
            every cell could be read.
    """

    name: str
    title: str
    total: Decimal | None
    alone: bool


def _splits(sheet: Sheet) -> tuple[_Split, _Split]:
    # A linked 项目支出 follows from the other table, whether or not anybody has begun here.
    linked = get(sheet.report, "project_linked") and is_blank(sheet.value("basic_spending"))
    return (
        _Split(
            INCOME[0],
            "按收入性质分",
            number(sheet.value("income_total")),
            _is_read(sheet, INCOME),
        ),
        _Split(
            SPENDING[0],
            "按支出性质分",
            number(sheet.value("spending_total")),
            not linked and _is_read(sheet, SPENDING),
        ),
    )


def _is_read(sheet: Sheet, names: tuple[str, ...]) -> bool:
    return not any(isinstance(sheet.value(name), Unread) for name in names)


def income_equals_expenditure(sheet: Sheet) -> Iterator[Finding]:
    """按收入性质分 and 按支出性质分 add up to the same. Source: 附件3-1."""
    income, spending = (split.total for split in _splits(sheet))
    if income is None or spending is None or income == spending:
        return
    message = (
        f"按收入性质分各项之和 {money(sheet, income)}，"
        f"按支出性质分各项之和 {money(sheet, spending)}，"
        f"相差 {money(sheet, abs(income - spending))}，"
        "同一笔资金的两种分法必须相等，请核对两边各项。"
    )
    yield found("income-equals-expenditure", INCOME[0], message)


def both_splits_are_there(sheet: Sheet) -> Iterator[Finding]:
    """Money that is split one way is split the other way too. Source: 附件3-1.

    An error, because both are the same money. Asked for once 全年执行数 is there, and only where
    the edition prints the cells.
    """
    if not number(sheet.value("executed")):
        return
    splits = _splits(sheet)
    for there, other in (splits, splits[::-1]):
        wanted = other.total is None and is_wanted(sheet, other.name)
        if there.total and there.alone and wanted and _is_read(sheet, _CELLS[other.name]):
            message = (
                f"{there.title}各项之和 {money(sheet, there.total)}，而{other.title}没有填，"
                f"同一笔资金的两种分法都要有，请补填{label(sheet, other.name)}等各项。"
            )
            blanks = tuple(("blank-at-print", name, None) for name in _CELLS[other.name])
            yield replace(found("split-missing", other.name, message), covers=blanks)


def splits_equal_total(sheet: Sheet) -> Iterator[Finding]:
    """Both splits are those of 全年执行数, or both those of 全年预算数. Source: 附件3-1.

    While the two differ from each other, `income_equals_expenditure` says so; where one is blank
    the other is compared by itself.
    """
    budget, executed = (number(sheet.value(name)) for name in YEAR[1:])
    there = [split for split in _splits(sheet) if split.total is not None]
    both = len(there) == len(_CELLS)
    if executed is None or budget is None or not (both or any(one.alone for one in there)):
        return
    added = there[0].total
    if added is None or added == executed or any(split.total != added for split in there):
        return
    whose = "收入和支出两组合计都" if both else f"{there[0].title}各项之和"
    sums = f"{whose}是 {money(sheet, added)}"
    years = "、".join(with_money(sheet, name) for name in YEAR[:0:-1])
    if added == budget:
        message = (
            f"{sums}，等于全年预算数而不是全年执行数 {money(sheet, executed)}，"
            "请确认是按预算填写的。"
        )
        yield found("splits-of-budget", there[0].name, message)
        return
    message = f"{sums}，与{years}都不相等，资金分项应当等于其中一个，请核对各项。"
    yield found("splits-equal-total", there[0].name, message)
