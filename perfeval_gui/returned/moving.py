"""Rows that were moved: surely the same ones, but in another order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from perfeval_gui.imports.model import Cell
from perfeval_gui.returned.layout import Spot
from perfeval_gui.returned.texts import normal

_TELLING: Final = 2
"""So many texts tell a row from every other; one of them may stand there by chance."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of either side: what it says, and its bookmarks.

    Attributes:
        told: Whether it may be known by its texts: it shows cells, and no line of a text.
    """

    texts: Counter[str]
    marks: frozenset[str]
    told: bool = True


def printed_row(spots: Sequence[Spot]) -> Row:
    """A row as the draft prints it."""
    texts = Counter(spot.text for spot in spots if spot.text)
    marks = frozenset(mark for spot in spots for mark in spot.marks)
    cells = any(spot.item.names for spot in spots)
    return Row(texts, marks, cells and not any(spot.item.source for spot in spots))


def found_row(cells: Sequence[Cell]) -> Row:
    """A row as the file has it."""
    texts = Counter(text for cell in cells if (text := normal(cell.text)))
    return Row(texts, frozenset(name for cell in cells for name in cell.names))


def moved_rows(mine: Sequence[Row], theirs: Sequence[Row]) -> dict[int, int]:
    """The rows of *mine* that stand elsewhere in *theirs*: as few as make up the other order.

    Only those that are surely the same: by a bookmark, or by all of what they say, which no other
    row has.
    """
    known = _by_marks(mine, theirs)
    known |= _by_texts(mine, theirs, known)
    stay = _rising([known[row] for row in sorted(known)])
    return {one: other for one, other in known.items() if other not in stay}


def _by_marks(mine: Sequence[Row], theirs: Sequence[Row]) -> dict[int, int]:
    there: dict[str, set[int]] = {}
    for number, row in enumerate(theirs):
        for mark in row.marks:
            there.setdefault(mark, set()).add(number)
    return _single(
        {
            number: {other for mark in row.marks for other in there.get(mark, ())}
            for number, row in enumerate(mine)
        }
    )


def _by_texts(
    mine: Sequence[Row], theirs: Sequence[Row], known: Mapping[int, int]
) -> dict[int, int]:
    taken = set(known.values())
    there: dict[frozenset[tuple[str, int]], set[int]] = {}
    for number, row in enumerate(theirs):
        if number not in taken:
            there.setdefault(frozenset(row.texts.items()), set()).add(number)
    found = {}
    for number, row in enumerate(mine):
        if number not in known and row.told and len(row.texts) >= _TELLING:
            found[number] = {
                other
                for other in there.get(frozenset(row.texts.items()), ())
                if not (row.marks and theirs[other].marks)
            }
    return _single(found)


def _single(found: Mapping[int, set[int]]) -> dict[int, int]:
    """Those of *found* that are each other's only one."""
    wanted = Counter(other for others in found.values() for other in others)
    return {
        one: other
        for one, others in found.items()
        if len(others) == 1
        for other in others
        if wanted[other] == 1
    }


def _rising(numbers: Sequence[int]) -> set[int]:
    """As many of *numbers* as possible that rise from one to the next."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    found: set[int] = set()
    last: int | None = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
