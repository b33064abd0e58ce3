"""等级: named once every score is there. Source: 附件3-1, grades of the edition."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from perfeval_gui.domain.cells.values import Value, half_up, number
from perfeval_gui.rules.figures.ways import Group, Operand, Operands
from perfeval_gui.rules.figures.ways import total as total_of


@dataclass(frozen=True, slots=True)
class Grade:
    """Inputs: total score, score of the execution, points and scores of the indicators.

    The name of the first grade whose least score the total reaches, rounded as printed. Blank
    while the execution or an indicator with points has no score, and while the points of the
    indicators do not add up to *points*: the sum so far would be graded as if the rest were worth
    nothing. Blank as well while the total is above *most*, the points there are in all: a score
    is wrong then.
    """

    grades: tuple[tuple[Decimal, str], ...]
    points: Decimal
    most: Decimal

    def value(self, *groups: Group) -> Value:
        (total,), (executed,), points, scores = groups
        figure = number(total)
        if figure is None or number(executed) is None or not self._complete(points, scores):
            return None
        rounded = half_up(figure)
        if rounded > self.most:
            return None
        return next(
            (name for least, name in self.grades[:-1] if rounded >= least), self.grades[-1][1]
        )

    def words(self, *groups: Operands) -> str:
        (total,), (executed,), points, scores = groups
        steps = "，".join(f"{name} ≥ {least}" for least, name in self.grades[:-1])
        rule = f"{total.words}（{steps}，其余为{self.grades[-1][1]}）"
        lacking = [executed] if number(executed.value) is None else []
        lacking += without_score(points, scores)
        if lacking:
            named = "、".join(one.label for one in lacking)
            return f"{rule}，还缺 {len(lacking)} 项得分（{named}），得分齐了才评等级"
        if total_of([one.value for one in points]) != self.points:
            return f"{rule}，绩效指标的分值合计还不是 {self.points:f}，满了才评等级"
        if (number(total.value) or 0) > self.most:
            return f"{rule}，总分超过总分值 {self.most:f}，得分改对了才评等级"
        return rule

    def formula(self, *groups: Operands) -> str:
        (total,), (executed,), points, scores = groups
        if not points:
            return ""
        text = f'"{self.grades[-1][1]}"'
        for least, name in reversed(self.grades[:-1]):
            text = f'IF(ROUND({total.cell},2)>={least},"{name}",{text})'
        given, reached = (",".join(one.cell for one in column) for column in (points, scores))
        there = f"ISNUMBER({total.cell}),ISNUMBER({executed.cell})"
        full = f"ROUND(SUM({given}),2)={self.points:f}"
        # Every part of an AND is calculated, and a blank text rounded is an error.
        scored = f"COUNT({given})=COUNT({reached}),ROUND(N({total.cell}),2)<={self.most:f}"
        return f'=IF(AND({there},{full},{scored}),{text},"")'

    def _complete(self, points: Group, scores: Group) -> bool:
        rows = zip(points, scores, strict=True)
        given = [number(score) for full, score in rows if number(full) is not None]
        return None not in given and total_of(points) == self.points


def without_score(points: Operands, scores: Operands) -> list[Operand]:
    """The scores that are still missing: of indicators that have points."""
    return [
        score
        for full, score in zip(points, scores, strict=True)
        if number(full.value) is not None and number(score.value) is None
    ]
