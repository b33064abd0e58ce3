"""Checks of 楼堂馆所: above what was approved, and finished without size or money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.kinds import MONEY
from perfeval_gui.domain.cells.values import Figure, number
from perfeval_gui.domain.names.fields import cell_name
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found, label, plain_number, with_unit

_APPROVED: Final = (
    ("building-over-scale", "approved_size", "actual_size", "size_rate"),
    ("building-over-investment", "planned_investment", "actual_investment", "investment_rate"),
)
"""Check, what was approved, what was built, and the rate of the two."""


def buildings_stay_as_approved(sheet: Sheet) -> Iterator[Finding]:
    """规模控制率 and 投资概算控制率 are at most 100 %.

    Asked, not called wrong: what was built is what was built, and a clerk who has the approval of
    the change says so. Sources: 机关团体建设楼堂馆所管理条例 (size), 政府投资条例 (money).
    """
    for row in range(len(sheet.report.buildings.buildings)):
        for check, approved, actual, rate in _APPROVED:
            limit, built = (_figure(sheet, row, column) for column in (approved, actual))
            if limit is None or built is None or limit <= 0 or built <= limit:
                continue
            figures = (
                f"{_said(sheet, row, approved)}，{_said(sheet, row, actual)}，"
                f"{label(sheet, cell_name('buildings', row, rate))} "
                f"{sheet.shown(cell_name('buildings', row, rate))}"
            )
            kind = sheet.kind(cell_name("buildings", row, actual))
            excess = built - limit
            more = kind.show(excess) if kind.name == MONEY.name else plain_number(excess)
            message = (
                f"楼堂馆所第 {row + 1} 行{figures}，"
                f"比批复的多 {more} {kind.unit}，超过 100% 是审核最严的一处，"
                "请核对数字，有变更批复的请说明批复文号。"
            )
            yield found(check, cell_name("buildings", row, actual), message, figures)


def finished_buildings_have_figures(sheet: Sheet) -> Iterator[Finding]:
    """A building that was finished has a size and has cost something. Source: 附件2.

    Asked, because a building may have been given, or paid for elsewhere. A blank is no zero: what
    prints empty is told with all other gaps, and a rate without its denominator by itself.
    """
    for row in range(len(sheet.report.buildings.buildings)):
        filled = [
            column
            for _, plan, done, _ in _APPROVED
            for column in (plan, done)
            if _figure(sheet, row, column)
        ]
        for _, _, actual, _ in _APPROVED:
            if _figure(sheet, row, actual) != 0 or not filled:
                continue
            others = "、".join(_said(sheet, row, one) for one in filled)
            figures = f"{_said(sheet, row, actual)}，而{others}"
            message = (
                f"楼堂馆所第 {row + 1} 行{figures}，这里填的是本年完工的项目，完工了不会是零，"
                f"请补填{label(sheet, cell_name('buildings', row, actual))}或者说明原因。"
            )
            yield found("building-zero", cell_name("buildings", row, actual), message, figures)


def _figure(sheet: Sheet, row: int, column: str) -> Decimal | None:
    value: Figure = getattr(sheet.report.buildings.buildings[row], column)
    return number(value)


def _said(sheet: Sheet, row: int, column: str) -> str:
    name = cell_name("buildings", row, column)
    return f"{label(sheet, name)} {with_unit(sheet, name)}"
