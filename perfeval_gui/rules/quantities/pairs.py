"""Target and result that are a number with the same unit each: compared without being parsed.

Most rows of a long table are such. What nothing stands beside can mean nothing else, so that two
whole numbers say all that `comparing.compare` would find out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.quantities.grammar import PLAIN_NUMBER, PLAIN_UNITS
from perfeval_gui.rules.quantities.units import Unit

_PLAIN: Final = pattern(rf"(?P<sign>[≥≤]?){PLAIN_NUMBER}(?P<unit>.*)")
_PAIR: Final = pattern(
    rf"(?P<sign>[≥≤]?)(?P<wanted>{PLAIN_NUMBER})(?P<unit>[^\0]*)\0(?P<reached>{PLAIN_NUMBER})(?P=unit)"
)
_CENTS: Final = 2
"""Decimals that such a number has at most."""
_FAR: Final = 1000
"""A result so many times smaller than its target may have left out its 万."""


@lru_cache(maxsize=16_384)
def plain_unit(text: str) -> Unit | None:
    """The unit of *text*, where that is a number with it, perhaps with ≥ or ≤, and nothing else."""
    found = _PLAIN.fullmatch(text)
    return None if found is None else PLAIN_UNITS.get(found["unit"])


Pair = tuple[bool, int, int]
"""Whether less is better, the number of the target and that of the result.

Whole numbers of one size: only how they stand to each other says something.
"""


@lru_cache(maxsize=16_384)
def plain_pair(target: str, actual: str) -> Pair | None:
    """What both texts say; None where anything has to be found out that is not said here."""
    found = _PAIR.fullmatch(f"{target}\0{actual}")
    if found is None:
        return None
    sign, wanted, unit, reached = found.groups()
    if unit not in PLAIN_UNITS:
        return None
    if "." in wanted or "." in reached:
        wanted, reached = _in_cents(wanted), _in_cents(reached)
    target_number, result = int(wanted), int(reached)
    return None if result * _FAR < target_number else (sign == "≤", target_number, result)


def is_met(pair: Pair) -> bool:
    """Whether the result is as good as its target; one of nothing is met by nothing alone."""
    less, wanted, reached = pair
    return reached <= wanted if less or not wanted else reached >= wanted


def _in_cents(number: str) -> str:
    whole, _, part = number.partition(".")
    return whole + part.ljust(_CENTS, "0")
