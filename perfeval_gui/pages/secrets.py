"""What is not to be published, as it may be written: telephone numbers and names of people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from perfeval_gui.domain.cells.nothing import says_nothing
from perfeval_gui.domain.cells.patterns import pattern

Sort = Literal["telephone", "name"]
_SIGNS: Final = "*＊×✕xXＸ●○•■□?？某"
"""What people write for a character they hide."""
_GAPS: Final = r"[\s\u200b-\u200d\ufeff·•・．.‧∙⋅]"
_GAP: Final = _GAPS + "{0,3}"
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
_MOST_DIGITS: Final = 13
"""A number with the code of the country; more digits are several numbers."""
_LEAST_NAME: Final = 2
_MOST_NAME: Final = 20
_DIGITS: Final = pattern(r"\d")
_LISTED: Final = pattern(r"[、，,；;/\n]+")
_STRETCH: Final = pattern(rf"[（(]?[+＋]?\d(?:{_BETWEEN}\d)*")
_LOCAL: Final = pattern(r"(?:86)?0(?:10|2\d|[3-9]\d{2})(\d{7,8})")
"""The digits of a number with the code of a place; without it they are dialled there."""
_BRACKETS: Final = pattern(r"[（(【\[].*?[)）】\]]|[（(【\[].*$")
_NUMBERED: Final = pattern(
    r"(?:(?:联系)?电话|手机|联系方式)?[\s:：]{0,3}[（(]?[+＋]?\d[\d\s\-－–—()（）*]{4,}(?:转\d+)?"
)
"""A number beside a name, with what it is called."""
_COLON: Final = pattern(r"\s{0,3}[:：]\s*")
_LABEL: Final = pattern(r"^[^：]*：(?=.)|：$")
_AND: Final = pattern(r"(?<=\S\S)(?:以及|[和与及])(?=\S\S)")
_POST: Final = (
    "(?:(?:常务|副|总|代理?|高级|中级|助理|注册){0,3}"
    "(?:主任|[局科股处所站院校部县市区镇乡队馆园组会厂]长|秘书长|董事长|理事长|书记|主席|经理|主管|干事|科员"
    "|会计师?|审计师|经济师|工程师|出纳|教授|老师|成员|同志|先生|女士))"
)
_POSTS: Final = pattern(rf"^{_POST}{{1,3}}|{_POST}{{1,3}}$")
_TWO: Final = pattern(
    "欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|令狐|慕容|夏侯|端木|南宫|轩辕|长孙|宇文|鲜于|闻人|呼延"
    "|西门|独孤|申屠|钟离|澹台"
)
"""Names of families of two characters: behind a blank stands what the person is called."""
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
    rf"(?<!{_DIGIT})[1１]{_DIGIT}{{2}}{_BETWEEN}[{re.escape(_SIGNS)}]{{3,5}}"
    rf"{_BETWEEN}{_DIGIT}{{3,4}}(?!{_DIGIT})"
)
_ANY_NUMBER: Final = (_MOBILE, _LANDLINE, _HALF)
"""Numbers that are in no cell for one: of a mobile, with the code of a place, half hidden."""
_AMOUNT: Final = pattern(r"\d{3,}[.．]\d{1,2}")
_NO_TELEPHONE: Final = pattern(
    r"\d+[.．]\d{1,2}(?![\d.．])|19\d\d([.．/\-－年])\d{1,2}\1\d{1,2}(?!\d)|[^\n]*\n[^\n]*\n"
)
"""What begins like this is an amount, a day or figures below each other, however many digits."""


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
        for stretch in _STRETCH.findall(one):
            digits = _DIGITS.findall(stretch)
            numbers = stretch.split() if len(digits) > _MOST_DIGITS else (stretch,)
            for number in numbers:
                yield from _number_in(number.strip())


def _number_in(number: str) -> Iterator[Secret]:
    digits = "".join(str(int(digit)) for digit in _DIGITS.findall(number))
    if len(digits) >= _LEAST_DIGITS:
        yield Secret("telephone", number)
    if (local := _LOCAL.fullmatch(digits)) is not None:
        yield Secret("telephone", local[1])


def people_in(text: str) -> Iterator[Secret]:
    """The names in the *text* of a cell for people.

    Without what is in brackets, numbers, posts, and what the cell calls them before a colon.
    """
    text = _NUMBERED.sub("、", _BRACKETS.sub("、", _COLON.sub("：", text)))
    for listed in _LISTED.split(text):
        for together in _apart_by_blanks(listed):
            for one in _AND.split(together):
                yield from _name_in(_LABEL.sub("", one))


def _apart_by_blanks(text: str) -> Iterator[str]:
    """The names in *text*, whose characters may be spaced out."""
    words = text.split()
    spaced = any(len(word) < _LEAST_NAME or word.isascii() for word in words)
    if spaced or (words and _TWO.fullmatch(words[0])):
        yield "".join(words)
    else:
        yield from words


def _name_in(text: str) -> Iterator[Secret]:
    name = _POSTS.sub("", text)
    if len(name) == 1:
        # 林主任: who is meant is known where the post is.
        name = text
    if _LEAST_NAME <= len(name) <= _MOST_NAME and not says_nothing(name):
        yield Secret("name", name)


class Searcher:
    """Finds secrets wherever they are written: spaced, in wide digits, half hidden."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        """Look for *secrets*, and for telephone numbers that are in no cell for one."""
        # Longer ones first: what is part of another is found within it.
        self._secrets = tuple(sorted(dict.fromkeys(secrets), key=_length, reverse=True))
        self._numbers = tuple(map(re.compile, _ANY_NUMBER))
        self._places: dict[str, list[int]] = {}
        for place, one in enumerate(self._secrets):
            # Of a name one character may be hidden, not the first two.
            for sign in _plain(one.text)[:2] if one.sort == "name" else ("",):
                self._places.setdefault(sign, []).append(place)

    def find(self, text: str) -> tuple[Found, ...]:
        """Every place in *text*, in order, none within another."""
        if not text.strip():
            return ()
        found = [
            Found(*match.span(), one)
            for one in self._likely(text)
            for match in _ways(one).finditer(text)
            if one.sort == "name" or not _AMOUNT.fullmatch(match[0])
        ]
        found += (
            Found(*match.span(), Secret("telephone", match[0].strip()))
            for wanted in self._numbers
            for match in wanted.finditer(text)
            if not _NO_TELEPHONE.match(match[0])
        )
        return tuple(_apart(found))

    def _likely(self, text: str) -> Iterator[Secret]:
        """Those that can be in *text*: hundreds of names are looked for in every cell."""
        signs = self._places.keys() & {"", *text}
        places = {place for sign in signs for place in self._places[sign]}
        yield from (self._secrets[place] for place in sorted(places))


def _length(secret: Secret) -> int:
    return len(secret.text)


def _apart(found: list[Found]) -> Iterator[Found]:
    """*found* in order; of those that overlap, the first and longest."""
    reached = 0
    for one in sorted(found, key=lambda one: (one.begin, -one.end)):
        if one.begin >= reached:
            yield one
            reached = one.end


@lru_cache(maxsize=1024)
def _ways(secret: Secret) -> re.Pattern[str]:
    return re.compile(_number(secret.text) if secret.sort == "telephone" else _name(secret.text))


def _number(text: str) -> str:
    """All ways to write the digits of *text* with one another."""
    each = (f"[{_WRITTEN[int(digit)]}]" for digit in _DIGITS.findall(text))
    return rf"(?<!{_DIGIT}){_HOME}[(（]?{_BETWEEN.join(each)}(?!{_DIGIT})"


def _plain(name: str) -> str:
    """*name* without the dot in it, which is written in many ways, and left out."""
    return "".join(re.split(_GAPS, name)) or name


def _name(name: str) -> str:
    """All ways to write *name*: spaced out, and with a character hidden where two are left."""
    name = _plain(name)
    signs = f"[{re.escape(_SIGNS)}]"
    ways = [_GAP.join(map(re.escape, name))]
    if len(name) > _LEAST_NAME:
        ways += (
            _GAP.join(signs if at == hidden else re.escape(one) for at, one in enumerate(name))
            for hidden in range(len(name))
        )
    return "|".join(ways)
