"""Which edition files are of: the one whose labels are in them, and which have few others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.matching.result import Likeness
from perfeval_gui.imports.model import Contents


def ranked(matchers: Iterable[Matcher], files: Sequence[Contents]) -> tuple[Likeness, ...]:
    """How much of each edition is in *files*, the likeliest first; those that have none left out.

    Of two that are as likely the one of the year of the files comes first.
    """
    found = [one.likeness(files) for one in matchers]
    found.sort(key=lambda one: (one.score, one.same_year), reverse=True)
    return tuple(one for one in found if one.labels)


def alike(found: Sequence[Likeness]) -> bool:
    """Whether nothing tells the first two of *found* apart."""
    if len(found) < len(("one", "other")):
        return False
    first, second = found[:2]
    return (first.score, first.same_year) == (second.score, second.same_year)
