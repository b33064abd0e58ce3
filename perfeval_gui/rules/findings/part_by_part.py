"""Checks that look at each row of a table by itself: at some rows, and then at some more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, update_wrapper
from typing import Generic, TypeVar

from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Check, Finding
from perfeval_gui.working.steps import in_steps

Item = TypeVar("Item")


class PartByPart(Generic[Item]):
    """A check of the things that *items* gives of a sheet, of each by itself.

    Called, it looks at all of them, as any check does. In `parts` it looks at some at a time.
    """

    def __init__(
        self,
        items: Callable[[Sheet], Iterable[Item]],
        look: Callable[[Sheet, Sequence[Item]], Iterable[Finding]],
    ) -> None:
        """*look* tells what is found about some of *items*; the check is called as it is."""
        self._items, self._look = items, look
        update_wrapper(self, look)

    def __call__(self, sheet: Sheet) -> Iterator[Finding]:
        for part in self.parts(sheet):
            yield from part

    def parts(self, sheet: Sheet) -> Iterator[Iterable[Finding]]:
        """What is found about some of the things, then about some more."""
        return (self._look(sheet, some) for some in in_steps(self._items(sheet)))


def some_of(
    items: Callable[[Sheet], Iterable[Item]],
) -> Callable[[Callable[[Sheet, Sequence[Item]], Iterable[Finding]]], PartByPart[Item]]:
    """Makes a check of a function that looks at some of *items*, whichever they are."""
    return partial(PartByPart, items)


def parts_of(check: Check, sheet: Sheet) -> Iterable[Iterable[Finding]]:
    """What *check* finds in *sheet*, in parts where it looks at each row by itself."""
    return check.parts(sheet) if isinstance(check, PartByPart) else (check(sheet),)
