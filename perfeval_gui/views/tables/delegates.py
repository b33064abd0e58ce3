"""How table cells are drawn and typed into."""

from __future__ import annotations

from functools import cache
from math import inf
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from perfeval_gui.document.marks import CELL_SIGNS, DETAIL
from perfeval_gui.document.tables.cell_table import (
    ROLE_KIND,
    ROLE_STORED,
    CellTable,
)
from perfeval_gui.document.tables.faces import Face
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.views.cells.marker import WANTED
from perfeval_gui.views.cells.text_limit import refusal
from perfeval_gui.views.kit.dropping import keep_files_out
from perfeval_gui.views.kit.key_codes import RETURNS
from perfeval_gui.views.kit.theme import TONES, Colours, colours
from perfeval_gui.views.tables.cell_being_typed import table_of
from perfeval_gui.views.tables.quick_keys import told_choices
from perfeval_gui.working.qt_text import wrapped_tip

Index = QModelIndex | QPersistentModelIndex
_EDIT: Final = int(Qt.ItemDataRole.EditRole)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NEW_LINE: Final = "\u2028"
"""As Qt divides lines of a cell, which is no paragraph of a document."""
_INDENT: Final = 14
_BESIDE: Final = 5
"""Pixels between the lines of the table and a text, more than the style leaves free."""
MOST_LINES: Final = 5
"""Of a text with more lines the last is cut with “…” until it is edited."""
_ROOM: Final = 8
_MARGIN: Final = 3
"""Pixels that the style leaves free at both sides of a text."""
_PLAIN: Final = pattern(
    r"[ -~\u00a1-\u02ff\u2010-\u2027\u2030-\u205e\u2070-\u27bf"
    r"\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uff01-\uffee]{1,100}"
)
"""Letters that stand beside each other, from left to right, and may have room in one line."""
_ITEM: Final = QStyle.ControlElement.CE_ItemViewItem
# Plain integers: to join members of an enum costs more than to write a text.
_CHOSEN: Final = QStyle.StateFlag.State_Selected.value
_FOCUSED: Final = QStyle.StateFlag.State_HasFocus.value
_FLAT: Final = ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
_SHOWN: Final = QStyleOptionViewItem.ViewItemFeature.HasDisplay
_TAB: Final = 9
_MOST_TEXTS: Final = 1000
_LINE: Final = 2
_BREAKS: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


def _table(index: Index) -> CellTable:
    table = index.model()
    assert isinstance(table, CellTable)
    return table


@cache
def _colour(told: str) -> QColor:
    """The colour *told* by a theme: to read it anew for each cell takes as long as to fill one."""
    return QColor(told)


def _written(face: Face) -> tuple[str, str]:
    """The text that is written for *face*, and the word of the theme for its colour."""
    if face.text:
        # What cannot be read counts for nothing: it looks like no other figure.
        return face.text, "error" if face.fault else "text"
    return (WANTED, "quiet") if face.wanted else ("", "text")


def _room(rect: QRect, face: Face) -> QRect:
    """Where in the cell *rect* the text of *face* has its place: it keeps away from the lines."""
    # At the left of a figure is room that it may need.
    left = 0 if face.figure else _BESIDE
    # The sign stands where the text would begin: of a long figure it would hide a digit,
    # and what is left would be read as another figure. So it is cut with “…”.
    left += face.level * _INDENT + (_TAB if face.mark else 0)
    return rect.adjusted(left, 0, -_BESIDE, 0)


def _fill(option: Any, index: Index, face: Face, words: Colours) -> None:
    """Put into *option*, whose parts the stubs miss, how the style is to write *face*."""
    text, tone = _written(face)
    option.index = index
    option.text = text.replace("\n", _NEW_LINE)
    option.features |= _SHOWN
    option.displayAlignment = _RIGHT if face.figure else _LEFT
    option.palette.setColor(QPalette.ColorRole.Text, _colour(words[tone]))
    if face.fault:
        option.font.setUnderline(True)
    if face.strong:
        option.font.setBold(True)
    # `paint` fills the cell: flat, and not in the shades that the style gives what is chosen
    # or has the focus, and as far as its lines, from which the text keeps away.
    option.state &= _FLAT
    option.rect = _room(option.rect, face)


_Laid = tuple[QTextLayout, float, float, int]
"""A text laid out; in pixels how much room it takes, how wide it is exactly, and how high."""


class _Letters:
    """Texts of one line in one typeface, laid out once: most that are painted were painted before.

    The style lays each text out as a paragraph that may have to be cut. One that has room in one
    line is written where the style would write it.
    """

    def __init__(self, font: QFont, *, bold: bool) -> None:
        """Of *font*, as it is or *bold*."""
        self.font = QFont(font)
        self.font.setBold(bold or font.bold())
        self._high = QFontMetrics(self.font).height()
        self._laid: dict[str, _Laid] = {}

    def _lay(self, text: str) -> _Laid:
        """*text* laid out, and kept; one that is not plain has room nowhere."""
        known: _Laid = QTextLayout(), inf, 0.0, 0
        if _PLAIN.fullmatch(text):
            layout = QTextLayout(text, self.font)
            layout.setCacheEnabled(True)
            layout.beginLayout()
            line = layout.createLine()
            layout.endLayout()
            taken = line.naturalTextWidth() + 2 * _MARGIN
            high = layout.boundingRect().size().toSize().height()
            known = layout, taken, line.horizontalAdvance(), high
        if len(self._laid) >= _MOST_TEXTS:
            self._laid.clear()
        self._laid[text] = known
        return known

    def write(self, painter: QPainter, room: QRect, face: Face, words: Colours) -> bool:
        """Write the text of *face* there; False where that is the style's to do."""
        text, tone = _written(face)
        if not text:
            return True
        left, top, wide, high = room.x(), room.y(), room.width(), room.height()
        layout, taken, width, height = self._laid.get(text) or self._lay(text)
        if face.fault or taken > wide or max(self._high, height) > high:
            return False
        # The style halves both heights by themselves.
        top += high // 2 - height // 2
        across = left + wide - _MARGIN - width if face.figure else left + _MARGIN
        painter.save()
        painter.setPen(_colour(words[tone]))
        layout.draw(painter, QPointF(across, top))
        painter.restore()
        return True


class CellDelegate(QStyledItemDelegate):
    """Draws computed cells tinted, marked ones with a sign and a frame, totals bold."""

    def __init__(self, parent: QObject) -> None:
        """Draw cells of the table *parent*."""
        super().__init__(parent)
        self._take(QFont(), QFontMetrics(QFont()))

    def _take(self, font: QFont, metrics: QFontMetrics) -> None:
        """Write in *font* from now on, the table's, whose *metrics* are others on other screens."""
        self._metrics = QFontMetrics(metrics)
        self._letters = _Letters(font, bold=False), _Letters(font, bold=True)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        face = _table(index).face_at(index.row(), index.column())
        _fill(option, index, face, colours(_application()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        given: Any = option  # The stubs miss what it holds.
        face = _table(index).face_at(index.row(), index.column())
        rect, state, words = given.rect, given.state.value, colours(_application())
        if state & _CHOSEN:
            painter.fillRect(rect, _colour(words["soft"]))
        elif face.computed:
            painter.fillRect(rect, _colour(words["computed"]))
        self._write(painter, given, index, face, words)
        if face.mark:
            _mark(painter, rect, face.mark)
        if state & _FOCUSED:
            painter.setPen(_colour(words["accent"]))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _write(
        self, painter: QPainter, given: Any, index: Index, face: Face, words: Colours
    ) -> None:
        """Write the text of *face*, of the cell at *index*, where the option *given* says."""
        if given.fontMetrics != self._metrics:
            self._take(given.font, given.fontMetrics)
        if not self._letters[face.strong].write(painter, _room(given.rect, face), face, words):
            drawn: Any = QStyleOptionViewItem(given)
            _fill(drawn, index, face, words)
            drawn.widget.style().drawControl(_ITEM, drawn, painter, drawn.widget)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text, but not higher than some lines: editing shows the rest."""
        size = super().sizeHint(option, index)
        metrics = option.fontMetrics  # type: ignore[attr-defined]  # as above
        return QSize(size.width(), min(size.height(), MOST_LINES * metrics.lineSpacing() + _ROOM))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """What is told of the cell; of one that tells nothing and is cut, its whole text."""
        if super().helpEvent(event, view, option, index):
            return True
        if not index.isValid() or event.type() != QEvent.Type.ToolTip:
            return False
        whole, room = super().sizeHint(option, index), option.rect  # type: ignore[attr-defined]
        if whole.height() <= room.height() and whole.width() <= room.width():
            return False
        QToolTip.showText(event.globalPos(), wrapped_tip(str(index.data())), view)
        return True

    # ---- editors

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        kind = index.data(ROLE_KIND)
        if kind.holds in ("choice", "flag"):
            return self._choice(parent, index)
        if kind.lines:
            box = QPlainTextEdit(parent)
            keep_files_out(box)
            box.setTabChangesFocus(True)
            return box
        line = QLineEdit(parent)
        keep_files_out(line)
        if kind.holds == "figure":
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        return line

    def _choice(self, parent: QWidget, index: Index) -> QComboBox:
        box = QComboBox(parent)
        for key, label in told_choices(index):
            box.addItem(label, key)
        box.activated.connect(self._chosen)
        # Open at once: arrows then walk the list, and only Return chooses.
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def _chosen(self, _row: int) -> None:
        if isinstance(box := self.sender(), QComboBox):
            self.commitData.emit(box)
            self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            stored = str(index.data(ROLE_STORED))
            if editor.findData(stored) < 0:
                # A key this edition does not have stays until the clerk chooses another.
                editor.addItem(stored, stored)
            editor.setCurrentIndex(editor.findData(stored))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(index.data(_EDIT)))
            # Only now is it known how much room the text takes.
            editor.setGeometry(_room_for(editor, editor.geometry()))
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(_EDIT)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text: Any = ""
        if isinstance(editor, QComboBox):
            text = editor.currentData()
        elif isinstance(editor, QPlainTextEdit):
            text = editor.toPlainText()
        elif isinstance(editor, QLineEdit):
            text = editor.text()
        # A cell that was only visited keeps what it holds: "8" shown for 8 is no edit.
        if isinstance(editor, QComboBox) or text != index.data(_EDIT):
            model.setData(index, text)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        rect = QRect(option.rect)  # type: ignore[attr-defined]  # the stubs miss it
        if isinstance(editor, QPlainTextEdit):
            rect = _room_for(editor, rect)
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            table = table_of(watched) if event.matches(QKeySequence.StandardKey.Paste) else None
            if table is not None and (sentence := refusal()):
                table.refused.emit(sentence)
                return True
        if (
            isinstance(watched, QPlainTextEdit)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in RETURNS
        ):
            if event.modifiers() & _BREAKS:
                watched.insertPlainText("\n")
            else:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(watched, event)


def _room_for(box: QPlainTextEdit, cell: QRect) -> QRect:
    """Where *box* lies over *cell*: as high as its text, as far as the table has room."""
    viewport = box.parentWidget()
    room = viewport.height() if viewport is not None else cell.height()
    line = box.fontMetrics().lineSpacing()
    lines = -(-box.fontMetrics().horizontalAdvance(box.toPlainText()) // max(cell.width() - 16, 1))
    lines = max(lines + box.blockCount(), 3)
    height = min(max(cell.height(), lines * line + _ROOM), room)
    top = max(min(cell.top(), room - height), 0)
    return QRect(cell.left(), top, cell.width(), height)


def _mark(painter: QPainter, rect: QRect, level: str) -> None:
    """A frame, thin where an explanation would do, and a tab at the left with the sign.

    What is only to be looked over has a line at its left: after a file was taken over all are so.
    That a figure has a 明细 is nothing to be mended: the sign alone tells.
    """
    words = colours(_application())
    colour = QColor(words[TONES.get(level, "quiet")])
    painter.save()
    painter.setPen(colour)
    tab = QRect(rect.left() + 1, rect.top() + 1, _TAB, rect.height() - 2)
    if level == DETAIL:
        pass
    elif level == "unconfirmed":
        painter.fillRect(QRect(tab.topLeft(), QSize(_LINE, tab.height())), colour)
    else:
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
        if level == "error":
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        painter.fillRect(tab, colour)
        painter.setPen(QColor(words["base"]))
    painter.drawText(tab, int(Qt.AlignmentFlag.AlignCenter), CELL_SIGNS[level])
    painter.restore()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
