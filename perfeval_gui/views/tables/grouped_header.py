"""A header whose columns stand below headings that several of them share, as forms draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget


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
