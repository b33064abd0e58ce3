"""Checks that go through the rows of a table: through some rows, and then through some more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import update_wrapper
from typing import TypeVar

from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Check, Finding
from perfeval_gui.working.steps import in_steps

Item = TypeVar("Item")
Part = Iterable[Finding]
"""What was found about some rows; nothing, while there is more to be seen first."""


class PartByPart:
    """A check that is made in parts; called, it makes all of them, as any check does."""

    def __init__(
        self, parts: Callable[[Sheet], Iterator[Part]], named: Callable[..., object]
    ) -> None:
        """*parts* gives what is found, part by part; the check is called as *named* is."""
        self.parts = parts
        update_wrapper(self, named)

    def __call__(self, sheet: Sheet) -> Iterator[Finding]:
        for part in self.parts(sheet):
            yield from part


def in_parts(parts: Callable[[Sheet], Iterator[Part]]) -> PartByPart:
    """Makes a check of a function that gives what it finds part by part."""
    return PartByPart(parts, parts)


def some_of(
    items: Callable[[Sheet], Iterable[Item]],
) -> Callable[[Callable[[Sheet, Sequence[Item]], Part]], PartByPart]:
    """Makes a check of a function that looks at some of *items*, at each by itself."""

    def check(look: Callable[[Sheet, Sequence[Item]], Part]) -> PartByPart:
        return PartByPart(
            lambda sheet: (look(sheet, some) for some in in_steps(items(sheet))), look
        )

    return check


def parts_of(check: Check, sheet: Sheet) -> Iterable[Part]:
    """What *check* finds in *sheet*, part by part; all at once where it is made in none."""
    return check.parts(sheet) if isinstance(check, PartByPart) else (check(sheet),)
