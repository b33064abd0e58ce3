"""Checks between the cells of the two tables: what must be equal, and what must fit in what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.cells.values import is_blank, number
from perfeval_gui.domain.record.execution import YEAR
from perfeval_gui.rules.checks.funds.fund_lines import is_on_form
from perfeval_gui.rules.figures.catalogue import FUND_COLUMNS
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.wanted import is_wanted
from perfeval_gui.rules.figures.ways import total
from perfeval_gui.rules.findings.finding import Finding, Fix
from perfeval_gui.rules.findings.phrasing import found, label, money, with_money

_OF_YEAR: Final = dict(zip(("budget", "final"), YEAR[1:], strict=True))
"""By column of the fund table, the money of the whole year in which its lines lie."""
_BUDGETS: Final = {
    "basic_adjusted.budget": "基本支出预算",
    "project_spending.budget": "项目支出预算",
}


def project_spending_agrees(sheet: Sheet) -> Iterator[Finding]:
    """项目支出 is the same in both tables. Source: 附件2 and 附件3-1.

    Money in one of them and a blank in the other are as different as two amounts; nothing in one
    and a blank in the other are not.
    """
    names = ("project_executed", "project_spending.final")
    own, base = (number(sheet.value(name)) for name in names)
    place = names[0]
    if own == base or not (own or base) or not all(is_on_form(sheet, name) for name in names):
        return
    if not all(_says(sheet, name) for name in names):
        return
    said = f"自评表的项目支出 {money(sheet, own)}" if own is not None else "自评表的项目支出没有填"
    there = (
        f"基础数据表的项目支出决算数 {money(sheet, base)}"
        if base is not None
        else "基础数据表的项目支出决算数没有填"
    )
    if base is None:
        message = f"{said}，{there}，两张表是同一个数，审核时首先核对这一处，请在基础数据表补填。"
        yield found("project-agrees", place, message)
        return
    message = f"{said}，{there}，两张表是同一个数，审核时首先核对这一处，请改为取自基础数据表。"
    fix = Fix(label="改为取自基础数据表", puts=(("project_linked", True),))
    yield found("project-agrees", place, message, fix=fix)


def _says(sheet: Sheet, name: str) -> bool:
    """Whether *name* holds a figure, or is blank where it should not be."""
    value = sheet.value(name)
    return number(value) is not None or (is_blank(value) and is_wanted(sheet, name))


def budget_agrees(sheet: Sheet) -> Iterator[Finding]:
    """基本支出 and 项目支出 of the 预算数 column make up 全年预算数. Source: 附件2, 附件3-1.

    Where one of the two is blank, the other has to make it up alone: a unit without projects leaves
    them blank. A line that spent without a budget is asked for it by `spent_lines_have_a_budget`.
    """
    names = tuple(_BUDGETS)
    annual = number(sheet.value(_OF_YEAR["budget"]))
    there = [name for name in names if number(sheet.value(name)) is not None]
    missing = [name for name in names if name not in there and _says(sheet, name)]
    added = total([sheet.value(name) for name in names])
    if annual is None or added is None or added == annual or len(there) + len(missing) < len(names):
        return
    if not all(is_on_form(sheet, name) for name in names) or any(
        number(sheet.value(name.replace("budget", "final"))) for name in missing
    ):
        return
    parts = "，".join(
        f"{_BUDGETS[name]} {money(sheet, value)}"
        if (value := number(sheet.value(name))) is not None
        else f"{_BUDGETS[name]}没有填"
        for name in names
    )
    figures = f"{parts}，合计 {money(sheet, added)}，全年预算数 {money(sheet, annual)}"
    asked = "请补填" if missing else "请核对"
    message = f"{figures}，两张表的预算应当是同一口径，{asked}或者说明差额从哪里来。"
    yield found("budget-agrees", (missing or there)[0], message, figures)


_WITHIN: Final = (
    ("public-within-basic", "public_funds", "final", ("basic_spending",)),
    ("public-within-basic", "public_funds", "budget", ("basic_adjusted.budget",)),
    *(
        (
            "three-public-within",
            "three_public",
            one,
            (f"public_funds.{one}", f"project_spending.{one}"),
        )
        for one in FUND_COLUMNS
    ),
    *(("procurement-within", "procurement", one, (_OF_YEAR[one],)) for one in ("final", "budget")),
)
"""Check, the line and column of the smaller cell, and the cells whose sum it must fit in. While the
first of these is blank, the year's figure in which they lie themselves is the limit."""


def parts_fit_in_wholes(sheet: Sheet) -> Iterator[Finding]:
    """公用 ≤ 基本, 三公 ≤ 公用 + 项目, 采购 ≤ 全年. Source: 附件2 and 附件3-1.

    Of the larger side the first cell must be there; 项目 may be blank, as not every unit has
    projects. Where it is not, the whole year's figure still is a limit.
    """
    for check, line, column, wholes in _WITHIN:
        name, year = f"{line}.{column}", _OF_YEAR.get(column, "")
        part = number(sheet.value(name)) if is_on_form(sheet, name) else None
        if part is None:
            continue
        limits = wholes
        if is_blank(sheet.value(wholes[0])) or not is_on_form(sheet, wholes[0]):
            limits = (year,) if year not in ("", *wholes) else ()
        whole = total([sheet.value(cell) for cell in limits])
        first = number(sheet.value(limits[0])) if limits else None
        if first is None or whole is None or part <= whole:
            continue
        limit = " + ".join(
            with_money(sheet, cell) for cell in limits if number(sheet.value(cell)) is not None
        )
        asked = limits != wholes and is_wanted(sheet, wholes[0])
        blank = f"，而{label(sheet, wholes[0])}没有填" if asked else ""
        message = (
            f"{with_money(sheet, name)}，大于 {limit}{blank}，"
            f"多出 {money(sheet, part - whole)}，部分不能超过全部，请核对这几个数。"
        )
        yield found(check, name, message)
