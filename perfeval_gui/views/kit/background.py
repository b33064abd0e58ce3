"""Work nobody waits for: made on another thread, told to the window when it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from perfeval_gui.working.thread import Apart

T = TypeVar("T")
_LOOK: Final = 50


class Later(Generic[T]):
    """Makes a call elsewhere and hands its result on; the last one begun counts."""

    def __init__(self, parent: QObject, take: Callable[[T], object]) -> None:
        """Give results to *take*, as long as *parent* is there."""
        self._take = take
        self._work: Apart[T] | None = None
        self._timer = QTimer(parent, interval=_LOOK)
        self._timer.timeout.connect(self._look)

    def begin(self, work: Callable[[], T]) -> None:
        """Make *work*; what was begun before is not wanted any more."""
        self._work = Apart(work)
        self._timer.start()

    def forget(self) -> None:
        """What was begun is not wanted any more."""
        self._work = None
        self._timer.stop()

    def _look(self) -> None:
        if self._work is None or not self._work.over():
            return
        work, self._work = self._work, None
        self._timer.stop()
        try:
            found = work.result()
        except OSError:
            # A place that cannot be looked at is for the next save to tell.
            return
        self._take(found)
