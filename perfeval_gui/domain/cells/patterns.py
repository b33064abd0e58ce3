"""Patterns that are compiled when they are first used.

The rules know several hundred, and a third of a second would go by before the first of them is
asked. Most texts need few, and most commands none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, AnyStr, Generic, cast


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives; a *text* that is no pattern is told at its first use."""
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


def compiling(values: Iterable[object]) -> Iterator[None]:
    """Compile those of *values* that are patterns, or tuples of them, one in a step."""
    for value in values:
        if isinstance(value, _Pattern):
            value.compiled()
            yield
        elif isinstance(value, tuple):
            yield from compiling(value)


class _Pattern(Generic[AnyStr]):
    """Takes over each method of the compiled pattern once it is asked for it."""

    def __init__(self, text: AnyStr, flags: int) -> None:
        # Patterns are made of the texts of others: that compiles nothing.
        self.pattern: AnyStr = text
        self._flags = flags
        self._compiled: re.Pattern[AnyStr] | None = None

    def compiled(self) -> re.Pattern[AnyStr]:
        """What it stands for; compiled once, however many other patterns there are."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a compiled pattern has
        if name.startswith("_"):
            raise AttributeError(name)
        # Asked once for a name: from then on it is found before this is looked for.
        found = getattr(self.compiled(), name)
        setattr(self, name, found)
        return found
