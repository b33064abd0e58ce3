"""What the clerk's hands do, for tests of the interface."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

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
    end = time.monotonic() + 20
    while not until() and time.monotonic() < end:
        QTest.qWait(10)
    assert until()
