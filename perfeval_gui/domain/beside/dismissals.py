"""What the clerk put aside: false alarms, parts the unit does not have, lists not to be printed."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell, rows
from perfeval_gui.domain.cells.kinds import LINKED, PROSE, TEXT


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


@dataclass(frozen=True, slots=True, kw_only=True)
class LackedPart:
    """One part that the unit does not have.

    Attributes:
        id: Identity of the row; never printed.
        part: Key of the part in the edition. One that the edition does not have is kept and
            changes nothing.
    """

    id: int = 0
    part: str = cell(TEXT, label="本单位没有的部分")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """The parts that the clerk ticked, in the order of ticking."""

    lacking: tuple[LackedPart, ...] = rows(LackedPart)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixChoice:
    """Whether a list that the program appends is printed, where the clerk decided it.

    Attributes:
        id: Identity of the row; never printed.
        appendix: The table that is listed: ``evidence``.
        printed: Whether it is printed.
    """

    id: int = 0
    appendix: str = cell(TEXT, label="附在后面的清单")
    printed: bool = cell(LINKED, label="打印")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendices:
    """What was decided of each list, in the order of deciding."""

    appendices: tuple[AppendixChoice, ...] = rows(AppendixChoice)
