"""Pages of a preview laid out soon after a change, between the window's events."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from perfeval_gui.pages.model import Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import laying_out
from perfeval_gui.views.output.preview.quietly import Quietly

_PAUSE: Final = 150
"""Changes within so many milliseconds are laid out together."""
_PLACE: Final = 12
"""Where it is said that pages are being laid out, pixels from the upper left corner."""


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
        self._package: Package | None = None
        self._laid_out: Package | None = None
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

    def want(self, package: Package) -> None:
        """Lay *package* out soon; cheap enough for every key."""
        self._package = package
        if self._view.isVisible() and not self._timer.isActive():
            self._timer.start()

    def at_once(self) -> None:
        """Begin with what was wanted last, if it is not there or under way already."""
        if self._package is not None and self._package is not self._laid_out:
            self._laid_out = self._package
            self._quietly.begin(laying_out(self._package, self._typefaces))
