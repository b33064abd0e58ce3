"""One row of 情况一览, drawn alike in the window and on paper.

Shapes tell marks apart, not colours: on a grey printer they are as clear.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPainter,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)

from perfeval_gui.rules.telling.overview import SIGNS, Bar, Chart, Mark, Sign

_LABEL, _FIGURE = 0.36, 0.16
"""Parts of the width for the label at the left and the figure at the right."""
_THICK: Final = 0.46
"""Height of a bar, of that of a row of one line."""
PACE: Final = 1.7
"""Height of a row of one line on the screen, in lines."""
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
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(look.text)
    label = _draw_label(painter, room, bar, metrics)
    figure = QRectF(
        room.right() - room.width() * _FIGURE, room.top(), room.width() * _FIGURE, room.height()
    )
    painter.drawText(figure, middle | Qt.AlignmentFlag.AlignRight, bar.shown or "—")
    scale = QRectF(label.right(), room.top(), figure.left() - label.right(), room.height())
    _draw_scale(painter, scale, chart, bar, look)


def height_of(bar: Bar, wide: float, font: QFont, device: QPaintDevice) -> float:
    """How high a row *wide* is at least for the whole label of *bar*, in as many lines as it has.

    A label of one line needs no more than that line.
    """
    metrics = QFontMetricsF(font, device)
    place = _label_place(QRectF(0, 0, wide, 0), bar, metrics)
    return in_lines(bar.label, place.width(), font, device).lineCount() * metrics.lineSpacing()


def in_lines(text: str, wide: float, font: QFont, device: QPaintDevice) -> QTextLayout:
    """*text* in lines so *wide*, none of which begins with a mark that belongs to its end."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout, apart = QTextLayout(text, font, device), QFontMetricsF(font, device).lineSpacing()
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide)
        line.setPosition(QPointF(0, apart * line.lineNumber()))
    layout.endLayout()
    return layout


def _label_place(room: QRectF, bar: Bar, metrics: QFontMetricsF) -> QRectF:
    """Where the label of *bar* stands in its row, a letter away from its scale."""
    letter = metrics.horizontalAdvance("汉")
    left = bar.level * letter * _INDENT
    return QRectF(
        room.left() + left, room.top(), room.width() * _LABEL - left - letter, room.height()
    )


def _draw_label(painter: QPainter, room: QRectF, bar: Bar, metrics: QFontMetricsF) -> QRectF:
    """The label of *bar*, cut with “…” where the row is not as high as it needs; its place."""
    place = _label_place(room, bar, metrics)
    lines = in_lines(bar.label, place.width(), painter.font(), painter.device())
    high = lines.lineCount() * metrics.lineSpacing()
    if high > room.height():
        shown = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    else:
        lines.draw(painter, QPointF(place.left(), place.center().y() - high / 2))
    return place.adjusted(0, 0, metrics.horizontalAdvance("汉"), 0)


def _draw_scale(painter: QPainter, scale: QRectF, chart: Chart, bar: Bar, look: Look) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.quiet, look.rule))
    painter.drawLine(QLineF(scale.topLeft(), scale.bottomLeft()))
    # A bar is as thick beside a label of two lines as beside one.
    most = QFontMetricsF(painter.font(), painter.device()).lineSpacing() * PACE
    beyond = max(0.0, scale.height() - most) / 2
    scale = scale.adjusted(0, beyond, 0, -beyond)
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
