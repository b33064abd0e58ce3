"""The clock of the computer, which may stand anywhere: an empty battery sets it to 1970.

Nothing is decided by it but labels and what may be cleared away; order comes from counters.
"""

from __future__ import annotations

import time
from typing import Final

_FIRST: Final = 2023
_LAST: Final = 2099
_DAY: Final = 86_400


def stamp(pattern: str) -> str:
    """The local time now, as `time.strftime` writes it.

    Not by `datetime`: asking it for the zone of a day in January 1970 is an error on Windows.
    """
    return time.strftime(pattern, time.localtime())


def universal(pattern: str, days_ago: int = 0) -> str:
    """The time now, or so many days ago, in no country's zone, as `time.strftime` writes it."""
    return time.strftime(pattern, time.gmtime(time.time() - days_ago * _DAY))


def moment(seconds: float, pattern: str) -> str:
    """The local time *seconds* after 1970, as `time.strftime` writes it; empty where it has none.

    The time of a file is whatever its disk says: years before 1 and after 9999 too.
    """
    try:
        return time.strftime(pattern, time.localtime(seconds))
    except (OSError, OverflowError, ValueError):
        return ""


def doubt() -> str:
    """A sentence where the clock cannot be right; empty where it may be."""
    year = time.localtime().tm_year
    return "" if _FIRST <= year <= _LAST else f"电脑日期是 {year} 年，请检查"
