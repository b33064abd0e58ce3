"""What is wrong in a text by itself: doubled words, wrong words, widths, numbers, gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.part_by_part import some_of
from perfeval_gui.rules.proofreading.language.doubled import doubled
from perfeval_gui.rules.proofreading.language.leftover import gaps
from perfeval_gui.rules.proofreading.language.numbering import may_be_numbered, numbering
from perfeval_gui.rules.proofreading.language.width import mixed_width
from perfeval_gui.rules.proofreading.language.words import GUARDS, RIGHT
from perfeval_gui.rules.proofreading.prose.texts import (
    Prose,
    Slip,
    Texts,
    Written,
    finding_of,
    proses,
    written,
)

WORD: Final = "text-word"

_USUAL: Final = Counter("".join(RIGHT.values()))


def _rarest(word: str) -> str:
    """The sign of a wrong *word* that is least usual: one that is wrong in it, if there is any."""
    wrong = [sign for sign in word if sign not in RIGHT[word]]
    return min(wrong or word, key=lambda sign: _USUAL[sign])


def _by_sign() -> dict[str, list[str]]:
    """The wrong words by the rarest sign of each."""
    by_sign: dict[str, list[str]] = {}
    for word in RIGHT:
        by_sign.setdefault(_rarest(word), []).append(word)
    return by_sign


_BY_SIGN: Final = _by_sign()
_SIGNS: Final = frozenset(_BY_SIGN)
_MOST_KNOWN: Final = 16_384


def wrong_words(text: str) -> Iterator[Slip]:
    """Words of *text* that are often written wrong."""
    # Most texts have none: their signs tell that soonest, and which words there may be.
    found = [
        (match.start(), -match.end(), word)
        for sign in _SIGNS.intersection(text)
        for word in _BY_SIGN[sign]
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


def are_clean(texts: Texts) -> bool:
    """Whether none of *texts* has a slip; no for some that have none, never yes for one that has.

    Kept, as most of them are the same in the next check.
    """
    known = _known()
    if texts not in known:
        _learn((texts,))
    return known[texts]


@lru_cache(maxsize=1)
def _known() -> dict[Texts, bool]:
    """The texts that were read, to be filled."""
    return {}


def _learn(some: Sequence[Texts]) -> None:
    """Find out which of *some*, none of them known, are clean.

    Short texts are read together, as lines of one: calling the readers costs more than reading.
    Where there is a slip, it is looked for in each half.
    """
    clean, half = _reads_clean([text for texts in some for text in texts]), len(some) // 2
    if clean or not half:
        known = _known()
        if len(known) + len(some) > _MOST_KNOWN:
            known.clear()
        known.update(dict.fromkeys(some, clean))
    else:
        _learn(some[:half])
        _learn(some[half:])


def _reads_clean(texts: Sequence[str]) -> bool:
    lines = "\n".join(texts)
    if may_be_numbered(lines) and any(True for text in texts for _ in numbering(text)):
        return False
    return not any(True for read in _IN_LINES for _ in read(lines))


@some_of(written)
def texts_are_clean(sheet: Sheet, some: Sequence[Written]) -> Iterator[Finding]:
    """No text has a slip that can be told from the text alone. Source: 文字校对."""
    short = dict.fromkeys(one[1] for one in some if not isinstance(one, Prose))
    if unread := [texts for texts in short if texts not in _known()]:
        _learn(unread)
    for prose in proses(some, are_clean):
        for slip in slips(prose.text):
            yield finding_of(sheet, prose, slip)
