"""The whole program in a process of its own, that something happens to.

``session.py type MOST``: types a mark every 10 ms and prints how many there are.
``session.py cell MOST``: does so in a cell of a table, which is never left.
``session.py faults``: raises in eleven places and prints what came of each, as JSON.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QObject,
    QRunnable,
    Qt,
    QThread,
    QThreadPool,
    QTimer,
)
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from hands import PATIENT, WAIT, focused, write
from perfeval_gui import paths
from perfeval_gui.start.join import Desktop
from perfeval_gui.storage.saving.recovery import Recovery
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.kit import questions
from perfeval_gui.working.pace import Pace

SECRET: Final = "13800138000"
BEAT: Final = 10
"""Milliseconds between two marks: at least, as a busy machine leaves beats out."""
dialogs: list[str] = []


def fail(*_given: object) -> None:
    """Fails with a message that holds personal data."""
    raise ValueError(SECRET)


class Failing(QWidget):
    """Fails in its events."""

    painted = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.painted:
            self.painted = True
            fail()

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        fail()

    def closeEvent(self, _event: QCloseEvent) -> None:
        fail()


class Filter(QObject):
    """Fails once when it sees an event."""

    def eventFilter(self, watched: QObject, _event: QEvent) -> bool:
        watched.removeEventFilter(self)
        fail()
        return False


class Model(QAbstractListModel):
    """Fails when asked for data."""

    def rowCount(self, _parent: object = None) -> int:
        return 1

    def data(self, _index: object, _role: int = 0) -> object:
        fail()
        return None


class Work(QRunnable):
    """Fails in a pool."""

    def run(self) -> None:
        fail()


class Thread(QThread):
    """Fails in a thread of Qt's."""

    def run(self) -> None:
        fail()


class Dying:
    """Fails when it goes."""

    def __del__(self) -> None:
        fail()


def places(widget: Failing) -> dict[str, Callable[[], object]]:
    """Eleven places, each with what makes it fail."""
    seer, model, thread = Filter(widget), Model(widget), Thread(widget)
    button = QLineEdit(widget)
    # An error of an event that a call from Python sends is handed back to the call, and the
    # library forgets it where a filter of ours hears another event before: the field of a window
    # that goes has one while it has the focus. Ours stay open where closing fails.
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.returnPressed.connect(fail)

    def filtered() -> None:
        button.installEventFilter(seer)
        QApplication.sendEvent(button, QEvent(QEvent.Type.User))

    def in_thread() -> None:
        started = threading.Thread(target=fail)
        started.start()
        started.join()

    def in_qthread() -> None:
        thread.start()
        thread.wait()

    def asked() -> None:
        # Through Qt, as a view does.
        model.match(model.index(0), 0, "x")

    return {
        "slot": button.returnPressed.emit,
        "timer": partial(QTimer.singleShot, 0, fail),
        "paint event": widget.show,
        "key event": partial(QTest.keyClick, widget, Qt.Key.Key_A),
        "close event": widget.close,
        "event filter": filtered,
        "model": asked,
        "thread": in_thread,
        "Qt thread": in_qthread,
        "pool": partial(QThreadPool.globalInstance().start, Work()),
        "destructor": Dying,
    }


def begun(pace: Pace = PATIENT) -> ReportDesk:
    """The program, with a new report open."""
    desktop = Desktop(application, catch_all=True, pace=pace)
    kept.append(desktop)
    desktop.show(None)
    desktop.window.start.new_report.click()
    assert desktop.window.desk is not None
    return desktop.window.desk


def unit_of(desk: ReportDesk) -> QLineEdit:
    """The field typed into."""
    found = desk.workspace.findChild(QLineEdit, "unit")
    assert found is not None
    return found


def answered(
    _parent: object, _title: str, _text: str, choices: Sequence[tuple[str, str]], details: str = ""
) -> str:
    """Keeps what a dialog would show."""
    dialogs.append(details)
    return choices[0][0]


class Round(QObject):
    """Fails in one place after the other, always from the event loop, as the program does."""

    def __init__(self, desk: ReportDesk) -> None:
        """Type into *desk* before every failure."""
        super().__init__(desk)
        self.desk = desk
        self.unit = unit_of(desk)
        self.widget = Failing()
        self.places = places(self.widget)
        self.left = list(self.places)
        self.found: dict[str, dict[str, object]] = {}
        self.told = QTimer(self, interval=10)
        self.told.timeout.connect(self.look)

    def begin(self) -> None:
        """Fail in the next place, or end."""
        if not self.left:
            application.exit(0)
            return
        write(self.unit, "甲")
        dialogs.clear()
        QTimer.singleShot(0, self.places[self.left[0]])
        self.told.start()

    def look(self) -> None:
        """Once the clerk was told, judge; what is told twice is told by then."""
        if dialogs:
            self.told.stop()
            QTimer.singleShot(20, self.judge)

    def judge(self) -> None:
        """Note what came of the failure, and go on."""
        copies = Recovery(paths.recovery()).copies()
        self.found[self.left.pop(0)] = {
            "safe": [one.report for one in copies] == [self.desk.document.report],
            "dialogs": len(dialogs),
            "alive": len(self.unit.text()) == len(self.found) + 1,
            "secret": any(SECRET in text or "甲" in text for text in dialogs),
        }
        self.begin()


def faults() -> int:
    """Fail everywhere, and print what came of it."""
    setattr(questions, "choose", answered)  # noqa: B010 - its arguments are called otherwise
    turns = Round(begun())
    QTimer.singleShot(0, turns.begin)
    code = application.exec()
    sys.stdout.write(json.dumps(turns.found))
    sys.stdout.flush()
    return code


def cell_of(desk: ReportDesk) -> QLineEdit:
    """The first cell of the evaluators, open to be typed into."""
    QTest.qWaitForWindowActive(desk.workspace.window(), WAIT)
    desk.workspace.show_section("evaluators").begin()
    add = desk.workspace.findChild(QPushButton, "add")
    assert add is not None
    add.click()
    # An input method opens the editor as a key does.
    write(focused(), "甲")
    editor = focused()
    assert isinstance(editor, QLineEdit)
    assert not desk.document.report.evaluation.evaluators[0].name
    return editor


def typing(where: str, most: int) -> int:
    """Type a mark every 10 ms, and print how many there are."""
    desk = begun(PATIENT._replace(pause=most / 1000, most=most / 1000))
    field = cell_of(desk) if where == "cell" else unit_of(desk)
    timer = QTimer(field)
    timer.timeout.connect(partial(type_mark, field))
    timer.start(BEAT)
    return application.exec()


def type_mark(field: QLineEdit) -> None:
    """Type one mark."""
    write(field, "x" if len(field.text()) % 2 else "甲")
    sys.stdout.write(f"{len(field.text())}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    kept: list[object] = []
    sys.exit(faults() if sys.argv[1] == "faults" else typing(sys.argv[1], int(sys.argv[2])))
