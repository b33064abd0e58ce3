"""What surrounds a number in running text: its clause, its sentence, the year it is told of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.prose.numbers import Mention, mentions
from perfeval_gui.rules.proofreading.prose.texts import OTHER_YEAR, THIS_YEAR, plain

# Up to the last of them: it is met soonest from the end.
_CUT: Final = pattern(r"(?s:.*)(?:[，。；！？、\n,;:：!?]|[（(](?!境[）)])|(?<!境)[）)])")
_SENTENCE: Final = pattern(r"(?s:.*)[。；！？;\n]")
_TIME: Final = pattern(
    rf"(?<![0-9])(?P<year>[0-9]{{4}})(?=年|初)|(?P<this>{THIS_YEAR}+)"
    rf"|(?P<other>{OTHER_YEAR}+|上年|上一年|去年|前年|往年|历年|下年|下一年|明年|来年|次年|同期|近[两三五几]年)"
    "|(?P<now>本年|当年|今年)"
)
_OTHER: Final = "other"
_NEAR: Final = 60
_FAR: Final = 400
_TITLE: Final = 30


@dataclass(frozen=True, slots=True)
class Reading:
    """A number and what surrounds it.

    Attributes:
        mention: The number.
        words: The words before it, up to the last mark of punctuation or number.
        begin: Where those words begin.
        sentence: What stands before those words in the sentence.
        before: What stands before them in the paragraph, a short line above included.
        line: The paragraph.
        year: The year last named before: ``2022``; ``other`` for 上年 and its like; else empty.
    """

    mention: Mention
    words: str
    begin: int
    sentence: str
    before: str
    line: str
    year: str


@lru_cache(maxsize=512)
def readings(text: str) -> tuple[Reading, ...]:
    """Every number of *text* that can be compared, with what surrounds it."""
    return tuple(_readings(plain(text), mentions(text)))


def _readings(text: str, found: tuple[Mention, ...]) -> Iterator[Reading]:
    floor, times = 0, list(_TIME.finditer(text)) if found else []
    lines = _Lines(text) if found else None
    for mention in found:
        assert lines is not None  # there are some wherever there is a number
        begin = _clause(text, floor, mention.begin)
        start, stop, title = lines.around(mention.begin)
        before = text[max(start, begin - _FAR) : begin]
        ended = _SENTENCE.match(before)
        sentence = before[ended.end() :] if ended is not None else before
        yield Reading(
            mention,
            text[begin : mention.begin],
            begin,
            sentence,
            f"{title}\n{before}",
            text[max(start, begin - _FAR) : min(stop, begin + _FAR)],
            _year(times, max(start, begin - _FAR), mention.begin),
        )
        floor = mention.end


class _Lines:
    """The lines of a text, found once.

    Looked for at every number, one long line is read as often as it has numbers.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [match.start() for match in re.finditer("\n", text)]

    def around(self, at: int) -> tuple[int, int, str]:
        """Begin and end of the line at *at*, and the title above it; empty for a paragraph."""
        text, row = self._text, bisect_left(self._breaks, at)
        start = self._breaks[row - 1] + 1 if row else 0
        stop = self._breaks[row] if row < len(self._breaks) else len(text)
        above, end = self._breaks[row - 2] + 1 if row > 1 else 0, max(start - 1, 0)
        if end - above > _TITLE and not text.startswith(("：", ":"), end - 1):
            return start, stop, ""
        return start, stop, text[max(above, end - _FAR) : end]


def _clause(text: str, floor: int, end: int) -> int:
    """Where the words before a number begin; a colon right before it does not end them."""
    low = max(floor, end - _NEAR)
    match = _CUT.match(text[low:end].rstrip("：: 　"))
    return low + match.end() if match is not None else low


def _year(times: list[re.Match[str]], low: int, high: int) -> str:
    """The year last named between two places."""
    last = bisect_left(times, high, key=re.Match.start) - 1
    if last < 0 or times[last].start() < low:
        return ""
    return times[last]["year"] or (_OTHER if times[last]["other"] else "")
