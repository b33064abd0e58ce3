"""A finding: what is wrong, missing or odd, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from perfeval_gui.domain.values import Value
from perfeval_gui.rules.rulebook import Sheet

Level = Literal["error", "explain", "hint"]
LEVELS: Final[dict[Level, str]] = {"error": "错误", "explain": "说明", "hint": "提示"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """The one mend there is for a finding.

    Attributes:
        label: What the button and the undo step say, such as ``改为“2.13万元”``.
        puts: Names of typed cells and what to put into them, in one undo step.
    """

    label: str
    puts: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding.

    Attributes:
        check: Stable id of the check, such as ``unread``.
        level: ``error`` must be mended before the hand-in copy, ``explain`` mended or
            explained, ``hint`` is only worth a look.
        name: The cell it is about; ``indicators`` alone for a whole table.
        message: One Chinese sentence: what was found, with the figures, and what to do.
        source: Where the rule comes from; empty where it is plain sense.
        fix: The mend, where only one is possible.
        span: Begin and end of the words it is about in the stored text of the cell.
        figures: The figures an answer to it is given for; an answer is asked for again when they
            change.
    """

    check: str
    level: Level
    name: str
    message: str
    source: str = ""
    fix: Fix | None = None
    span: tuple[int, int] | None = None
    figures: str = ""


Check = Callable[[Sheet], Iterable[Finding]]
