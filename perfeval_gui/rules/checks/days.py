"""Checks of the days on the forms against the report year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found, label

_DAYS: Final = tuple(name for name, cell in STANDARD.fields.items() if cell.kind.holds == "day")
_LAST: Final = 2
"""A report is written in the year after the report year; in a third it is hardly begun."""


def days_fit_the_year(sheet: Sheet) -> Iterator[Finding]:
    """The days of a report lie after its year and not far from it. Source: 财预〔2020〕10号.

    Those that an edition declares are days of something else: a contract, a completion.

    A year that has not ended cannot be evaluated: an earlier day mostly comes from old papers. Only
    a hint, because a report may be dated as the bureau wants it. Days are never compared with
    today, so that a report says the same on every computer.
    """
    year = sheet.report.year
    for name in _DAYS:
        day = get(sheet.report, name) if name in sheet.report.form.fields else None
        if not isinstance(day, date) or name not in sheet.book.printed:
            continue
        what = f"{label(sheet, name)}是 {sheet.shown(name)}"
        if day.year <= year:
            message = (
                f"{what}，在 {year} 年结束以前，{year} 年度的自评要到 {year + 1} 年才能做，"
                "像是从旧材料带来的日期，请核对。"
            )
        elif day.year > year + _LAST:
            message = (
                f"{what}，比报告年度 {year} 年晚了 {day.year - year} 年，"
                f"自评一般在 {year + 1} 年完成，像是年份写错了，请核对。"
            )
        else:
            continue
        yield found("day-outside-year", name, message)
