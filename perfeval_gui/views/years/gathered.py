"""The older reports that stand beside the open one, put together from the files they lie in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from pathlib import Path

from perfeval_gui.views.years.memory import Kept, YearsMemory
from perfeval_gui.years.older import Older, merged


class Gathered:
    """What was read of the files that *memory* knows. Of one year there may be several.

    A form in parts is often kept so: one file for each annex.
    """

    def __init__(self, memory: YearsMemory) -> None:
        """Nothing is read yet."""
        self.memory = memory
        self._read: dict[Path, Older] = {}

    def begin(self) -> None:
        """Another report is open."""
        self._read = {}
        self.memory.begin()

    def put(self, kept: Kept, older: Older) -> None:
        """*kept*, which is known, says *older*."""
        self._read[kept.path] = older

    def add(self, kept: Kept, older: Older) -> None:
        """Remember *kept*, which says *older*; it takes the place of what the file said before."""
        self.put(kept, older)
        others = (one for one in self.memory.kept if one.path != kept.path)
        self.memory.keep(sorted((*others, kept), key=_year))

    def remove(self, year: int) -> None:
        """Forget all files of *year*."""
        for one in self.memory.kept:
            if one.year == year:
                self._read.pop(one.path, None)
        self.memory.keep(one for one in self.memory.kept if one.year != year)

    def found(self, year: int) -> None:
        """A file of *year* that was gone is there again: what was remembered of it is not."""
        self.memory.keep(
            one for one in self.memory.kept if one.year != year or one.path in self._read
        )

    def clash(self, path: Path, older: Older) -> bool:
        """Whether another file of its year is of another form than *older*, from *path*."""
        return any(
            one.edition.id != older.edition.id and one.year == older.year and other != path
            for other, one in self._read.items()
        )

    def older(self) -> tuple[Older, ...]:
        """The reports, the earliest first."""
        return tuple(self._by_year())

    def gone(self) -> tuple[Kept, ...]:
        """The files that could not be read."""
        return tuple(one for one in self.memory.kept if one.path not in self._read)

    def _by_year(self) -> Iterator[Older]:
        there = [one for one in self.memory.kept if one.path in self._read]
        for year in sorted({one.year for one in there}):
            yield reduce(merged, (self._read[one.path] for one in there if one.year == year))


def _year(kept: Kept) -> int:
    return kept.year
