"""How table cells are drawn and typed into."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
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
    ROLE_COMPUTED,
    ROLE_FAULT,
    ROLE_KIND,
    ROLE_LEVEL,
    ROLE_MARK,
    ROLE_STORED,
    ROLE_STRONG,
    ROLE_WANTED,
    CellTable,
)
from perfeval_gui.domain.cells.kinds import with_sign
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
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight)
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
    r"\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uff01-\uffee]*(?<! )"
)
"""Letters of one height that stand beside each other: no mark goes above one of them."""
_ITEM: Final = QStyle.ControlElement.CE_ItemViewItem
_CHOSEN: Final = QStyle.StateFlag.State_Selected
_FOCUSED: Final = QStyle.StateFlag.State_HasFocus
_FLAT: Final = ~(_CHOSEN | _FOCUSED)
_SHOWN: Final = QStyleOptionViewItem.ViewItemFeature.HasDisplay
_TAB: Final = 9
_LINE: Final = 2
_BREAKS: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


def _table(index: Index) -> CellTable:
    table = index.model()
    assert isinstance(table, CellTable)
    return table


def _fill(option: Any, index: Index, words: Colours, marked: bool) -> None:
    """Put into *option*, whose parts the stubs miss, what is to be drawn at *index*."""
    # The table is asked directly, and only for what it tells: Qt would ask it for seven roles
    # a cell, each on a way through two languages, and a key paints a hundred cells.
    table = _table(index)
    data = table.data
    option.index = index
    text = data(index, _DISPLAY).replace("\n", _NEW_LINE)
    option.text = with_sign(text) if table.columns[index.column()].signed else text
    option.features |= _SHOWN
    align = data(index, _ALIGN)
    option.displayAlignment = Qt.AlignmentFlag(align)
    palette: QPalette = option.palette
    fault = data(index, ROLE_FAULT)
    palette.setColor(QPalette.ColorRole.Text, QColor(words["error" if fault else "text"]))
    if not text and not data(index, ROLE_COMPUTED) and data(index, ROLE_WANTED):
        option.text = WANTED
        palette.setColor(QPalette.ColorRole.Text, QColor(words["quiet"]))
    if fault:
        # What cannot be read counts for nothing: it looks like no other figure.
        option.font.setUnderline(True)
    # `paint` fills the cell: flat, and not in the shades that the style gives what is chosen
    # or has the focus, and as far as its lines, from which the text keeps away.
    option.state &= _FLAT
    # At the left of a figure is room that it may need.
    option.rect.adjust(0 if align & _RIGHT else _BESIDE, 0, -_BESIDE, 0)
    if data(index, ROLE_STRONG):
        option.font.setBold(True)
    if index.column() == 0 and (level := data(index, ROLE_LEVEL)):
        option.rect.adjust(int(level) * _INDENT, 0, 0, 0)
    if marked:
        # The sign stands where the text would begin: of a long figure it would hide a digit,
        # and what is left would be read as another figure. So it is cut with “…”.
        option.rect.adjust(_TAB, 0, 0, 0)


def _write(painter: QPainter, drawn: Any) -> None:
    """Write as the style would, which lays each text out as a paragraph that may have to be cut."""
    text, room = drawn.text, drawn.rect
    if not text:
        return
    metrics = QFontMetrics(drawn.font)
    wide, high = metrics.horizontalAdvance(text) + 2 * _MARGIN, metrics.height()
    plain = _PLAIN.fullmatch(text) and not drawn.font.underline()
    if wide > room.width() or high > room.height() or not plain:
        drawn.widget.style().drawControl(_ITEM, drawn, painter, drawn.widget)
        return
    painter.save()
    painter.setFont(drawn.font)
    painter.setPen(drawn.palette.color(QPalette.ColorRole.Text))
    # The style halves both heights by themselves.
    top = room.top() + room.height() // 2 - high // 2
    place = QRect(room.left() + _MARGIN, top, room.width() - 2 * _MARGIN, high)
    painter.drawText(place, drawn.displayAlignment, text)
    painter.restore()


class CellDelegate(QStyledItemDelegate):
    """Draws computed cells tinted, marked ones with a sign and a frame, totals bold."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        _fill(option, index, colours(_application()), bool(_table(index).data(index, ROLE_MARK)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        given: Any = option  # The stubs miss what it holds.
        rect, state = QRect(given.rect), given.state
        words, data = colours(_application()), _table(index).data
        if state & _CHOSEN:
            painter.fillRect(rect, QColor(words["soft"]))
        elif data(index, ROLE_COMPUTED):
            painter.fillRect(rect, QColor(words["computed"]))
        level = data(index, ROLE_MARK)
        drawn = QStyleOptionViewItem(option)
        _fill(drawn, index, words, bool(level))
        _write(painter, drawn)
        if level:
            _mark(painter, rect, level)
        if state & _FOCUSED:
            painter.setPen(QColor(words["accent"]))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

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
