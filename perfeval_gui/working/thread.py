"""Work on a thread of its own, so that a disk that does not answer holds up nobody else."""

from __future__ import annotations

import _thread
from collections.abc import Callable, Generator
from time import monotonic
from typing import Final, Generic, TypeVar

T = TypeVar("T")
_STEP: Final = 0.02
"""Seconds after which a step is over that only waits."""
_BEGUN: Final = 1.0
"""Seconds after which a thread that has not begun yet never will."""


class Apart(Generic[T]):
    """A call that is made elsewhere; whoever wants its result asks for it.

    A call that hangs in the operating system cannot be ended: it is left to itself, and does not
    keep the program from ending. Where no thread can be had, the call is made where its result is
    asked for.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        """Begin with *work* at once."""
        self._work = work
        self._found: list[T] = []
        self._fault: BaseException | None = None
        self._over = False
        # Bare locks: an event that memory runs out in keeps its own lock, and all wait for ever.
        self._taken = _thread.allocate_lock()
        self._busy = _thread.allocate_lock()
        self._busy.acquire()
        self._latest = monotonic() + _BEGUN
        try:
            # Not `threading.Thread`: it waits for ever for a thread that memory ran out for.
            _thread.start_new_thread(self._run, ())
        except (RuntimeError, MemoryError):
            self._latest = 0.0

    def _run(self) -> None:
        if not self._taken.acquire(blocking=False):
            return
        try:
            self._found.append(self._work())
        except BaseException as fault:  # noqa: BLE001 - it is raised where the result is wanted
            self._fault = fault
        finally:
            self._busy.release()

    def over(self, seconds: float = 0) -> bool:
        """Whether the work is done, after waiting for it no longer than *seconds*."""
        if not self._over:
            self._over = self._busy.acquire(timeout=seconds)
        if not self._over and monotonic() > self._latest:
            self._run()
            self._over = self._busy.acquire(blocking=False)
        return self._over

    def result(self) -> T:
        """What the work, which is over, gave; or raises what it raised."""
        if self._fault is not None:
            raise self._fault
        return self._found[0]


def aside(work: Callable[[], T]) -> Generator[None, None, T]:
    """The result of *work*, made elsewhere while short steps pass here.

    For work on what never changes, without Qt. What it raises is raised here. To take no further
    step is to leave it: its result is forgotten.
    """
    apart = Apart(work)
    while not apart.over(_STEP):
        yield
    return apart.result()
