"""Keeping what follows from immutable objects, known by their identity."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_LATEST: Final = 4
"""Pairs whose results are kept: one step of the history asks of two or three."""


class Same(Generic[T]):
    """Stands for *what* as a key of a cache: equal only where it is the very same object.

    A record is hashed and compared by all that stands in it, which takes longer than what is
    kept for it. The cache holds the object, so that no other one can take its place in memory.
    """

    __slots__ = ("what",)

    def __init__(self, what: T) -> None:
        """Stand for *what*."""
        self.what = what

    def __hash__(self) -> int:
        return id(self.what)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.what is self.what


def of_pairs(work: Callable[[T, T], R]) -> Callable[[T, T], R]:
    """*work* on two immutable objects, whose result is kept for the latest pairs.

    What changed between two reports is asked by whoever follows one. Pairs are looked for one by
    one: a key of a cache would cost more than most of that work.
    """
    kept: tuple[tuple[T, T, R], ...] = ()

    @wraps(work)
    def known(one: T, other: T) -> R:
        nonlocal kept
        for first, second, result in kept:
            if first is one and second is other:
                return result
        result = work(one, other)
        kept = ((one, other, result), *kept[: _LATEST - 1])
        return result

    return known
