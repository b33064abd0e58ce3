"""Cells of the table of years: written in their tone, and small bars, one for each year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from perfeval_gui.views.kit.theme import colours_of
from perfeval_gui.views.years.model import ROLE_FIGURES, ROLE_TONE

Index = QModelIndex | QPersistentModelIndex
_WIDE, _GAP, _EDGE = 9, 4, 4
"""Of a bar, between two, and around them, pixels."""


class YearsDelegate(QStyledItemDelegate):
    """Draws bars where a cell has figures of several years, and no frame round a single cell.

    Older years are outlined and the open report is filled: they are told apart in grey too.
    """

    def __init__(self, view: QTableView) -> None:
        """Draw the cells of *view*."""
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]  # the stubs miss it, as below
        if tone := index.data(ROLE_TONE):
            palette: QPalette = option.palette  # type: ignore[attr-defined]
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                palette.setColor(role, QColor(colours_of(self._view)[tone]))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        if figures := index.data(ROLE_FIGURES):
            size.setWidth(len(figures) * (_WIDE + _GAP) - _GAP + 4 * _EDGE)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if figures := index.data(ROLE_FIGURES):
            rect: QRect = option.rect  # type: ignore[attr-defined]
            self._bars(painter, rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), figures)

    def _bars(self, painter: QPainter, rect: QRect, figures: Sequence[Decimal | None]) -> None:
        words = colours_of(self._view)
        left = rect.center().x() - (len(figures) * (_WIDE + _GAP) - _GAP) // 2
        bars = bars_of(figures, rect.height() - 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for number, bar in enumerate(bars):
            if bar is None:
                continue
            top, height = bar
            box = QRect(left + number * (_WIDE + _GAP), rect.top() + top, _WIDE, height)
            last = number == len(bars) - 1
            painter.setPen(QColor(words["accent" if last else "quiet"]))
            painter.setBrush(QColor(words["accent"]) if last else Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
        painter.restore()


def bars_of(figures: Sequence[Decimal | None], height: int) -> list[tuple[int, int] | None]:
    """Top and height of the bar of each of *figures* in a room of so much *height*; None for none.

    All begin at zero: what is below it hangs down from there. Zero itself is a line.
    """
    there = [one for one in figures if one is not None]
    high, low = max((*there, Decimal(0))), min((*there, Decimal(0)))
    span = high - low
    zero = round(height * (high / span)) if span else height
    bars: list[tuple[int, int] | None] = []
    for figure in figures:
        if figure is None:
            bars.append(None)
            continue
        long = round(height * (abs(figure) / span)) if span else 0
        bars.append((zero - long, long) if figure >= 0 else (zero, long))
    return bars
