"""A text as it is read: one width, no list numbers, dates and set phrases taken out."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.quantities.dates import PATTERN, Day, day_of
from perfeval_gui.rules.quantities.numerals import DIGITS, number
from perfeval_gui.rules.quantities.words import (
    DAY,
    IDLE,
    LIST,
    MARK,
    NOTHING,
    PERIOD,
    RAISED,
    WRONG,
)

_SQUARES: Final = str.maketrans({"㎡": "m2", "㎥": "m3"})
_GROUPED: Final = pattern(r"(?<![0-9.,])[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?![ ]?[0-9])")
_BLANK: Final = pattern(r"(?<=[0-9])[^\S\n]+(?=[0-9])")
_RARE: Final = pattern("[\r\u00b2\u00b3\u00b9\u2070-\u24ff\u2760-\u27bf\u3200-\u33ff]")
_DATED: Final = pattern("[月年季]|[0-9][-./][0-9]")
"""Most texts have nothing of these, and are not looked through for it."""
_BLANKS: Final = pattern(r"[^\S\n]+")
_CN: Final = "[零〇一二两三四五六七八九十百千万]"
_SHARE: Final = pattern(
    rf"(?P<all>百分(?:之)?百(?!分))|(?P<of>百|千|万|{_CN}{{1,3}}|[0-9]{{1,4}})分之"
    rf"(?P<number>{DIGITS}|{_CN}+(?:点[零〇一二三四五六七八九]+)?)"
)
_WHOLE: Final = {"百": 100, "千": 1000, "万": 10_000}


def _shared(match: re.Match[str]) -> str:
    if match["all"]:
        return "100%"
    below = _WHOLE.get(match["of"]) or number(match["of"])
    above = number(match["number"])
    if not below or above is None:
        return match[0]
    share = above * 100 / below
    # Thirds have no decimals; the grammar reads them as they stand.
    scaled = share * 10**6
    if scaled.denominator != 1:
        return f"{above.numerator}⁄{below}"
    whole, part = divmod(scaled.numerator, 10**6)
    digits = f"{part:06d}".rstrip("0")
    return f"{whole}.{digits}%" if digits else f"{whole}%"


def _one_width(text: str) -> str:
    """*text* in one width, without list numbers and blanks; blanks only join groups of three."""
    if _RARE.search(text):
        text = RAISED.sub("⁄", MARK.sub(";", text.translate(_SQUARES))).replace("\r", "\n")
    plain = unicodedata.normalize("NFKC", text).replace("°C", "℃")
    plain = LIST.sub(";", plain)
    if not _BLANKS.search(plain):
        return plain
    plain = _GROUPED.sub(lambda match: _BLANKS.sub(",", match[0]), plain)
    return _BLANKS.sub("", _BLANK.sub(NOTHING, plain))


def looked_at(text: str) -> tuple[str, tuple[Day, ...], tuple[str, ...]]:
    """*text* as it is read, the days taken out of it, and what looks like a day and is none."""
    plain = _one_width(text)
    if "分" in plain:
        plain = _SHARE.sub(_shared, plain)
    if not _DATED.search(plain):
        return IDLE.sub(NOTHING, plain), (), ()
    days: list[Day] = []
    wrong: list[str] = []

    def taken(match: re.Match[str]) -> str:
        day = day_of(match)
        if day is None:
            wrong.append(match[0])
            return WRONG
        days.append(day)
        return DAY

    plain = PATTERN.sub(taken, PERIOD.sub(NOTHING, plain))
    return IDLE.sub(NOTHING, plain), tuple(days), tuple(wrong)
