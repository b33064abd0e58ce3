"""List rows with a quiet note at the right: what is written, what a figure is now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from perfeval_gui.working.line_ends import NOT_FIRST, NOT_LAST

NOTE: Final = int(Qt.ItemDataRole.UserRole)
"""The role of the note."""

Index = QModelIndex | QPersistentModelIndex
_GAP: Final = 8
_NEW_LINE: Final = "\u2028"
_QUIET: Final = 0.7
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class NoteDelegate(QStyledItemDelegate):
    """Draws the text of a row at the left and its note at the right; both are cut with “…”.

    In a list that wraps, the text goes on in the next line instead.
    A row that cannot be chosen is a heading: it keeps the colour of text.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        palette: QPalette = option.palette  # type: ignore[attr-defined]  # the stubs miss it
        text = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, text)
        metrics, view = option.fontMetrics, option.widget  # type: ignore[attr-defined]  # as above
        wraps = isinstance(view, QListView) and view.wordWrap()
        # How high a row is, is asked before it has a place.
        wide = view.viewport().width() if wraps else option.rect.width()  # type: ignore[attr-defined]  # as above
        room = wide - self._note_width(option, index) - 2 * _GAP
        shown = str(option.text)  # type: ignore[attr-defined]  # as above
        if wraps:
            shown = _NEW_LINE.join(lines_of(shown, metrics, room))
        else:
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
        option.text = shown  # type: ignore[attr-defined]  # as above

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs miss it
        metrics = option.fontMetrics  # type: ignore[attr-defined]  # as above
        width = self._note_width(option, index)
        note = metrics.elidedText(str(index.data(NOTE) or ""), Qt.TextElideMode.ElideRight, width)
        colour: QColor = option.palette.color(QPalette.ColorRole.Text)  # type: ignore[attr-defined]  # as above
        colour.setAlphaF(_QUIET)
        painter.save()
        painter.setPen(colour)
        painter.drawText(rect.adjusted(0, 0, -_GAP, 0), _RIGHT, note)
        painter.restore()

    def _note_width(self, option: QStyleOptionViewItem, index: Index) -> int:
        """The width of the note, at most half of the row, or of what is in sight of it."""
        note = str(index.data(NOTE) or "")
        # A little more than the words, whose width is rounded.
        width: int = option.fontMetrics.horizontalAdvance(note) + 3  # type: ignore[attr-defined]  # the stubs miss it
        view = option.widget  # type: ignore[attr-defined]  # as above
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()  # type: ignore[attr-defined]  # as above
        return min(width, int(wide) // 2)


def lines_of(text: str, metrics: QFontMetrics, room: int) -> Iterator[str]:
    """*text* in lines of *room* pixels at most; Chinese may be divided but before and after marks.

    A mark that would begin a line takes the letter before it along; an opening one goes along.
    """
    line = ""
    for letter in text:
        if line and metrics.horizontalAdvance(line + letter) > room:
            end = len(line) - (letter in NOT_FIRST)
            while end > 1 and (line[end - 1] in NOT_LAST or line[end : end + 1] in NOT_FIRST):
                end -= 1
            end = max(end, 1)
            yield line[:end]
            line = line[end:]
        line += letter
    yield line
