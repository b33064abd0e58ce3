"""Dismissed findings of the proof-reading: false alarms, and families that are switched off."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell, rows
from perfeval_gui.domain.cells.kinds import PROSE, TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """One dismissed alarm.

    Attributes:
        id: Identity of the row; never printed.
        check: Id of the check, such as ``text-figure``.
        sentence: The sentence it was dismissed in, as stored. The alarm stays away while the
            sentence stands so, and comes back when it changes. Blank switches the check off
            everywhere.
    """

    id: int = 0
    check: str = cell(TEXT, label="不再提示的校核")
    sentence: str = cell(PROSE, label="不再提示的句子")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissals:
    """What the clerk dismissed, in the order of dismissing."""

    dismissals: tuple[Dismissal, ...] = rows(Dismissal)
