"""Whether what is drawn can be read: contrast of texts and of the focus, taken from a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QMenuBar, QScrollArea, QWidget

from looking.faults import OVER, Fault, Seen, called, goes_on, view_of

LEAST: Final = 4.5
"""Contrast of what is read, as WCAG 2 asks of usual type."""
OF_FOCUS: Final = 3.0
"""Contrast of what is seen and not read, as there."""
_PIXELS: Final = 2
"""So many pixels at least are as dark as a letter is."""
_FORMAT: Final = QImage.Format.Format_RGB32
_RGB: Final = 0xFFFFFF
_ENOUGH: Final = 0.5
"""The part of the height of letters that must be in sight for their ink to be judged."""
_FRAME: Final = 4
"""Pixels round a widget in which its focus may show."""


def light(colour: int) -> float:
    """Relative luminance of 0xRRGGBB as WCAG 2 counts it."""
    return sum(
        share * _LINEAR[colour >> place & 0xFF]
        for share, place in ((0.2126, 16), (0.7152, 8), (0.0722, 0))
    )


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4


_LINEAR: Final = tuple(_linear(value) for value in range(256))


@lru_cache(maxsize=200_000)
def contrast(one: int, other: int) -> float:
    """How much one colour stands out from the other: 1 not at all, 21 at most."""
    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def picture(widget: QWidget) -> QImage:
    """*widget* as it is on the screen."""
    return widget.grab().toImage().convertToFormat(_FORMAT)


def _colours(image: QImage, place: QRectF) -> Counter[int]:
    """How often each colour is in *place*, given in the pixels of the widget."""
    ratio = image.devicePixelRatio()
    rect = QRect(
        QPoint(round(place.left() * ratio), round(place.top() * ratio)),
        QPoint(round(place.right() * ratio) - 1, round(place.bottom() * ratio) - 1),
    )
    part = image.copy(rect & image.rect())
    if part.isNull():
        return Counter()
    found: Counter[int] = Counter()
    for line in _lines(part):
        found.update(line.tolist())
    return found


def stands_out(colours: Counter[int]) -> float:
    """By how much the letters among *colours* stand out from what they are written on."""
    ground = max(colours, key=colours.__getitem__)
    found = sorted(
        ((contrast(colour & _RGB, ground & _RGB), count) for colour, count in colours.items()),
        reverse=True,
    )
    seen = 0
    for ratio, count in found:
        seen += count
        if seen >= _PIXELS:
            return ratio
    return 1.0


def faint(image: QImage, window: QWidget, all_seen: list[Seen]) -> Iterator[Fault]:
    """Texts of *window*, whose picture is *image*, that stand out by less than they should.

    What cannot be used now may be faint, which tells that it cannot.
    """
    lying = _lying_over(window)
    for one in all_seen:
        if not one.widget.isEnabled():
            continue
        shown = QRectF(one.widget.visibleRegion().boundingRect())
        arrows = goes_on(one.widget)
        for text in one.texts:
            if arrows and not shown.contains(text.line):
                continue
            place = text.ink.intersected(shown)
            if (
                place.width() < 2
                or place.height() < max(3, text.ink.height() * _ENOUGH)
                or _is_off(one.widget, text.ink.center().toPoint())
            ):
                continue
            if _is_covered(one.widget, window, place, lying):
                continue
            at = QRectF(place)
            at.translate(one.widget.mapTo(window, QPoint(0, 0)))
            colours = _colours(image, at)
            if colours and (ratio := stands_out(colours)) < LEAST:
                yield Fault("faint", called(one.widget), f"{text.words!r} {ratio:.1f}")


def _is_off(widget: QWidget, at: QPoint) -> bool:
    """Whether what stands at *at* cannot be used now, in a widget that can."""
    if isinstance(widget, QMenuBar | QMenu):
        return any(not one.isEnabled() and one is widget.actionAt(at) for one in widget.actions())
    view = view_of(widget)
    if isinstance(view, QAbstractItemView):
        index = view.indexAt(at)
        return index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEnabled
    return False


def _lying_over(window: QWidget) -> list[tuple[QWidget, QRect]]:
    """What lies over others on purpose, and where in *window*."""
    return [
        (one, QRect(one.mapTo(window, QPoint(0, 0)), one.size()))
        for name in OVER
        for one in window.findChildren(QWidget, name)
        if one.isVisible()
    ]


def _is_covered(
    widget: QWidget, window: QWidget, place: QRectF, lying: list[tuple[QWidget, QRect]]
) -> bool:
    """Whether something else lies there over *widget*, or clips it."""
    corners = (place.topLeft(), place.center(), place.bottomRight())
    for corner in corners:
        at = widget.mapTo(window, corner.toPoint())
        top = window.childAt(at) or window
        # A child lies over it as well: an open editor over what its cell says.
        if top is not widget:
            return True
    # What lies over cells on purpose lets the mouse through: it is nobody's child there.
    on_window = place.translated(widget.mapTo(window, QPoint(0, 0))).toRect()
    return any(
        on_window.intersects(at) and one is not widget and not one.isAncestorOf(widget)
        for one, at in lying
    )


def unfocused(window: QWidget) -> Iterator[Fault]:
    """Widgets of *window* that take the keys without a sign that can be seen."""
    before = QApplication.focusWidget()
    other = QWidget(window)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    # As after a key: Qt shows the focus more plainly then.
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    for widget in window.findChildren(QWidget):
        if widget is other or not _takes_keys(widget, window):
            continue
        _bring_into_sight(widget)
        other.setFocus()
        plain = _around(widget, window)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if (
            QApplication.focusWidget() is widget
            and _differ(plain, _around(widget, window)) < OF_FOCUS
        ):
            yield Fault("unfocused", called(widget), "")
    other.setParent(None)
    other.deleteLater()
    if before is not None:
        before.setFocus()


def _bring_into_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _takes_keys(widget: QWidget, window: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )


def _around(widget: QWidget, window: QWidget) -> QImage:
    """The picture of *widget* and of what is just around it."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    room = place.adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME) & window.rect()
    return window.grab(room).toImage().convertToFormat(_FORMAT)


def _differ(plain: QImage, focused: QImage) -> float:
    """By how much the pixels that changed stand out from what was there."""
    if plain.size() != focused.size() or plain == focused:
        return 1.0 if plain == focused else LEAST
    pairs: Counter[tuple[int, int]] = Counter()
    for old, new in zip(_lines(plain), _lines(focused), strict=True):
        if old != new:
            pairs.update(zip(old.tolist(), new.tolist(), strict=True))
    changed = sorted(
        (
            (contrast(old & _RGB, new & _RGB), count)
            for (old, new), count in pairs.items()
            if old != new
        ),
        reverse=True,
    )
    seen = 0
    for ratio, count in changed:
        seen += count
        if seen >= _LEAST_CHANGED:
            return ratio
    return 1.0


def _lines(image: QImage) -> Iterator[memoryview]:
    """The pixels of *image*, line by line."""
    pixels = memoryview(image.constBits()).cast("B").cast("I")
    long = image.bytesPerLine() // 4
    for line in range(image.height()):
        yield pixels[line * long : line * long + image.width()]


_LEAST_CHANGED: Final = 16
