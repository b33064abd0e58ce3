"""How scores and findings are summed up in words, beside the forms and on the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from perfeval_gui.domain.cells.values import half_up, number
from perfeval_gui.domain.names.fields import other_rows
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import LEVELS, Level


def told_score(sheet: Sheet) -> str:
    """Total score and grade for the foot of a form; how many scores the grade waits for.

    Empty where the form has no score.
    """
    if "total_score" not in sheet.book.figures:
        return ""
    score, grade = sheet.shown("total_score"), sheet.shown("grade")
    if not score:
        return "还没有总分"
    if grade:
        return f"总分 {score}　{grade}"
    return f"总分 {score}（{_ungraded(sheet)}，未评等级）"


def scored_alike(one: Sheet, other: Sheet) -> bool:
    """Whether `told_score` is sure to say the same of both: what it reads is the very same."""
    score = "indicators[].score"
    # Where scores are typed they are no figures of the sheet.
    if one.singles is not other.singles or score not in one.columns or score not in other.columns:
        return False
    if one.columns[score] is not other.columns[score]:
        return False
    before, after = (sheet.report.indicators.indicators for sheet in (one, other))
    return len(before) == len(after) and all(
        before[at].points is after[at].points for at in other_rows(before, after)
    )


def points_offered(sheet: Sheet) -> dict[str, tuple[int, Decimal]]:
    """By 一级指标: its one row without points, and what is left of its points for that row.

    Not of one in which no row or more than one has none, text stands in one, or nothing is left.
    """
    rows, offered = sheet.report.indicators.indicators, {}
    blank = [row for row, one in enumerate(rows) if one.points is None]
    # Of groups in which no point is missing nothing more is asked.
    counts = Counter(rows[row].group for row in blank)
    alone = {group for group, many in counts.items() if many == 1}
    for group in sheet.edition.groups if alone else ():
        points = [one.points for one in rows if one.group == group.key]
        figures = [figure for figure in points if isinstance(figure, Decimal)]
        if group.key in alone and len(figures) == len(points) - 1:
            left = group.points - sum(figures, Decimal(0))
            if left > 0:
                row = next(row for row in blank if rows[row].group == group.key)
                offered[group.key] = row, left
    return offered


def _ungraded(sheet: Sheet) -> str:
    """What the grade waits for."""
    if lacking := missing_scores(sheet):
        return f"还缺 {lacking} 项得分"
    total, points = number(sheet.value("total_score")), number(sheet.value("total_points"))
    if total is not None and points is not None and half_up(total) > points:
        return f"超过总分值 {sheet.shown('total_points')}"
    return "分值合计还不是 100"


def missing_scores(sheet: Sheet) -> int:
    """How many scores are missing, that of the execution among them."""
    # Asked after each key: the sign of a figure is its type, see `number`.
    scores = enumerate(sheet.column("indicators[].score"))
    blank = [row for row, score in scores if not isinstance(score, Decimal)]
    points = sheet.column("indicators[].points") if blank else ()
    missing = sum(isinstance(points[row], Decimal) for row in blank)
    return missing + (number(sheet.value("execution_score")) is None)


def told_counts(counts: Mapping[tuple[Level, bool], int]) -> str:
    """The number of findings of each level, and how many of them are answered.

    Args:
        counts: How many there are of each level, by whether an answer to them counts.
    """
    told = []
    for level, word in LEVELS.items():
        answered = counts.get((level, True), 0)
        note = f"（{answered} 项已说明）" if answered else ""
        if found := answered + counts.get((level, False), 0):
            told.append(f"{word} {found} 项{note}")
    return "，".join(told) or "没有发现问题"
