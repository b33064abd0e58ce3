"""Findings laid out as cards: where their words and actions stand, for one width of the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView

from perfeval_gui.document.finding_list import ROLE_ENTRY, ROLE_TITLE, STANDINGS, Entry, Index
from perfeval_gui.document.marks import SIGNS
from perfeval_gui.rules.findings.answers import answerable
from perfeval_gui.rules.findings.finding import LEVELS, Finding
from perfeval_gui.rules.proofreading.dismissed import may_dismiss
from perfeval_gui.working.line_ends import breakable

GO: Final = "go"
FIX: Final = "fix"
ANSWER: Final = "answer"
CONFIRM: Final = "confirm"
DISMISS: Final = "dismiss"
COPY: Final = "copy"
DONE: Final = "done"
CHECKED: Final = "checked"

GAP: Final = 8
BAR: Final = 3
_PAD: Final = 12
_WRAP: Final = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_PAST: Final = 8
"""Pixels between the first word and the title."""
_LETTERS: Final = 4
"""A title with room for fewer beside the first word begins below it."""
_ANSWER_LINES: Final = 4
_MOST_KEPT: Final = 4_000


@dataclass(frozen=True, slots=True)
class Act:
    """One action of a card: its key, what it says, and where it stands in the card."""

    key: str
    label: str
    area: QRect


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """A finding laid out for one width; places count from the upper left corner of its row."""

    height: int
    top: QRect
    title: QTextLayout | None = None
    message: QTextLayout | None = None
    answer: QTextLayout | None = None
    box: QRect = field(default_factory=QRect)
    acts: tuple[Act, ...] = ()


class CardLayouts:
    """Lays cards out and keeps them, because a list asks for its heights again and again."""

    def __init__(self, view: QListView) -> None:
        """Lay out for the width and the font of *view*."""
        self._view = view
        self._editing: Finding | None = None
        # By identity, which is cheaper than comparing words; the entry is kept, so that it lasts.
        self._cards: dict[int, tuple[Entry, Card]] = {}
        self._laid_out: tuple[int, str] = (0, "")

    def card(self, index: Index) -> Card:
        """The row at *index* laid out for the present width; kept until that or the font changes.

        Who shows it looks whether its title is still the same, and calls `anew` where it is not.
        """
        width = self._view.viewport().width()
        now = (width, self._view.font().key())
        if now != self._laid_out or len(self._cards) > _MOST_KEPT:
            self._laid_out = now
            self._cards.clear()
        entry: Entry = index.data(ROLE_ENTRY)
        if id(entry) not in self._cards:
            title = str(index.data(ROLE_TITLE))
            self._cards[id(entry)] = entry, self._lay_out(entry, title, width)
        return self._cards[id(entry)][1]

    def anew(self, index: Index) -> Card:
        """The row at *index*, laid out anew."""
        self._cards.pop(id(index.data(ROLE_ENTRY)), None)
        return self.card(index)

    def _lay_out(self, entry: Entry, words: str, width: int) -> Card:
        metrics = self._view.fontMetrics()
        line = metrics.height()
        if entry.finding is None:
            return Card(line + 14, QRect(2, 8, width - 4, line))
        left, room = _PAD + BAR, max(width - 2 * _PAD - BAR, 60)
        top = QRect(left, 10, room, line)
        title = self._title(entry, words, top)
        below = top.top() + max(line, _height(title) if words else 0) + 4
        message = _wrapped(entry.finding.message, self._view.font(), QRect(left, below, room, 0))
        below += _height(message) + 4
        answer, box = None, QRect()
        if self._editing == entry.finding:
            box = QRect(left, below, room, line * _ANSWER_LINES + 10)
            below = box.bottom() + 6
        elif entry.answer:
            words = f"说明：{entry.answer}"
            answer = _wrapped(words, self._view.font(), QRect(left, below, room, 0))
            below += _height(answer) + 4
        acts, below = self._acts(entry, metrics, QRect(left, below, room, line + 4))
        return Card(below + 6 + GAP, top, title, message, answer, box, acts)

    def _title(self, entry: Entry, words: str, top: QRect) -> QTextLayout:
        """*words*, where the finding is, after the word and before the mark in the line *top*."""
        font = QFont(self._view.font())
        font.setBold(True)
        bold = QFontMetrics(font)
        before = bold.horizontalAdvance(word_of(entry)) + _PAST
        mark = mark_of(entry)
        after = bold.horizontalAdvance(mark) + _PAST if mark else 0
        if top.width() - before - after < _LETTERS * bold.horizontalAdvance("汉"):
            top, before, after = top.translated(0, top.height()), 0, 0
        return _wrapped(words, self._view.font(), top, before, after)

    def _acts(
        self, entry: Entry, metrics: QFontMetrics, first: QRect
    ) -> tuple[tuple[Act, ...], int]:
        """The actions from *first* on, as many lines as they need; and where they end."""
        acts, x, y = [], first.left(), first.top()
        for key, label in self.actions(entry):
            text = metrics.elidedText(label, Qt.TextElideMode.ElideMiddle, first.width())
            width = metrics.horizontalAdvance(text)
            if x > first.left() and x + width > first.right() + 1:
                x, y = first.left(), y + first.height()
            acts.append(Act(key, text, QRect(x, y, width, first.height())))
            x += width + 16
        return tuple(acts), y + first.height()

    def actions(self, entry: Entry) -> list[tuple[str, str]]:
        """Key and words of what can be done about *entry*."""
        finding = entry.finding
        if finding is None:
            return []
        if self._editing == finding:
            return [(DONE, "记下说明")]
        if finding.diagnosis:
            return [(COPY, "复制诊断（无个人信息）")]
        return [(key, label) for key, label in _offered(entry, finding) if label]

    def make_room(self, finding: Finding | None) -> None:
        """Leave room for a box to write in on the card of *finding*; None for no box any more."""
        self._editing = finding
        self.forget()

    def forget(self) -> None:
        """Lay everything out anew: what may be done, or the look, has changed."""
        self._cards.clear()


def _offered(entry: Entry, finding: Finding) -> Iterator[tuple[str, str]]:
    """Key and words of each action; no words where it does not fit *finding*, which is open."""
    yield GO, "转到"
    yield FIX, finding.fix.label if finding.fix is not None else ""
    yield CHECKED, "已核对" if finding.level == "unconfirmed" else ""
    yield CONFIRM, "说明仍然适用" if entry.standing == "reopened" else ""
    written = "修改说明" if entry.answer else "填写说明"
    yield ANSWER, written if answerable(finding) else ""
    yield DISMISS, "不再提示" if may_dismiss(finding) else ""


def word_of(entry: Entry) -> str:
    """What a card begins with: how grave it is, or that it is explained."""
    assert entry.finding is not None  # headings have no such word
    if entry.standing == "answered":
        return f"✓ {STANDINGS['answered']}"
    return f"{SIGNS[entry.finding.level]} {LEVELS[entry.finding.level]}"


def mark_of(entry: Entry) -> str:
    """What stands at the right end of the first line; empty for most."""
    return STANDINGS["reopened"] if entry.standing == "reopened" else ""


def _wrapped(text: str, font: QFont, place: QRect, before: int = 0, after: int = 0) -> QTextLayout:
    """*text* broken into lines as wide as *place*, from its top; long words are broken too.

    The first line leaves *before* and *after* it free.
    """
    option = QTextOption()
    option.setWrapMode(_WRAP)
    layout = QTextLayout(breakable(text.replace("\n", "\u2028")), font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = float(place.top())
    while (line := layout.createLine()).isValid():
        line.setLineWidth(place.width() - before - after)
        line.setPosition(QPointF(place.left() + before, y))
        y += line.height() + 2
        before = after = 0
    layout.endLayout()
    return layout


def _height(layout: QTextLayout) -> int:
    return round(layout.boundingRect().height()) + 2
