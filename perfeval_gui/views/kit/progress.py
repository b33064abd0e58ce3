"""Work in steps on the window's thread: at once where it is short, else with a way to stop it."""

from __future__ import annotations

import gc
from collections.abc import Generator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QProgressDialog, QWidget
from shiboken6 import isValid

from perfeval_gui.working.pace import USUAL, Pace

_DIGITS: Final = 44
"""Width of the dialog that tells of the work, in digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a dialog says: its title, what is being done, and the button that leaves it."""

    title: str
    text: str
    leave: str


def leaving_dialog(window: QWidget, words: Words) -> QProgressDialog:
    """A dialog that goes on until the work is over; its button only says that it was pressed."""
    dialog = QProgressDialog(words.text, words.leave, 0, 0, window)
    for label in dialog.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    dialog.setWindowTitle(words.title)
    # What is told changes on the way, and the title is read whole.
    dialog.setMinimumWidth(dialog.fontMetrics().horizontalAdvance("0") * _DIGITS)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    return dialog


class Served:
    """Serves the window while work is young, so that it is painted; keys that come now wait.

    What is short is over in one go that way, and what is long never holds the window until its
    progress is shown.
    """

    def __init__(self, pace: Pace) -> None:
        """Begin now; nothing is served for as long as nobody notices by *pace*."""
        self._pace = pace
        self._next = pace.clock() + pace.at_once

    def serve(self) -> None:
        """Serve what has come, if it is time to."""
        if self._pace.clock() >= self._next:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            self._next = self._pace.clock() + self._pace.turn


class Uncollected:
    """Garbage is not looked for from now until `end`, or until an owner is gone that never ended.

    What long work makes is in use until its end: looking for garbage in it again and again takes
    time for nothing, and at one moment holds the window. Work may begin within other work.
    """

    def __init__(self, owner: QObject) -> None:
        """Begin; *owner* is the object that does the work."""
        self._owner = owner
        self._collected = gc.isenabled()
        gc.disable()
        if self._collected:
            owner.destroyed.connect(_collect)

    def end(self) -> None:
        """Look for garbage again, unless other work is under way around this."""
        if self._collected:
            self._collected = False
            self._owner.destroyed.disconnect(_collect)
            gc.enable()


def _collect() -> None:
    gc.enable()


class Stepped(QObject):
    """Makes the steps of one piece of work, which changes nothing before its last one.

    Signals:
        ended: All of it was made. arg: what it gives. It does not come where the work was left.
    """

    ended = Signal(object)

    def __init__(
        self,
        window: QWidget,
        work: Generator[object, None, object],
        words: Words,
        steps: int,
        pace: Pace = USUAL,
    ) -> None:
        """Be ready to make about so many *steps*; *pace* says when progress is shown."""
        super().__init__(window)
        self._window = window
        self._work = work
        self._words = words
        self._steps = steps
        self._pace = pace
        self._made = 0
        self._uncollected: Uncollected | None = None
        self._dialog: QProgressDialog | None = None
        self._bar: QProgressBar | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Make steps until progress is to be shown, then the rest between the window's events."""
        self._uncollected = Uncollected(self)
        until, served = self._pace.clock() + self._pace.progress, Served(self._pace)
        while self._step():
            if self._pace.clock() >= until:
                self._show()
                self._timer.start()
                return
            served.serve()
            if not isValid(self):
                return  # The window went: what was not done is not wanted any more.

    def stop(self) -> None:
        """Leave the work: nothing was changed."""
        if self._timer.isActive():
            self._end()

    def _go_on(self) -> None:
        """Make steps for a moment: one at a time, serving events would cost as much as they do."""
        until = self._pace.clock() + self._pace.turn
        while self._step():
            if self._pace.clock() >= until:
                if self._bar is not None:
                    self._bar.setValue(min(self._made, self._bar.maximum()))
                return

    def _show(self) -> None:
        dialog = leaving_dialog(self._window.window(), self._words)
        # A bar of its own: the dialog serves all events whenever it is told how far it is.
        self._bar = QProgressBar(dialog)
        self._bar.setRange(0, max(self._steps, self._made + 1))
        dialog.setBar(self._bar)
        dialog.canceled.connect(self.stop)
        dialog.show()
        self._dialog = dialog

    def _step(self) -> bool:
        """Make one step; False when there is none left."""
        try:
            next(self._work)
        except StopIteration as end:
            self._end()
            self.ended.emit(end.value)
            return False
        except BaseException:
            self._end()
            raise
        self._made += 1
        return True

    def _end(self) -> None:
        self._timer.stop()
        self._work.close()
        if self._uncollected is not None:
            self._uncollected.end()
        if self._dialog is not None:
            self._dialog.canceled.disconnect(self.stop)
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = self._bar = None
        self.deleteLater()
