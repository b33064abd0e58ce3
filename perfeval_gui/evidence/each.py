"""One thing after the other on a thread; what hangs holds up neither the others nor the window."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from perfeval_gui.working.pace import USUAL, Pace
from perfeval_gui.working.thread import Apart

T = TypeVar("T")
R = TypeVar("R")


class LeftError(Exception):
    """Nobody waits for this work any longer."""


@dataclass(slots=True)
class Progress:
    """What a thread tells of its work, and is told.

    Attributes:
        done: How much was done, in bytes or in files that were passed; it only grows.
        left: Whether nobody waits any longer.
    """

    done: int = 0
    left: bool = False

    def add(self, amount: int) -> None:
        """So much more was done; raises LeftError where nobody waits."""
        self.done += amount
        if self.left:
            raise LeftError


@dataclass(frozen=True, slots=True)
class Doing(Generic[T, R]):
    """What is done with each thing, and what is known of one whose place does not answer.

    Things with one *place* are on one disk: where one does not answer, no other one is asked.
    """

    do: Callable[[T, Progress], R]
    silent: Callable[[T], R]
    place: Callable[[T], Hashable]


class Each(Generic[T, R]):
    """Does with each thing what is to be done; whoever waits calls `go_on` now and then.

    Attributes:
        results: What is known of each thing that was done, by its number.
    """

    def __init__(self, things: Sequence[T], doing: Doing[T, R], pace: Pace = USUAL) -> None:
        """Begin at once with the first of *things*."""
        self.things, self.results = tuple(things), dict[int, R]()
        self._doing, self._pace = doing, pace
        self._dead = set[Hashable]()
        self._at = -1
        self._progress = Progress()
        self._work: Apart[R] | None = None
        self._seen, self._since = 0, pace.clock()
        self._next()

    @property
    def current(self) -> T | None:
        """What is under way; None once all is done."""
        return self.things[self._at] if self._work is not None else None

    @property
    def done(self) -> int:
        """How much was done of what is under way."""
        return self._progress.done

    def go_on(self, seconds: float = 0) -> bool:
        """Take what is done, waiting no longer than *seconds*; whether anything is left.

        Raises what a thing raised.
        """
        while self._work is not None and self._work.over(seconds):
            self.results[self._at] = self._work.result()
            self._next()
            seconds = 0
        if self._work is not None and self._stands_still():
            thing = self.things[self._at]
            self._progress.left = True
            self._dead.add(self._doing.place(thing))
            self.results[self._at] = self._doing.silent(thing)
            self._next()
        return self._work is not None

    def leave(self) -> None:
        """Do no more; what hangs is left to itself."""
        self._progress.left = True
        self._work = None

    def _stands_still(self) -> bool:
        """Whether nothing was done for as long as a place has to answer."""
        if self._progress.done != self._seen:
            self._seen, self._since = self._progress.done, self._pace.clock()
        return self._pace.clock() - self._since > self._pace.late

    def _next(self) -> None:
        self._work = None
        while self._work is None and self._at + 1 < len(self.things):
            self._at += 1
            thing = self.things[self._at]
            if self._doing.place(thing) in self._dead:
                self.results[self._at] = self._doing.silent(thing)
                continue
            self._progress = Progress()
            self._seen, self._since = 0, self._pace.clock()
            self._work = Apart(partial(self._doing.do, thing, self._progress))
