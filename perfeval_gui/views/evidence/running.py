"""Work on files beside the window: told how far it is, and left when it is not wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from perfeval_gui.evidence.each import Doing, Each
from perfeval_gui.working.pace import USUAL, Pace

T = TypeVar("T")
R = TypeVar("R")
_LOOK: Final = 30


class Running(Generic[T, R]):
    """One piece of work at a time; the one begun last counts."""

    def __init__(
        self,
        parent: QObject,
        doing: Callable[[], Doing[T, R]],
        took: Callable[[Each[T, R], bool], None],
        pace: Pace = USUAL,
    ) -> None:
        """Do with things what *doing* gives then; *took* hears of results, and whether all is done.

        It goes on as long as *parent* is there.
        """
        self._doing, self._took, self._pace = doing, took, pace
        self._each: Each[T, R] | None = None
        self._begun, self._told = 0.0, -1
        self._timer = QTimer(parent, interval=_LOOK)
        self._timer.timeout.connect(self.step)

    @property
    def under_way(self) -> Each[Any, Any] | None:
        """What goes on long enough to be told; None where nothing does."""
        each, late = self._each, self._pace.clock() - self._begun > self._pace.shown
        return each if each is not None and each.current is not None and late else None

    @property
    def busy(self) -> bool:
        """Whether anything goes on."""
        return self._each is not None

    def begin(self, things: tuple[T, ...]) -> None:
        """Begin with *things*; what was under way is left."""
        self.leave()
        self._begun, self._told = self._pace.clock(), -1
        self._each = Each(things, self._doing(), self._pace)
        self._timer.start()

    def leave(self) -> None:
        """Do no more; what was done is kept."""
        if self._each is not None:
            self._each.leave()
        self._each = None
        self._timer.stop()

    def step(self) -> None:
        """Take what is done by now."""
        each = self._each
        if each is None:
            return
        more = each.go_on()
        if not more:
            self.leave()
        if not more or len(each.results) != self._told:
            self._told = len(each.results)
            self._took(each, not more)
