"""Figures and the 明细 behind them: both say the same. Source: the program itself."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval_gui.domain.beside.details import AMOUNT, Detail
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.names.details import detail_of, detailed, figure_of
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding, Fix
from perfeval_gui.rules.findings.phrasing import found, label, with_unit

_MEND = "请改这个数，或者改明细（编辑 → 明细）。"


def figures_are_what_stands_behind_them(sheet: Sheet) -> Iterator[Finding]:
    """A figure with a 明细 is its sum. What was typed over it is told, and no row is lost."""
    for name in detailed(sheet.report):
        rows = detail_of(sheet.report, name)
        if unread := _unread(rows):
            message = f"“{label(sheet, name)}”的明细里{unread}，合计算不出来，请改明细。"
            yield found("detail-differs", name, message)
            continue
        total = figure_of(sheet.typed_kind(name), rows)
        if total is not None and total != sheet.value(name):
            yield _differs(sheet, name, total)


def _unread(rows: tuple[Detail, ...]) -> str:
    """What is said of the first amount that cannot be read; empty where all can be."""
    for number, row in enumerate(rows, 1):
        if fault := AMOUNT.fault(row.amount):
            return f"第 {number} 笔{fault.rstrip('。')}"
    return ""


def _differs(sheet: Sheet, name: str, total: Value) -> Finding:
    kind = sheet.typed_kind(name)
    shown, summed = sheet.shown(name), f"明细合计 {kind.show(total)} {kind.unit}".rstrip()
    here = f"填的是 {with_unit(sheet, name)}，" if shown else "空着，"
    figures = f"“{label(sheet, name)}”{here}与{summed}不符"
    can_be_put = sheet.typable(name) and not isinstance(total, Unread)
    fix = Fix(label=f"改为明细合计 {kind.show(total)}", puts=((name, total),))
    return found(
        "detail-differs", name, f"{figures}，{_MEND}", figures, fix if can_be_put else None
    )
