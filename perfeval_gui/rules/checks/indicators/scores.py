"""Checks of 得分: within the points, within the band, by the rule, with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from perfeval_gui.domain.cells.nothing import explains_nothing
from perfeval_gui.domain.cells.values import half_up, is_blank, number
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.figures.scoring import Score, wants_less
from perfeval_gui.rules.findings.finding import Finding, Fix
from perfeval_gui.rules.findings.phrasing import (
    Row,
    found,
    plain_number,
    scored_by_rule,
    short,
    some_indicators,
)
from perfeval_gui.rules.quantities import compare
from perfeval_gui.rules.quantities.results import no_result

_JUDGED: Final = {
    True: "请选择达成程度，没有完全达成的再填得分",
    False: "请按评分标准填写得分",
}
"""What is asked for where no figures score, by whether figures ever do."""


@some_indicators
def scores_stay_within_points(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """0 ≤ 得分 ≤ 分值. Source: 财预〔2020〕10号."""
    for row in rows:
        if row.points is not None and row.score is not None and row.score > row.points:
            message = (
                f"绩效指标“{row.title}”得分 {sheet.shown(row.cell('score'))} 高于分值 "
                f"{row.points:f}，得分不能超过分值，请改低得分。"
            )
            yield found("score-above-points", row.cell("score"), message)


@some_indicators
def scores_fit_their_bands(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """A qualitative score lies in the chosen band. Source: 财预〔2020〕10号, the edition."""
    bands = {band.key: band for band in sheet.edition.bands}
    for row in rows:
        band = bands.get(row.indicator.band)
        if band is None or not row.points or row.score is None or row.score > row.points:
            continue
        least, most = (half_up(row.points * share) for share in (band.least, band.most))
        if least <= row.score <= most or not _by_quality(sheet, row):
            continue
        message = (
            f"绩效指标“{row.title}”选的是“{band.label}”，得分应当在 {plain_number(least)} 到 "
            f"{plain_number(most)} 分之间，现在是 {sheet.shown(row.cell('score'))} 分，"
            "请改得分或者达成程度。"
        )
        yield found("score-outside-band", row.cell("score"), message)


def _by_quality(sheet: Sheet, row: Row) -> bool:
    given = row.indicator
    return not compare(given.target, given.actual, sheet.report.year).scored


@some_indicators
def finished_indicators_have_scores(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """An indicator with points has a score. Source: 财预〔2020〕10号.

    Figures with a result always score; a quality without one waits for the clerk. A placeholder
    such as — is no result.
    """
    by_rule = scored_by_rule(sheet)
    for row in rows:
        if row.points is None or row.score is not None:
            continue
        given = row.indicator
        blank = by_rule and no_result(given.target, given.actual)
        mend = "请填写实际完成值" if blank else _JUDGED[by_rule]
        message = (
            f"绩效指标“{row.title}”{_unfinished(sheet, row) if by_rule else ''}没有得分，"
            f"总分里少了这一项的 {row.points:f} 分，等级也评不出来，{mend}。"
        )
        yield found("score-missing", row.cell("actual" if blank else "score"), message)


def _unfinished(sheet: Sheet, row: Row) -> str:
    """Why an indicator has no score yet, as the beginning of a sentence."""
    given = row.indicator
    if is_blank(given.actual):
        return "没有填实际完成值，还"
    if no_result(given.target, given.actual):
        return f"没有填实际完成值（只写“{short(given.actual)}”），还"
    why = compare(given.target, given.actual, sheet.report.year).why
    return f"不能按数字评分（{why}），还" if why else ""


@some_indicators
def lowered_scores_have_reasons(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """得分 below 分值 has its 偏差原因. Source: 自评表, last column."""
    for row in rows:
        if row.points is None or row.score is None or row.score >= row.points:
            continue
        if explains_nothing(row.indicator.reason):
            message = (
                f"绩效指标“{row.title}”得分 {sheet.shown(row.cell('score'))} 低于分值 "
                f"{row.points:f}，{_only(row)}扣了分就必须写明原因，"
                "请填写偏差原因分析及改进措施。"
            )
            yield found("reason-missing", row.cell("reason"), message)


def _only(row: Row) -> str:
    """That the 偏差原因 of *row* is a placeholder, where something is typed there."""
    written = short(row.indicator.reason)
    return f"偏差原因只写“{written}”等于没有写，" if written else ""


@some_indicators
def over_completion_is_explained(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """A result far above its target has its 偏差原因. Source: 财预〔2020〕10号 and the edition.

    Targets for which less is better are left out: there a high completion is a low score.
    """
    completions = sheet.column("indicators[].completion")
    edition = sheet.edition
    least = min(edition.hint_over, edition.explain_over)
    for row in rows:
        completion, given = number(completions[row.row]), row.indicator
        if completion is None or completion < least:
            continue
        if not explains_nothing(given.reason) or wants_less(given.target):
            continue
        figures = (
            f"绩效指标“{row.title}”年度指标值 {short(given.target)}，"
            f"实际完成值 {short(given.actual)}，完成率 {sheet.shown(row.cell('completion'))}"
        )
        over = completion >= edition.explain_over
        limit = edition.explain_over if over else edition.hint_over
        message = (
            f"{figures}，达到 {plain_number(limit * 100)}% 以上，容易被认为指标值定低了，"
            f"{_only(row)}{'请' if over else '最好'}在最后一栏写明偏差原因。"
        )
        check = "over-completed" if over else "over-target"
        yield found(check, row.cell("reason"), message, figures)


@some_indicators
def scores_follow_the_rule(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """A typed score is not above the rule's. Source: 财预〔2020〕10号."""
    rule = Score(sheet.edition.practice, sheet.edition.bands)
    for row in rows if scored_by_rule(sheet) else ():
        given, lowered = row.indicator, number(row.indicator.lowered)
        if lowered is None or row.points is None or lowered > row.points:
            continue
        right = rule.by_rule(
            given.target, given.actual, given.points, given.band, sheet.report.year
        )
        if right is None or lowered <= right:
            continue
        figures = (
            f"绩效指标“{row.title}”填写的得分 {half_up(lowered):f} 分，"
            f"按年度指标值 {short(given.target)}、实际完成值 {short(given.actual)} "
            f"算出 {half_up(right):f} 分"
        )
        message = f"{figures}，审核时会按算出的得分，请恢复计算或者说明理由。"
        fix = Fix(label="恢复按规则计算", puts=((row.cell("lowered"), None),))
        yield found("score-not-by-rule", row.cell("score"), message, figures, fix)
