"""Checks of 分值: they add up, every score has its own, every row a group, every kind a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.values import half_up, is_blank, number
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import (
    Row,
    found,
    some_indicators,
)

_FULL: Final = Decimal(100)


def points_of_groups_add_up(sheet: Sheet) -> Iterator[Finding]:
    """Each 一级指标 has the points the edition gives it, once it has rows. Source: the edition."""
    for group in sheet.edition.groups:
        points = number(sheet.value(f"group_points.{group.key}"))
        if points is None or points == group.points:
            continue
        over = points > group.points
        message = (
            f"{group.label}的分值合计是 {points:f}，应当是 {group.points:f}，"
            f"{'多' if over else '少'} {abs(points - group.points):f} 分，"
            "分值不合规定会被退回，请调整各行分值。"
        )
        yield found("points-group", "indicators", message)


def points_make_a_hundred(sheet: Sheet) -> Iterator[Finding]:
    """分值 of all indicators and of the execution make 100. Source: 财预〔2020〕10号.

    Said once every group has points: until then `required` says what is missing.
    """
    total = number(sheet.value("total_points"))
    groups = (sheet.value(f"group_points.{group.key}") for group in sheet.edition.groups)
    if total is None or total == _FULL or any(number(points) is None for points in groups):
        return
    rest = total - sheet.edition.execution_points
    message = (
        f"指标分值合计 {rest:f} 加预算执行 {sheet.edition.execution_points:f} 是 {total:f}，"
        "总分值必须是 100 分，请调整各行分值。"
    )
    yield found("points-100", "indicators", message)


@lru_cache(maxsize=16)
def _kinds(book: Rulebook) -> frozenset[tuple[str, str]]:
    """The 一级 and 二级指标 of an edition, by key."""
    return frozenset((group.key, kind) for group in book.edition.groups for kind in group.kinds)


@some_indicators
def points_have_a_parent(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """A row with points belongs to a 一级 and a 二级指标 of the edition. Source: 附件3-1."""
    known = _kinds(sheet.book)
    for row in rows:
        if row.points is None or (row.indicator.group, row.indicator.kind) in known:
            continue
        group = sheet.edition.group(row.indicator.group)
        missing, column = ("二级指标", "kind") if group is not None else ("一级指标", "group")
        message = (
            f"绩效指标“{row.title}”有分值 {row.points:f} 而没有选{missing}，"
            f"分值计不进任何一组，请选择{missing}。"
        )
        yield found("points-parent", row.cell(column), message)


@some_indicators
def scores_have_points(_sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """A score stands beside 分值: 0 ≤ 得分 ≤ 分值. Source: 财预〔2020〕10号.

    分值 that cannot be read are told as that.
    """
    for row in rows:
        score = row.score if row.score is not None else number(row.indicator.lowered)
        if score is None or not is_blank(row.indicator.points):
            continue
        message = (
            f"绩效指标“{row.title}”填了得分 {half_up(score):f} 而没有分值，"
            "得分不能超过分值，没有分值的行不能得分，请填写分值或者删去得分。"
        )
        yield found("score-without-points", row.cell("points"), message)


def total_stays_within_points(sheet: Sheet) -> Iterator[Finding]:
    """总分 is at most 总分值. Source: 财预〔2020〕10号."""
    score, points = number(sheet.value("total_score")), number(sheet.value("total_points"))
    if score is None or points is None or half_up(score) <= half_up(points):
        return
    message = (
        f"总分 {sheet.shown('total_score')} 超过了总分值 {sheet.shown('total_points')}，"
        "这样评不出等级，请核对各行的分值和得分。"
    )
    yield found("total-above-points", "indicators", message)


def each_kind_has_indicators(sheet: Sheet) -> Iterator[Finding]:
    """Every 二级指标 of a 一级指标 that is used has a row. Source: the edition.

    A group without any row is told as required.
    """
    there = {(row.group, row.kind) for row in sheet.report.indicators.indicators}
    used = {group for group, _ in there}
    for group in sheet.edition.groups:
        lacking = [name for kind, name in group.kinds.items() if (group.key, kind) not in there]
        if not lacking or group.key not in used:
            continue
        named = "、".join(f"“{name}”" for name in lacking)
        message = (
            f"{group.label}下面没有{named}，版式规定的二级指标一般每一种都要有，"
            "请补一行，本单位确实用不上的不必填。"
        )
        yield found("kind-missing", "indicators", message, f"{group.label} {named}")
