"""Checks of 存在的问题 against the points: full marks or points lost, and no problem named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.cells.nothing import says_nothing
from perfeval_gui.domain.cells.values import half_up, is_blank, number
from perfeval_gui.domain.names.fields import cell_name
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import found, indicator_rows, plain_number, short

_FULL: Final = Decimal(100)
_NAMED: Final = 3


def problems_fit_the_score(sheet: Sheet) -> Iterator[Finding]:
    """存在的问题 says something, whether points were lost or none. Source: review practice.

    100 points and no problem is what reviewers look into first; points that were lost have a
    problem behind them. Asked once the report is graded: until then points are only missing.
    """
    score = number(sheet.value("total_score"))
    problems = _problems(sheet)
    if score is None or problems is None or not says_nothing(problems.text):
        return
    written = short(problems.text)
    said = f"而“{problems.heading}”{f'写的是“{written}”' if written else '没有写'}"
    if half_up(score) == _FULL:
        message = (
            f"自评得分 {sheet.shown('total_score')} 分，{said}，满分又没有问题最容易被抽查，"
            "请如实写出不足。"
        )
        yield found("full-marks", problems.name, message)
    elif (lost := _lost(sheet)) and not is_blank(sheet.value("grade")):
        message = (
            f"自评得分 {sheet.shown('total_score')} 分，扣了分的有{lost}，{said}，"
            "前后不一致，请写明扣分说明的问题和原因。"
        )
        yield found("loss-without-problem", problems.name, message)


@dataclass(frozen=True, slots=True)
class _Problems:
    """What is written under 存在的问题: the name of the cell, its text, and the heading."""

    name: str
    text: str
    heading: str


def _problems(sheet: Sheet) -> _Problems | None:
    """None where the edition's report has no such heading. Of two passages the last is printed."""
    heading = next((h for h in sheet.edition.outline if h.passage and "问题" in h.text), None)
    if heading is None:
        return None
    name, text = "passages", ""
    for row, passage in enumerate(sheet.report.narrative.passages):
        if passage.key == heading.key:
            name, text = cell_name("passages", row, "text"), passage.text
    return _Problems(name, text, heading.text)


def _lost(sheet: Sheet) -> str:
    """Where points were lost, with how many, the first of them by name; empty where nowhere."""
    losses = [
        (row.title, row.points - row.score)
        for row in indicator_rows(sheet)
        if row.points is not None and row.score is not None and row.score < row.points
    ]
    executed = number(sheet.value("execution_score"))
    if executed is not None and executed < sheet.edition.execution_points:
        losses.insert(0, ("预算执行", sheet.edition.execution_points - executed))
    named = "、".join(f"“{title}”{plain_number(points)} 分" for title, points in losses[:_NAMED])
    return f"{named}等 {len(losses)} 处" if len(losses) > _NAMED else named
