"""Checks against the start of the year, last year and the budget: what a reviewer asks about."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfeval_gui.domain.cells.values import number
from perfeval_gui.domain.record.execution import YEAR
from perfeval_gui.rules.checks.funds.fund_lines import FundLine, fund_lines, with_columns
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import (
    found,
    money,
    percent,
    plain_number,
    with_money,
)


def budget_growth_is_explained(sheet: Sheet) -> Iterator[Finding]:
    """全年预算数 is near 年初预算数. Source: 预算控制率, 省评分标准; the limit is the edition's."""
    budgets = YEAR[:2]
    start, annual = (number(sheet.value(name)) for name in budgets)
    limit = sheet.edition.limits.budget_growth
    if start is None or annual is None or abs(annual - start) <= limit * abs(start):
        return
    amounts = (with_money(sheet, name) for name in budgets)
    figures = "，".join((*amounts, _change(sheet, start, annual)))
    message = (
        f"{figures}，超过 {plain_number(limit * 100)}%，说明年初预算"
        f"{'不完整' if annual > start else '偏大'}，会影响评价，"
        "请核对或者说明追加、追减的原因。"
    )
    yield found("budget-growth", budgets[-1], message, figures)


def _change(sheet: Sheet, before: Decimal, now: Decimal) -> str:
    way = "增加" if now > before else "减少"
    if before == 0:
        return f"从零{way}到 {money(sheet, now)}"
    return f"{way} {percent((now - before) / abs(before))}"


def jumps_are_explained(sheet: Sheet) -> Iterator[Finding]:
    """No 决算数 is far from last year's. Source: review practice; the limits are the edition's."""
    limits = sheet.edition.limits
    for line in fund_lines(sheet):
        before, now = line.amount("prior_final"), line.amount("final")
        if before is None or now is None or not limits.is_jump(before, now):
            continue
        name = line.cell("final")
        figures = (
            f"{with_columns(sheet, line, 'prior_final', 'final')}，{_change(sheet, before, now)}"
        )
        message = (
            f"{figures}，变动超过 {plain_number(limits.jump * 100)}%，审核时会问原因，"
            "请核对两年的数或者说明原因。"
        )
        yield found("jump-from-last-year", name, message, figures)


def growth_from_zero_is_seen(sheet: Sheet) -> Iterator[Finding]:
    """A line that was zero last year is looked at. Source: review practice.

    Where a total is told, its items are not told again.
    """
    told = set[str]()
    for line in fund_lines(sheet):
        before, now = line.amount("prior_final"), line.amount("final")
        if before is None or now is None or before != 0 or now <= 0:
            continue
        told.add(line.name)
        if line.parent in told:
            continue
        name = line.cell("final")
        message = (
            f"{with_columns(sheet, line, 'prior_final', 'final')}，"
            "上年是零，增长率算不出来，审核时会问这笔钱从哪里来，请核对上年数。"
        )
        yield found("growth-from-zero", name, message)


def lines_stay_within_budget(sheet: Sheet) -> Iterator[Finding]:
    """No 决算数 is above its 预算数. Source: 附件2; for 三公经费 the 八项规定."""
    for line in fund_lines(sheet):
        budget, final = line.amount("budget"), line.amount("final")
        if budget is None or final is None or final <= budget:
            continue
        name = line.cell("final")
        figures = (
            f"{with_columns(sheet, line, 'budget', 'final')}，超出 {money(sheet, final - budget)}"
        )
        message = f"{figures}，决算不应当超过预算，请核对或者说明超支的原因。"
        yield found(over_budget(line), name, message, figures)


def over_budget(line: FundLine) -> str:
    """The check that tells of *line* that it spent more than its budget."""
    return "three-public-over-budget" if line.name == "three_public" else "line-over-budget"
