"""Checks of the fund table by itself: totals against their items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.values import is_blank, number
from perfeval_gui.rules.figures.catalogue import FUND_COLUMNS, line_cell
from perfeval_gui.rules.figures.figure import Figure
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.figures.wanted import is_wanted
from perfeval_gui.rules.figures.ways import Total, total
from perfeval_gui.rules.findings.finding import Finding, Fix
from perfeval_gui.rules.findings.phrasing import found, label, money, with_unit

_IDS: Final = {
    "project_spending": "sum-projects",
    "three_public": "sum-three-public",
    "vehicles": "sum-vehicles",
}


@lru_cache(maxsize=16)
def totals(book: Rulebook) -> Mapping[str, Figure]:
    """The figures of *book* that are totals, by name; kept for the next report."""
    return {name: one for name, one in book.figures.items() if isinstance(one.rule, Total)}


def totals_agree(sheet: Sheet) -> Iterator[Finding]:
    """A total typed before its items still says what the items add up to. Source: 附件2."""
    for name in totals(sheet.book):
        typed = number(sheet.typed(name))
        if typed is None or sheet.typable(name):
            continue
        added = number(sheet.value(name))
        if added is not None and typed != added:
            message = (
                f"{sheet.label(name)}原来填写的合计是 {with_unit(sheet, name, typed)}，"
                f"明细之和是 {with_unit(sheet, name)}，"
                "表上只能按明细之和打印，请核对明细，无误就清除原来的合计。"
            )
            check = _IDS.get(name.partition(".")[0], "sum-of-items")
            fix = Fix(label="清除原来的合计", puts=((name, None),))
            yield found(check, name, message, fix=fix)


def named_parts_fit(sheet: Sheet) -> Iterator[Finding]:
    """What is named out of a line (其中) is not more than the line. Source: 附件2."""
    for fund in sheet.edition.funds:
        if fund.parts != "some":
            continue
        parts = [part.line for part in sheet.edition.funds if part.parent == fund.line]
        for column in FUND_COLUMNS:
            yield from _named_part(sheet, f"{fund.line}.{column}", parts)


def _named_part(sheet: Sheet, name: str, parts: list[str]) -> Iterator[Finding]:
    column = name.partition(".")[2]
    cells = [line_cell(part, column) for part in parts]
    values = [
        value
        for cell in cells
        for value in (sheet.column(cell) if "[]" in cell else (sheet.value(cell),))
    ]
    typed = sheet.value(name)
    named, whole = total(values), number(typed)
    if (
        not named
        or named <= (whole or Decimal(0))
        or (whole is None and not is_wanted(sheet, name))
    ):
        return
    if whole is None:
        # Text that is no figure is told by itself.
        if not is_blank(typed):
            return
        message = (
            f"{label(sheet, name)}没有填，而其中各项之和有 {money(sheet, named)}，"
            "缺了合计看不出各项占多少，请补填合计。"
        )
    else:
        message = (
            f"{label(sheet, name)}是 {money(sheet, whole)}，其中各项之和 {money(sheet, named)}，"
            "部分不能大于全部，请改正合计或者各项。"
        )
    line = name.partition(".")[0]
    yield found("part-of-public" if line == "public_funds" else "part-of-whole", name, message)
