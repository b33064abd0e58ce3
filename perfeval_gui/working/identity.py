"""Keeping what follows from an immutable object, known by its identity."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


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
