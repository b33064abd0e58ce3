"""What the window says at its foot: once and until it is read, or for as long as it is so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMainWindow, QToolBar

from perfeval_gui.working.qt_text import tip


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the clerk should know, and may leave.

    Attributes:
        key: What it is about: a newer notice about the same takes its place.
        text: One sentence.
        way: What to do about it, as a button; empty if nothing.
        go: Does that.
        stays: Whether it is true until it is dropped: it cannot be put away, and others go before.
    """

    key: str
    text: str
    way: str = ""
    go: Callable[[], object] = bool
    stays: bool = False


class Notices(QToolBar):
    """Shows one notice at a time; never asks, and never takes the keys."""

    def __init__(self, window: QMainWindow) -> None:
        """Stand at the foot of *window*, away while there is nothing to say."""
        super().__init__("提示", window)
        self._waiting: list[Notice] = []
        self.setMovable(False)
        self.toggleViewAction().setVisible(False)
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setContentsMargins(8, 0, 16, 0)
        # In a narrow window the sentence is cut and not the ways out behind it.
        self.label.setMinimumWidth(120)
        self.addWidget(self.label)
        # Made here and not by the bar: those lose their Python side when forms are deleted.
        self.way, self.read = QAction(self), QAction(self)
        # Not with the text: to tell overloads apart PySide would make the icon class.
        self.read.setText("知道了")
        self.addActions([self.way, self.read])
        self.way.triggered.connect(self._go)
        self.read.triggered.connect(self._next)
        window.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self)
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show *notice*, after those that were not read yet."""
        self.drop(notice.key)
        self._waiting.append(notice)
        self._waiting.sort(key=attrgetter("stays"))
        self._show()

    def drop(self, key: str) -> None:
        """What was said about *key* is no longer so."""
        self._waiting = [notice for notice in self._waiting if notice.key != key]
        self._show()

    def _show(self) -> None:
        if self._waiting:
            notice = self._waiting[0]
            self.label.setText(notice.text)
            self.label.setToolTip(tip(notice.text))
            self.way.setText(notice.way)
            self.way.setVisible(bool(notice.way))
            self.read.setVisible(not notice.stays)
        self.setVisible(bool(self._waiting))

    def _next(self) -> None:
        del self._waiting[0]
        self._show()

    def _go(self) -> None:
        notice = self._waiting[0]
        if not notice.stays:
            self._next()
        notice.go()


def notices_of(window: QMainWindow) -> Notices:
    """The notices of *window*, made when first wanted."""
    found = window.findChild(Notices)
    return found if found is not None else Notices(window)


class StandingWarning(QLabel):
    """Says one sentence for as long as it is true."""

    def __init__(self, window: QMainWindow, *, quiet: bool = False) -> None:
        """Stand at the foot of *window*, hidden while there is nothing to say.

        One that is *quiet* warns of nothing.
        """
        super().__init__(window)
        self.setObjectName("standingNote" if quiet else "standingWarning")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("quiet" if quiet else "faultText", True)
        window.statusBar().addPermanentWidget(self)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show *sentence*, nothing if it is empty."""
        self.setText(sentence)
        self.setToolTip(tip(sentence))
        self.setVisible(bool(sentence))
