"""Two sequences brought beside each other: which of one stands for which of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, TypeVar

A = TypeVar("A")
B = TypeVar("B")

_LEAST: Final = 0.35
"""What is less alike is not the same thing changed, but another."""
_BAND: Final = 60
"""By how many places one may be off where both are long."""

Pair = tuple[int | None, int | None]


def aligned(first: Sequence[A], second: Sequence[B], alike: Callable[[A, B], float]) -> list[Pair]:
    """Numbers that belong together, None where one has no counterpart; the order is kept.

    *alike* says from 0 to 1 how much two are the same thing; 1 for certainly.
    """
    start, end = 0, 0
    least = min(len(first), len(second))
    while start < least and alike(first[start], second[start]) >= 1:
        start += 1
    while end < least - start and alike(first[-1 - end], second[-1 - end]) >= 1:
        end += 1
    inner = _inner(first[start : len(first) - end], second[start : len(second) - end], alike)
    inner = list(_exchanged(inner))
    shift = len(second) - len(first)
    return [
        *((number, number) for number in range(start)),
        *((_plus(one, start), _plus(other, start)) for one, other in inner),
        *((number, number + shift) for number in range(len(first) - end, len(first))),
    ]


def _exchanged(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """*pairs*, those of which as many went as came in one place brought together."""
    for whole, run in groupby(pairs, key=_is_whole):
        same = list(run)
        gone = [one for one, _ in same if one is not None]
        come = [other for _, other in same if other is not None]
        if whole or len(gone) != len(come):
            yield from same
        else:
            yield from zip(gone, come, strict=True)


def _is_whole(pair: Pair) -> bool:
    return None not in pair


def _plus(number: int | None, more: int) -> int | None:
    return None if number is None else number + more


def _inner(first: Sequence[A], second: Sequence[B], alike: Callable[[A, B], float]) -> list[Pair]:
    """The best way through: each pair counts by how much more alike it is than two others."""
    rows, columns = len(first), len(second)
    width = abs(columns - rows) + _BAND
    best: list[dict[int, float]] = [dict.fromkeys(range(columns + 1), 0.0)]
    step: list[dict[int, str]] = [dict.fromkeys(range(columns + 1), "left")]
    for row in range(1, rows + 1):
        low, high = max(0, row - width), min(columns, row + width)
        line: dict[int, float] = {}
        ways: dict[int, str] = {}
        for column in range(low, high + 1):
            choices = [(best[-1].get(column, -1.0), "up"), (line.get(column - 1, -1.0), "left")]
            before = best[-1].get(column - 1) if column else None
            if before is not None:
                score = alike(first[row - 1], second[column - 1])
                if score > _LEAST:
                    choices.append((before + score, "both"))
            line[column], ways[column] = max(choices)
        best.append(line)
        step.append(ways)
    return _walk(step, rows, columns)


def _walk(step: Sequence[dict[int, str]], row: int, column: int) -> list[Pair]:
    pairs: list[Pair] = []
    while row or column:
        way = step[row].get(column, "left") if row else "left"
        if way == "both":
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif way == "up" or not column:
            row -= 1
            pairs.append((row, None))
        else:
            column -= 1
            pairs.append((None, column))
    return pairs[::-1]
