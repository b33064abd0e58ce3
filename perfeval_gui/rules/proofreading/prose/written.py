"""A text as it is printed, figures in the place of slots, with the places of the stored text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.edition import with_years
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.proofreading.prose.texts import SLOT, narrow
from perfeval_gui.rules.sentences.text_links import quoted_in, shown_link

_DIGIT: Final = pattern("[0-9零〇一二两三四五六七八九十百千]")


@dataclass(frozen=True, slots=True)
class Written:
    """A text with its linked figures, years and the unit's name written out.

    Attributes:
        text: As printed, digits half width.
        begins, stored: Where each piece begins in *text*, and where in the stored text.
        sizes: How long each piece is in the stored text; a slot is a piece of its own.
        linked: Whether each piece is a slot.
    """

    text: str
    begins: list[int] = field(default_factory=lambda: [0])
    stored: list[int] = field(default_factory=lambda: [0])
    sizes: list[int] = field(default_factory=list)
    linked: list[bool] = field(default_factory=list)

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Where the words from *begin* to *end* stand in the stored text; slots whole."""
        if not self.linked:
            return begin, end
        return self._place(begin, last=False), self._place(end - 1, last=True)

    def _place(self, at: int, *, last: bool) -> int:
        piece = bisect_right(self.begins, at) - 1
        if self.linked[piece]:
            return self.stored[piece] + (self.sizes[piece] if last else 0)
        return self.stored[piece] + at - self.begins[piece] + last

    def has_typed_digits(self, begin: int, end: int) -> bool:
        """Whether a number between *begin* and *end* was typed and is no linked figure."""
        if not self.linked:
            return True
        first = bisect_right(self.begins, begin) - 1
        for piece in range(first, len(self.begins)):
            low = max(begin, self.begins[piece])
            high = min(end, self._end(piece))
            if low >= end:
                break
            if not self.linked[piece] and _DIGIT.search(self.text, low, high):
                return True
        return False

    def _end(self, piece: int) -> int:
        following = piece + 1
        return self.begins[following] if following < len(self.begins) else len(self.text)


def written(text: str, sheet: Sheet) -> Written:
    """*text* with the figures of *sheet*; what is no slot of the edition stays as it is."""
    if "{" not in text:
        return _plainly(text)
    names = quoted_in(text)
    links = sheet.edition.links
    shown = tuple(shown_link(sheet, name) if name in links else "" for name in names)
    known = tuple(name in links for name in names)
    return _written(text, names, known, shown, sheet.report.year)


@lru_cache(maxsize=512)
def _plainly(text: str) -> Written:
    """As `written`, of a text without a slot."""
    return Written(narrow(text))


@lru_cache(maxsize=512)
def _written(
    text: str, names: tuple[str, ...], known: tuple[bool, ...], shown: tuple[str, ...], year: int
) -> Written:
    """As `written`, with what is shown under each of *names* where it is *known*."""
    figures = {name: figure for name, link, figure in zip(names, known, shown, strict=True) if link}
    pieces = list(_pieces(text, figures, year))
    if not any(linked for _, _, _, linked in pieces):
        return Written(narrow(text))
    begins, at = [], 0
    for words, _, _, _ in pieces:
        begins.append(at)
        at += len(words)
    return Written(
        "".join(words for words, _, _, _ in pieces),
        begins,
        [start for _, start, _, _ in pieces],
        [size for _, _, size, _ in pieces],
        [linked for _, _, _, linked in pieces],
    )


def _pieces(
    text: str, figures: Mapping[str, str], year: int
) -> Iterator[tuple[str, int, int, bool]]:
    """What is printed, where and how long it is stored, and whether it is linked."""
    at = 0
    for match in SLOT.finditer(text):
        words = figures.get(match[1]) or with_years(match[0], year)
        if words == match[0]:
            continue
        if match.start() > at:
            yield narrow(text[at : match.start()]), at, match.start() - at, False
        yield narrow(words), match.start(), len(match[0]), True
        at = match.end()
    if at < len(text) or not at:
        yield narrow(text[at:]), at, len(text) - at, False
