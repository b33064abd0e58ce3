"""One row of 情况一览, drawn alike in the window and on paper.

Shapes tell marks apart, not colours: on a grey printer they are as clear.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from perfeval_gui.rules.telling.overview import SIGNS, Bar, Chart, Mark, Sign

_LABEL, _FIGURE = 0.36, 0.16
"""Parts of the width for the label at the left and the figure at the right."""
_THICK: Final = 0.46
"""Height of a bar, of that of its row."""
_TITLE: Final = 0.6
_ABOVE: Final = 0.3
"""Of the height of a heading: kept free above it."""
_INDENT: Final = 1.2
"""By how much a part stands further in, in letters."""
Words = Callable[[QRectF, Qt.AlignmentFlag, str], None]


@dataclass(frozen=True, slots=True)
class Look:
    """The colours, and how wide a rule is, in dots; *paper* is what is drawn on."""

    text: QColor
    quiet: QColor
    bar: QColor
    paper: QColor
    rule: float = 1.0


def draw_heading(painter: QPainter, room: QRectF, chart: Chart, look: Look) -> None:
    """The title of *chart*, and what its marks mean, in the lower part of *room*."""
    room = room.adjusted(0, room.height() * _ABOVE, 0, 0)
    font, bold = QFont(painter.font()), QFont(painter.font())
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(look.text)
    metrics = QFontMetricsF(bold, painter.device())
    title = metrics.elidedText(chart.title, Qt.TextElideMode.ElideRight, room.width() * _TITLE)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
    painter.setFont(font)
    right = room.right()
    for sign, words in reversed(list(chart.signs.items())):
        right = _draw_meaning(
            painter,
            QRectF(room.left(), room.top(), right - room.left(), room.height()),
            sign,
            words,
            look,
        )
    painter.setPen(QPen(look.quiet, look.rule))
    painter.drawLine(QLineF(room.bottomLeft(), room.bottomRight()))


def _draw_meaning(painter: QPainter, room: QRectF, sign: Sign, words: str, look: Look) -> float:
    """A mark and its *words* at the right end of *room*; where they begin."""
    metrics = QFontMetricsF(painter.font(), painter.device())
    gap = metrics.horizontalAdvance("汉")
    place = QRectF(room)
    place.setLeft(room.right() - metrics.horizontalAdvance(words))
    painter.setPen(look.quiet)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
    sample = QRectF(place.left() - gap * 1.4, room.top(), gap, room.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _MARKS[sign](painter, sample.center().x(), sample.adjusted(0, gap * 0.2, 0, -gap * 0.2), look)
    painter.restore()
    return sample.left() - gap


def draw_bar(painter: QPainter, room: QRectF, chart: Chart, bar: Bar, look: Look) -> None:
    """One line of *chart*: label, bar with its marks, figure."""
    metrics = QFontMetricsF(painter.font(), painter.device())
    letter = metrics.horizontalAdvance("汉")
    left = room.left() + bar.level * letter * _INDENT
    label = QRectF(left, room.top(), room.left() + room.width() * _LABEL - left, room.height())
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(look.text)
    shown = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, label.width() - letter)
    painter.drawText(label, middle | Qt.AlignmentFlag.AlignLeft, shown)
    figure = QRectF(
        room.right() - room.width() * _FIGURE, room.top(), room.width() * _FIGURE, room.height()
    )
    painter.drawText(figure, middle | Qt.AlignmentFlag.AlignRight, bar.shown or "—")
    scale = QRectF(label.right(), room.top(), figure.left() - label.right(), room.height())
    _draw_scale(painter, scale, chart, bar, look)


def _draw_scale(painter: QPainter, scale: QRectF, chart: Chart, bar: Bar, look: Look) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.quiet, look.rule))
    painter.drawLine(QLineF(scale.topLeft(), scale.bottomLeft()))
    if bar.value is not None and bar.value > 0:
        painter.fillRect(_filled(scale, _x(scale, chart, bar.value)), look.bar)
        if bar.cut:
            _draw_cut(painter, scale, look)
    for mark in bar.marks:
        if mark.value >= 0:
            _MARKS[mark.sign](painter, _x(scale, chart, mark.value), scale, look)
    painter.restore()


def _x(scale: QRectF, chart: Chart, value: Decimal) -> float:
    return scale.left() + scale.width() * float(value / chart.most)


def _filled(scale: QRectF, end: float) -> QRectF:
    height = scale.height() * _THICK
    return QRectF(scale.left(), scale.center().y() - height / 2, end - scale.left(), height)


def _draw_cut(painter: QPainter, scale: QRectF, look: Look) -> None:
    """Two slanted rules through the end of a bar that is longer than is drawn."""
    painter.setPen(QPen(look.text, look.rule))
    step = scale.height() * _THICK / 2
    for at in (scale.right() - step, scale.right() - step * 2):
        middle = scale.center().y()
        painter.drawLine(QLineF(at, middle + step * 1.5, at + step, middle - step * 1.5))


def _draw_budget(painter: QPainter, x: float, scale: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.text, look.rule * 2))
    inset = scale.height() * 0.12
    painter.drawLine(QLineF(x, scale.top() + inset, x, scale.bottom() - inset))


def _draw_prior(painter: QPainter, x: float, scale: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.text, look.rule))
    # Seen on a bar as well as beside it.
    painter.setBrush(look.paper)
    middle, half = scale.center().y(), scale.height() * 0.2
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x - half, middle),
                QPointF(x, middle - half),
                QPointF(x + half, middle),
                QPointF(x, middle + half),
            ]
        )
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_most(painter: QPainter, x: float, scale: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.quiet, look.rule))
    height = scale.height() * _THICK
    painter.drawLine(QLineF(x, scale.center().y() - height, x, scale.center().y() + height))


def _draw_limit(painter: QPainter, x: float, scale: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.quiet, look.rule, Qt.PenStyle.DashLine))
    painter.drawLine(QLineF(x, scale.top(), x, scale.bottom()))


_MARKS: Final[Mapping[Sign, Callable[[QPainter, float, QRectF, Look], None]]] = {
    "budget": _draw_budget,
    "prior": _draw_prior,
    "most": _draw_most,
    "limit": _draw_limit,
}


def in_words(bar: Bar) -> str:
    """What a bar shows, for those who do not see it."""
    marks = "".join(f"，{_mark_in_words(mark)}" for mark in bar.marks)
    return f"{bar.label}：{bar.shown or '空白'}{marks}"


def _mark_in_words(mark: Mark) -> str:
    return f"{SIGNS[mark.sign]} {mark.shown}"
