"""What is wrong in a text by itself: doubled words, wrong words, widths, numbers, gaps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import add
from typing import Final

from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.part_by_part import some_of
from perfeval_gui.rules.proofreading.language.doubled import doubled
from perfeval_gui.rules.proofreading.language.leftover import gaps
from perfeval_gui.rules.proofreading.language.numbering import numbering
from perfeval_gui.rules.proofreading.language.width import mixed_width
from perfeval_gui.rules.proofreading.language.words import GUARDS, RIGHT
from perfeval_gui.rules.proofreading.prose.texts import (
    Slip,
    Texts,
    Written,
    finding_of,
    proses,
    written,
)

WORD: Final = "text-word"

_HEAD: Final = 2
_HEADS: Final = frozenset(word[:_HEAD] for word in RIGHT)
_BY_HEAD: Final = {
    head: tuple(word for word in RIGHT if word.startswith(head)) for head in sorted(_HEADS)
}
_SINGLE: Final = tuple(word for word in RIGHT if len(word) < _HEAD)


def wrong_words(text: str) -> Iterator[Slip]:
    """Words of *text* that are often written wrong."""
    # Most texts have none: pairs of signs tell that soonest, and which words there may be.
    heads = _HEADS.intersection(map(add, text, text[1:]))
    found = [
        (match.start(), -match.end(), word)
        for word in (*_SINGLE, *(word for head in heads for word in _BY_HEAD[head]))
        if word in text
        for match in re.finditer(GUARDS.get(word, word), text)
    ]
    floor = 0
    for begin, last, word in sorted(found):
        if begin >= floor:
            says = f"“{word}”应为“{RIGHT[word]}”，请改正。"
            yield Slip(WORD, begin, -last, says, RIGHT[word])
            floor = -last


_IN_LINES: Final[tuple[Callable[[str], Iterator[Slip]], ...]] = (
    doubled,
    wrong_words,
    mixed_width,
    gaps,
)
"""What is found by these in one line, the lines beside it do not change."""


@lru_cache(maxsize=8192)
def slips(text: str) -> tuple[Slip, ...]:
    """Everything that is wrong in *text* by itself."""
    if not text:
        return ()
    return tuple(slip for read in (*_IN_LINES, numbering) for slip in read(text))


@lru_cache(maxsize=16_384)
def are_clean(texts: Texts) -> bool:
    """Whether none of *texts* has a slip; no for some that have none, never yes for one that has.

    Short texts are read together, as lines of one: calling the readers costs more than reading.
    """
    if any(True for text in texts for _ in numbering(text)):
        return False
    lines = "\n".join(texts)
    return not any(True for read in _IN_LINES for _ in read(lines))


@some_of(written)
def texts_are_clean(sheet: Sheet, some: Sequence[Written]) -> Iterator[Finding]:
    """No text has a slip that can be told from the text alone. Source: 文字校对."""
    for prose in proses(some, are_clean):
        for slip in slips(prose.text):
            yield finding_of(sheet, prose, slip)
