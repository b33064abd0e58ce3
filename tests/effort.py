"""How much work something is, in a measure that does not depend on how fast the machine is.

A machine that others use makes everything take longer by the clock, and a slow one by the
processor as well: what is measured here is processor time, against a fixed piece of work that is
done just before and just after.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from cProfile import Profile
from functools import cache
from typing import Final, Self

_ROUNDS: Final = 10_000
_TIMES: Final = 3
"""Of the fixed piece of work a third is done each time: it is done for every limit there is."""


def unit() -> float:
    """Seconds of the processor that the fixed piece of work takes now: some 10 ms in 2024."""
    return min(_once() for _ in range(3)) * _TIMES


@cache
def least_told() -> float:
    """Seconds of the processor of which nothing can be told, so that less is fast enough.

    They were 4 ms in 2024. A machine that is faster does slow work within them as well: there a
    limit of so many seconds would let through what it is to catch.
    """
    return 0.4 * unit()


def _once() -> float:
    begin = time.process_time()
    marks: dict[int, str] = {}
    for number in range(_ROUNDS):
        marks[number & 1023] = str(number * number)
    return time.process_time() - begin


def effort(work: Callable[[], object]) -> float:
    """How many fixed pieces of work *work* is, some 10 ms each; what it raises is raised.

    Only for limits that are many times what is expected: caches and neighbours make a difference
    of two either way.
    """
    before = unit()
    begin = time.process_time()
    work()
    spent = time.process_time() - begin
    return spent / min(before, unit())


def least_effort(work: Callable[[], object], times: int = 3) -> float:
    """The least of several measures of *work*, which may be done again."""
    return min(effort(work) for _ in range(times))


def is_within(most: float, work: Callable[[], object], times: int = 3) -> bool:
    """Whether *work*, which may be done again, is at most so many fixed pieces of work once.

    What is too much is so each time; what is not is now and then, on a machine that others use.
    """
    return any(effort(work) <= most for _ in range(times))


class Calls:
    """Counts calls of functions, Python's own included, made while it is entered.

    Python's profiler counts them: a function of ours, called at each of them, took longer than
    what was counted.
    """

    count = 0

    def __enter__(self) -> Self:
        self._profile = Profile()
        self._profile.enable()
        return self

    def __exit__(self, *_what: object) -> None:
        self._profile.disable()
        self.count = sum(entry.callcount for entry in self._profile.getstats())
