"""Work in steps that nobody sees and nobody waits for: made between the window's events."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer

from perfeval_gui.working.pace import USUAL, Pace


class Turns(QObject):
    """Makes the steps of one piece of work; what is short is over when it has begun."""

    def __init__(self, parent: QObject, pace: Pace = USUAL) -> None:
        """Be ready; *pace* says for how long steps are made before the window is served."""
        super().__init__(parent)
        self._pace = pace
        self._work: Generator[None, None, object] | None = None
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there are steps left."""
        return self._work is not None

    def begin(self, work: Generator[None, None, object]) -> None:
        """Make the first steps of *work* now, in place of what was under way."""
        self._work = work
        self._next.start()
        self._go_on()

    def leave_off(self) -> None:
        """Make no more steps of what is under way."""
        self._next.stop()
        self._work = None

    def _go_on(self) -> None:
        until = self._pace.clock() + self._pace.turn
        while (work := self._work) is not None:
            try:
                next(work)
            except BaseException as end:
                # A step may have begun other work.
                if self._work is work:
                    self.leave_off()
                if not isinstance(end, StopIteration):
                    raise
            if self._pace.clock() >= until:
                return
