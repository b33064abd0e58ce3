"""What the clerk's hands do, for tests of the interface."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from perfeval_gui.working.pace import Pace

Dialog = TypeVar("Dialog", bound=QDialog)
WAIT: Final = 120_000
"""Milliseconds after which what is waited for is not expected any more, however slow the machine.

Only a test that fails takes as long.
"""
PATIENT: Final = Pace(at_once=60, shown=60, late=120, answer=60, progress=60, turn=60)
"""The pace of a program on a machine that may be slow: it is the test that says what is late."""


class Standing:
    """A clock that stands still until a test sets it on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


Show = Callable[[QWidget], QMainWindow]
"""Puts a page into an active window."""


def write(widget: QWidget, text: str) -> None:
    """Type *text* as an input method does: pinyin first, then the characters.

    `QTest.keyClicks` aborts the whole process when it is given a Chinese character.
    """
    widget.setFocus()
    QApplication.sendEvent(widget, QInputMethodEvent("pinyin", []))
    done = QInputMethodEvent("", [])
    done.setCommitString(text)
    QApplication.sendEvent(widget, done)


def focused() -> QWidget:
    """The widget that gets the keys now: of a table, the editor that is open."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_keys(widget: QWidget, keys: str) -> None:
    """Type *keys*, all of them ASCII, into *widget* over what it holds."""
    widget.setFocus()
    QTest.keyClicks(widget, keys)


def wait_for(until: Callable[[], bool]) -> None:
    """Serve the window until something has come about."""
    end = time.monotonic() + WAIT / 1000
    while not until() and time.monotonic() < end:
        QTest.qWait(10)
    assert until()


def idle() -> None:
    """Serve the window until what was put off to an idle moment has been done.

    Timers that are due go in the order in which they became due: one of a millisecond that is
    begun now comes after all of none that were begun before.
    """
    passed: list[bool] = []
    timer = QTimer(singleShot=True, interval=1)
    timer.timeout.connect(partial(passed.append, True))
    timer.start()
    wait_for(lambda: bool(passed))


def delete() -> None:
    """Delete what was left to be deleted later: Qt keeps it until an event loop runs."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def threads() -> frozenset[int]:
    """The threads of Python there are, those included that `threading` knows nothing of."""
    return frozenset(sys._current_frames())


def when_asked(kind: type[Dialog], answer: Callable[[Dialog], object]) -> None:
    """*answer* the dialog of a *kind* that comes up next, as soon as keys go to it.

    Before that, Qt's dialog for files takes what is chosen in it for what is typed into it.
    """
    timer = QTimer(QApplication.instance(), interval=10)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isActiveWindow():
            timer.stop()
            timer.deleteLater()
            answer(dialog)

    timer.timeout.connect(look)
    timer.start()
