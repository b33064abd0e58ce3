"""Numbers of automatic numbering, in the ways that Word counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST: Final = 9_999
"""What is more is written in digits, in whatever way."""


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """A number from 1 to 9999 in words: 12 is 十二."""
    written = ""
    for place, figure in enumerate(reversed(str(number))):
        if figure == "0":
            gap = written and not written.startswith(("零", "〇"))
            written = (digits[0] if gap else "") + written
        else:
            written = digits[int(figure)] + (units[place - 1] if place else "") + written
    written = written.replace("〇", "零")
    return written.removeprefix("一") if written.startswith("一十") else written


def _legal(number: int) -> str:
    return chinese(number, _LEGAL, "拾佰仟")


def _single(number: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(number)).replace("〇", "○")


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def _letters(number: int) -> str:
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, 50)


def _wide(number: int) -> str:
    return "".join(chr(ord(figure) - ord("0") + ord("０")) for figure in str(number))


def _from(first: str, last: int) -> Callable[[int], str]:
    """Signs that stand one behind another in Unicode, to the number *last*."""

    def sign(number: int) -> str:
        return chr(ord(first) + number - 1) if number <= last else str(number)

    return sign


def _circled(number: int) -> str:
    for first, start, last in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if start <= number <= last:
            return chr(ord(first) + number - start)
    return str(number)


_WAYS: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "koreanCounting": chinese,
    "ideographDigital": _single,
    "japaneseDigitalTenThousand": _single,
    "taiwaneseDigital": _single,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "ideographZodiacTraditional": lambda n: _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12],
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "numberInDash": lambda number: f"- {number} -",
}


def counted(number: int, way: str) -> str:
    """*number* as the way of counting *way* (w:numFmt) writes it; digits where it is none."""
    if way == "none":
        return ""
    known = _WAYS.get(way) if 1 <= number <= _MOST else None
    return known(number) if known else str(number)
