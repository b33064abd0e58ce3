"""The table of years as it is walked: whole rows; Return leads on; labels take what is left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from perfeval_gui.views.kit.key_codes import RETURNS
from perfeval_gui.views.kit.read_list import ListTable
from perfeval_gui.views.years.bars import YearsDelegate
from perfeval_gui.views.years.model import YearsTable

TITLE: Final = "与往年并排"
_LABEL, _SHORT, _MOST = 13, 10, 14
"""Digits that the labels want, that they have at least, and that a year has at most."""


class YearsView(ListTable):
    """Shows the lines of a block.

    Signals:
        wanted: The clerk wants to go on from a row, by key or double click. arg: its number.
        asked: A jump was clicked. arg: the number of its row.
    """

    wanted = Signal(int)
    asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(TITLE, parent)
        self.rows = YearsTable(self)
        self.setModel(self.rows)
        self.setItemDelegate(YearsDelegate(self))
        self._of: tuple[object, str] = (None, "")
        self._hints: dict[int, int] = {}
        # The end of a long label tells one project from the other.
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._go_on)
        self.clicked.connect(self._clicked)
        self.rows.modelReset.connect(self.fit)
        self.rows.dataChanged.connect(self.fit)

    def fit(self) -> None:
        """Make the columns as wide as their texts, and the labels as wide as what is left.

        Where room is short, what the open report says goes, as it stands in the form; then the
        years that nothing is compared with, which the bars show all the same, and at last the bars.
        """
        metrics, columns = self.fontMetrics(), self.rows.columnCount()
        if not columns:
            return
        digit = metrics.horizontalAdvance("0")
        room = self.viewport().width()
        head = self.horizontalHeader()
        # A text may be cut, a figure never.
        figures = (metrics.horizontalAdvance(text) for text in self.rows.with_figures())
        most = max((_MOST * digit, *(wide + 2 * digit for wide in figures)))
        wide = {
            column: max(min(self._hint(column), most), head.sectionSizeHint(column))
            for column in range(1, columns)
        }
        for column in self.rows.spare:
            if sum(wide.values()) + _LABEL * digit > room:
                del wide[column]
        if sum(wide.values()) + _SHORT * digit > room:
            del wide[self.rows.bars]
        for column in range(1, columns):
            self.setColumnHidden(column, column not in wide)
            self.setColumnWidth(column, wide.get(column, 0))
        self.setColumnWidth(0, max(room - sum(wide.values()), _SHORT * digit))

    def _hint(self, column: int) -> int:
        """How wide *column* would be for its texts, of which only the widest is laid out.

        Qt lays out each of them, whenever anything is made wider.
        """
        of = (self.rows.lines, self.font().key())
        if self._of[0] is not of[0] or self._of[1] != of[1]:
            self._of, self._hints = of, {}
        if column not in self._hints:
            metrics, texts = self.fontMetrics(), dict[str, int]()
            for row in range(self.rows.rowCount()):
                texts.setdefault(self.rows.index(row, column).data() or "", row)
            widest = max(texts, key=metrics.horizontalAdvance, default="")
            index = self.rows.index(texts.get(widest, 0), column)
            self._hints[column] = self.sizeHintForIndex(index).width() + self.showGrid()
        return self._hints[column]

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
            self.scrollTo(self.currentIndex())
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURNS and self.currentIndex().isValid():
            self._go_on(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._leads(self.indexAt(event.position().toPoint()))
        hand = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != hand:
            self.viewport().setCursor(hand)

    def _leads(self, index: QModelIndex) -> bool:
        """Whether a click at *index* leads to the explanation of a jump."""
        there = index.isValid() and index.column() == self.rows.rate
        return there and self.rows.lines[index.row()].jump

    def _clicked(self, index: QModelIndex) -> None:
        if self._leads(index):
            self.asked.emit(index.row())

    def _go_on(self, index: QModelIndex) -> None:
        if not self._leads(index):
            self.wanted.emit(index.row())
