"""审核说明: what the clerk answered to a finding, with the figures the answer was given for."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell, rows
from perfeval_gui.domain.cells.kinds import PROSE, TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One kept answer.

    Attributes:
        id: Identity of the row; never printed.
        check: Id of the check whose finding it answers.
        place: The cell the finding is about, with the id of its row instead of its number, so
            that it is found again after rows were moved: ``indicators#3.reason``.
        figures: The figures the finding rested on, as shown when it was answered.
        answer: The answer in the clerk's words.
    """

    id: int = 0
    check: str = cell(TEXT, label="校核")
    place: str = cell(TEXT, label="位置")
    figures: str = cell(PROSE, label="有关数字")
    answer: str = cell(PROSE, label="说明")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanations:
    """Every kept answer, in the order they were given.

    An answer stays when its finding goes or its figures change: whether it still counts is told
    by `rules.findings.answers`.
    """

    explanations: tuple[Explanation, ...] = rows(Explanation)
