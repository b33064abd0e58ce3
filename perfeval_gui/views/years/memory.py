"""Remembers, draft by draft, where the files of other years lie that stand beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from perfeval_gui.views.settings.settings import Settings

_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of another year: where it lies, its SHA-256 when it was added, its report year."""

    path: Path
    digest: str
    year: int


class YearsMemory:
    """The files beside the open draft. A report without a file takes them along once it is saved.

    Attributes:
        kept: They, the earliest year first.
    """

    def __init__(self, settings: Settings, path: Callable[[], Path | None]) -> None:
        """Keep them in *settings* under the draft that *path* gives."""
        self._settings, self._path = settings, path
        self.kept: tuple[Kept, ...] = ()

    def begin(self) -> None:
        """Look up what stood beside the report that was just opened."""
        path = self._path()
        words = self._settings.years(path) if path is not None else ()
        self.kept = tuple(_kept(words))

    def keep(self, kept: Iterable[Kept]) -> None:
        """Remember that those stand beside the open report."""
        self.kept = tuple(kept)
        self.saved()

    def saved(self, _path: Path | None = None) -> None:
        """Take them along to the file the report was saved as."""
        if (path := self._path()) is not None:
            words = (word for one in self.kept for word in (one.path, one.digest, one.year))
            if (years := tuple(map(str, words))) != self._settings.years(path):
                self._settings.keep_years(path, years)


def _kept(words: tuple[str, ...]) -> Iterable[Kept]:
    """What *words* say; nothing of what somebody else wrote there."""
    for start in range(0, len(words) - _WORDS + 1, _WORDS):
        path, digest, year = words[start : start + _WORDS]
        if year.isascii() and year.isdigit():
            yield Kept(Path(path), digest, int(year))
