"""Checks between the cells of the two tables: what must be equal, and what must fit in what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.values import number
from perfeval_gui.rules.checks.wording import found, money, with_money
from perfeval_gui.rules.findings import Finding, Fix
from perfeval_gui.rules.kinds import total
from perfeval_gui.rules.rulebook import Sheet


def income_equals_expenditure(sheet: Sheet) -> Iterator[Finding]:
    """按收入性质分 and 按支出性质分 add up to the same. Source: 附件3-1."""
    income, spending = number(sheet.value("income_total")), number(sheet.value("spending_total"))
    if income is None or spending is None or income == spending:
        return
    message = (
        f"按收入性质分各项之和 {money(income)}，按支出性质分各项之和 {money(spending)}，"
        f"相差 {money(abs(income - spending))}，同一笔资金的两种分法必须相等，请核对两边各项。"
    )
    yield found("income-equals-expenditure", "general_budget", message)


def splits_equal_total(sheet: Sheet) -> Iterator[Finding]:
    """Both splits are those of 全年执行数, or both those of 全年预算数. Source: 附件3-1.

    While the two differ from each other, `income_equals_expenditure` says so.
    """
    income, spending = number(sheet.value("income_total")), number(sheet.value("spending_total"))
    executed, budget = number(sheet.value("executed")), number(sheet.value("annual_budget"))
    if executed is None or budget is None or income is None or income != spending:
        return
    if income == executed:
        return
    sums = f"收入和支出两组合计都是 {money(income)}"
    years = f"{with_money(sheet, 'executed')}、{with_money(sheet, 'annual_budget')}"
    if income == budget:
        message = (
            f"{sums}，等于全年预算数而不是全年执行数 {money(executed)}，请确认是按预算填写的。"
        )
        yield found("splits-of-budget", "general_budget", message)
        return
    message = f"{sums}，与{years}都不相等，资金分项应当等于其中一个，请核对各项。"
    yield found("splits-equal-total", "general_budget", message)


def project_spending_agrees(sheet: Sheet) -> Iterator[Finding]:
    """项目支出 is the same in both tables. Source: 附件2 and 附件3-1."""
    base = number(sheet.value("project_spending.final"))
    own = number(sheet.value("project_executed"))
    if base is None or own is None or base == own:
        return
    message = (
        f"自评表的项目支出 {money(own)}，基础数据表的项目支出决算数 {money(base)}，"
        "两张表是同一个数，审核时首先核对这一处，请改为取自基础数据表。"
    )
    fix = Fix(label="改为取自基础数据表", puts=(("project_linked", True),))
    yield found("project-agrees", "project_executed", message, fix=fix)


def budget_agrees(sheet: Sheet) -> Iterator[Finding]:
    """基本支出 and 项目支出 of the 预算数 column make up 全年预算数. Source: 附件2, 附件3-1."""
    names = ("basic_adjusted.budget", "project_spending.budget")
    basic, projects = (number(sheet.value(name)) for name in names)
    annual = number(sheet.value("annual_budget"))
    if basic is None or projects is None or annual is None or basic + projects == annual:
        return
    figures = (
        f"基本支出预算 {money(basic)}，项目支出预算 {money(projects)}，"
        f"合计 {money(basic + projects)}，全年预算数 {money(annual)}"
    )
    message = f"{figures}，两张表的预算应当是同一口径，请核对或者说明差额从哪里来。"
    yield found("budget-agrees", "basic_adjusted.budget", message, figures)


_WITHIN: Final = (
    ("public-within-basic", "public_funds.final", ("basic_spending",)),
    ("public-within-basic", "public_funds.budget", ("basic_adjusted.budget",)),
    *(
        (
            "three-public-within",
            f"three_public.{column}",
            (f"public_funds.{column}", f"project_spending.{column}"),
        )
        for column in ("prior_final", "budget", "final")
    ),
    ("procurement-within", "procurement.final", ("executed",)),
    ("procurement-within", "procurement.budget", ("annual_budget",)),
)
"""Check, the smaller cell, and the cells whose sum it must fit in."""


def parts_fit_in_wholes(sheet: Sheet) -> Iterator[Finding]:
    """公用 ≤ 基本, 三公 ≤ 公用 + 项目, 采购 ≤ 全年. Source: 附件2 and 附件3-1.

    Nothing is said while the larger side is blank; 项目 may be, as not every unit has projects.
    """
    for check, name, wholes in _WITHIN:
        part = number(sheet.value(name))
        whole = total([sheet.value(cell) for cell in wholes])
        if number(sheet.value(wholes[0])) is None or part is None or whole is None:
            continue
        if part <= whole:
            continue
        limit = " + ".join(
            with_money(sheet, cell) for cell in wholes if number(sheet.value(cell)) is not None
        )
        message = (
            f"{with_money(sheet, name)}，大于 {limit}，"
            f"多出 {money(part - whole)}，部分不能超过全部，请核对这几个数。"
        )
        yield found(check, name, message)
