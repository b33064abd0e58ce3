"""Heads of rows and columns: numbers, and headings that several columns share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QTableView, QWidget

from perfeval_gui.views.tables.chosen import chosen_stretches

_CHOSEN: Final = QStyle.StateFlag.State_On


@dataclass(frozen=True, slots=True)
class Shared:
    """A heading above the columns from *first* to *last*, *level* rows from the top."""

    text: str
    first: int
    last: int
    level: int = 0


class GroupedHeader(QHeaderView):
    """Paints shared headings above the columns they are shared by; clicks are the columns'."""

    def __init__(self, shared: Sequence[Shared], parent: QWidget) -> None:
        """Put *shared* above the columns of a table."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.shared = tuple(shared)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        # A shared heading reaches over columns that Qt did not paint anew.
        self.sectionResized.connect(self.viewport().update)

    def _levels(self, column: int) -> int:
        """How many headings stand above *column*."""
        above = (one for one in self.shared if one.first <= column <= one.last)
        return max((one.level + 1 for one in above), default=0)

    def _height(self) -> int:
        """How high one shared heading is."""
        return super().sizeHint().height()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        levels = max((one.level + 1 for one in self.shared), default=0)
        return QSize(size.width(), size.height() * (levels + 1))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's names
        above = self._levels(logicalIndex) * self._height()
        super().paintSection(painter, rect.adjusted(0, above, 0, 0), logicalIndex)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for one in self.shared:
            left = self.sectionViewportPosition(one.first)
            right = self.sectionViewportPosition(one.last) + self.sectionSize(one.last)
            option = QStyleOptionHeader()
            self.initStyleOption(option)
            option.rect = QRect(left, one.level * self._height(), right - left, self._height())  # type: ignore[attr-defined]  # the stubs lack it
            option.text = one.text  # type: ignore[attr-defined]  # the stubs lack it
            option.textAlignment = Qt.AlignmentFlag.AlignCenter  # type: ignore[attr-defined]  # the stubs lack it
            self.style().drawControl(QStyle.ControlElement.CE_Header, option, painter, self)
        painter.end()


class RowHeads(QHeaderView):
    """The numbers of the rows of a table, bold where a cell of the row is selected.

    Qt would ask the model of each head in seven ways, and each cell of a selected row whether it
    may be selected: that took longer than to paint them all.
    """

    def __init__(self, table: QTableView) -> None:
        """Stand before the rows of *table*."""
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self._chosen: list[range] = []
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def sizeHint(self) -> QSize:
        """Wide enough for the number of any row; Qt would ask the first and last hundred of them.

        It is found out each time: so it follows the type and the style of now.
        """
        if not self.count():
            return super().sizeHint()
        self.ensurePolished()
        font = QFont(self.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        option: Any = QStyleOptionHeader()  # The stubs miss what it holds.
        self.initStyleOption(option)
        option.fontMetrics = metrics
        option.text = max("0123456789", key=metrics.horizontalAdvance) * len(str(self.count()))
        kind = QStyle.ContentsType.CT_HeaderSection
        return self.style().sizeFromContents(kind, option, QSize(), self)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._chosen = chosen_stretches(self._table)
        super().paintEvent(event)

    def initStyleOptionForIndex(self, option: Any, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's names
        option.section, option.text = logicalIndex, str(logicalIndex + 1)
        option.textAlignment = self.defaultAlignment()
        if any(logicalIndex in rows for rows in self._chosen):
            option.state |= _CHOSEN
