"""Finds what is wrong with a text line by line: a repair is told once a reader takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import permutations
from typing import Final

from perfeval_gui.editions.slips.repairs import Repair
from perfeval_gui.editions.slips.slip import Slip

MOST: Final = 30
"""Faults of one file that are told: more of them nobody mends at one time."""
_LONGEST: Final = 2_000
"""Characters of a line that repairs are tried on."""
_LARGEST: Final = 50_000
"""Characters that are read anew for each repair that is tried."""


@dataclass(frozen=True, slots=True)
class Language:
    """How a sort of file is read.

    Attributes:
        fault: Line and reason of the first fault of a text; None where it can be read.
        repairs: What is tried, in this order.
        around: The lines, from 0, that are read together with the one at fault.
        near: How many of these are tried, the nearest to it first.
        skips: Whether the rest can be read with the lines at fault taken out.
        keeps: Whether what the reader says is told as well.
    """

    fault: Callable[[str], Slip | None]
    repairs: Sequence[Repair]
    around: Callable[[Sequence[str], int], range]
    near: int = 1
    skips: bool = False
    keeps: bool = False


def slips(text: str, language: Language) -> Iterator[Slip]:
    """Everything that is wrong with *text*, as far as it can be told; at most `MOST`."""
    lines = text.split("\n")
    before = 0
    for _ in range(MOST):
        fault = language.fault("\n".join(lines))
        if fault is None:
            return
        at = min(max(fault.line - 1, 0), len(lines) - 1)
        if at < before:
            return
        around = language.around(lines, at)
        found = _mended(lines, around, at, language)
        if found is not None:
            before, lines[found[0]], slip = found[0], found[1], found[2]
            yield slip
            continue
        yield fault
        if not language.skips:
            return
        before = around.stop
        for number in around:
            # The head of a group is what the lines after it belong to.
            if number == at or not lines[number].startswith("["):
                lines[number] = "#"


def _mended(
    lines: Sequence[str], around: range, at: int, language: Language
) -> tuple[int, str, Slip] | None:
    """The line that has to be another one, that one, and what to say."""
    here = list(lines[around.start : around.stop])
    text = "\n".join(here)
    told = language.fault(text) if len(text) <= _LARGEST else None
    if told is None:
        # Each of these lines is right by itself.
        return None
    near = sorted(around, key=lambda one: abs(one - at))[: language.near]
    for number, last in [(number, last) for last in (False, True) for number in near]:
        line = lines[number]
        ways = _last_ways if last else partial(_ways, pairs=number == at)
        for way in ways(language.repairs) if len(line) <= _LONGEST else ():
            mended, why = _walk(line, way)
            if not why or mended == line:
                continue
            here[number - around.start] = mended
            left = language.fault("\n".join(here))
            if left is None or left.line > max(number - around.start + 1, told.line):
                first = [told.reason.rstrip("。")] if language.keeps else []
                return number, mended, Slip(number + 1, "；".join((*first, *why)))
        here[number - around.start] = line
    return None


def _ways(repairs: Sequence[Repair], *, pairs: bool) -> Iterator[Sequence[Repair]]:
    """What is tried on a line, the plainest first: one, all that are sure, those and others."""
    sure = [one for one in repairs if one.sure]
    unsure = [one for one in repairs if not (one.sure or one.last)]
    yield from ((one,) for one in sure)
    yield sure
    yield from ((one,) for one in unsure if not one.wide)
    yield from ((*sure, one) for one in unsure)
    yield from ((one,) for one in unsure)
    if pairs:
        yield from ((*sure, *two) for two in permutations(unsure, 2))


def _last_ways(repairs: Sequence[Repair]) -> Iterator[Sequence[Repair]]:
    last = [one for one in repairs if one.last]
    yield from ((one,) for one in last)
    yield from ((*(other for other in repairs if other.sure), one) for one in last)


def _walk(line: str, way: Iterable[Repair]) -> tuple[str, list[str]]:
    """*line* after each repair of *way*, and what those that changed it say."""
    why: list[str] = []
    shown = True
    for repair in way:
        mended = repair.mend(line)
        if mended != line:
            said = repair.why(line, mended)
            why += [said] if said not in why else []
            shown = shown and repair.shown
            line = mended
    if why:
        why[-1] = f"{why[-1]}。请写成：{line.strip() or '（空行）'}" if shown else f"{why[-1]}。"
    return line, why
