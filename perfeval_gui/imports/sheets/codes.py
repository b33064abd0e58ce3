"""Number formats taken apart: sections, conditions, and the signs of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

Kind = Literal["text", "digits", "point", "comma", "percent", "power", "slash", "day", "at", "any"]
"""What a sign is: "any" is how a number is shown without a format, "at" is the text itself."""

GENERAL: Final = "General"
BUILT_IN: Final = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;"¥"-#,##0', 7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;"¥"-#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"',
    29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;-;@", 42: '"¥"#,##0;-"¥"#,##0;"¥"-;@',
    43: "#,##0.00;-#,##0.00;-;@", 44: '"¥"#,##0.00;-"¥"#,##0.00;"¥"-;@', 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that a file names by number only, as a Chinese Excel shows them."""

_SIGN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<gap>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<any>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)|(?P<power>[eE][+-])"
    r"|(?P<day>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[aA]{3,4}|[eE]+|[gG]+)|(?P<digits>[0#?])"
    r"|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<slash>/)|(?P<at>@)|(?P<text>.)",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|=|<|>)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
_LONG_DAY, _LONG_TIME = "-F800", "-F400"
_MOST: Final = 300
"""Characters of a format; Excel allows 255."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a section.

    Attributes:
        kind: What it is.
        text: As it stands in the format; what is shown, for a text.
    """

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the parts of a format that are divided by ";".

    Attributes:
        signs: In order.
        condition: Sign of comparison and number where it says when it holds.
        words: 1 for numerals 一二三, 2 for 壹贰叁, 0 for digits ([DBNum1]).
        elapsed: Whether hours go on beyond a day.
    """

    signs: tuple[Sign, ...]
    condition: tuple[str, Decimal] | None = None
    words: int = 0

    def has(self, kind: Kind) -> bool:
        """Whether a sign of *kind* is in it."""
        return any(sign.kind == kind for sign in self.signs)


@lru_cache(maxsize=256)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format; one at least, four at most."""
    parts: list[list[re.Match[str]]] = [[]]
    for found in _SIGN.finditer(code[:_MOST]):
        if found["text"] == ";":
            parts.append([])
        else:
            parts[-1].append(found)
    return tuple(_section(part) for part in parts[:4])


def _section(found: list[re.Match[str]]) -> Section:
    signs: list[Sign] = []
    condition: tuple[str, Decimal] | None = None
    words = 0
    for one in found:
        inside = one["bracket"]
        if inside is None:
            signs += _plain(one)
        elif compared := _CONDITION.fullmatch(inside.strip()):
            condition = compared[1], Decimal(compared[2])
        elif inside.upper().startswith("DBNUM") and inside[5:6].isdigit():
            words = min(int(inside[5:6]), 2)
        else:
            signs += _bracket(inside)
    if any(sign.kind == "text" and sign.text in (_LONG_DAY, _LONG_TIME) for sign in signs):
        long = 31 if signs[0].text == _LONG_DAY else 21
        return sections(BUILT_IN[long])[0]
    return Section(tuple(signs), condition, words)


def _plain(found: re.Match[str]) -> list[Sign]:
    kind = found.lastgroup
    if kind == "fill":
        return []
    if kind == "gap":
        return [Sign("text", " ")]
    if kind == "half":
        return [Sign("day", found[0])]
    if kind in ("quoted", "escaped", "text"):
        return [Sign("text", found[kind])]
    names: dict[str, Kind] = {
        "any": "any", "power": "power", "day": "day", "digits": "digits", "point": "point",
        "comma": "comma", "percent": "percent", "slash": "slash", "at": "at",
    }  # fmt: skip
    return [Sign(names[str(kind)], found[0])]


def _bracket(inside: str) -> list[Sign]:
    """A currency, or hours that go on beyond a day; colours show nothing."""
    if inside.startswith("$"):
        money, _, place = inside[1:].rpartition("-")
        if f"-{place.upper()}" in (_LONG_DAY, _LONG_TIME):
            return [Sign("text", f"-{place.upper()}")]
        return [Sign("text", money or (place if "-" not in inside else ""))]
    if _ELAPSED.fullmatch(inside):
        return [Sign("day", f"[{inside.lower()}]")]
    return []
