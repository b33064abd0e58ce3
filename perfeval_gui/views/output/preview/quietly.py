"""Work in steps between the window's events, with no dialog: what is newer takes its place."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

from perfeval_gui.working.pace import USUAL, Pace


class Quietly(QObject):
    """Makes the steps of the work it was given last; whoever goes on elsewhere is not held up.

    Signals:
        ended: All steps were made. arg: what the work gives.
        delayed: It takes so long that the clerk has to be told what is going on.
    """

    ended = Signal(object)
    delayed = Signal()

    def __init__(self, parent: QObject, pace: Pace = USUAL) -> None:
        """Have nothing to do; *pace* says how long nobody notices."""
        super().__init__(parent)
        self._pace = pace
        self._work: Generator[object, None, object] | None = None
        self._begun = 0.0
        self._told = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def begin(self, work: Generator[object, None, object]) -> None:
        """Make the steps of *work*, the first of them at once; leave what was under way."""
        self.leave()
        self._work, self._begun, self._told = work, self._pace.clock(), False
        while self._pace.clock() < self._begun + self._pace.at_once:
            if not self._step():
                return
        self._timer.start()

    def leave(self) -> None:
        """Leave what is under way; nothing is told of it any more."""
        self._timer.stop()
        if self._work is not None:
            self._work.close()
            self._work = None

    def _go_on(self) -> None:
        if self._step() and not self._told:
            self._told = self._pace.clock() > self._begun + self._pace.shown
            if self._told:
                self.delayed.emit()

    def _step(self) -> bool:
        """Make one step; False when there is none left."""
        work = self._work
        if work is None:
            return False
        try:
            next(work)
        except StopIteration as end:
            self.leave()
            self.ended.emit(end.value)
            return False
        return work is self._work
