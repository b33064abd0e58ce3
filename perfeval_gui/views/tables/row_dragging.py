"""Moving a row of a table by its number at the left: a line shows where it will be put down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QStyle

from perfeval_gui.views.tables.form_table import FormTable

_THICK = 3


class RowDragging(QObject):
    """Hears the mouse on the row numbers; whoever has the rows moves them, in one step."""

    def __init__(self, table: FormTable, move: Callable[[int, int], None]) -> None:
        """Let rows of *table* be dragged; *move* gets the row and the one it is put before."""
        super().__init__(table)
        self._table, self._move = table, move
        self._from, self._start = -1, 0
        self._to = -1
        self._line = QFrame(table.viewport())
        self._line.setObjectName("drop_line")
        self._line.hide()
        head = table.verticalHeader()
        head.setToolTip("按住行号拖到别处，可以移动这一行（Alt+↑、Alt+↓ 也可以）")
        head.viewport().installEventFilter(self)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self._table.verticalHeader().viewport():
            return self._mouse(event)
        if self._to >= 0 and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            # The button is still held: what the mouse does from now on drags nothing.
            self._from = -1
            self._end()
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        y = round(event.position().y())
        if event.type() == QEvent.Type.MouseButtonPress:
            left = event.button() == Qt.MouseButton.LeftButton
            self._from = self._taken(y) if left else -1
            self._start = y
            return False
        if event.type() == QEvent.Type.MouseMove and self._from >= 0:
            if self._to < 0 and abs(y - self._start) < QApplication.startDragDistance():
                return True
            self._show(y)
            return True
        if event.type() == QEvent.Type.MouseButtonRelease:
            row, to = self._from, self._to
            self._from = -1
            self._end()
            if row >= 0 and to >= 0:
                self._move(row, to)
                return True
        return False

    def _taken(self, y: int) -> int:
        """The row that is taken hold of at *y*; -1 between two, where rows are made higher."""
        heads, row = self._table.verticalHeader(), self._table.rowAt(y)
        if row < 0:
            return -1
        grip = heads.style().pixelMetric(QStyle.PixelMetric.PM_HeaderGripMargin)
        inside = y - heads.sectionViewportPosition(row)
        return row if grip <= inside < heads.sectionSize(row) - grip else -1

    def _show(self, y: int) -> None:
        """Show the line between the two rows that are nearest to *y*."""
        heads = self._table.verticalHeader()
        row = self._table.rowAt(y)
        if row < 0:
            row = 0 if y < 0 else heads.count()
        elif y - heads.sectionViewportPosition(row) > heads.sectionSize(row) // 2:
            row += 1
        self._to = row
        last = heads.count() - 1
        place = (
            heads.sectionViewportPosition(row)
            if row <= last
            else heads.sectionViewportPosition(last) + heads.sectionSize(last)
        )
        self._line.setGeometry(0, place - _THICK // 2, self._table.viewport().width(), _THICK)
        self._line.show()
        self._line.raise_()
        self._table.verticalHeader().viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _end(self) -> None:
        self._to = -1
        self._line.hide()
        self._table.verticalHeader().viewport().unsetCursor()
