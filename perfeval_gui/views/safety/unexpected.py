"""What happens when something goes wrong that nobody expected: the work is copied, and goes on."""

from __future__ import annotations

import os
import platform
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication, QWidget

from perfeval_gui import __version__
from perfeval_gui.domain.cells.diagnosis import diagnosis
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.storage.disk.atomic import OUT_OF_MEMORY
from perfeval_gui.views.kit import questions

_NO_MEMORY: Final = "MemoryError"
_PRIVATE: Final = pattern(r"""\S*[/\\].*|"[^"]*"|'[^']*'|[^\x20-\x7e]+|\d{5,}""")
_MOST: Final = 300
_TYPED: Final = frozenset(
    {
        *(QEvent.Type.InputMethod, QEvent.Type.KeyPress, QEvent.Type.Shortcut, QEvent.Type.Drop),
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease),
        QEvent.Type.MouseButtonDblClick,
    }
)
"""Events by which a clerk changes something."""


def redacted(text: str) -> str:
    """A message of Qt's without paths, quotations, Chinese and long digits."""
    return _PRIVATE.sub("…", text)[:_MOST]


class FaultNet(QObject):
    """Catches what falls through everywhere else, and signals that end the program.

    Signals:
        caught: An error fell through, in whatever thread. arg: its diagnosis.
    """

    caught = Signal(str)

    def __init__(self, window: QWidget, keep_safe: Callable[[], bool]) -> None:
        """Tell over *window*; *keep_safe* leaves a recovery copy and says whether there is one."""
        super().__init__(window)
        self._window = window
        self._keep_safe = keep_safe
        self._met: Counter[str] = Counter()
        self._telling = False
        self._notifier: QSocketNotifier | None = None
        self.caught.connect(self._take)

    def spread(self, application: QApplication) -> None:
        """From now on catch everything."""
        sys.excepthook = self._excepthook
        threading.excepthook = self._thread_excepthook
        sys.unraisablehook = self._unraisablehook
        qInstallMessageHandler(self._message)
        application.commitDataRequest.connect(self._session_ends)
        if os.name == "posix":
            self._watch_signals(application)

    # ---- errors

    def _excepthook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self._meet(error)

    def _thread_excepthook(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._meet(given.exc_value)

    def _unraisablehook(self, given: sys.UnraisableHookArgs) -> None:
        if given.exc_value is not None:
            self._meet(given.exc_value)

    def _meet(self, error: BaseException) -> None:
        if isinstance(error, KeyboardInterrupt):
            QTimer.singleShot(0, self._window.close)
            return
        found = diagnosis(error)
        sys.stderr.write(f"{found}\n")
        self.caught.emit(found)

    def _take(self, found: str) -> None:
        self._met[found] += 1
        self._kept_safe()
        if not self._telling:
            self._telling = True
            # Not from here: this may be in the middle of painting.
            QTimer.singleShot(0, self._tell)

    def _kept_safe(self) -> bool:
        """Whether there is a copy; an error in making it must not come back here for ever."""
        try:
            return self._keep_safe()
        except Exception as error:  # noqa: BLE001 - whatever is wrong is told with the rest
            self._met[diagnosis(error)] += 1
            return False

    def _tell(self) -> None:
        safe = self._kept_safe()
        where = "内容已存入恢复区" if safe else "填写的内容还在窗口里"
        text = f"{self._what_happened()}{where}，可以继续填写。\n请保存后再继续。"
        choices = (("ok", "知道了"), ("copy", "复制诊断（无个人信息）"))
        try:
            answer = questions.choose(self._window, "出了点问题", text, choices, self._report())
            if answer == "copy":
                QApplication.clipboard().setText(self._report())
        finally:
            self._telling = False

    def _what_happened(self) -> str:
        if any(found.startswith(_NO_MEMORY) for found in self._met):
            return f"{OUT_OF_MEMORY}。请关掉一些别的程序。"
        return "出了点问题，刚才的操作可能没有完成。"

    def _report(self) -> str:
        version = f"perfeval {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
        met = [f"{count} × {found}" for found, count in self._met.items()]
        return "\n".join([f"{version}, {platform.system()}", *met])

    def _message(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            self._kept_safe()
        if kind != QtMsgType.QtDebugMsg:
            sys.stderr.write(f"{redacted(text)}\n")

    # ---- the end of the session

    def _watch_signals(self, application: QApplication) -> None:
        """Wake up for SIGTERM and SIGHUP: Python runs no handler while Qt waits for events."""
        reading, writing = os.pipe()
        for handle in (reading, writing):
            os.set_blocking(handle, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ended_by)
        self._application = application
        self._reading = reading

    def _wake(self) -> None:
        os.read(self._reading, 64)

    def _ended_by(self, number: int, _frame: object) -> None:
        # Events that are due are served after exit() too: what is typed from now on would be in
        # no copy, so nothing is.
        self._application.installEventFilter(self)
        self._kept_safe()
        # This may be in the middle of an edit: it is whole by then.
        QTimer.singleShot(0, partial(self._end, 128 + number))

    def _end(self, code: int) -> None:
        self._kept_safe()
        # Unlike quit(), this closes no window and so asks nothing.
        self._application.exit(code)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Once the session ends: keep whatever would change the report from arriving."""
        return event.type() in _TYPED

    def _session_ends(self, manager: QObject) -> None:
        self._kept_safe()
        allows = getattr(manager, "allowsInteraction", bool)
        if allows() and not self._window.close():
            manager.cancel()  # type: ignore[attr-defined]  # a QSessionManager
