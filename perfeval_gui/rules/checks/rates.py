"""Checks of rates: above 100 %, or without a denominator."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.values import number
from perfeval_gui.domain.names.fields import address, at_row, rows_of
from perfeval_gui.domain.record.execution import YEAR
from perfeval_gui.rules.checks.typed import REQUIRED, without_quota
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.ways import Ratio
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found, label, with_money

_ONE: Final = Decimal(1)


def spending_stays_within_budget(sheet: Sheet) -> Iterator[Finding]:
    """执行率 is at most 100 %. Source: 附件3-1."""
    rate = number(sheet.value("execution_rate"))
    if rate is None or rate <= _ONE:
        return
    _, budget, spent = YEAR
    figures = (
        f"{with_money(sheet, spent)}，{with_money(sheet, budget)}，"
        f"执行率 {sheet.shown('execution_rate')}"
    )
    message = f"{figures}，支出不能超过预算，请核对全年预算数是否漏了追加，或者说明原因。"
    yield found("execution-over", spent, message, figures)


def rates_can_be_computed(sheet: Sheet) -> Iterator[Finding]:
    """No rate is divided by zero or, outside the cells required anyway, by blank."""
    for figure in sheet.book.figures.values():
        if not isinstance(figure.rule, Ratio):
            continue
        if not figure.table:
            yield from _rate(sheet, figure.name, figure.inputs)
            continue
        for row in range(len(rows_of(sheet.report, figure.table))):
            inputs = tuple(at_row(name, row) for name in figure.inputs)
            yield from _rate(sheet, at_row(figure.name, row), inputs)


def _rate(sheet: Sheet, name: str, inputs: tuple[str, ...]) -> Iterator[Finding]:
    of, to = inputs
    over, under = sheet.value(of), number(sheet.value(to))
    if number(over) is None or under or (under is None and to in REQUIRED):
        return
    own = name.partition("[" if "[" in name else ".")[0]
    if sheet.edition.declared.table(own) is not None and not over:
        # A line of a form on which nothing was budgeted, and nothing spent.
        return
    found_row = address(name)
    where = f"第 {found_row[1] + 1} 行" if found_row and found_row[1] is not None else ""
    state = "没有填" if under is None else "是 0"
    figures = f"{label(sheet, to)}{state}，{label(sheet, of)}是 {sheet.shown(of)}"
    message = (
        f"{where}{figures}，除数为空或为零就算不出{label(sheet, name)}，"
        f"请填写{label(sheet, to)}{without_quota(to)}。"
    )
    yield found("rate-undefined", to, message, figures)
