"""Painting pages: the same lines and rules on a picture, in a PDF and on a printer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from perfeval_gui.pages.model import A4, MM_PER_INCH
from perfeval_gui.paper.page import MM, UNIT, Page, Text

_RULE: Final = 0.5 * UNIT
"""Width of the rules of a grid."""


def scale_for(dpi: float) -> float:
    """Device dots in a layout unit."""
    return dpi / 72 / UNIT


def paint(painter: QPainter, page: Page, scale: float) -> None:
    """Paint a page with its paper's corner at the painter's origin, *scale* dots a layout unit."""
    painter.save()
    painter.scale(scale, scale)
    painter.setPen(Qt.GlobalColor.black)
    for text in page.painted():
        _paint_text(painter, text)
    # Without antialiasing a thin rule on the screen is one clear dot wide, not two grey ones.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    pen = QPen(Qt.GlobalColor.black, _RULE if _RULE * scale > 1 else 0)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    painter.setPen(pen)
    painter.drawLines([QLineF(rule.x1, rule.y1, rule.x2, rule.y2) for rule in page.strokes])
    painter.restore()


def paint_upright(painter: QPainter, page: Page, scale: float) -> None:
    """What `paint` does, on paper that stands upright: a wide page with its head to the left.

    There both sides of a bound package have it, at the spine or at the cut (GB/T 9704).
    """
    painter.save()
    if page.landscape:
        painter.translate(0, A4[1] * MM * scale)
        painter.rotate(-90)
    paint(painter, page, scale)
    painter.restore()


def to_image(page: Page, dpi: float) -> QImage:
    """A picture of the page, black on white whatever the theme."""
    width, height = (round(side / MM_PER_INCH * dpi) for side in page.size)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    paint(painter, page, scale_for(dpi))
    painter.end()
    return image


def _paint_text(painter: QPainter, text: Text) -> None:
    line = text.line
    if line.source is None:
        return
    if not text.turned:
        line.source.draw(painter, QPointF(text.x, text.y + line.drop))
        return
    painter.save()
    painter.translate(text.x + line.measure / 2, text.y + line.pitch / 2)
    painter.rotate(90)
    line.source.draw(painter, QPointF(-line.measure / 2, line.drop - line.pitch / 2))
    painter.restore()
