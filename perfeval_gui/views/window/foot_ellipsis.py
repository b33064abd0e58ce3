"""A sentence at the foot that is longer than its line, ended in an ellipsis.

A room of its own, that the start does not enter: a widget that hears events makes all of Qt's
kinds of them known.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel


class Shortened(QObject):
    """Paints the label it belongs to where its text is longer than it is wide."""

    def __init__(self, label: QLabel) -> None:
        """Watch *label* from now on."""
        super().__init__(label)
        self._label = label
        label.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return watched is self._label and event.type() == QEvent.Type.Paint and self._paints()

    def _paints(self) -> bool:
        """Paint a text that is too long; whether that was done."""
        label, place = self._label, self._label.contentsRect()
        metrics = label.fontMetrics()
        if metrics.horizontalAdvance(label.text()) <= place.width():
            return False
        shown = metrics.elidedText(label.text(), Qt.TextElideMode.ElideRight, place.width())
        painter = QPainter(label)
        middle = Qt.AlignmentFlag.AlignVCenter
        label.style().drawItemText(painter, place, middle, label.palette(), True, shown)
        painter.end()
        return True
