"""How long the program waits for what, in one place, so that it can be told another pace."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final, NamedTuple


# No dataclass: the first window can do without what makes them.
class Pace(NamedTuple):
    """How long is waited for what, in seconds.

    Tests hand other figures in, so that none of them depends on how fast the machine is.

    Attributes:
        at_once: A disk of this computer is done by then, and nothing is seen of it.
        shown: After this the clerk is told what is waited for.
        late: After this a place does not answer any more.
        answer: For all places together that are only asked whether something is there.
        progress: After this work in steps shows how far it is.
        turn: For so long steps are made before what the clerk does is looked at again.
        pause: Between the last key and a copy of what was typed.
        most: Between two copies while keys go on coming.
        kept: A sentence about what happened stays to be read.
        clock: Seconds, from any beginning, as `time.monotonic` counts them.
    """

    at_once: float = 0.1
    shown: float = 0.3
    late: float = 20.0
    answer: float = 0.1
    progress: float = 0.3
    turn: float = 0.03
    pause: float = 2.0
    most: float = 5.0
    kept: float = 5.0
    clock: Callable[[], float] = monotonic


USUAL: Final = Pace()


def milliseconds(seconds: float) -> int:
    """*seconds* as timers take them."""
    return round(seconds * 1000)
