"""Scoring one indicator. Source: 财预〔2020〕10号, 单位自评; practice and bands of the edition."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from perfeval_gui.domain.edition import Band, Practice
from perfeval_gui.domain.values import Value, half_up, is_blank, number
from perfeval_gui.rules.kinds import Group, Operands
from perfeval_gui.rules.quantity import Quantity, read_pair, read_quantities

ZERO, ONE = Decimal(0), Decimal(1)


def earned_share(target: Decimal, actual: Decimal, *, less: bool, practice: Practice) -> Decimal:
    """The share of the points a result earns, from 0 to 1.

    Args:
        target: 年度指标值. actual: 实际完成值; a negative one counts as 0. Same unit.
        less: Whether less is better (≤, 不超过, 以内).
        practice: What a result above such a target earns: ``ratio`` target ÷ actual,
            ``linear`` down to 0 at twice the target, ``zero`` nothing.

    A target of 0 is met by 0 and by nothing else; nothing is ever divided by zero.
    """
    actual = max(actual, ZERO)
    if target <= 0:
        return ONE if actual == 0 else ZERO
    if not less:
        return min(actual / target, ONE)
    if actual <= target:
        return ONE
    if practice == "zero":
        return ZERO
    if practice == "linear":
        return max(ONE - (actual - target) / target, ZERO)
    return target / actual


def share_of(target: str, actual: str, practice: Practice) -> Decimal | None:
    """The share of the points that two texts earn by their figures; None for qualities."""
    if (pair := read_pair(target, actual)) is None:
        return None
    wanted, reached = pair
    return earned_share(wanted.amount, reached.amount, less=wanted.sign == "≤", practice=practice)


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}%"


def wants_less(target: str) -> bool:
    """Whether *target* is a figure for which less is better (≤, 不超过, 以内)."""
    wanted = read_quantities(target)
    return len(wanted) == 1 and wanted[0].sign == "≤"


@dataclass(frozen=True, slots=True)
class Completion:
    """Inputs: target, actual. actual ÷ target, a fraction; blank for qualities and target 0."""

    def value(self, *groups: Group) -> Value:
        (target,), (actual,) = groups
        pair = read_pair(str(target), str(actual))
        if pair is None or pair[0].amount <= 0:
            return None
        return pair[1].amount / pair[0].amount

    def words(self, *groups: Operands) -> str:
        (target,), (actual,) = groups
        pair = read_pair(str(target.value), str(actual.value))
        if pair is None:
            return "没有可以比较的数字和单位，按定性指标处理"
        reason = "，除数为零，不能计算" if pair[0].amount == 0 else ""
        return f"{actual.label} {pair[1].shown} ÷ {target.label} {pair[0].shown}{reason}"

    def formula(self, *groups: Operands) -> str:  # noqa: ARG002 - completion is not printed
        return ""


@dataclass(frozen=True, slots=True)
class Score:
    """得分. Inputs: target, actual, points, band, lowered.

    A score the clerk typed stands (checks compare it with the rule's). Otherwise figures score
    by `earned_share`; a quality that is met earns all points, and any other band waits for the
    clerk's score. Blank while the points or the result are missing.
    """

    practice: Practice
    bands: tuple[Band, ...]

    def value(self, *groups: Group) -> Value:
        (target,), (actual,), (points,), (band,), (lowered,) = groups
        if number(lowered) is not None:
            return lowered
        return self.by_rule(str(target), str(actual), points, str(band))

    def by_rule(self, target: str, actual: str, points: Value, band: str) -> Decimal | None:
        """The score without regard to one the clerk typed; None where the rule gives none."""
        full = number(points)
        if full is None or is_blank(actual):
            return None
        share = share_of(target, actual, self.practice)
        if share is None:
            share = ONE if self.bands and band == self.bands[0].key else None
        return None if share is None else half_up(full * share)

    def words(self, *groups: Operands) -> str:
        (target,), (actual,), (points,), (band,), (lowered,) = groups
        if number(lowered.value) is not None:
            return f"填写的得分 {lowered.shown}"
        if number(points.value) is None or is_blank(actual.value):
            missing = points if number(points.value) is None else actual
            return f"缺少{missing.label}，还不能计算"
        pair = read_pair(str(target.value), str(actual.value))
        if pair is not None:
            return self._quantity_words(*pair, points.shown)
        step = next((b for b in self.bands if b.key == band.value), None)
        if step is None:
            return "定性指标，请选择达成程度"
        if step is self.bands[0]:
            return f"定性指标“{step.label}”，{points.words}，得满分"
        span = f"{_percent(step.most)} 至 {_percent(step.least)}"
        return f"定性指标“{step.label}”，{points.words}，请填写 {span} 之间的得分"

    def _quantity_words(self, wanted: Quantity, reached: Quantity, points: str) -> str:
        less = wanted.sign == "≤"
        share = earned_share(wanted.amount, reached.amount, less=less, practice=self.practice)
        met = f"分值 {points}，指标值 {wanted.shown}，实际 {reached.shown}"
        if share == 1:
            return f"{met}，已完成，得满分"
        if share == 0:
            return f"{met}，未完成，不得分"
        if not less:
            return f"分值 {points} × 实际 {reached.shown} ÷ 指标值 {wanted.shown}"
        if self.practice == "linear":
            return f"分值 {points} ×（1 − 超出部分 ÷ 指标值 {wanted.shown}），实际 {reached.shown}"
        return f"分值 {points} × 指标值 {wanted.shown} ÷ 实际 {reached.shown}"

    def formula(self, *groups: Operands) -> str:
        (target,), (actual,), (points,), (band,), (lowered,) = groups
        if number(lowered.value) is not None or is_blank(actual.value):
            return ""
        pair = read_pair(str(target.value), str(actual.value))
        if pair is None:
            met = self.bands and band.value == self.bands[0].key
            return f'=IF(ISNUMBER({points.cell}),ROUND({points.cell},2),"")' if met else ""
        # The texts cannot be calculated with in a workbook: the figures read out of them stand in.
        wanted, reached = pair[0].amount, max(pair[1].amount, ZERO)
        less = pair[0].sign == "≤"
        share = earned_share(wanted, reached, less=less, practice=self.practice)
        if share in (ZERO, ONE):
            part = f"*{share}"
        elif not less:
            part = f"*{reached:f}/{wanted:f}"
        elif self.practice == "linear":
            part = f"*(1-({reached:f}-{wanted:f})/{wanted:f})"
        else:
            part = f"*{wanted:f}/{reached:f}"
        return f'=IF(ISNUMBER({points.cell}),ROUND({points.cell}{part},2),"")'
