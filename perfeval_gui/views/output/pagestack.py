"""Where pages that lie below each other are seen on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize

from perfeval_gui.pages.model import A4
from perfeval_gui.paper.page import Place

GAP: Final = 14
"""Space around pages, pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStack:
    """Pages in a window.

    Attributes:
        count: How many there are.
        pixels: Pixels in a millimetre of paper.
        window: What is seen at once.
        offset: How far the pages are scrolled to the left and up.
    """

    count: int
    pixels: float
    window: QSize
    offset: QPoint

    def page(self) -> QSize:
        """Size of one page."""
        return QSize(round(A4[0] * self.pixels), round(A4[1] * self.pixels))

    def whole(self) -> QSize:
        """Size of all pages with the space around them."""
        size = self.page()
        return QSize(size.width() + 2 * GAP, self.count * (size.height() + GAP) + GAP)

    def area(self, index: int) -> QRect:
        """Where a page lies in the window."""
        size = self.page()
        left = max(GAP, (self.window.width() - size.width()) // 2)
        top = GAP + index * (size.height() + GAP)
        return QRect(QPoint(left, top) - self.offset, size)

    def area_of(self, index: int, place: Place) -> QRectF:
        """Where a place of a page lies in the window."""
        area = self.area(index)
        return QRectF(
            area.x() + place.x * self.pixels,
            area.y() + place.y * self.pixels,
            place.width * self.pixels,
            place.height * self.pixels,
        )

    def in_sight(self) -> range:
        """The pages of which something is seen."""
        step = self.page().height() + GAP
        first = max(0, (self.offset.y() - GAP) // step)
        return range(first, min(self.count, (self.offset.y() + self.window.height()) // step + 1))

    def under(self, point: QPoint) -> tuple[int, float, float] | None:
        """The page under a point and where on its paper that is, mm."""
        for index in self.in_sight():
            area = self.area(index)
            if area.contains(point):
                inside = point - area.topLeft()
                return index, inside.x() / self.pixels, inside.y() / self.pixels
        return None
