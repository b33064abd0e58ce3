"""Patterns are tried only where they may begin: `re` knows that of few of ours.

Its machine passes over the signs with which no match begins, ten times as fast as it tries a
pattern there. The library tells it the signs of a pattern that begins with a sign, a set of signs,
or a choice between signs; ours mostly begin with what must not stand before them, with a choice
between words, or with something that may be left out. What comes first is told of these as well.

The signs are told of more than can begin a match, never of less; where it is not known, the
library's own answer stays. It is asked by a name of its module `re._compiler`, as in `patterns`; a
library that does it otherwise never asks.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, Final

_COMPILER: Final = "re._compiler"
_ASKED: Final = "_get_charset_prefix"
_OTHERWISE: Final = int(re.IGNORECASE | re.LOCALE)
_BESIDE: Final = ("AT", "ASSERT", "ASSERT_NOT")
"""What only looks before or behind: the next part begins in the same place."""
_REPEATS: Final = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
Signs = list[tuple[Any, Any]]
"""Single signs, ranges and categories, as the library has them."""
_Known = tuple[Signs, bool] | None
"""The signs, and whether nothing at all may stand there; None where that is not known."""


def tell() -> None:
    """From now on have the library know them, of whatever pattern it compiles."""
    known = vars(sys.modules[_COMPILER]) if _COMPILER in sys.modules else {}
    own = known.get(_ASKED)
    if own is not None and not isinstance(own, FirstSigns):
        known[_ASKED] = FirstSigns(own)


class FirstSigns:
    """What the library asks for the signs with which a pattern begins."""

    def __init__(self, own: Callable[[Any, int], Signs | None]) -> None:
        """Ask its *own* function first."""
        self.own = own

    def __call__(self, parsed: Any, flags: int) -> Signs | None:  # noqa: ANN401 - private to it
        """The signs of the *parsed* pattern; None where they are not known."""
        told = self.own(parsed, flags)
        if told or flags & _OTHERWISE:
            return told
        try:
            found = _of_all(parsed)
        except (AttributeError, TypeError, ValueError, IndexError):
            return told
        if found is None or found[1]:
            return told
        return list({repr(sign): sign for sign in found[0]}.values())


def _of_all(parts: Iterable[tuple[Any, Any]]) -> _Known:
    """What *parts*, one behind the other, begin with."""
    signs: Signs = []
    for what, of in parts:
        if str(what) in _BESIDE:
            continue
        if (found := _of_one(what, of)) is None:
            return None
        signs += found[0]
        if not found[1]:
            return signs, False
    return signs, True


def _of_one(what: Any, of: Any) -> _Known:  # noqa: ANN401 - what the library has there
    known: _Known = None
    if str(what) == "LITERAL":
        known = [(what, of)], False
    elif str(what) == "IN":
        known = (list(of), False) if str(of[0][0]) != "NEGATE" else None
    elif str(what) in _REPEATS:
        found = _of_all(of[2])
        known = None if found is None else (found[0], found[1] or not of[0])
    elif str(what) == "SUBPATTERN":
        # With flags of its own it may be another sort of signs.
        known = None if of[1] or of[2] else _of_all(of[3])
    elif str(what) == "BRANCH":
        known = _of_any(of[1])
    return known


def _of_any(choices: Iterable[Iterable[tuple[Any, Any]]]) -> _Known:
    """What one of *choices* begins with."""
    signs: Signs = []
    left_out = False
    for one in choices:
        if (found := _of_all(one)) is None:
            return None
        signs += found[0]
        left_out = left_out or found[1]
    return signs, left_out
