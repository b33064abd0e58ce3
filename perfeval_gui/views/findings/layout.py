"""Findings laid out as cards: where their words and actions stand, for one width of the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView

from perfeval_gui.document.finding_list import Entry
from perfeval_gui.rules.findings.answers import answerable
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.dismissed import may_dismiss

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

    def card(self, entry: Entry) -> Card:
        """*entry* laid out for the present width; kept until the width or the font changes."""
        width = self._view.viewport().width()
        now = (width, self._view.font().key())
        if now != self._laid_out or len(self._cards) > _MOST_KEPT:
            self._laid_out = now
            self._cards.clear()
        if id(entry) not in self._cards:
            self._cards[id(entry)] = entry, self._lay_out(entry, width)
        return self._cards[id(entry)][1]

    def _lay_out(self, entry: Entry, width: int) -> Card:
        metrics = self._view.fontMetrics()
        line = metrics.height()
        if entry.finding is None:
            return Card(line + 14, QRect(2, 8, width - 4, line))
        left, room = _PAD + BAR, max(width - 2 * _PAD - BAR, 60)
        top = QRect(left, 10, room, line)
        below = top.bottom() + 5
        message = _wrapped(entry.finding.message, self._view.font(), left, below, room)
        below += _height(message) + 4
        answer, box = None, QRect()
        if self._editing == entry.finding:
            box = QRect(left, below, room, line * _ANSWER_LINES + 10)
            below = box.bottom() + 6
        elif entry.answer:
            words = f"说明：{entry.answer}"
            answer = _wrapped(words, self._view.font(), left, below, room)
            below += _height(answer) + 4
        acts, below = self._acts(entry, metrics, QRect(left, below, room, line + 4))
        return Card(below + 6 + GAP, top, message, answer, box, acts)

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


def _wrapped(text: str, font: QFont, left: int, top: int, width: int) -> QTextLayout:
    """*text* broken into lines of *width*; long words are broken too."""
    option = QTextOption()
    option.setWrapMode(_WRAP)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = float(top)
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(left, y))
        y += line.height() + 2
    layout.endLayout()
    return layout


def _height(layout: QTextLayout) -> int:
    return round(layout.boundingRect().height()) + 2
