"""A keyboard for tests: keys and committed texts go to the widget that has the focus."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from hands import wait_for, when_asked

KEY: Final = Qt.Key
CTRL: Final = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    """The widget that gets the keys now."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key."""
    QTest.keyClick(focused(), key, modifiers)
    QApplication.processEvents()


def commit(text: str) -> None:
    """What an input method does: show something unfinished, then commit *text*."""
    QApplication.sendEvent(focused(), QInputMethodEvent("pinyin", []))
    done = QInputMethodEvent("", [])
    done.setCommitString(text)
    QApplication.sendEvent(focused(), done)
    QApplication.processEvents()


def write(text: str) -> None:
    """Type *text*: plain characters as keys, the rest through the input method."""
    pending = ""
    for mark in text:
        if mark.isascii() and mark.isprintable():
            if pending:
                commit(pending)
                pending = ""
            QTest.keyClicks(focused(), mark)
        elif mark == "\n":
            commit(pending)
            pending = ""
            press(KEY.Key_Return)
        else:
            pending += mark
    if pending:
        commit(pending)
    QApplication.processEvents()


def choose(place: int) -> None:
    """Open the list of a choice, go down to the entry at *place* and take it."""
    press(KEY.Key_F2)
    wait_for(lambda: QApplication.activePopupWidget() is not None)
    for _ in range(place):
        press(KEY.Key_Down)
    press(KEY.Key_Return)


def answer(text: str) -> None:
    """Type *text* into the file dialog that opens next, and Return."""
    when_asked(QFileDialog, partial(_answer, text))


def _answer(text: str, dialog: QFileDialog) -> None:
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.setFocus()
    QTest.keyClick(line, KEY.Key_A, CTRL)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, KEY.Key_Return)
