"""Scoring one indicator. Source: 财预〔2020〕10号, 单位自评; practice and bands of the edition."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import cast

from perfeval_gui.domain.cells.values import Value, half_up, number
from perfeval_gui.domain.edition.edition import Band, Practice
from perfeval_gui.rules.figures.ways import Group, Operands, quotient_of, whole
from perfeval_gui.rules.quantities import Comparison, compare, read
from perfeval_gui.rules.quantities.pairs import plain_pair, plain_pairs
from perfeval_gui.rules.quantities.results import no_result

NONE, ALL = Fraction(0), Fraction(1)


def earned_share(target: Fraction, actual: Fraction, *, less: bool, practice: Practice) -> Fraction:
    """The share of the points a result earns, from 0 to 1, exactly.

    Args:
        target: 年度指标值. actual: 实际完成值; a negative one counts as 0. Same unit.
        less: Whether less is better (≤, 不超过, 以内).
        practice: What a result above such a target earns: ``ratio`` target ÷ actual,
            ``linear`` down to 0 at twice the target, ``zero`` nothing.

    A target of 0 is met by 0 and by nothing else; nothing is ever divided by zero.
    """
    # Asked first which of two is greater: a division costs as much as all else here.
    if actual.numerator < 0:
        actual = NONE
    if target.numerator <= 0:
        return NONE if actual else ALL
    if (actual <= target) if less else (actual >= target):
        return ALL
    if not less:
        return actual / target
    if practice == "zero":
        return NONE
    if practice == "linear":
        return max((2 * target - actual) / target, NONE)
    return target / actual


@lru_cache(maxsize=16_384)
def share_of(target: str, actual: str, practice: Practice, year: int | None) -> Fraction | None:
    """The share of the points that two texts earn by what they say; None for the clerk to judge."""
    if (pair := plain_pair(target, actual)) is not None:
        _, less, wanted, reached = pair
        return earned_share(Fraction(wanted), Fraction(reached), less=less, practice=practice)
    return _share(compare(target, actual, year), practice)


def _share(found: Comparison, practice: Practice) -> Fraction | None:
    if found.verdict == "met":
        return ALL
    if found.verdict == "opposite":
        return NONE
    if found.verdict != "figures" or found.wanted is None or found.reached is None:
        return None
    wanted, reached = found.wanted.amount, found.reached.amount
    return earned_share(wanted, reached, less=found.less, practice=practice)


@lru_cache(maxsize=1_024)
def _whole(points: Decimal) -> Decimal:
    """All of *points*, rounded as scores are."""
    return half_up(points)


@lru_cache(maxsize=16_384)
def _part(points: Decimal, share: Fraction) -> Decimal:
    """*share* of *points*, rounded as scores are."""
    return _whole(points) if share == ALL else half_up(Fraction(points) * share)


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}%"


def wants_less(target: str) -> bool:
    """Whether *target* is a figure for which less is better (≤, 不超过, 以内, 降至)."""
    wanted = read(target).single
    if wanted is None:
        return False
    return wanted.sign == "≤" or (not wanted.sign and wanted.level == "down")


@lru_cache(maxsize=16)
def report_year(value: Value) -> int | None:
    """The year of the report as a rule is given it among its inputs."""
    figure = number(value)
    return None if figure is None else int(figure)


def _texts(column: Group) -> tuple[str, ...]:
    """The texts of *column*; the very same where it holds nothing else."""
    if set(map(type, column)) == {str}:
        return cast("tuple[str, ...]", tuple(column))
    return tuple(map(str, column))


def _completion(target: str, actual: str, year: Value) -> Decimal | None:
    found = compare(target, actual, report_year(year))
    if found.verdict != "figures" or found.wanted is None or found.reached is None:
        return None
    reached, wanted = found.reached.amount, found.wanted.amount
    return quotient_of(reached, wanted) if wanted else None


@dataclass(frozen=True, slots=True)
class Completion:
    """Inputs: target, actual, report year. actual ÷ target, a fraction.

    Blank for qualities, for a target of 0, and where no division decides.
    """

    def value(self, *groups: Group) -> Value:
        return self.of_rows(*groups)[0]

    def of_rows(self, *columns: Group) -> list[Value]:
        """The value in each of many rows; the inputs are columns of them."""
        targets, actuals = map(_texts, columns[:2])
        return [
            _completion(target, actual, year)
            if pair is None
            else Decimal(pair[3]) / Decimal(pair[2])
            if pair[2]
            else None
            for pair, target, actual, year in zip(
                plain_pairs(targets, actuals), targets, actuals, columns[2], strict=True
            )
        ]

    def words(self, *groups: Operands) -> str:
        (target,), (actual,), (year,) = groups
        found = compare(str(target.value), str(actual.value), report_year(year.value))
        if found.verdict != "figures" or found.wanted is None or found.reached is None:
            return found.why or "没有可以比较的数字和单位，按定性指标处理"
        wanted, reached = found.wanted, found.reached
        reason = "，除数为零，不能计算" if wanted.amount == 0 else ""
        note = f"（{found.note}）" if found.note else ""
        return f"{actual.label} {reached.shown}{note} ÷ {target.label} {wanted.shown}{reason}"

    def formula(self, *groups: Operands) -> str:  # noqa: ARG002 - completion is not printed
        return ""


@dataclass(frozen=True, slots=True)
class Score:
    """得分. Inputs: target, actual, points, band, lowered, report year.

    A score the clerk typed stands (checks compare it with the rule's). Otherwise figures score
    by `earned_share`; a quality that is met earns all points, and any other band waits for the
    clerk's score. Blank while the points or the result are missing: without points there is
    nothing that a score could be a part of, a typed one included.
    """

    practice: Practice
    bands: tuple[Band, ...]

    def value(self, *groups: Group) -> Value:
        return self.of_rows(*groups)[0]

    def of_rows(self, *columns: Group) -> list[Value]:
        """The value in each of many rows; the inputs are columns of them."""
        targets, actuals = map(_texts, columns[:2])
        pairs = plain_pairs(targets, actuals)
        return [
            None
            if not isinstance(points, Decimal)
            else lowered
            if isinstance(lowered, Decimal)
            else _whole(points)
            if pair is not None and pair[0]
            else self.by_rule(target, actual, points, str(band), report_year(year))
            for pair, target, actual, points, band, lowered, year in zip(
                pairs, targets, actuals, *columns[2:], strict=True
            )
        ]

    def by_rule(
        self, target: str, actual: str, points: Value, band: str, year: int | None
    ) -> Decimal | None:
        """The score without regard to one the clerk typed; None where the rule gives none."""
        full = number(points)
        if full is None:
            return None
        if no_result(target, actual):
            return None
        share = share_of(target, actual, self.practice, year)
        if share is None:
            share = ALL if self.bands and band == self.bands[0].key else None
        return None if share is None else _part(full, share)

    def words(self, *groups: Operands) -> str:
        (target,), (actual,), (points,), (band,), (lowered,), (year,) = groups
        if number(points.value) is None:
            there = number(lowered.value) is not None
            typed = f"，填写的得分 {lowered.shown} 不计入总分" if there else ""
            return f"缺少{points.label}，还不能计算{typed}"
        if number(lowered.value) is not None:
            return f"填写的得分 {lowered.shown}"
        if no_result(str(target.value), str(actual.value)):
            return f"缺少{actual.label}，还不能计算"
        found = compare(str(target.value), str(actual.value), report_year(year.value))
        if found.scored:
            return self._scored_words(found, points.shown)
        why = f"{found.why}，按" if found.why else ""
        return why + self._quality_words(str(band.value), points.words)

    def _quality_words(self, band: str, points: str) -> str:
        step = next((one for one in self.bands if one.key == band), None)
        if step is None:
            return "定性指标，请选择达成程度"
        if step is self.bands[0]:
            return f"定性指标“{step.label}”，{points}，得满分"
        span = f"{_percent(step.most)} 至 {_percent(step.least)}"
        return f"定性指标“{step.label}”，{points}，请填写 {span} 之间的得分"

    def _scored_words(self, found: Comparison, points: str) -> str:
        note = f"（{found.note}）" if found.note else ""
        if found.verdict != "figures" or found.wanted is None or found.reached is None:
            end = "得满分" if found.verdict == "met" else "不得分"
            return f"分值 {points}，{found.why}{note}，{end}"
        wanted, reached = found.wanted.shown, f"{found.reached.shown}{note}"
        share = _share(found, self.practice)
        met = f"分值 {points}，指标值 {wanted}，实际 {reached}"
        if share == ALL:
            return f"{met}，已完成，得满分"
        if share == NONE:
            return f"{met}，未完成，不得分"
        if not found.less:
            return f"分值 {points} × 实际 {reached} ÷ 指标值 {wanted}"
        if self.practice == "linear":
            return f"分值 {points} ×（1 − 超出部分 ÷ 指标值 {wanted}），实际 {reached}"
        return f"分值 {points} × 指标值 {wanted} ÷ 实际 {reached}"

    def formula(self, *groups: Operands) -> str:
        (target,), (actual,), (points,), (band,), (lowered,), (year,) = groups
        texts = str(target.value), str(actual.value)
        if number(lowered.value) is not None or no_result(*texts):
            return ""
        found = compare(str(target.value), str(actual.value), report_year(year.value))
        if not found.scored:
            met = self.bands and band.value == self.bands[0].key
            return f'=IF(ISNUMBER({points.cell}),ROUND({points.cell},2),"")' if met else ""
        return f'=IF(ISNUMBER({points.cell}),{self._earned(found, points.cell)},"")'

    def _earned(self, found: Comparison, points: str) -> str:
        """What a workbook calculates: it cannot read texts, so the figures read in them stand in.

        Whole numbers, multiplied first and divided last, so that every program meets a half.
        """
        share = _share(found, self.practice)
        if share in (NONE, ALL) or found.wanted is None or found.reached is None:
            return f"ROUND({points}*{share},2)"
        wanted, reached = found.wanted.amount, found.reached.amount
        times = lcm(wanted.denominator, reached.denominator)
        target, actual = int(wanted * times), int(reached * times)
        above, below = f"{actual}", f"{target}"
        if found.less:
            linear = self.practice == "linear"
            above, below = (f"(2*{target}-{actual})", below) if linear else (below, above)
        return f"ROUND({whole(points, 2)}*{above}/{below},0)/100"


@dataclass(frozen=True, slots=True)
class GivenScore:
    """得分 that is typed. Inputs: points, score. Blank without points, like a score by the rule."""

    def value(self, *groups: Group) -> Value:
        (points,), (score,) = groups
        return None if number(points) is None else number(score)

    def words(self, *groups: Operands) -> str:
        (points,), (score,) = groups
        if number(points.value) is None:
            return f"缺少{points.label}，还不能计算"
        return f"填写的得分 {score.shown}" if score.shown else "按评分标准填写得分"

    def formula(self, *groups: Operands) -> str:  # noqa: ARG002 - it is typed
        return ""
