"""A place to scroll in, on the page it lies on."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def let_scroll(place: QScrollArea, what: QWidget | None = None, *, sheet: bool = True) -> None:
    """Let *place* scroll *what*, which is as wide as it and at least as high.

    Without a *sheet* it shows the ground of what it lies on.
    """
    place.setFrameShape(QFrame.Shape.NoFrame)
    # As Qt makes it. To know the class of one that Qt made, PySide asks all classes of widgets, and
    # makes them with their sixty enumerations.
    ground = QWidget(place)
    ground.setAutoFillBackground(sheet)
    place.setViewport(ground)
    # Tab goes from part to part, which scroll along by themselves. By the number of
    # `Qt.FocusPolicy.NoFocus`: naming Qt is a tenth of the start.
    place.setProperty("focusPolicy", 0)
    place.setWidgetResizable(True)
    if what is not None:
        place.setWidget(what)
        if not sheet:
            what.setAutoFillBackground(False)


def shown_through(page: QWidget) -> QWidget:
    """What *page* is seen through, which does not grow with what stands on it; itself without."""
    return page.parentWidget() or page
