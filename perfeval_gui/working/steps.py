"""Long work cut into steps, so that a window can be served, or the work left, between two."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

Result = TypeVar("Result")
Item = TypeVar("Item")
STEP: Final = 200
"""Rows of a table that are worked on in one step: some milliseconds."""


def finished(work: Generator[object, None, Result]) -> Result:
    """The result of *work*, all steps made at once."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result


def in_steps(items: Iterable[Item], most: int = STEP) -> Iterator[list[Item]]:
    """*items*, *most* of them at a time."""
    rest = iter(items)
    while step := list(islice(rest, most)):
        yield step
