"""绩效指标: the 三级 rows of the 自评表."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell, rows
from perfeval_gui.domain.cells.kinds import BAND, GROUP, POINTS, PROSE, SCORE
from perfeval_gui.domain.cells.values import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One 三级指标.

    Attributes:
        id: Identity of the row, kept while it is edited or moved; never printed.
        group: Key of the 一级指标 in the edition. kind: Key of the 二级指标.
        name: 三级指标. target: 年度指标值 as typed. actual: 实际完成值 as typed.
        points: 分值.
        band: For a qualitative indicator ``met``, ``partly`` or ``unmet``; blank while open.
        lowered: 得分 given by the clerk instead of the rule's; blank leaves it to the rule.
        reason: 偏差原因分析及改进措施.
    """

    id: int = 0
    group: str = cell(GROUP, "section")
    kind: str = cell(GROUP, "section")
    name: str = cell(PROSE, "section")
    target: str = cell(PROSE, "section")
    actual: str = cell(PROSE, "section")
    points: Figure = cell(POINTS, "section")
    band: str = cell(BAND, label="达成程度")
    lowered: Figure = cell(SCORE, label="得分")
    reason: str = cell(PROSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """The indicator table, in the order of printing."""

    indicators: tuple[Indicator, ...] = rows(Indicator, "section")
