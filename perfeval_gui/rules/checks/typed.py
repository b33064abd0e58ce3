"""Checks of what was typed: text that is no figure, totals against their items, scores."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval_gui.domain.fields import cell_name, rows_of
from perfeval_gui.domain.kinds import POINTS
from perfeval_gui.domain.values import is_blank, number
from perfeval_gui.rules.findings import Finding
from perfeval_gui.rules.kinds import Total
from perfeval_gui.rules.rulebook import Sheet
from perfeval_gui.rules.scoring import wants_less


def figures_are_read(sheet: Sheet) -> Iterator[Finding]:
    """Every figure and day that was typed can be read as one."""
    for name, value in sheet.unread():
        message = f"{sheet.label(name)}：{sheet.typed_kind(name).fault(value)}"
        yield Finding(check="unread", level="error", name=name, message=message)


def totals_agree(sheet: Sheet) -> Iterator[Finding]:
    """A total typed before its items still says what the items add up to. Source: 附件2."""
    for name, figure in sheet.book.figures.items():
        if not isinstance(figure.rule, Total) or sheet.typable(name):
            continue
        typed, added = number(sheet.typed(name)), number(sheet.value(name))
        if typed is not None and added is not None and typed != added:
            message = (
                f"{sheet.label(name)}：原来填写的合计是 {sheet.kind(name).show(typed)}，"
                f"明细之和是 {sheet.shown(name)}，现按明细之和打印，请核对明细。"
            )
            yield Finding(check="total-contradicted", level="error", name=name, message=message)


def scores_stay_within_points(sheet: Sheet) -> Iterator[Finding]:
    """0 ≤ 得分 ≤ 分值. Source: 财预〔2020〕10号."""
    rows = zip(sheet.report.indicators.indicators, sheet.column("indicators[].score"), strict=True)
    for row, (indicator, value) in enumerate(rows):
        points, score = number(indicator.points), number(value)
        if points is not None and score is not None and score > points:
            name = cell_name("indicators", row, "score")
            title = indicator.name or f"第 {row + 1} 行"
            message = (
                f"绩效指标“{title}”：得分 {sheet.shown(name)} 高于分值 {points:f}，请改低得分。"
            )
            yield Finding(check="score-above-points", level="error", name=name, message=message)


def lowered_scores_have_reasons(sheet: Sheet) -> Iterator[Finding]:
    """得分 below 分值 has its 偏差原因. Source: 自评表, last column."""
    rows = zip(sheet.report.indicators.indicators, sheet.column("indicators[].score"), strict=True)
    for row, (indicator, value) in enumerate(rows):
        points, score = number(indicator.points), number(value)
        if points is None or score is None or score >= points or not is_blank(indicator.reason):
            continue
        title = indicator.name or f"第 {row + 1} 行"
        yield Finding(
            check="reason-missing",
            level="error",
            name=cell_name("indicators", row, "reason"),
            message=f"绩效指标“{title}”：得分低于分值，请填写偏差原因分析及改进措施。",
        )


def over_completion_is_explained(sheet: Sheet) -> Iterator[Finding]:
    """A result far above its target has its 偏差原因. Source: 财预〔2020〕10号 and the edition.

    Targets for which less is better are left out: there a high completion is a low score.
    """
    rows = zip(
        sheet.report.indicators.indicators, sheet.column("indicators[].completion"), strict=True
    )
    for row, (indicator, value) in enumerate(rows):
        completion = number(value)
        if completion is None or completion < sheet.edition.explain_over:
            continue
        if not is_blank(indicator.reason) or wants_less(indicator.target):
            continue
        name = cell_name("indicators", row, "completion")
        title = indicator.name or f"第 {row + 1} 行"
        message = (
            f"绩效指标“{title}”：完成率 {sheet.shown(name)}，"
            f"达到 {POINTS.show(sheet.edition.explain_over * 100)}% 以上，请填写偏差原因。"
        )
        yield Finding(
            check="over-completed",
            level="explain",
            name=cell_name("indicators", row, "reason"),
            message=message,
        )


def points_add_up(sheet: Sheet) -> Iterator[Finding]:
    """Each 一级指标 has the points the edition gives it, once it has rows. Source: the edition."""
    if not rows_of(sheet.report, "indicators"):
        return
    for group in sheet.edition.groups:
        points = number(sheet.value(f"group_points.{group.key}"))
        if points != group.points:
            shown = f"{points:f}" if points is not None else "空白"
            yield Finding(
                check="points-group",
                level="error",
                name="indicators",
                message=f"{group.label}的分值合计是 {shown}，"
                f"应当是 {group.points:f}，请调整各行分值。",
            )
