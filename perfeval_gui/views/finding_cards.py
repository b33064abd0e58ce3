"""Findings drawn as quiet cards, with their actions as words to click on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perfeval_gui.document.finding_list import ROLE_ENTRY, ROLE_TITLE, STANDINGS, Entry, Index
from perfeval_gui.document.marks import SIGNS
from perfeval_gui.domain.kinds import TEXT_LIMIT
from perfeval_gui.rules.findings import LEVELS, Finding
from perfeval_gui.views.theme import colours

GO: Final = "go"
FIX: Final = "fix"
ANSWER: Final = "answer"
CONFIRM: Final = "confirm"
DISMISS: Final = "dismiss"
DONE: Final = "done"

_PAD: Final = 12
_GAP: Final = 8
_BAR: Final = 3
_TONES: Final = {"error": "error", "explain": "warn", "hint": "quiet"}
_WRAP: Final = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ANSWER_LINES: Final = 4
_RETURNS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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


def no_dismissal(_finding: Finding) -> bool:
    """Nothing can be dismissed until the desk says what can."""
    return False


class CardDelegate(QStyledItemDelegate):
    """Draws headings and cards, and tells which action was clicked.

    Signals:
        acted: An action was clicked. args: the index, the key of the action.
        answered: An explanation was written. args: the finding, the text.
    """

    acted = Signal(QModelIndex, str)
    answered = Signal(object, str)

    def __init__(self, view: QListView) -> None:
        """Draw the rows of *view*."""
        super().__init__(view)
        self._view = view
        self.may_dismiss: Callable[[Finding], bool] = no_dismissal
        self._editing: Finding | None = None
        self._cards: dict[Entry, Card] = {}
        self._laid_out: tuple[int, str] = (0, "")
        self.hovered: tuple[int, str] = (-1, "")

    # ---- laying out

    def card(self, entry: Entry) -> Card:
        """*entry* laid out for the present width; kept until the width or the font changes."""
        width = self._view.viewport().width()
        now = (width, self._view.font().toString())
        if now != self._laid_out or len(self._cards) > 2 * self._view.model().rowCount() + 50:
            self._laid_out = now
            self._cards.clear()
        if entry not in self._cards:
            self._cards[entry] = self._lay_out(entry, width)
        return self._cards[entry]

    def _lay_out(self, entry: Entry, width: int) -> Card:
        metrics = self._view.fontMetrics()
        line = metrics.height()
        if entry.finding is None:
            return Card(line + 14, QRect(2, 8, width - 4, line))
        left, room = _PAD + _BAR, max(width - 2 * _PAD - _BAR, 60)
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
        return Card(below + 6 + _GAP, top, message, answer, box, acts)

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
        acts = [(GO, "转到")]
        if finding.fix is not None:
            acts.append((FIX, finding.fix.label))
        if entry.standing == "reopened":
            acts.append((CONFIRM, "说明仍然适用"))
        if finding.level == "explain":
            acts.append((ANSWER, "修改说明" if entry.answer else "填写说明"))
        if self.may_dismiss(finding):
            acts.append((DISMISS, "不再提示"))
        return acts

    def forget(self) -> None:
        """Lay everything out anew: what may be done, or the look, has changed."""
        self._cards.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self.card(index.data(ROLE_ENTRY)).height)

    # ---- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ROLE_ENTRY)
        words = colours(_application())
        card = self.card(entry)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs miss it
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._view.font())
        painter.translate(rect.topLeft())
        if entry.finding is None:
            _bold(painter)
            painter.setPen(QColor(words["quiet"]))
            painter.drawText(card.top, _LEFT, entry.text)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]  # as above
            done = entry.standing == "answered"
            tone = QColor(words["faint" if done else _TONES[entry.finding.level]])
            frame = QRectF(0.5, 0.5, rect.width() - 2, card.height - _GAP)
            _frame(painter, frame, tone, chosen=chosen)
            self._head(painter, card, entry, str(index.data(ROLE_TITLE)))
            self._body(painter, card, index.row())
        painter.restore()

    def _head(self, painter: QPainter, card: Card, entry: Entry, title: str) -> None:
        assert entry.finding is not None  # headings have no head
        words, metrics = colours(_application()), self._view.fontMetrics()
        level, done = entry.finding.level, entry.standing == "answered"
        word = f"✓ {STANDINGS['answered']}" if done else f"{SIGNS[level]} {LEVELS[level]}"
        _bold(painter)
        painter.setPen(QColor(words["quiet" if done else _TONES[level]]))
        painter.drawText(card.top, _LEFT, word)
        x = painter.fontMetrics().horizontalAdvance(word) + 8
        right = 0
        if entry.standing == "reopened":
            mark = STANDINGS["reopened"]
            right = painter.fontMetrics().horizontalAdvance(mark) + 8
            painter.setPen(QColor(words["warn"]))
            painter.drawText(card.top.adjusted(card.top.width() - right + 8, 0, 0, 0), _LEFT, mark)
        painter.setFont(self._view.font())
        painter.setPen(QColor(words["quiet"]))
        place = card.top.adjusted(x, 0, -right, 0)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _LEFT, shown)

    def _body(self, painter: QPainter, card: Card, row: int) -> None:
        words = colours(_application())
        for layout, tone in ((card.message, "text"), (card.answer, "quiet")):
            if layout is not None:
                painter.setPen(QColor(words[tone]))
                layout.draw(painter, QPointF(0, 0))
        painter.setPen(QColor(words["accent"]))
        for act in card.acts:
            font = QFont(self._view.font())
            font.setUnderline(self.hovered == (row, act.key))
            painter.setFont(font)
            painter.drawText(act.area, _LEFT, act.label)

    # ---- clicking

    def act_at(self, index: Index, place: QPoint) -> str:
        """The key of the action at *place* of the view; empty where there is none."""
        if not index.isValid():
            return ""
        inside = place - self._view.visualRect(index).topLeft()
        acts = self.card(index.data(ROLE_ENTRY)).acts
        for act in acts:
            if act.area.adjusted(-4, 0, 4, 0).contains(inside):
                return act.key
        return ""

    def editorEvent(
        self,
        event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            key = self.act_at(index, event.position().toPoint())
            if key and event.button() == Qt.MouseButton.LeftButton:
                self.acted.emit(index, key)
                return True
        return False

    # ---- the box for an explanation

    def begin(self, index: QModelIndex) -> None:
        """Make room for a box in the card at *index*, and open it."""
        entry: Entry = index.data(ROLE_ENTRY)
        self._editing = entry.finding
        self._relay(entry, index)
        self._view.scrollTo(index)
        self._view.edit(index)

    def _relay(self, entry: Entry, index: Index) -> None:
        self._cards.pop(entry, None)
        self.sizeHintChanged.emit(index)
        # Laid out at once: the box is about to be put into the place made for it.
        self._view.doItemsLayout()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        entry: Entry = index.data(ROLE_ENTRY)
        box = QPlainTextEdit(parent)
        box.setAccessibleName("说明")
        box.setAccessibleDescription(entry.text)
        box.setPlaceholderText("写明原因；Ctrl+回车记下，Esc 取消")
        box.setTabChangesFocus(True)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit) and not editor.document().isModified():
            entry: Entry = index.data(ROLE_ENTRY)
            editor.setPlainText(entry.answer)
            editor.document().setModified(False)
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        entry: Entry = index.data(ROLE_ENTRY)
        if isinstance(editor, QPlainTextEdit) and entry.finding is not None:
            text = editor.toPlainText().strip()[:TEXT_LIMIT]
            if text != entry.answer or entry.standing == "reopened":
                self.answered.emit(entry.finding, text)

    def updateEditorGeometry(
        self, editor: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> None:
        card = self.card(index.data(ROLE_ENTRY))
        editor.setGeometry(card.box.translated(self._view.visualRect(index).topLeft()))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        super().destroyEditor(editor, index)
        self._editing = None
        self._cards.clear()
        if index.isValid():
            self.sizeHintChanged.emit(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _RETURNS and control and isinstance(watched, QWidget):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(watched, event)


def _frame(painter: QPainter, frame: QRectF, tone: QColor, *, chosen: bool) -> None:
    words = colours(_application())
    edge = words["accent"] if chosen else words["line"]
    painter.setPen(QPen(QColor(edge), 1.6 if chosen else 1.0))
    painter.setBrush(QColor(words["base"]))
    painter.drawRoundedRect(frame, 3, 3)
    painter.fillRect(QRectF(frame.left(), frame.top(), _BAR, frame.height()), tone)


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


def _bold(painter: QPainter) -> None:
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
