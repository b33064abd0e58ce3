"""The list of sections on the left, with how far each is filled in."""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perfeval_gui.document.document import Document, State
from perfeval_gui.document.marks import SIGNS
from perfeval_gui.domain.beside.kept_answers import Explanations
from perfeval_gui.domain.edition.page_marks import DRAFT
from perfeval_gui.rules.findings.answers import state_of
from perfeval_gui.rules.findings.finding import LEVELS, Finding, Level
from perfeval_gui.rules.telling.sections import Progress, progress
from perfeval_gui.rules.telling.where_shown import home_of
from perfeval_gui.views.kit.icons import SIDE, picture
from perfeval_gui.views.kit.theme import TONES, Colours, colours, with_type
from perfeval_gui.working.qt_text import tip

WORDS: Final[dict[Progress, str]] = {
    "untouched": "未填写",
    "begun": "填写中",
    "complete": "已填完",
    "findings": "有问题",
}
_SAID: Final = int(Qt.ItemDataRole.UserRole)
_ICON: Final = _SAID + 1
_MARK: Final = 14
"""Side of the mark of a section, pixels beside type of the usual size, as all of these."""
_LEFT, _FOLDED_LEFT, _GAP = 14, 8, 12
_FOLDED_GAP: Final = 6
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight)
_ROOM: Final = 122
_FOLDED: Final = 58
"""Width of the list, pixels, that shows icons in place of titles."""
_LOOKS: Final = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
Counts = tuple[int, ...]
"""How many findings there are of each level, in the order of `LEVELS`."""


class _Said(NamedTuple):
    """What is shown of a section: how far it is, what is found in it, in words, and since when."""

    now: Progress
    counts: Counts
    words: str
    when: str


class _Drawing(QStyledItemDelegate):
    """Draws one section: mark, title, findings by level with their signs, none by colour alone.

    Attributes:
        folded: Whether there is room for an icon only in place of the title.
    """

    folded = False

    def __init__(self, sections: SectionList) -> None:
        """Draw the rows of *sections*."""
        super().__init__(sections)
        self._sections = sections

    def fold(self, wanted: bool) -> None:
        """Draw icons where *wanted*, else titles."""
        self.folded = wanted

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        height = option.fontMetrics.height()  # type: ignore[attr-defined]  # the stubs miss it
        return QSize(_grown(_FOLDED) if self.folded else height * 8, height + 16)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        words = colours(_application())
        rect = QRectF(option.rect)  # type: ignore[attr-defined]  # the stubs miss it
        # Of the option's state it could be told as well: to name that makes the enumerations of
        # styles, with more than five hundred words.
        row, sections = index.row(), self._sections
        chosen = sections.item(row).isSelected()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            _fill(painter, rect, words["soft"])
            _fill(painter, QRectF(rect.left(), rect.top(), 3, rect.height()), words["accent"])
        if sections.hasFocus() and row == sections.currentRow():
            painter.setPen(QPen(QColor(words["accent"]), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(4, 1.5, -2, -1.5))
        mark = _grown(_MARK)
        left = rect.left() + (_FOLDED_LEFT if self.folded else _LEFT)
        place = QRectF(left, rect.center().y() - mark / 2, mark, mark)
        said: _Said = index.data(_SAID)
        _draw_mark(painter, place, said.now, words, said.counts)
        if self.folded:
            drawn = picture(str(index.data(_ICON)), words["text"], _application())
            top = rect.center().y() - _grown(SIDE) / 2
            at = QPointF(place.right() + _FOLDED_GAP, top)
            painter.drawPixmap(at, drawn)
        else:
            font = painter.font()
            font.setBold(chosen)
            painter.setFont(font)
            room = rect.adjusted(place.right() + _GAP - rect.left(), 0, -_LEFT, 0)
            _draw_words(painter, room, str(index.data()), said, words)
        painter.restore()


def _fill(painter: QPainter, rect: QRectF, colour: str) -> None:
    # Asked to fill one, the painter would make all kinds of gradients known.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(rect)


def _draw_words(painter: QPainter, room: QRectF, title: str, said: _Said, words: Colours) -> None:
    """The *title* of a section at the left of *room*; what is found in it, or when, right."""
    painter.setPen(QColor(words["text"]))
    painter.drawText(room, _MIDDLE, title)
    _draw_counts(painter, room, said.counts, words)
    painter.setPen(QColor(words["quiet"]))
    painter.drawText(room, _MIDDLE | _RIGHT, said.when)


def _draw_counts(painter: QPainter, rect: QRectF, counts: Counts, words: Colours) -> None:
    """Sign and number of each level that was found, the gravest first, from the right edge on."""
    for level, count in reversed(tuple(zip(LEVELS, counts, strict=True))):
        if count:
            text = f"{SIGNS[level]}{count}"
            painter.setPen(QColor(words[TONES[level]]))
            painter.drawText(rect, _MIDDLE | _RIGHT, text)
            rect = rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - 6, 0)


def _draw_mark(
    painter: QPainter, place: QRectF, state: Progress, words: Colours, counts: Counts
) -> None:
    tones = {"untouched": "faint", "begun": "quiet", "complete": "accent", "findings": "error"}
    tone = QColor(words[tones[state]])
    if any(counts[:2]):
        state, tone = "findings", QColor(words["error" if counts[0] else "warn"])
    painter.setPen(QPen(tone, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state == "complete":
        tick = [(0.1, 0.55), (0.4, 0.85), (0.95, 0.2)]
        points = [_within(place, x, y) for x, y in tick]
        painter.drawPolyline(QPolygonF(points))
    elif state == "findings":
        corners = [(0.5, 0.08), (0.97, 0.92), (0.03, 0.92)]
        points = [_within(place, x, y) for x, y in corners]
        painter.drawPolygon(QPolygonF(points))
    else:
        ring = place.adjusted(2, 2, -2, -2)
        painter.drawEllipse(ring)
        if state == "begun":
            painter.setBrush(tone)
            painter.drawPie(ring, 90 * 16, 180 * 16)


def _within(place: QRectF, x: float, y: float) -> QPointF:
    return QPointF(place.left() + x * place.width(), place.top() + y * place.height())


def _grown(pixels: int) -> int:
    return with_type(_application(), pixels)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


class SectionList(QListWidget):
    """Every section with its state, following the document.

    Attributes:
        measured: Its titles need another width than before.
        whole: How wide it is with its titles, pixels; 0 before it was measured.
    """

    measured = Signal()
    whole = 0

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """List the sections of *document*."""
        super().__init__(parent)
        self._document = document
        self._handed = ("", "")
        self._seen: tuple[tuple[Finding, ...], Explanations] | None = None
        self._counts: Counter[tuple[str, Level]] = Counter()
        self.setObjectName("sections")
        self.setAccessibleName("各部分")
        self._drawing = _Drawing(self)
        self.setItemDelegate(self._drawing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._take_width)
        self._measure()
        document.leaving.connect(self.clear)
        document.told.changed.connect(self._tell)
        document.opened.connect(self._follow)
        self._follow(document.state)

    def fold(self, *, wanted: bool) -> None:
        """Show icons in place of titles where *wanted*; the titles are said by the tool tips."""
        if self._drawing.folded != wanted:
            self._drawing.fold(wanted)
            self._take_width()
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Qt tells of these before the list is made, too.
        if self.whole and event.type() in _LOOKS:
            self._measure()

    def _measure(self) -> None:
        """Titles grow with the type: what stands at their right would be written over them."""
        marks = _grown(_MARK) - _MARK
        whole = self.fontMetrics().horizontalAdvance("楼堂馆所与厉行节约") + _ROOM + marks
        if whole != self.whole:
            self.whole = whole
            self._take_width()
            self.measured.emit()

    def _take_width(self) -> None:
        """Be as wide as what is drawn, and a scroll bar beside it where there is one."""
        bar = self.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        self.setFixedWidth((_grown(_FOLDED) if self._drawing.folded else self.whole) + beside)

    def say_handed(self, when: str, mark: str) -> None:
        """Say when the report was exported as it is now, and what its files are marked as."""
        self._handed = (when, mark)
        self._follow(self._document.state)

    def _counted(self, state: State) -> Counter[tuple[str, Level]]:
        """How many findings of each level each section has; explained ones are done with."""
        told = self._document.told.findings
        seen = (told, state.report.explanations)
        if self._seen is None or any(a is not b for a, b in zip(seen, self._seen, strict=True)):
            self._seen = seen
            self._counts = Counter(
                (home_of(state.sheet, finding.name), finding.level)
                for finding in told
                if state_of(finding, state.report) != "answered"
            )
        return self._counts

    def _tell(self, state: State) -> None:
        """Follow what is told; a list that was cleared waits for the report that comes."""
        if self.count():
            self._follow(state)

    def _follow(self, state: State) -> None:
        counted = self._counted(state)
        errors = frozenset(key for key, level in counted if level == "error")
        if not self.count():
            self.addItems([section.title for section in state.sheet.edition.sections])
            for row, section in enumerate(state.sheet.edition.sections):
                self.item(row).setData(_ICON, section.view or "form")
        for row, section in enumerate(state.sheet.edition.sections):
            now, said = progress(section, state.sheet, errors), ""
            if section.view == "output":
                now, said = self._exported()
            if now == "complete" and not state.checked:
                now = "begun"  # Whether anything is wrong in it is not known yet.
            counts = tuple(counted[section.key, level] for level in LEVELS)
            when = self._handed[0] if section.view == "output" else ""
            self._say(row, section.title, _Said(now, counts, said or WORDS[now], when))

    def _exported(self) -> tuple[Progress, str]:
        """How far the last section is: it is done once the report was exported to be handed in."""
        when, mark = self._handed
        if not when:
            return "untouched", "还没有导出"
        return "begun" if mark == DRAFT else "complete", f"{when} 已导出，标“{mark}”"

    def _say(self, row: int, title: str, said: _Said) -> None:
        item = self.item(row)
        if item.data(_SAID) == said:
            return
        item.setData(_SAID, said)
        found = zip(LEVELS.values(), said.counts, strict=True)
        counted = "".join(f"，{word} {count} 项" for word, count in found if count)
        spoken = f"{title}，{said.words}{counted}"
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), spoken)
        item.setToolTip(tip(spoken))
