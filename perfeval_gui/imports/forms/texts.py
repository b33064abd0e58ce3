"""Texts that have labels and values in one: a line with a filler and a day, a box to write in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.drawn_text import Piece
from perfeval_gui.imports.forms.words import (
    LAST,
    NEXT,
    THIS,
    YEAR,
    YEARS,
    forms,
    spoken,
    squeezed,
)

MOST_TEXT: Final = 2_000
"""Characters of the longest text in which labels are looked for."""
_DAY_TO_SIGN: Final = "年月日"
SIGNED_DAY: Final = pattern(r"[0-9]{0,4}\s*年\s*[0-9]{0,2}\s*月\s*[0-9]{0,2}\s*日\s*$")
"""A day at the end of a text that is written in by hand, as far as it is."""
_GAP_AND_DAY: Final = pattern(
    r"((?:(?!\s{2}|\u3000).)+?)(?:\s{2,}|\u3000+)\s*([0-9]{4}\s*[年./-][^\u3000]*)"
)
_TOKENS: Final = pattern(
    rf"(?P<year>{YEAR})年?度?|(?P<before>{LAST})|(?P<this>{THIS})|(?P<after>{NEXT})|(?P<one>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without spaces and signs, years relative, and where each character came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A value found in a text; *doubt* says why its ends are not sure."""

    name: str
    form: str
    text: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Parted:
    """A text taken apart: its values, what is no value and no label, and how much was found.

    *weight* has the printed characters that were found, and below zero the pieces that were not.
    """

    parts: tuple[Part, ...]
    left: tuple[str, ...]
    weight: tuple[int, int]


def squeeze(text: str, year: int) -> Squeezed:
    """*text* of a file of *year*, squeezed."""
    found: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKENS.finditer(text):
        made = _token(match.lastgroup or "one", match[match.lastgroup or "one"], year)
        if made is None:
            # A year of another report: its digits count one by one, and what follows them.
            for offset, sign in enumerate(match[0]):
                _put(squeezed(sign), match.start() + offset, 1, (found, starts, ends))
        else:
            _put(made, match.start(), len(match[0]), (found, starts, ends))
    return Squeezed("".join(found), tuple(starts), tuple(ends))


def _put(made: str, start: int, length: int, to: tuple[list[str], list[int], list[int]]) -> None:
    for sign in made:
        to[0].append(sign)
        to[1].append(start)
        to[2].append(start + length)


def _token(group: str, text: str, year: int) -> str | None:
    if group == "one":
        return squeezed(text)
    if group == "year":
        return YEARS.get(int(text) - year) if year else None
    return {"before": YEARS[-1], "this": YEARS[0], "after": YEARS[1]}[group]


def literal(text: str) -> str:
    """A printed text as it is looked for in a squeezed one."""
    return forms(text).full


def parted(pieces: Sequence[Piece], text: str, found: Squeezed) -> Parted | None:
    """*text* taken apart as *pieces* draw it; None where it is not such a text."""
    marks = tuple(_marks(pieces, text, found))
    if not marks or not _begins(pieces, marks, found):
        return None
    parts = tuple(_parts(pieces, text, found, {mark.piece: mark for mark in marks}))
    if not any(len(mark.words) > 1 or _in_brackets(pieces[mark.piece].text) for mark in marks):
        return None
    left = tuple(mark.digits for mark in marks if mark.digits)
    printed = sum(1 for piece in pieces if not piece.name and literal(piece.text))
    return Parted(parts, left, (sum(len(mark.words) for mark in marks), len(marks) - printed))


def _in_brackets(text: str) -> bool:
    return text.strip()[:1] in ("（", "(")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A printed piece found in a text, from *start* to *end* of the squeezed characters."""

    piece: int
    start: int
    end: int
    words: str
    twice: bool = False
    digits: str = ""


def _marks(pieces: Sequence[Piece], text: str, found: Squeezed) -> Iterator[_Mark]:
    at = 0
    words_of = [literal(piece.text) if not piece.name else "" for piece in pieces]
    for number, words in enumerate(words_of):
        if not words:
            continue
        start = found.text.find(words, at)
        if start >= 0:
            twice = found.text.count(words) > "\n".join(words_of).count(words)
            yield _Mark(number, start, start + len(words), words, twice)
            at = start + len(words)
        elif words == _DAY_TO_SIGN and (day := SIGNED_DAY.search(text)) is not None:
            start = next(
                (i for i, s in enumerate(found.starts) if s >= day.start()), len(found.text)
            )
            yield _Mark(number, start, len(found.text), words, digits=day[0].strip())
            at = len(found.text)


def _begins(pieces: Sequence[Piece], marks: Sequence[_Mark], found: Squeezed) -> bool:
    """Whether the text begins with a label, or with a value and ends with what is printed."""
    first = next((n for n, piece in enumerate(pieces) if piece.name or literal(piece.text)), 0)
    if marks[0].start == 0:
        return True
    if pieces[first].name and marks[0].piece == first + 1:
        last = marks[-1]
        closed = any(piece.name for piece in pieces[last.piece + 1 :])
        return closed or last.end == len(found.text)
    return False


def _parts(
    pieces: Sequence[Piece], text: str, found: Squeezed, marks: dict[int, _Mark]
) -> Iterator[Part]:
    number = 0
    while number < len(pieces):
        if not pieces[number].name:
            number += 1
            continue
        before, after = number - 1, number + 1
        inside = [number]
        while after < len(pieces) and after not in marks:
            inside += [after] if pieces[after].name else []
            after += 1
        while before >= 0 and not pieces[before].name and not literal(pieces[before].text):
            before -= 1
        start = found.ends[marks[before].end - 1] if before in marks else 0
        end = found.starts[marks[after].start] if after in marks else len(text)
        told = _trimmed(text[start:end], pieces, before, after)
        doubt = _doubt(pieces, marks, inside, before)
        several = _divided(told, len(inside)) if doubt else None
        if before in marks or before < 0 or doubt:
            for at, one in enumerate(inside):
                piece = pieces[one]
                words, why = (told, doubt) if several is None else (several[at], "")
                yield Part(piece.name, piece.form, words, why)
        number = max(after, number + 1)


def _divided(text: str, count: int) -> list[str] | None:
    """*text* of two values with nothing but a gap between them, where the second is a day."""
    match = _GAP_AND_DAY.fullmatch(text) if count == len(("one", "other")) else None
    return list(match.groups()) if match is not None else None


def _doubt(
    pieces: Sequence[Piece], marks: dict[int, _Mark], inside: Sequence[int], before: int
) -> str:
    if len(inside) > 1:
        names = any(literal(piece.text) for piece in pieces[inside[0] + 1 : inside[-1]])
        return "几个栏目写在一起，分不开。" if not names else "后面一个栏目的名称没有找到，分不开。"
    if before in marks and marks[before].twice:
        return f"“{spoken(pieces[before].text)}”出现了不止一次。"
    return ""


def _trimmed(text: str, pieces: Sequence[Piece], before: int, after: int) -> str:
    """*text* between two printed pieces, without the signs that belong to them."""
    text = text.strip()
    if before >= 0:
        for sign in _signs(reversed(pieces[before].text), reverse=True):
            text = _without(text, sign, front=True)
        text = _without(text, ":", front=True)
    if after < len(pieces):
        for sign in _signs(iter(pieces[after].text), reverse=True):
            text = _without(text, sign, front=False)
    return text.strip()


def _signs(text: Iterator[str], *, reverse: bool) -> list[str]:
    """The signs at one end of a printed piece, the outermost of the value last."""
    found: list[str] = []
    for sign in text:
        if squeezed(sign):
            break
        if not sign.isspace():
            found.append(unicodedata.normalize("NFKC", sign))
    return found[::-1] if reverse else found


def _without(text: str, sign: str, *, front: bool) -> str:
    text = text.strip()
    if front and text and unicodedata.normalize("NFKC", text[0]) == sign:
        return text[1:]
    if not front and text and unicodedata.normalize("NFKC", text[-1]) == sign:
        return text[:-1]
    return text
