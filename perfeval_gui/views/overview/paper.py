"""情况一览 on A4 paper: the rows of the window in grey, smaller before there are two pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from perfeval_gui.pages.model import A4, MM_PER_INCH
from perfeval_gui.paper.printing import Painted
from perfeval_gui.rules.telling.overview import Chart
from perfeval_gui.views.overview.drawing import Look, draw_bar, draw_heading
from perfeval_gui.views.overview.model import Row, rows_of_charts

_MARGIN: Final = 18.0
_HEAD: Final = 14.0
_HIGHEST, _LOWEST = 8.0, 5.0
"""Heights of a row, mm."""
_LOOK: Final = (
    QColor(Qt.GlobalColor.black),
    QColor(90, 90, 90),
    QColor(150, 150, 150),
    QColor(Qt.GlobalColor.white),
)
_RULE: Final = 0.2
_OF_ROW: Final = 0.52
"""Size of type, of the height of a row."""


def pages(charts: Sequence[Chart], title: str) -> list[Painted]:
    """The pages, in the order of *charts*; a heading never stands alone at the foot."""
    rows = rows_of_charts(charts)
    room = A4[1] - 2 * _MARGIN - _HEAD
    height = max(_LOWEST, min(_HIGHEST, room / max(1, len(rows))))
    most = int(room / height)
    found: list[list[Row]] = [[]]
    for at, row in enumerate(rows):
        lonely = row[1] is None and len(found[-1]) == most - 1 and at + 1 < len(rows)
        if len(found[-1]) >= most or lonely:
            found.append([])
        found[-1].append(row)
    return [_page(one, height, title) for one in found]


def _page(rows: Sequence[Row], height: float, title: str) -> Painted:
    def paint(painter: QPainter, resolution: float) -> None:
        dots = resolution / MM_PER_INCH
        look = Look(*_LOOK, rule=_RULE * dots)
        width = (A4[0] - 2 * _MARGIN) * dots
        painter.setFont(_font(painter, 6.0 * dots))
        painter.setPen(look.text)
        head = QRectF(_MARGIN * dots, _MARGIN * dots, width, _HEAD * dots * 0.7)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, title)
        painter.setFont(_font(painter, height * _OF_ROW * dots))
        for at, (chart, bar) in enumerate(rows):
            top = (_MARGIN + _HEAD + at * height) * dots
            room = QRectF(_MARGIN * dots, top, width, height * dots)
            if bar is None:
                draw_heading(painter, room, chart, look)
            else:
                draw_bar(painter, room, chart, bar, look)

    return paint


def _font(painter: QPainter, dots: float) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(dots)))
    return font
