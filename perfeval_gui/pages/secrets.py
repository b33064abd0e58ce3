"""What is not to be published, as it may be written: telephone numbers and names of people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from perfeval_gui.domain.cells.nothing import says_nothing
from perfeval_gui.domain.cells.patterns import pattern

Sort = Literal["telephone", "name"]
HIDDEN: Final = "＊＊＊"
"""Stands for whatever is not published; it does not tell how long that was."""
_SIGNS: Final = "*＊×✕xXＸ●○•■□?？某"
"""What people write for a character they hide."""
_GAP: Final = r"[\s\u200b-\u200d\ufeff·•・．.]{0,3}"
"""What may stand between the characters of one name."""
_BETWEEN: Final = r"[\s\u200b-\u200d\ufeff\-－–—‐‑·.()（）/]{0,3}"
"""What may stand between the digits of one number."""
_WRITTEN: Final = (
    "0０〇零○Oo",
    "1１一壹幺",
    "2２二贰两",
    "3３三叁",
    "4４四肆",
    "5５五伍",
    "6６六陆",
    "7７七柒拐",
    "8８八捌",
    "9９九玖",
)
"""How each digit is written by those who do not want it found."""
_LEAST_DIGITS: Final = 7
_LEAST_NAME: Final = 2
_MOST_NAME: Final = 20
_DIGITS: Final = pattern(r"\d")
_LISTED: Final = pattern(r"[、，,；;/\n]+")
_EXTENSION: Final = pattern(r"\s*(转|分机|ext).*$")
_LOCAL: Final = pattern(r"^[(（]?0\d{2,3}[)）\-－–—\s]+(\d{7,8})$")
_BRACKETS: Final = pattern(r"[（(【\[].*?[)）】\]]|[（(【\[].*$")
_TITLES: Final = pattern(
    r"(主任|局长|科长|股长|处长|所长|站长|院长|校长|会计|出纳|同志|先生|女士)$"
)
_DIGIT: Final = r"[\d０-９]"
_HOME: Final = r"(?:(?:\+|＋)?(?:86|８６)[\s\-－]?)?"
_MOBILE: Final = (
    rf"(?<![\d０-９.,]){_HOME}[1１][3-9３-９](?:{_BETWEEN}{_DIGIT}){{9}}"
    rf"(?!{_DIGIT}|[.．]{_DIGIT}|\s*[万亿]?元)"
)
_LANDLINE: Final = (
    rf"(?<![\d０-９.,])[(（]?[0０]{_DIGIT}{{2,3}}[)）\-－–—\s]{{1,2}}{_DIGIT}{{7,8}}(?!{_DIGIT})"
)
_HALF: Final = (
    rf"(?<!{_DIGIT})[1１]{_DIGIT}{{2}}[{re.escape(_SIGNS)}]{{3,5}}{_DIGIT}{{3,4}}(?!{_DIGIT})"
)
_ANY_NUMBER: Final = (_MOBILE, _LANDLINE, _HALF)
"""Numbers that are in no cell for one: of a mobile, with the code of a place, half hidden."""


@dataclass(frozen=True, slots=True)
class Secret:
    """One number or one name, as it stands in its cell."""

    sort: Sort
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text at which a secret stands: the characters from *begin* to *end*."""

    begin: int
    end: int
    secret: Secret


def numbers_in(text: str) -> Iterator[Secret]:
    """The telephone numbers in the *text* of a cell for them."""
    for one in _LISTED.split(text):
        number = _EXTENSION.sub("", one).strip()
        if len(_DIGITS.findall(number)) >= _LEAST_DIGITS:
            yield Secret("telephone", number)
        if (local := _LOCAL.match(number)) is not None:
            yield Secret("telephone", local[1])


def people_in(text: str) -> Iterator[Secret]:
    """The names in the *text* of a cell for people: without what is in brackets, and titles."""
    for one in _LISTED.split(_BRACKETS.sub("、", text)):
        name = _TITLES.sub("", "".join(one.split()))
        if _LEAST_NAME <= len(name) <= _MOST_NAME and not says_nothing(name):
            yield Secret("name", name)


class Searcher:
    """Finds secrets wherever they are written: spaced, in wide digits, half hidden."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        """Look for *secrets*, and for telephone numbers that are in no cell for one."""
        # Longer ones first: what is part of another is found within it.
        self._secrets = tuple(sorted(dict.fromkeys(secrets), key=_length, reverse=True))
        self._patterns = tuple((one, re.compile(_written(one))) for one in self._secrets)
        self._numbers = tuple(map(re.compile, _ANY_NUMBER))

    def find(self, text: str) -> tuple[Found, ...]:
        """Every place in *text*, in order, none within another."""
        if not text.strip():
            return ()
        found = [
            Found(*match.span(), one)
            for one, wanted in self._patterns
            for match in wanted.finditer(text)
        ]
        found += (
            Found(*match.span(), Secret("telephone", match[0].strip()))
            for wanted in self._numbers
            for match in wanted.finditer(text)
        )
        return tuple(_apart(found))


def _length(secret: Secret) -> int:
    return len(secret.text)


def _apart(found: list[Found]) -> Iterator[Found]:
    """*found* in order; of those that overlap, the first and longest."""
    reached = 0
    for one in sorted(found, key=lambda one: (one.begin, -one.end)):
        if one.begin >= reached:
            yield one
            reached = one.end


def _written(secret: Secret) -> str:
    return _number(secret.text) if secret.sort == "telephone" else _name(secret.text)


def _number(text: str) -> str:
    """All ways to write the digits of *text* with one another."""
    each = (f"[{_WRITTEN[int(digit)]}]" for digit in _DIGITS.findall(text))
    return rf"(?<!{_DIGIT}){_HOME}[(（]?{_BETWEEN.join(each)}(?!{_DIGIT})"


def _name(name: str) -> str:
    """All ways to write *name*: spaced out, and with a character hidden where two are left."""
    signs = f"[{re.escape(_SIGNS)}]"
    ways = [_GAP.join(map(re.escape, name))]
    if len(name) > _LEAST_NAME:
        ways += (
            _GAP.join(signs if at == hidden else re.escape(one) for at, one in enumerate(name))
            for hidden in range(len(name))
        )
    return "|".join(ways)
