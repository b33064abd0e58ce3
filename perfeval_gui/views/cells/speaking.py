"""What a screen reader says unasked: the figures that follow from the cell just left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

# Its classes for screen readers, with all their enumerations, are made when they are first named.
from PySide6 import QtGui
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.names.fields import address, cell_name

_MOST: Final = 4
"""Figures that are said; who wants to hear more goes there."""


def following(document: Document, before: State, name: str) -> str:
    """The computed figures that are others than in *before*, those of the row of *name* first.

    Empty where none is.
    """
    sheet = document.sheet
    changed = [
        f"{sheet.label(one)}：{sheet.shown(one) or '空白'}"
        for one in _computed(document, name)
        if _other(document, before, one)
    ]
    more = "等" if len(changed) > _MOST else ""
    return "；".join(changed[:_MOST]) + more


def _computed(document: Document, name: str) -> Iterator[str]:
    figures, found = document.book.figures, address(name)
    if found is not None and found[1] is not None:
        stem = f"{found[0]}[]."
        columns = (one.removeprefix(stem) for one in figures if one.startswith(stem))
        yield from (cell_name(found[0], found[1], column) for column in columns)
    yield from (one for one in document.sheet.singles if one in figures)


def _other(document: Document, before: State, name: str) -> bool:
    try:
        return document.sheet.shown(name) != before.sheet.shown(name)
    except KeyError:
        # The row came or went meanwhile.
        return False


def is_heard() -> bool:
    """Whether a screen reader is there."""
    return QtGui.QAccessible.isActive()


class Speaking(QObject):
    """Tells whoever listens what became of the computed figures, once a cell was left.

    Nothing is compared where no screen reader is there.
    """

    def __init__(
        self,
        document: Document,
        widget: QWidget,
        listens: Callable[[], bool] = is_heard,
    ) -> None:
        """Speak for *widget*, which shows *document*, to whoever *listens*.

        `visit` says where the clerk goes.
        """
        super().__init__(widget)
        self._listens = listens
        self._document, self._widget = document, widget
        self._state, self._name = document.state, ""
        document.opened.connect(self._restart)

    def _restart(self, state: State) -> None:
        self._state = state

    def visit(self, name: str) -> None:
        """The clerk goes to the cell called *name*, empty for none: say what follows."""
        left, self._name = self._name, name
        if name == left:
            return
        before, self._state = self._state, self._document.state
        if before is self._state or not self._listens():
            return
        if words := following(self._document, before, left):
            self.say(words)

    def say(self, words: str) -> None:
        """Let *words* be said when what is being said has ended."""
        event = QtGui.QAccessibleAnnouncementEvent(self._widget, words)
        QtGui.QAccessible.updateAccessibility(event)
