"""Waits for a disk without holding up the window: it is painted, and takes no edits meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, TypeVar

from PySide6 import QtWidgets
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from perfeval_gui.storage.disk.watched import Watched
from perfeval_gui.working.pace import USUAL, Pace
from perfeval_gui.working.thread import Apart

T = TypeVar("T")
_LOOK: Final = 20
_HELD: Final = "正在等待其他程序释放文件……"


class GivenUpError(Exception):
    """The work was left: it may hang in the operating system, and changes nothing any more.

    Attributes:
        why: ``cancelled`` by the clerk, ``late`` where the place does not answer, ``busy`` where
            another wait was still under way or the program was told to end.
    """

    def __init__(self, why: Literal["cancelled", "late", "busy"]) -> None:
        """Say *why* it was left."""
        super().__init__(why)
        self.why = why


class Waiting:
    """One wait at a time, over one window."""

    def __init__(self, window: QWidget, pace: Pace = USUAL) -> None:
        """Wait over *window* at a *pace*."""
        self._window = window
        self._pace = pace
        self._busy = False

    def run(self, work: Callable[[], T], text: str, watched: Watched | None = None) -> T:
        """What *work* gives, or raises; it is made on a thread of its own.

        *text* says what is waited for. *watched* is the disk that *work* uses: it is told to
        stop where the clerk cancels or the time is over.

        Raises:
            GivenUpError: The work was left.
        """
        if self._busy:
            raise GivenUpError("busy")
        self._busy = True
        begun = self._pace.clock()
        work_apart = Apart(work)
        try:
            if not work_apart.over(self._pace.at_once):
                self._wait(work_apart, begun, text, watched)
        except GivenUpError:
            if watched is not None:
                watched.leave()
            raise
        finally:
            self._busy = False
        return work_apart.result()

    def _wait(self, work: Apart[T], begun: float, text: str, watched: Watched | None) -> None:
        loop = QEventLoop()
        timer = QTimer(interval=_LOOK)

        def look() -> None:
            waited = self._pace.clock() - begun
            most = self._pace.shown if dialog is None else self._pace.late
            if dialog is not None:
                dialog.setLabelText(_HELD if watched is not None and watched.held else text)
            if work.over() or waited > most:
                loop.quit()

        timer.timeout.connect(look)
        timer.start()
        dialog: QtWidgets.QProgressDialog | None = None
        # Keys that come now wait with everybody else.
        ended = loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if work.over():
            return
        if ended != 0:
            raise GivenUpError("busy")
        dialog = self._dialog(text)
        dialog.canceled.connect(loop.quit)
        dialog.show()
        loop.exec()
        cancelled = dialog.wasCanceled()
        dialog.canceled.disconnect(loop.quit)
        dialog.close()
        dialog.deleteLater()
        if not work.over():
            late = self._pace.clock() - begun > self._pace.late
            raise GivenUpError("cancelled" if cancelled else "late" if late else "busy")

    def _dialog(self, text: str) -> QtWidgets.QProgressDialog:
        dialog = QtWidgets.QProgressDialog(text, "取消", 0, 0, self._window)
        for label in dialog.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        dialog.setWindowTitle("请稍等")
        dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        dialog.setMinimumDuration(0)
        # A key that was meant for the form must not press it; Escape does.
        button = QPushButton("取消", dialog)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoDefault(False)
        dialog.setCancelButton(button)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        return dialog
