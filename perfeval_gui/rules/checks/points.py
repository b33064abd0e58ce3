"""Checks of 分值: they add up as the edition says, and each row belongs to a group."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from perfeval_gui.domain.values import number
from perfeval_gui.rules.checks.wording import found, indicator_rows
from perfeval_gui.rules.findings import Finding
from perfeval_gui.rules.rulebook import Sheet

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


def points_have_a_parent(sheet: Sheet) -> Iterator[Finding]:
    """A row with points belongs to a 一级 and a 二级指标 of the edition. Source: 附件3-1."""
    known = {(group.key, kind) for group in sheet.edition.groups for kind in group.kinds}
    for row in indicator_rows(sheet):
        if row.points is None or (row.indicator.group, row.indicator.kind) in known:
            continue
        group = sheet.edition.group(row.indicator.group)
        missing, column = ("二级指标", "kind") if group is not None else ("一级指标", "group")
        message = (
            f"绩效指标“{row.title}”有分值 {row.points:f} 而没有选{missing}，"
            f"分值计不进任何一组，请选择{missing}。"
        )
        yield found("points-parent", row.cell(column), message)
