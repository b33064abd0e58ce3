"""Digits as a format with [DBNum1] or [DBNum2] shows them: 一万二千 or 壹万贰仟."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = ("", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖")
_UNITS: Final = ("", "十百千", "拾佰仟")
_GROUPS: Final = ("", "万", "亿", "万亿", "亿亿")
_GROUP: Final = 4


def in_words(text: str, words: int) -> str:
    """A number in digits as one in words; as it is where *words* is 0 or it is no plain number."""
    whole, point, fraction = text.partition(".")
    if not words or not (whole.isascii() and whole.isdigit()):
        return text
    if len(whole) > _GROUP * len(_GROUPS) or (fraction and not fraction.isdigit()):
        return text
    rest = "．" + one_by_one(fraction, words) if point else ""
    return _whole(whole, words) + rest


def one_by_one(digits: str, words: int) -> str:
    """Each digit by itself: 2024 is 二〇二四."""
    return "".join(_DIGITS[words][int(digit)] for digit in digits) if words else digits


def _whole(digits: str, words: int) -> str:
    groups = [digits[max(0, end - _GROUP) : end] for end in range(len(digits), 0, -_GROUP)]
    made, gap = "", False
    for at in reversed(range(len(groups))):
        group = int(groups[at])
        if not group:
            gap = bool(made)
            continue
        spoken = _group(group, words)
        if made and (gap or group < 10 ** (_GROUP - 1)):
            made += _zero(words)
        made, gap = made + spoken + _GROUPS[at], False
    # 十 and not 一十, as it is said; 壹拾 as it is written on a bill.
    return (made.removeprefix("一") if made.startswith("一十") else made) or _zero(words)


def _zero(words: int) -> str:
    return "零" if words > 1 else "〇"


def _group(group: int, words: int) -> str:
    made, gap = "", False
    for place, digit in enumerate(f"{group:04}"):
        value = int(digit)
        if not value:
            gap = bool(made)
            continue
        made += (_zero(words) if gap else "") + _DIGITS[words][value]
        made += "" if place == _GROUP - 1 else _UNITS[words][_GROUP - 2 - place]
        gap = False
    return made
