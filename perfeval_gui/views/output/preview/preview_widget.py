"""The pages of a package on the screen, as they will be printed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QWidget

from perfeval_gui.pages.model import MM_PER_INCH, Package, paper_size
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.page import Page, Place
from perfeval_gui.paper.painting import to_image
from perfeval_gui.views.output.preview.laying_out import LayingOut, Making
from perfeval_gui.views.output.preview.pagestack import GAP, PageStack

_STEP: Final = 1.15
"""Factor of one step of zoom."""
_LEAST: Final = 20
_MOST: Final = 400
"""Limits of the zoom, percent."""
_NARROWEST: Final = 50
"""Least width of a page that fits the widget, pixels."""
_SCROLL: Final = 40
"""Pixels scrolled by an arrow key."""
_MARK: Final = QColor(255, 200, 0, 70)


class PackagePreview(QAbstractScrollArea):
    """Pages below each other; only those in sight are painted.

    Signals:
        cell_clicked: Name of the field or figure that was clicked.
        zoom_changed: The new size of the pages in percent.

    Attributes:
        _percent: Chosen size; None to follow the width of the widget.
        _pictures: Painted pages in sight, by index.
    """

    cell_clicked = Signal(str)
    zoom_changed = Signal(int)

    def __init__(self, typefaces: Typefaces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages, self._turned = tuple[Page, ...](), tuple[int, ...]()
        self._pictures: dict[int, QImage] = {}
        self._percent: float | None = None
        self._marked = ""
        self._laying_out = LayingOut(typefaces, self)
        self._laying_out.ended.connect(self._show_pages)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("版面预览")
        self.viewport().setMouseTracking(True)
        # Or the width to fit would change with the height it gives, and back, for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_package(self, package: Package) -> None:
        """Show *package* soon."""
        self.show_made(lambda: package)

    def show_made(self, making: Making) -> None:
        """Show what *making* gives soon; cheap enough for every key. Nothing is made while hidden.

        It is called on a thread of its own.
        """
        self._laying_out.want(making)

    def pages(self) -> tuple[Page, ...]:
        """What is shown now."""
        return self._pages

    def zoom(self) -> int:
        """Size of the pages in percent of the paper."""
        return round(self._pixels() * MM_PER_INCH * 100 / self.logicalDpiX())

    def set_zoom(self, percent: float) -> None:
        """Show pages in this size whatever the width of the widget."""
        self._percent = min(max(percent, _LEAST), _MOST)
        self._resized()

    def fit_width(self) -> None:
        """Show pages as wide as the widget, also when that changes."""
        self._percent = None
        self._resized()

    def zoom_in(self) -> None:
        """A bit larger."""
        self.set_zoom(self.zoom() * _STEP)

    def zoom_out(self) -> None:
        """A bit smaller."""
        self.set_zoom(self.zoom() / _STEP)

    def mark(self, name: str) -> None:
        """Show in colour where a field is printed and scroll there; an empty name marks nothing."""
        self._marked = name
        self.viewport().update()
        found = _first_place(self._pages, name)
        if name and found is not None:
            self._scroll_to(self._stack().area_of(*found))

    def _show_pages(self, pages: tuple[Page, ...]) -> None:
        top = self._top_place()
        self._pages = pages
        self._turned = tuple(n for n, page in enumerate(self._pages) if page.landscape)
        self._resized()
        self._stay_at(*top)

    def _top_place(self) -> tuple[str, int, int]:
        """Part, page of it and pixels of that page above what is seen."""
        stack = self._stack()
        if not (in_sight := stack.in_sight()):
            return "", 0, 0
        part = self._pages[in_sight[0]].part
        number = in_sight[0] - _pages_of(self._pages, part)[0]
        return part, number, -stack.area(in_sight[0]).top()

    def _stay_at(self, part: str, number: int, above: int) -> None:
        """Scroll to where `_top_place` was, though parts before it may have other lengths now."""
        if mine := _pages_of(self._pages, part):
            area = self._stack().area(mine[min(number, len(mine) - 1)])
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + area.top() + above)

    def _resized(self) -> None:
        """Follow new pages or a new size, with the same part of the pages in sight."""
        self._pictures.clear()
        stack = self._stack()
        whole, window = stack.whole(), stack.window
        _fit(self.verticalScrollBar(), whole.height(), window.height())
        _fit(self.horizontalScrollBar(), whole.width(), window.width())
        self.viewport().update()
        self.zoom_changed.emit(self.zoom())

    def _pixels(self) -> float:
        """Pixels in a millimetre."""
        if self._percent is not None:
            return self._percent / 100 * self.logicalDpiX() / MM_PER_INCH
        room = max(self.viewport().width() - 2 * GAP, _NARROWEST)
        return room / paper_size(landscape=bool(self._turned))[0]

    def _stack(self) -> PageStack:
        return PageStack(
            count=len(self._pages),
            pixels=self._pixels(),
            window=self.viewport().size(),
            offset=QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value()),
            turned=self._turned,
        )

    def _scroll_to(self, area: QRectF) -> None:
        height = self.viewport().height()
        if area.top() < 0 or area.bottom() > height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(area.top()) - height // 3)

    def _name_at(self, point: QPoint) -> str:
        found = self._stack().under(point)
        return self._pages[found[0]].name_at(*found[1:]) if found is not None else ""

    def _picture(self, index: int) -> QImage:
        picture = self._pictures.get(index)
        if picture is None:
            ratio = self.devicePixelRatioF()
            picture = to_image(self._pages[index], self._pixels() * MM_PER_INCH * ratio)
            picture.setDevicePixelRatio(ratio)
            self._pictures[index] = picture
        return picture

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
        stack = self._stack()
        in_sight = stack.in_sight()
        for index in in_sight:
            painter.drawImage(stack.area(index).topLeft(), self._picture(index))
            for place in self._pages[index].places:
                if self._marked and place.name == self._marked:
                    painter.fillRect(stack.area_of(index, place), _MARK)
        for index in self._pictures.keys() - set(in_sight):
            del self._pictures[index]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._laying_out.at_once()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        turns = event.angleDelta().y() / 120
        if turns:
            self.set_zoom(self.zoom() * _STEP**turns)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
                self.zoom_in()
                return
            if event.key() == Qt.Key.Key_Minus:
                self.zoom_out()
                return
            if event.key() == Qt.Key.Key_0:
                self.fit_width()
                return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._name_at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        name = self._name_at(event.position().toPoint())
        if name and event.button() == Qt.MouseButton.LeftButton:
            self.cell_clicked.emit(name)


def _fit(bar: QScrollBar, length: int, shown: int) -> None:
    """Let *bar* move over *length* pixels of which *shown* are seen, at the same part of them."""
    part = bar.value() / (bar.maximum() + bar.pageStep()) if bar.maximum() else 0
    bar.setRange(0, max(0, length - shown))
    bar.setPageStep(shown)
    bar.setSingleStep(_SCROLL)
    bar.setValue(round(part * length))


def _pages_of(pages: tuple[Page, ...], part: str) -> list[int]:
    """Indices of the pages of *part*."""
    return [index for index, page in enumerate(pages) if page.part == part]


def _first_place(pages: tuple[Page, ...], name: str) -> tuple[int, Place] | None:
    """The index of the first page that shows *name*, and where."""
    found = (
        (index, place)
        for index, page in enumerate(pages)
        for place in page.places
        if place.name == name
    )
    return next(found, None)
