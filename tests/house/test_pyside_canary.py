"""Faults of PySide6 itself that would cost a clerk the draft; docs/adr/0008 says which.

6.12.0 drops one reference to None, True and False too many at each call on Python 3.11: after a
few thousand the interpreter aborts. From 3.12 on these objects never die, and the test is idle.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS: Final = 2000
# Other code takes and leaves references meanwhile; the fault would take one at every call.
NOISE: Final = 500


class Sender(QObject):
    """Has a signal that nobody listens to."""

    sent = Signal()


def test_calls_into_qt_keep_none_alive(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        label.setText("x")

    assert sys.getrefcount(None) > before - NOISE


def test_signals_keep_true_alive(qapp: QObject) -> None:
    sender = Sender()
    before = sys.getrefcount(True)

    for _ in range(CALLS):
        sender.sent.emit()

    assert sys.getrefcount(True) > before - NOISE
