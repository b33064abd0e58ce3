"""Pages of a preview laid out soon after a change, between the window's events."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from perfeval_gui.pages.model import Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import laying_out
from perfeval_gui.paper.page import Page
from perfeval_gui.views.output.preview.quietly import Quietly
from perfeval_gui.working.thread import aside

_PAUSE: Final = 150
"""Changes within so many milliseconds are laid out together."""
_PLACE: Final = 12
"""Where it is said that pages are being laid out, pixels from the upper left corner."""
Making = Callable[[], Package]
"""Gives the pages to lay out; called beside the window, it takes nothing that changes."""


class LayingOut(QObject):
    """Lays out what a *view* shows; nothing while it is hidden.

    Signals:
        ended: The pages are there. arg: the pages.
    """

    ended = Signal(object)

    def __init__(self, typefaces: Typefaces, view: QWidget) -> None:
        """Serve *view*, over which it is said where it takes long."""
        super().__init__(view)
        self._typefaces = typefaces
        self._view = view
        self._wanted: Making | None = None
        self._begun: Making | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.at_once)
        self._waiting = QLabel("正在排版……", view)
        self._waiting.setObjectName("waiting")
        self._waiting.move(_PLACE, _PLACE)
        self._waiting.hide()
        self._quietly = Quietly(self)
        self._quietly.delayed.connect(self._waiting.show)
        self._quietly.ended.connect(self._waiting.hide)
        self._quietly.ended.connect(self.ended)

    def want(self, making: Making) -> None:
        """Lay out soon what *making* gives, on a thread of its own; cheap enough for every key."""
        self._wanted = making
        if self._view.isVisible() and not self._timer.isActive():
            self._timer.start()

    def at_once(self) -> None:
        """Begin with what was wanted last, if it is not there or under way already."""
        if self._wanted is not None and self._wanted is not self._begun:
            self._begun = self._wanted
            self._quietly.begin(self._laying_out(self._wanted))

    def _laying_out(self, making: Making) -> Generator[None, None, tuple[Page, ...]]:
        package = yield from aside(making)
        return (yield from laying_out(package, self._typefaces))
