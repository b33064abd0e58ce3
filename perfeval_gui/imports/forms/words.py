"""Words of a label without what differs from file to file: spaces, width, numbers, units, years."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.radicals import as_words

YEARS: Final = {0: "\ue000", -1: "\ue001", 1: "\ue002"}
"""What stands for the report year, the one before and the one after, in a text that has them."""
_DRAWN: Final = {"{Y}": YEARS[0], "{Y-1}": YEARS[-1], "{Y+1}": YEARS[1]}
LAST, THIS, NEXT = "上一?年度?|去年", "本年度?|当年度?|今年", "下一?年度?|明年"
"""How forms call the year before the report year, the report year, and the one after."""
_TOLD: Final = pattern(f"({LAST})|({THIS})|({NEXT})")
_AFTER: Final = pattern("([\ue000-\ue002])年?度?")
YEAR: Final = r"(?<![0-9])(?:199[0-9]|20[0-9]{2}|210[01])(?![0-9])"
"""A year that a report may be of, or the one beside it."""
_YEAR: Final = pattern(YEAR)
_SPOKEN: Final = {YEARS[0]: "本年", YEARS[-1]: "上年", YEARS[1]: "下年"}
_MONEY: Final = "亿元|千万元|百万元|万元|千元|元"
_REMARK: Final = pattern(
    rf"[（(\[【](?:金额)?(?:单位)?[:：]?\s*({_MONEY}|㎡|m2|m²|平方米|平米|人|名|个|%|％|分)[)）\]】]"
)
# 填报单位：元氏县水利局 gives no unit of money, 单位：元人民币 does.
_HEADING: Final = pattern(rf"单位\s*[:：]\s*(?:人民币)?({_MONEY})(?=人民币|整|[^\u4e00-\u9fff]|$)")
_SIGNS: Final = pattern("[^\\w\ue000-\ue002%≥≤]|_")
_NUMBER: Final = pattern(
    r"\s*(?:[①-⑳⑴-⒇]|[（(]\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]"
    r"|(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*[、.．:：]|[*＊#]|[其]\s*中\s*[:：]?)"
)
_WORD: Final = pattern(r"[^\W\d_]")


class Forms(NamedTuple):
    """A label from as it is down to its core; the longer ones tell more labels apart.

    *full* has remarks of units, *plain* has not, *core* has no number or 其中 in front, *bare*
    does not say the report year.
    """

    full: str
    plain: str
    core: str
    bare: str


def templated(text: str) -> str:
    """A label of an edition with its years as they stand in forms of it."""
    for written, year in _DRAWN.items():
        text = text.replace(written, year)
    return text


def with_relative_years(text: str, year: int) -> str:
    """*text* of a file whose report year is *year*, with years as in an edition's labels."""
    if not year or not _may_have_year(text):
        return text
    return _YEAR.sub(lambda match: YEARS.get(int(match[0]) - year, match[0]), text)


def years_in(text: str) -> set[int]:
    """The years that *text* names."""
    if not _may_have_year(text):
        return set()
    return {int(match[0]) for match in _YEAR.finditer(text)}


@lru_cache(maxsize=16_384)
def forms(text: str) -> Forms:
    """What a label or a text of a file has to be compared by; years are relative already."""
    text = _TOLD.sub(_told_year, text)
    text = _AFTER.sub(r"\1", text)
    bare = _REMARK.sub("", text)
    core = bare
    while (match := _NUMBER.match(core)) is not None:
        core = core[match.end() :]
    core = squeezed(core)
    return Forms(squeezed(text), squeezed(bare), core, core.replace(YEARS[0], ""))


def _may_have_year(text: str) -> bool:
    """Whether it is worth looking for a year; most texts are asked."""
    return "20" in text or "19" in text or "21" in text


def spoken(text: str) -> str:
    """A label of a form with its years in words, for a sentence; lines are one."""
    for year, words in _SPOKEN.items():
        text = _AFTER.sub(lambda match: match[1], text).replace(year, words)
    return "".join(text.split()).rstrip("：:")


def tight(text: str) -> str:
    """*text* in half width and without spaces, but with its signs; years are relative."""
    return "".join(_usual(_AFTER.sub(r"\1", text)).split())


def _told_year(match: object) -> str:
    groups = match.groups()  # type: ignore[attr-defined]
    return YEARS[-1] if groups[0] else YEARS[0] if groups[1] else YEARS[1]


def squeezed(text: str) -> str:
    """*text* in half width, without spaces and signs."""
    return _SIGNS.sub("", _usual(text)).lower()


def _usual(text: str) -> str:
    return unicodedata.normalize("NFKC", as_words(text))


def says_something(text: str) -> bool:
    """Whether *text* has a word in it, and is more than figures and signs."""
    return _WORD.search(text) is not None


def unit_in(text: str) -> str:
    """The unit of money that a label or heading gives, "" where it gives none."""
    if "元" not in text:
        return ""
    found = _REMARK.search(text) or _HEADING.search(text)
    return found[1] if found is not None and found[1].endswith("元") else ""
