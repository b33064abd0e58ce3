"""Checks of 实际完成值: a figure where one is wanted, and fit for what was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.phrasing import (
    Row,
    found,
    scored_by_rule,
    short,
    some_indicators,
)
from perfeval_gui.rules.quantities import Comparison, compare, read
from perfeval_gui.rules.quantities.matter.unreached import reached_in_words
from perfeval_gui.rules.quantities.pairs import plain_pair
from perfeval_gui.rules.quantities.results import (
    contradiction,
    meant_in_words,
    no_result,
    says_everything,
)

_READABLE: Final = "写成“≥40处”“不超过3天”“11月底前”“较上年下降10%”这样就能评分"


# 6000余份 is how a result is told; only a sign is taken over from the target.
_SOME_MORE: Final = pattern("[0-9万千百十][余多](?!于)")
_FIGURE: Final = pattern("[0-9０-９零一二两三四五六七八九十百千万几数]")


@dataclass(frozen=True, slots=True)
class _Look:
    """What there is to say about a target and a result, whatever was chosen.

    Attributes:
        compared: How they stand to each other.
        denied: Why the result does not fit 达成; empty where it does.
        lacking: Whether a figure is wanted and none is there.
        unread: The column that was not understood; empty where both were.
        bounded: Whether the result is an inequality that scores.
    """

    compared: Comparison
    denied: str
    lacking: bool
    unread: Literal["", "target", "actual"]
    bounded: bool


@lru_cache(maxsize=16_384)
def _look(target: str, actual: str, year: int) -> _Look | None:
    """None where there is nothing to say, as of most indicators."""
    if plain_pair(target, actual) is not None:
        return None  # It scores, by a plain number each.
    compared = compare(target, actual, year)
    reached = read(actual).single
    signed = reached is not None and bool(reached.sign) and not _SOME_MORE.search(actual)
    bounded = compared.scored and signed
    if compared.scored and not bounded and not compared.only_equal:
        return None
    denied = contradiction(target, actual, year)
    lacking = not denied and _lacks_figure(target, actual)
    understood = lacking or denied or meant_in_words(target, actual)
    unread = "" if understood or compared.verdict != "unread" else _unread(target, compared.why)
    if unread != "target" and no_result(target, actual):
        return None
    return _Look(compared, denied, lacking, unread, bounded)


def _unread(target: str, why: str) -> Literal["", "target", "actual"]:
    """The column that was not understood; a target without any figure is no such one."""
    if not read(target).left:
        return "actual" if why else ""
    return "target" if _FIGURE.search(target) else ""


def _lacks_figure(target: str, actual: str) -> bool:
    wanted = read(target)
    return (
        bool(wanted.quantities or wanted.ranges)
        and wanted.whole
        and not read(actual).measurable
        and not no_result(target, actual)
        and not meant_in_words(target, actual)
    )


def _looks(sheet: Sheet, rows: Sequence[Row]) -> Iterator[tuple[Row, _Look]]:
    """Those of *rows* of which there is something to say."""
    year = sheet.report.year
    for row in rows:
        look = _look(row.indicator.target, row.indicator.actual, year)
        if look is not None:
            yield row, look


@some_indicators
def results_have_figures(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """A target that is a quantity has a result that is one. Source: 财预〔2020〕10号.

    全部 is a figure for 100%, and 未发生 for 0起. Without a score `score-missing` says it.
    """
    for row, look in _looks(sheet, rows):
        if row.score is None or not look.lacking:
            continue
        target, actual = short(row.indicator.target), short(row.indicator.actual)
        figures = f"绩效指标“{row.title}”的年度指标值 {target} 是数量，实际完成值“{actual}”"
        message = f"{figures}没有数字，审核时会退回，请写出完成了多少，或者说明理由。"
        yield found("result-without-figure", row.cell("actual"), message, figures)


@some_indicators
def texts_are_understood(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """What of a target or a result was not understood. Source: 财预〔2021〕101号.

    Told of a result once there is a score: until then it is said with what is missing.
    """
    for row, look in _looks(sheet, rows) if scored_by_rule(sheet) else ():
        if not look.unread or (look.unread == "actual" and row.score is None):
            continue
        message = (
            f"绩效指标“{row.title}”没有按数字评分：{look.compared.why}，{_READABLE}，"
            "不改的请自己核对达成程度。"
        )
        yield found("result-unread", row.cell(look.unread), message)


@some_indicators
def results_are_no_inequalities(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """A result is a number, not the inequality of its target. Source: 财预〔2020〕10号."""
    for row, look in _looks(sheet, rows):
        if look.bounded:
            message = (
                f"绩效指标“{row.title}”的实际完成值“{short(row.indicator.actual)}”"
                "是一个范围，不是一个数，审核时会问到底完成了多少，请写出实际的数。"
            )
            yield found("result-inequality", row.cell("actual"), message)


@some_indicators
def results_fit_their_bands(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """What is chosen as 达成程度 does not contradict the result. Source: 财预〔2020〕10号."""
    bands = {band.key: band for band in sheet.edition.bands}
    best, worst = sheet.edition.bands[0].key, sheet.edition.bands[-1].key
    for row, look in _looks(sheet, rows):
        given = row.indicator
        band = bands.get(given.band)
        if band is None or row.points is None or look.compared.scored:
            continue
        if given.band == best and look.denied:
            head = f"绩效指标“{row.title}”"
            chosen = f"选的是“{band.label}”，而{look.denied}"
            figures = (
                f"{head}年度指标值“{short(given.target)}”，"
                f"实际完成值“{short(given.actual)}”，{chosen}"
            )
            message = f"{head}{chosen}，两处矛盾，请改达成程度或者实际完成值，或者说明理由。"
            yield found("band-contradicted", row.cell("band"), message, figures)
        elif given.band != best and _better(given.actual, lowest=given.band == worst):
            message = (
                f"绩效指标“{row.title}”的实际完成值“{short(given.actual)}”说已经完成，"
                f"选的是“{band.label}”，请核对达成程度，确实没有完成的在实际完成值里写明。"
            )
            yield found("band-understated", row.cell("band"), message)


def _better(actual: str, *, lowest: bool) -> bool:
    """Whether a result says more than a 达成程度 that is not the best, or is the lowest."""
    return reached_in_words(actual) if lowest else says_everything(actual)


@some_indicators
def strict_signs_are_met(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """A strict sign (大于, 超过, <) is met by more than equality; its points stay full."""
    for row, look in _looks(sheet, rows) if scored_by_rule(sheet) else ():
        if look.compared.only_equal and look.compared.scored:
            message = (
                f"绩效指标“{row.title}”的年度指标值“{short(row.indicator.target)}”不含这个数本身，"
                f"实际完成值“{short(row.indicator.actual)}”正好等于它，程序给了满分，"
                "审核时可能不算完成，请核对指标值的写法。"
            )
            yield found("strict-equal", row.cell("actual"), message)
