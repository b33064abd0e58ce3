"""A finding: what is wrong, missing or odd, where, why it matters, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from perfeval_gui.domain.cells.values import Value
from perfeval_gui.rules.figures.rulebook import Sheet

Level = Literal["error", "explain", "unconfirmed", "hint"]
LEVELS: Final[dict[Level, str]] = {
    "error": "错误",
    "explain": "说明",
    "unconfirmed": "待核",
    "hint": "提示",
}
"""What each level is called, the gravest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """The one mend a finding has, where it has only one.

    Attributes:
        label: What it does, for a button: 改为取自基础数据表.
        puts: Cells and what to put into them, all in one step that can be undone.
    """

    label: str
    puts: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFix:
    """A mend of some words of a text.

    The text is only put together when it is wanted: a long one has hundreds of such mends, each
    as long as itself.

    Attributes:
        label: What it does, for a button: 改为“账户”.
        name: The cell of the text. text: What it holds.
        span: First character and the one behind the last of the words that go.
        words: What comes in their place.
    """

    label: str
    name: str
    text: str
    span: tuple[int, int]
    words: str

    @property
    def puts(self) -> tuple[tuple[str, Value], ...]:
        """As in `Fix`."""
        begin, end = self.span
        return ((self.name, self.text[:begin] + self.words + self.text[end:]),)


Place = tuple[str, str, tuple[int, int] | None]
"""Check, cell, and the span of the words in the cell's text, as of a `Finding`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding.

    Attributes:
        check: Stable id of the check, such as ``unread``.
        level: ``error`` must be mended before the hand-in copy, ``explain`` mended or
            explained, ``unconfirmed`` looked over, ``hint`` is only worth a look.
        name: The cell it is about; ``indicators`` alone for a whole table.
        message: One Chinese sentence: what was found, with the figures, why it matters, and
            what to do.
        source: Where the rule comes from.
        fix: The mend, where only one is possible.
        span: First character and the one behind the last of the words it is about, in the text
            of *name*; None where it is about the whole cell.
        figures: The figures it rests on, as shown, with their place in words. An explanation
            given for them counts only while they are the same.
        diagnosis: Of a check that failed, what to copy for those who look after the program;
            nothing of what was typed.
        covers: What follows from this one mistake, as `place` tells it. Not told while this is told
            and open, unless it has an answer of its own.
    """

    check: str
    level: Level
    name: str
    message: str
    source: str = ""
    fix: Fix | TextFix | None = None
    span: tuple[int, int] | None = None
    figures: str = ""
    diagnosis: str = ""
    covers: tuple[Place, ...] = ()

    @property
    def place(self) -> Place:
        """Its check, and what it is about."""
        return self.check, self.name, self.span


Check = Callable[[Sheet], Iterable[Finding]]
