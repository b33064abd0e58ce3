"""Offers what pasted figures could also mean, at the foot of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

from perfeval_gui.document.document import Document
from perfeval_gui.views.kit.notices import Notice, notices_of

if TYPE_CHECKING:
    from perfeval_gui.document.tables.pasted_figures import Offer

_KEY: Final = "pasted-"


class PasteOffers(QObject):
    """Says each offer until it is taken or read, or the paste is undone."""

    def __init__(self, window: QMainWindow, document: Document) -> None:
        """Say in *window* what is offered for *document*."""
        super().__init__(document)
        self._window = window
        self._document = document
        self._since = 0
        self._said: set[str] = set()
        document.history.indexChanged.connect(self._step)

    def take(self, offer: Offer) -> None:
        """Say *offer*."""
        self._since = self._document.history.index()
        self._said.add(key := _KEY + offer.key)
        go = partial(self._accept, offer)
        notices_of(self._window).say(Notice(key=key, text=offer.text, way=offer.way, go=go))

    def _accept(self, offer: Offer) -> None:
        # Imported here: by then it is there, and forms without a table do without it.
        from perfeval_gui.document.tables.pasted_figures import taken

        self._document.edit(offer.label, taken(self._document.report, offer.changes))

    def _step(self, index: int) -> None:
        """Once the paste is undone, or another report is open, nothing is offered any more."""
        # The history of a window that is being taken down goes back to its beginning as well.
        if self._said and index < self._since and isValid(self._window):
            for key in self._said:
                notices_of(self._window).drop(key)
            self._said.clear()
