"""Telephone numbers as people write them: with hyphens, +86, extensions, names, two in one cell.

Nothing that can be dialled is called wrong. Source: 工业和信息化部《电信网编号计划》.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

_LONGEST: Final = 200
"""A cell with more than that is no telephone number, whatever stands in it."""
_MARKS: Final = pattern("[①-⓿❶-➓㈠-㈩]")
_DASHES: Final = str.maketrans(
    dict.fromkeys("—–−‐‑‒―﹣ー~～·•._", "-") | {"[": "(", "]": ")", "^": ";"}
)
_EXTENSION: Final = pattern(
    r"(?<=[0-9)])[\s,;(-]*(?:转|分机号?|内线|ext(?:ension)?|x|#|\*)[\s:.-]*([0-9]{1,6})(?![0-9])\)?",
    re.IGNORECASE,
)
# 0730-8412345(801): a few digits in brackets behind a number, and nothing behind them.
_BRACKETED: Final = pattern(r"(?<=[0-9])\s*\(([0-9]{1,6})\)\s*(?=$|[;,、/])")
_WORDS: Final = pattern(r"[^0-9^+()\s-]+|(?<=[0-9])\((?=[0-9]{7})")
_FILLING: Final = pattern(r"[\s()-]+")
_COUNTRY: Final = r"(?:\+86|0086|86)"
_AREA: Final = r"(?:(?:010|02[0-9])(?=[0-9]{8}$)|0[3-9][0-9]{2})"
_LOCAL: Final = "[2-9][0-9]{6,7}"
_FIXED: Final = pattern(
    rf"{_COUNTRY}?{_AREA}{_LOCAL}|(?:\+86|0086)(?:10|2[0-9]|[3-9][0-9]{{2}}){_LOCAL}|{_LOCAL}"
    "|[48]00[0-9]{7}"
)
_OTHER: Final = pattern(rf"{_COUNTRY}?0?1[3-9][0-9]{{9}}|9[56][0-9]{{3,4}}|1[0-2][0-9]{{3}}")
# The number stands by itself or behind its area code: else 138-0001-00012 would pass as one.
_INSIDE: Final = pattern(
    rf"((?:{_COUNTRY}[\s-]*)?(?:\(?0?[1-9][0-9]{{1,2}}\)?[\s-]*)?{_LOCAL}|[48]00(?:-?[0-9]){{7}})"
    r"\s*-+\s*[0-9]{1,6}"
)
_ABROAD: Final = pattern(r"^(?:\+86|0086|86(?=1[3-9][0-9]{9}$))")
_MOST_PARTS: Final = 6


@lru_cache(maxsize=1024)
def wrong_number(text: str) -> tuple[str, str] | None:
    """The first number in *text* that cannot be dialled, and why; None where all can.

    The number is empty where *text* holds none at all.
    """
    if len(text) > _LONGEST:
        return "", "太长，不像电话号码"
    written = tuple(_written(text))
    if not written:
        return "", "不是电话号码"
    extended = False
    for number, extension in written:
        # 转801、802 names two extensions of one number.
        if not _right(number) and not (extended and len(number) <= _MOST_PARTS):
            return number, _reason(_FILLING.sub("", number))
        extended = extended or bool(extension)
    return None


def is_phone(text: str) -> bool:
    """Whether every number in *text* can be dialled, and there is one."""
    return wrong_number(text) is None


def same_numbers(one: str, other: str) -> bool:
    """Whether two cells name the same numbers, however these are written and whoever is named."""
    first, second = _digits(one), _digits(other)
    return bool(first) and first == second


def _digits(text: str) -> frozenset[str]:
    """The numbers in *text* without country, hyphens and extension."""
    if wrong_number(text) is not None:
        return frozenset()
    return frozenset(
        _ABROAD.sub("", _FILLING.sub("", part))
        for number, _ in _written(text)
        for part in ((number,) if _dialled(number) else number.split())
    )


def _written(text: str) -> Iterator[tuple[str, str]]:
    """Each number in *text* with its extension; words, names and labels only divide them."""
    plain = unicodedata.normalize("NFKC", _MARKS.sub(";", text)).translate(_DASHES)
    plain = _BRACKETED.sub(r"^\1", _EXTENSION.sub(r"^\1", plain))
    for part in _WORDS.sub(";", plain).split(";"):
        number, _, extension = part.partition("^")
        if number := number.strip(" ()-\t\n"):
            yield number, extension


def _right(number: str) -> bool:
    if _dialled(number):
        return True
    parts = number.split()
    # Two numbers with a space between, each perhaps with spaces of its own.
    reached = {0}
    for end in range(1, len(parts) + 1):
        begins = range(max(end - _MOST_PARTS, 0), end)
        if any(begin in reached and _dialled(" ".join(parts[begin:end])) for begin in begins):
            reached.add(end)
    return len(parts) > 1 and len(parts) in reached


def _dialled(number: str) -> bool:
    digits = _FILLING.sub("", number)
    if _FIXED.fullmatch(digits) or _OTHER.fullmatch(digits):
        return True
    inside = _INSIDE.fullmatch(number)
    return inside is not None and _FIXED.fullmatch(_FILLING.sub("", inside[1])) is not None


def _reason(digits: str) -> str:
    """What is wrong with *digits*, so that it can be seen in them."""
    digits = _ABROAD.sub("", digits).replace("+", "")
    count = f"有 {len(digits)} 位数字"
    if digits.startswith("0") and len(digits) > 8:  # noqa: PLR2004 - longer than any number without area code
        short = digits.startswith(("010", "02"))
        area, rest = (digits[:3], digits[3:]) if short else (digits[:4], digits[4:])
        right = f"固定电话是 {'8 位' if short else '7 至 8 位'}，以 2 至 9 开头"
        return f"{count}，去掉区号 {area} 是 {len(rest)} 位“{rest}”，而{right}"
    if len(digits) == 11:  # noqa: PLR2004 - a mobile's
        return f"{count}，而手机号以 13 至 19 开头"
    if len(digits) in (7, 8):
        return f"{count}，而固定电话以 2 至 9 开头"
    return f"{count}，而手机号是 11 位，固定电话是 7 至 8 位，可以加区号"
