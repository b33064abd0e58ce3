"""总体目标: what the unit set out to do in the year, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell
from perfeval_gui.domain.cells.kinds import PROSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Goals:
    """年度总体目标, several lines each.

    Attributes:
        goals_expected: 预期目标. goals_achieved: 实际完成情况.
    """

    goals_expected: str = cell(PROSE, "section")
    goals_achieved: str = cell(PROSE, "section")
