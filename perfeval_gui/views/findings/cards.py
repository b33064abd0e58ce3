"""Findings drawn as quiet cards, with their actions as words to click on."""

from __future__ import annotations

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
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perfeval_gui.document.finding_list import ROLE_ENTRY, ROLE_TITLE, Entry, Index
from perfeval_gui.domain.cells.kinds import TEXT_LIMIT
from perfeval_gui.views.findings.layout import BAR, GAP, Card, CardLayouts, mark_of, word_of
from perfeval_gui.views.kit.dropping import keep_files_out
from perfeval_gui.views.kit.key_codes import RETURNS
from perfeval_gui.views.kit.theme import TONES, colours_of

_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


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
        self.layouts = CardLayouts(view)
        self._hovered: tuple[int, str] = (-1, "")

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self.layouts.card(index).height)

    # ---- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ROLE_ENTRY)
        words = colours_of(self._view)
        card = self._card(index)
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
            tone = QColor(words["faint" if done else TONES[entry.finding.level]])
            frame = QRectF(0.5, 0.5, rect.width() - 2, card.height - GAP)
            self._frame(painter, frame, tone, chosen=chosen)
            self._head(painter, card, entry)
            self._body(painter, card, index.row())
        painter.restore()

    def _frame(self, painter: QPainter, frame: QRectF, tone: QColor, *, chosen: bool) -> None:
        words = colours_of(self._view)
        edge = words["accent"] if chosen else words["line"]
        painter.setPen(QPen(QColor(edge), 1.6 if chosen else 1.0))
        painter.setBrush(QColor(words["base"]))
        painter.drawRoundedRect(frame, 3, 3)
        painter.fillRect(QRectF(frame.left(), frame.top(), BAR, frame.height()), tone)

    def _card(self, index: Index) -> Card:
        """The card at *index* with the title that it has now."""
        card = self.layouts.card(index)
        if card.title is None or card.title.text() == str(index.data(ROLE_TITLE)):
            return card
        self._view.scheduleDelayedItemsLayout()
        return self.layouts.anew(index)

    def _head(self, painter: QPainter, card: Card, entry: Entry) -> None:
        assert entry.finding is not None  # headings have no head
        words = colours_of(self._view)
        level, done = entry.finding.level, entry.standing == "answered"
        _bold(painter)
        painter.setPen(QColor(words["quiet" if done else TONES[level]]))
        painter.drawText(card.top, _LEFT, word_of(entry))
        painter.setPen(QColor(words["warn"]))
        painter.drawText(card.top, _RIGHT, mark_of(entry))
        painter.setFont(self._view.font())

    def _body(self, painter: QPainter, card: Card, row: int) -> None:
        words = colours_of(self._view)
        for layout, tone in (
            (card.title, "quiet"),
            (card.message, "text"),
            (card.answer, "quiet"),
        ):
            if layout is not None:
                painter.setPen(QColor(words[tone]))
                layout.draw(painter, QPointF(0, 0))
        painter.setPen(QColor(words["accent"]))
        for act in card.acts:
            font = QFont(self._view.font())
            font.setUnderline(self._hovered == (row, act.key))
            painter.setFont(font)
            painter.drawText(act.area, _LEFT, act.label)

    # ---- pointing and clicking

    def hover(self, index: Index, place: QPoint) -> str | None:
        """Let the action at *place* of the view be underlined: its key, empty where there is none.

        None while it is the same as before.
        """
        over = (index.row(), self.act_at(index, place))
        if over == self._hovered:
            return None
        self._hovered = over
        return over[1]

    def act_at(self, index: Index, place: QPoint) -> str:
        """The key of the action at *place* of the view; empty where there is none."""
        if not index.isValid():
            return ""
        inside = place - self._view.visualRect(index).topLeft()
        acts = self.layouts.card(index).acts
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
        self.layouts.make_room(entry.finding)
        self.sizeHintChanged.emit(index)
        # Laid out at once: the box is about to be put into the place made for it.
        self._view.doItemsLayout()
        self._view.scrollTo(index)
        self._view.edit(index)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        entry: Entry = index.data(ROLE_ENTRY)
        box = QPlainTextEdit(parent)
        keep_files_out(box)
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
        card = self.layouts.card(index)
        editor.setGeometry(card.box.translated(self._view.visualRect(index).topLeft()))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        super().destroyEditor(editor, index)
        self.layouts.make_room(None)
        if index.isValid():
            self.sizeHintChanged.emit(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in RETURNS and control and isinstance(watched, QWidget):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(watched, event)


def _bold(painter: QPainter) -> None:
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
