"""List rows with a quiet note at the right: what is written, what a figure is now."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

NOTE: Final = int(Qt.ItemDataRole.UserRole)
"""The role of the note."""

Index = QModelIndex | QPersistentModelIndex
_GAP: Final = 8
_QUIET: Final = 0.7
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class NoteDelegate(QStyledItemDelegate):
    """Draws the text of a row at the left and its note at the right; both are cut with “…”.

    A row that cannot be chosen is a heading: it keeps the colour of text.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        palette: QPalette = option.palette  # type: ignore[attr-defined]  # the stubs miss it
        text = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, text)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # as above
        room = rect.width() - self._note_width(option, index) - 2 * _GAP
        elided = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)  # type: ignore[attr-defined]  # as above
        option.text = elided  # type: ignore[attr-defined]  # as above

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
        """The width of the note, at most half of the row."""
        note = str(index.data(NOTE) or "")
        # A little more than the words, whose width is rounded.
        width: int = option.fontMetrics.horizontalAdvance(note) + 3  # type: ignore[attr-defined]  # the stubs miss it
        half: int = option.rect.width() // 2  # type: ignore[attr-defined]  # as above
        return min(width, half)
