"""Days and times of a workbook: a number that counts days, shown as its format says."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from perfeval_gui.imports.sheets.codes import Section, Sign
from perfeval_gui.imports.sheets.numerals import in_words, one_by_one

_LAST: Final = 2_958_465
"""9999-12-31."""
_NEVER: Final = 60
"""Excel counts a 29 February 1900, which never was."""
_WEEK: Final = "一二三四五六日"
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
_DAY: Final = 86_400
_FINEST: Final = 6
"""Digits of a part of a second."""


def day_of(number: Decimal, *, from_1904: bool = False) -> date | None:
    """The day that *number* counts to, where it is one without a time."""
    if number != number.to_integral_value() or not 0 < number <= _LAST:
        return None
    return _date(int(number), from_1904=from_1904)


def _date(serial: int, *, from_1904: bool) -> date | None:
    try:
        if from_1904:
            return date(1904, 1, 1) + timedelta(days=serial)
        if serial == _NEVER:
            return None
        return date(1899, 12, 30 if serial > _NEVER else 31) + timedelta(days=serial)
    except OverflowError:
        return None


def shown_day(number: Decimal, section: Section, *, from_1904: bool) -> str | None:
    """The day or time that *number* is, as *section* shows it; None where it can be none."""
    if not 0 <= number <= _LAST:
        return None
    places = _places(section.signs)
    unit = Decimal(1).scaleb(-places)
    seconds = (number * _DAY).quantize(unit, ROUND_HALF_UP)
    serial, clock = divmod(seconds, _DAY)
    day = _date(int(serial), from_1904=from_1904)
    if day is None:
        # Day 0 is no day, and shows one all the same; a time alone is on that day.
        if int(serial) not in (0, _NEVER):
            return None
        day = date(1900, 1, 1)
        if any(s.kind == "day" and s.text[0] in "yYdD" for s in section.signs):
            return None
    shows_half = any(sign.text in ("AM/PM", "A/P", "上午/下午") for sign in section.signs)
    moment = _Moment(day, clock, seconds, section.words, is_halved=shows_half)
    return moment.shown(section.signs, places)


def _places(signs: tuple[Sign, ...]) -> int:
    """Digits behind the decimal point of the seconds."""
    return min(sum(sign.kind == "digits" for sign in signs), _FINEST)


class _Moment:
    """A moment, and what the signs of a format show of it."""

    def __init__(
        self, day: date, clock: Decimal, seconds: Decimal, words: int, *, is_halved: bool
    ) -> None:
        self._day = day
        self._clock = clock
        self._all = seconds
        self._words = words
        self._is_halved = is_halved

    def shown(self, signs: tuple[Sign, ...], places: int) -> str:
        """All signs, one behind the other."""
        made: list[str] = []
        fraction = f"{self._clock % 1:f}".partition(".")[2].ljust(places, "0")
        digits = iter(fraction)
        for at, sign in enumerate(signs):
            if sign.kind == "digits":
                made.append(next(digits, "0"))
            elif sign.kind == "day":
                made.append(self._sign(sign.text, is_minute=_is_minute(signs, at)))
            elif sign.kind != "at":
                made.append(sign.text)
        return "".join(made)

    def _sign(self, sign: str, *, is_minute: bool) -> str:
        if sign.startswith("["):
            unit = {"h": 3600, "m": 60, "s": 1}[sign[1]]
            return str(int(self._all // unit)).rjust(len(sign) - 2, "0")
        if "/" in sign:
            halves = sign.split("/")
            return halves[self._clock >= _DAY // 2]
        kind = sign[0].lower()
        if kind in "hs" or is_minute:
            return self._time("m" if is_minute else kind, len(sign))
        return self._of_day(kind, len(sign))

    def _time(self, kind: str, width: int) -> str:
        minutes, seconds = divmod(int(self._clock), 60)
        hours, minutes = divmod(minutes, 60)
        if kind == "h":
            return self._number((hours - 1) % 12 + 1 if self._is_halved else hours, width)
        return self._number(minutes if kind == "m" else seconds, width)

    def _of_day(self, kind: str, width: int) -> str:
        if kind in "ye":
            year = f"{self._day.year:04}"
            return one_by_one(year if width > 2 or kind == "e" else year[2:], self._words)  # noqa: PLR2004 - yy is short
        if kind == "g":
            return ""
        if kind == "a":
            return ("星期" if width > 3 else "周") + _WEEK[self._day.weekday()]  # noqa: PLR2004 - aaa is short
        name = (_MONTHS[self._day.month - 1], _WEEKDAYS[self._day.weekday()])[kind == "d"]
        number = self._day.month if kind == "m" else self._day.day
        named = {3: name[:3], 4: name, 5: name[:1]}
        return named.get(width) or self._number(number, width)

    def _number(self, number: int, width: int) -> str:
        if self._words:
            return in_words(str(number), self._words)
        return f"{number:02}" if width > 1 else str(number)


def _is_minute(signs: tuple[Sign, ...], at: int) -> bool:
    """Whether the "m" at *at* is minutes: behind hours, or before seconds."""
    if signs[at].text[0] not in "mM":
        return False
    days = [sign.text.strip("[]")[0].lower() for sign in signs[:at] if sign.kind == "day"]
    after = [sign.text.strip("[]")[0].lower() for sign in signs[at + 1 :] if sign.kind == "day"]
    days = [one for one in days if one in "ymdhs"]
    return bool((days and days[-1] == "h") or (after and after[0] == "s"))
