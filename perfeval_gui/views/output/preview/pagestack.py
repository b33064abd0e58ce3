"""Where pages that lie below each other are seen on the screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
        turned: Which of them lie on their long side, in order.
    """

    count: int
    pixels: float
    window: QSize
    offset: QPoint
    turned: tuple[int, ...] = ()

    def page(self, index: int) -> QSize:
        """Size of a page."""
        width, height = self._sides()
        at = bisect_left(self.turned, index)
        return QSize(height, width) if index in self.turned[at : at + 1] else QSize(width, height)

    def whole(self) -> QSize:
        """Size of all pages with the space around them."""
        width, height = self._sides()
        return QSize((height if self.turned else width) + 2 * GAP, self._top(self.count))

    def _sides(self) -> tuple[int, int]:
        """The short and the long side of a page."""
        return round(A4[0] * self.pixels), round(A4[1] * self.pixels)

    def _top(self, index: int) -> int:
        """Height of all that is above a page."""
        width, height = self._sides()
        turned = bisect_left(self.turned, index)
        return GAP + index * GAP + (index - turned) * height + turned * width

    def area(self, index: int) -> QRect:
        """Where a page lies in the window."""
        size = self.page(index)
        left = max(GAP, (self.window.width() - size.width()) // 2)
        return QRect(QPoint(left, self._top(index)) - self.offset, size)

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
        pages = range(self.count)
        first = bisect_right(pages, self.offset.y(), key=self._top) - 1
        end = bisect_right(pages, self.offset.y() + self.window.height() + GAP, key=self._top)
        return pages[max(0, first) : end]

    def under(self, point: QPoint) -> tuple[int, float, float] | None:
        """The page under a point and where on its paper that is, mm."""
        for index in self.in_sight():
            area = self.area(index)
            if area.contains(point):
                inside = point - area.topLeft()
                return index, inside.x() / self.pixels, inside.y() / self.pixels
        return None
