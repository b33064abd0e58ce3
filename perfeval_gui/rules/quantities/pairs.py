"""Target and result that are a number with the same unit each: compared without being parsed.

Most rows of a long table are such. What nothing stands beside can mean nothing else, so that two
whole numbers say all that `comparing.compare` would find out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.quantities.grammar import PLAIN_NUMBER, PLAIN_UNITS
from perfeval_gui.rules.quantities.units import Unit

_PLAIN: Final = pattern(rf"(?P<sign>[≥≤]?){PLAIN_NUMBER}(?P<unit>.*)")
_PAIRS: Final = pattern(
    rf"^(?:(?P<sign>[≥≤]?)(?P<wanted>{PLAIN_NUMBER})(?P<unit>[^\0\n]*)"
    rf"\0(?P<reached>{PLAIN_NUMBER})(?P=unit)|.*)$",
    re.MULTILINE,
)
"""A target and a result on each line; of two that are no pair it finds nothing."""
_CENTS: Final = 2
"""Decimals that such a number has at most."""
_FAR: Final = 1000
"""A result so many times smaller than its target may have left out its 万."""


@lru_cache(maxsize=16_384)
def plain_unit(text: str) -> Unit | None:
    """The unit of *text*, where that is a number with it, perhaps with ≥ or ≤, and nothing else."""
    found = _PLAIN.fullmatch(text)
    return None if found is None else PLAIN_UNITS.get(found["unit"])


Pair = tuple[bool, bool, int, int]
"""Whether the result is as good as its target, whether less is better, and both numbers.

The number of the target comes first. They are whole numbers of one size: only how they stand to
each other says something.
"""


def plain_pair(target: str, actual: str) -> Pair | None:
    """What *target* and its result say; None where more than that has to be found out."""
    found = _PAIRS.fullmatch(f"{target}\0{actual}")
    return _pair(*found.groups()) if found is not None and found["wanted"] else None


@lru_cache(maxsize=64)
def plain_pairs(targets: tuple[str, ...], actuals: tuple[str, ...]) -> Sequence[Pair | None]:
    """`plain_pair` of many rows: asked one by one, the asking costs more than what is found.

    It is the very same for each figure that follows from these columns.
    """
    lines = "\n".join(map("\0".join, zip(targets, actuals, strict=True)))
    if lines.count("\0") != len(targets) or lines.count("\n") != len(targets) - 1:
        # Some text has more lines than one.
        return tuple(map(plain_pair, targets, actuals))
    return tuple(_pair(*found) if found[1] else None for found in _PAIRS.findall(lines))


def _pair(sign: str, wanted: str, unit: str, reached: str) -> Pair | None:
    if unit not in PLAIN_UNITS:
        return None
    if "." in wanted or "." in reached:
        wanted, reached = _in_cents(wanted), _in_cents(reached)
    target, result, less = int(wanted), int(reached), sign == "≤"
    if result * _FAR < target:
        return None
    # One of nothing is met by nothing alone.
    return (result <= target if less or not target else result >= target), less, target, result


def _in_cents(number: str) -> str:
    whole, _, part = number.partition(".")
    return whole + part.ljust(_CENTS, "0")
