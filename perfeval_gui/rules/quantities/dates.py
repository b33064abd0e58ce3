"""Days, months and deadlines in a text, and whether a deadline was kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from perfeval_gui.domain.cells.patterns import pattern

Kept = Literal["kept", "late", "open"]

_MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY: Final = (
    "(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?"
    "|[一二三四五六七八九])"
)
YEAR: Final = r"(?:(?:19|20)[0-9]{2}|二[〇零][〇零一二三四五六七八九]{2})"
_PART: Final = "上旬|中旬|下旬|月底|月末|底|末|初"
PATTERN: Final = pattern(
    r"(?<![0-9.零〇一二两三四五六七八九十百千万])(?:"
    rf"(?P<each>每个?月(?:的)?)(?:(?P<eachday>{_DAY})[日号]|(?P<eachpart>{_PART}))"
    rf"|(?:(?P<year>{YEAR})年(?:度)?|当年|本年|今年)?(?P<month>{_MONTH})月(?![均度内])份?"
    rf"(?:(?P<day>{_DAY})[日号](?!照)|(?P<part>{_PART}))?"
    rf"|(?P<fullyear>(?:19|20)[0-9]{{2}})(?P<mark>[-./])(?P<fullmonth>1[0-2]|0?[1-9])(?P=mark)"
    r"(?P<fullday>3[01]|[12][0-9]|0?[1-9])(?![0-9.])"
    rf"|(?:(?P<qyear>{YEAR})年(?:度)?)?第?(?P<quarter>[1-4一二三四])季度(?P<qpart>底|末|内)?"
    rf"|(?:(?P<eyear>{YEAR})年(?:度)?|当年|本年|年度?)(?P<epart>底|末|内)(?![容部外设])"
    rf"|(?:(?P<hyear>{YEAR})年(?:度)?)?(?P<half>上半年|下半年)(?P<hpart>底|末)?"
    r")(?P<before>(?:之|以)?前(?!后)|为止)?"
)
_NUMBERS: Final = {mark: value for value, mark in enumerate("〇一二三四五六七八九")} | {"零": 0}
_THIRDS: Final = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_ANY_LEAP_YEAR: Final = 2000

Date = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a stretch of days, or the end of one as a deadline.

    Attributes:
        year: None where none is written.
        first, last: First and last of its days: month and day.
        before: Whether it is said that something is done before it: 月底前, 20日前.
        exact: Whether *before* includes the last day for sure: 11月底前 does, 11月前 may not.
        each: Whether it comes back every month; then the month is 0.
        text: How it is written.
    """

    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]
    before: bool
    exact: bool
    each: bool
    text: str


def _value(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_NUMBERS[mark]) for mark in text))
    return (_NUMBERS[tens] if tens else 1) * 10 + (_NUMBERS[ones] if ones else 0)


def _last(month: int, year: int | None) -> int:
    # Not `calendar`, which brings the languages of the system along.
    after = date((year or _ANY_LEAP_YEAR) + month // 12, month % 12 + 1, 1)
    return (after - timedelta(days=1)).day


def _in_month(year: int | None, month: int, day: str, part: str) -> tuple[int, int] | None:
    """First and last day of *month* that *day* or *part* stands for; None for no such day."""
    end = _last(month, year)
    if day:
        return (_value(day), _value(day)) if _value(day) <= end else None
    if part in _THIRDS:
        first, last = _THIRDS[part]
        return first, min(last, end)
    return (end, end) if part else (1, end)


def day_of(match: re.Match[str]) -> Day | None:
    """The day that a match of `PATTERN` stands for; None for one that is in no calendar."""
    found = {name: text for name, text in match.groupdict().items() if text}
    before = "before" in found
    if "each" in found:
        days = _in_month(None, 1, found.get("eachday", ""), found.get("eachpart", ""))
        if days is None:
            return None
        return Day(None, (0, days[0]), (0, days[1]), before, exact=True, each=True, text=match[0])
    written = next((found[name] for name in _YEARS if name in found), "")
    year = _value(written) if written else None
    if (stretch := _stretch(found, year)) is None:
        return None
    first, last, exact = stretch
    return Day(year, first, last, before, exact=exact, each=False, text=match[0])


_YEARS: Final = ("year", "fullyear", "qyear", "eyear", "hyear")


def _stretch(
    found: dict[str, str], year: int | None
) -> tuple[tuple[int, int], tuple[int, int], bool] | None:
    if "quarter" in found:
        end = 3 * _value(found["quarter"])
        return (end - 2, 1), (end, _last(end, year)), "qpart" in found
    if "half" in found:
        end = 6 if found["half"] == "上半年" else 12
        return (end - 5, 1), (end, _last(end, year)), "hpart" in found
    if "epart" in found:
        return (1, 1) if found["epart"] == "内" else (12, 31), (12, 31), True
    month = _value(found.get("month") or found["fullmonth"])
    day, part = found.get("day") or found.get("fullday", ""), found.get("part", "")
    days = _in_month(year, month, day, part)
    if days is None:
        return None
    return (month, days[0]), (month, days[1]), bool(day) or part in ("底", "末", "月底", "月末")


def kept(wanted: Day, reached: Day, year: int | None) -> Kept:
    """Whether *reached* keeps the deadline *wanted*; ``open`` where the words leave it open.

    Args:
        wanted: The deadline. reached: When it was done, or by when.
        year: Year that is meant where none is written; None leaves it open while one has a year.
    """
    if wanted.each != reached.each:
        return "open"
    years = [day.year if day.year is not None else year for day in (wanted, reached)]
    if None in years and (wanted.year is not None or reached.year is not None):
        return "open"
    first_year, second_year = years[0] or 0, years[1] or 0
    limit = (first_year, *wanted.last)
    done_first, done_last = (second_year, *reached.first), (second_year, *reached.last)
    # 11月前 may leave November out, 11月底前 does not.
    doubtful = wanted.before and not wanted.exact
    if done_last < (first_year, *wanted.first) if doubtful else done_last <= limit:
        return "kept"
    if not reached.before and done_first > limit:
        return "late"
    return "open"
