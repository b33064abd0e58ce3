"""Points at risk: what a reviewer may take away because a rule is not met yet."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from perfeval_gui.domain.cells.nothing import explains_nothing
from perfeval_gui.domain.cells.values import Value, half_up, number
from perfeval_gui.domain.edition.edition import Band
from perfeval_gui.rules.figures.scoring import Score, report_year, wants_less
from perfeval_gui.rules.figures.ways import Group, Operands
from perfeval_gui.rules.quantities import compare
from perfeval_gui.rules.quantities.results import contradiction

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class AtRisk:
    """Inputs: target, actual, points, band, lowered, year, reason, completion, score.

    A score below the points, or a result far above its target, without a reason is not accepted,
    nor is 达成 for a result that says otherwise: the whole score is at risk. A score above the
    points, above the rule's or above its band is at risk by what is too much. Blank while points
    or score are.
    """

    rule: Score
    bands: tuple[Band, ...]
    explain_over: Decimal

    def value(self, *groups: Group) -> Value:
        return self._found(*(group[0] for group in groups))[0]

    def of_rows(self, *columns: Group) -> list[Value]:
        """The value in each of many rows; the inputs are columns of them."""
        best = self.bands[0].key if self.bands else None
        return [
            # Most rows earn their points, and say why where that has to be said.
            _ZERO
            if lowered is None
            and isinstance(points, Decimal)
            and score == points
            and band != best
            and not (self._is_over(completion) and explains_nothing(str(reason)))
            else self._found(*inputs)[0]
            for inputs in zip(*columns, strict=True)
            for points, band, lowered, _year, reason, completion, score in (inputs[2:],)
        ]

    def words(self, *groups: Operands) -> str:
        (points,), (score,) = groups[2], groups[8]
        if number(points.value) is None or number(score.value) is None:
            missing = points if number(points.value) is None else score
            return f"缺少{missing.label}，还不能计算"
        risk, why = self._found(*(group[0].value for group in groups))
        earned = number(score.value)
        if not risk or earned is None:
            return f"{score.words}，{points.words}，没有发现会被扣分的地方"
        if risk == earned:
            return f"{score.words} 的全部（{why}）"
        return f"{score.words} − {half_up(earned - risk):f}（{why}）"

    def formula(self, *groups: Operands) -> str:  # noqa: ARG002 - it is not printed
        return ""

    def _found(self, *inputs: Value) -> tuple[Decimal | None, str]:
        """The points at risk, and why."""
        target, actual, points, band, lowered, year, reason, completion, score = inputs
        if not isinstance(points, Decimal) or not isinstance(score, Decimal):
            return None, ""
        full, earned = points, score
        over = self._is_over(completion)
        # A reason is there where one is needed, as a rule: the target need not be read then.
        odd = (over or earned < full) and explains_nothing(str(reason))
        if odd and (why := self._unexplained(str(target), low=earned < full)):
            return earned, why
        if self.bands and str(band) == self.bands[0].key:
            denied = contradiction(str(target), str(actual), report_year(year))
            if denied:
                return earned, f"{denied}，而选的是“{self.bands[0].label}”"
        limit, why = full, "得分高于分值"
        if number(lowered) is not None:
            texts = str(target), str(actual)
            limit, why = self._limit(texts, full, str(band), report_year(year))
        return (earned - limit, why) if earned > limit else (_ZERO, "")

    def _is_over(self, completion: Value) -> bool:
        """Whether so much was completed that it has to be said why."""
        return isinstance(completion, Decimal) and completion >= self.explain_over

    def _unexplained(self, target: str, *, low: bool) -> str:
        """Why all points are at risk for want of a reason; empty where none is needed."""
        if low:
            return "得分低于分值而没有写偏差原因"
        return "" if wants_less(target) else "实际完成值远高于指标值而没有写偏差原因"

    def _limit(
        self, texts: tuple[str, str], full: Decimal, band: str, year: int | None
    ) -> tuple[Decimal, str]:
        """The most that target and result, or the chosen band of a quality, allow; and why."""
        right = self.rule.by_rule(*texts, full, band, year)
        if right is not None and right < full:
            return right, "填写的得分高于按规则算出的得分"
        step = next((step for step in self.bands if step.key == band), None)
        if step is not None and not compare(*texts, year).scored:
            return min(half_up(full * step.most), full), "得分高于所选的达成程度"
        return full, "得分高于分值"
