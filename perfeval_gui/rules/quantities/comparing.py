"""A target and a result put beside each other: by figures, by a deadline, by a range, or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from perfeval_gui.rules.quantities.bare import scale_left_out, with_unit
from perfeval_gui.rules.quantities.dates import kept
from perfeval_gui.rules.quantities.grammar import read
from perfeval_gui.rules.quantities.matter.certainty import less_done
from perfeval_gui.rules.quantities.matter.other import (
    earlier_year,
    further_condition,
    other_day,
    other_matter,
    without_numbers,
)
from perfeval_gui.rules.quantities.matter.unreached import unreached
from perfeval_gui.rules.quantities.reading import Quantity, Range, Reading
from perfeval_gui.rules.quantities.units import NO_UNIT
from perfeval_gui.rules.quantities.words import PLANNED

Verdict = Literal["figures", "met", "opposite", "late", "outside", "unread"]
_SHOWN: Final = 3
_BELOW_ZERO: Final = ("share", "points of percent", "heat")
"""What can be less than nothing; elsewhere a dash before a number is a slip or a mark of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How a result stands to its target.

    Attributes:
        verdict: ``figures``: by division, see *wanted* and *reached*. ``met``: full points,
            whatever the exact figure. ``opposite``: the other way than wanted, no points.
            ``late`` and ``outside``: a deadline or a range was missed, and how much that costs is
            the clerk's to say. ``unread``: nothing to calculate with.
        wanted: The quantity of the target; its sign says which way is better.
        reached: That of the result, in the unit of *wanted*.
        why: Why the program does not score, or why it scores without dividing; one clause in
            Chinese. Empty for two qualities.
        note: How something was read that may be meant in another way; one clause, or empty.
    """

    verdict: Verdict
    wanted: Quantity | None = None
    reached: Quantity | None = None
    why: str = ""
    note: str = ""

    @property
    def less(self) -> bool:
        """Whether less is better."""
        return self.wanted is not None and self.wanted.sign == "≤"

    @property
    def scored(self) -> bool:
        """Whether the program gives the score."""
        return self.verdict in ("figures", "met", "opposite")

    @property
    def only_equal(self) -> bool:
        """Whether a strict sign (大于, 低于, >) is met by nothing but the figure itself."""
        both = self.wanted is not None and self.reached is not None and self.wanted.strict
        return both and self.wanted.amount == self.reached.amount  # type: ignore[union-attr]


def _unread(why: str = "") -> Comparison:
    return Comparison(verdict="unread", why=why)


def left_told(cell: str, reading: Reading) -> str:
    """What of *reading*, the text of *cell*, was not understood."""
    named = "、".join(f"“{word[:12]}”" for word in reading.left[:_SHOWN])
    return f"{cell}里的{named}没有看懂"


@lru_cache(maxsize=16_384)
def compare(target: str, actual: str, year: int | None = None) -> Comparison:
    """How *actual* stands to *target*.

    Args:
        target: 年度指标值 as typed. actual: 实际完成值 as typed.
        year: The report year, meant where a day has none.
    """
    wanted, got = read(target), read(actual)
    if not wanted.measurable:
        return _unread()
    if wanted.left or got.left:
        odd = ("指标值", wanted) if wanted.left else ("实际完成值", got)
        return _unread(left_told(*odd))
    if wanted.bare is not None and wanted.bare == got.bare:
        # There are no words that could tell of another matter, and nothing to be chosen from.
        return _two_quantities(wanted.quantities[0], got.quantities[0], "")
    if other := _of_other_matter(target, actual, year):
        return other
    found = compare_readings(wanted, got, year)
    why = _of_less_done(actual, found) or _of_failure(target, actual, found)
    return _unread(why) if why else found


def _of_less_done(actual: str, found: Comparison) -> str:
    """Why the number of *actual* does not stand: a share done beside it says less."""
    wanted, reached = found.wanted, found.reached
    if not found.scored or wanted is None or reached is None or found.less:
        return ""
    if wanted.unit.measure == "share" or wanted.amount <= 0:
        return ""
    return less_done(actual, reached.amount / wanted.amount)


def _of_failure(target: str, actual: str, found: Comparison) -> str:
    """Why the number or day of *actual* does not stand: words beside it say that it failed.

    A change is told with such words itself (逾期2天), and so is a number that should be small.
    """
    wanted = found.wanted
    if not found.scored or (wanted is not None and wanted.about not in ("", "new")):
        return ""
    words = unreached(target, without_numbers(actual) if found.less else actual)
    return f"实际完成值里说“{words}”" if words else ""


def _of_other_matter(target: str, actual: str, year: int | None) -> Comparison | None:
    """That a result tells of something else than its target; None where it does not."""
    wanted, got = read(target), read(actual)
    if wanted.quantities or wanted.ranges:
        less = any(one.sign == "≤" for one in wanted.quantities)
        why = other_matter(target, actual, got, year, less=less)
        why = why or further_condition(target, actual)
    else:
        why = other_day(target, actual, got) or earlier_year(target, actual, year)
    return _unread(why) if why else None


def compare_readings(wanted: Reading, got: Reading, year: int | None) -> Comparison:
    """How two texts stand to each other of which everything was understood, and one matter."""
    match (len(wanted.quantities), len(wanted.ranges), len(wanted.days)):
        case (1, 0, _):
            return _by_quantity(wanted, got, year)
        case (0, 1, _):
            return _by_range(wanted.ranges[0], got)
        case (0, 0, 1):
            return _by_day(wanted, got, year)
        case _:
            return _unread("指标值里不止一个数，不能确定按哪个评分")


def _by_day(wanted: Reading, got: Reading, year: int | None) -> Comparison:
    if len(got.days) != 1:
        return _unread("实际完成值里没有可以与期限比较的日期")
    limit, done = wanted.days[0], got.days[0]
    found = kept(limit, done, year)
    told = f"期限 {limit.text}，实际 {done.text}"
    if found == "kept":
        return Comparison(verdict="met", why=f"{told}，没有超过期限")
    if found == "late":
        return Comparison(verdict="late", why=f"{told}，晚于期限")
    return _unread(f"{told}，不能确定先后，请写明年月日")


def _by_range(wanted: Range, got: Reading) -> Comparison:
    reached = _chosen(wanted.high, got)
    if isinstance(reached, str):
        return _unread(reached)
    found, note = reached
    if found.rough or found.sign or found.way:
        return _unread(f"“{found.shown}”不是一个确切的数，不能与 {wanted.shown} 比较")
    told = f"指标值 {wanted.shown}，实际 {found.shown}"
    if wanted.low.size <= found.size <= wanted.high.size:
        return Comparison(verdict="met", reached=found, why=f"{told}，在范围以内", note=note)
    return Comparison(verdict="outside", reached=found, why=f"{told}，在范围以外", note=note)


def _by_quantity(target: Reading, got: Reading, year: int | None) -> Comparison:
    wanted = target.quantities[0]
    if wanted.amount < 0:
        return _unread("指标值是负数，请写明是增加还是减少")
    if wanted.rough and not PLANNED.fullmatch(wanted.rough):
        return _unread(f"指标值“{wanted.shown}”不是一个确切的数")
    if wanted.level and not wanted.sign:
        wanted = replace(wanted, sign="≥" if wanted.level == "up" else "≤")
    if late := _after_deadline(target, got, year):
        return late
    chosen = _chosen(wanted, got)
    if isinstance(chosen, str):
        return _total_within(wanted, got) or _unread(chosen)
    return _two_quantities(wanted, *chosen)


def _after_deadline(target: Reading, got: Reading, year: int | None) -> Comparison | None:
    """A number that had a deadline, where the result says when; None where it was kept."""
    if not (len(target.days) == len(got.days) == 1 and target.days[0].before):
        return None
    limit, done = target.days[0], got.days[0]
    if (found := kept(limit, done, year)) == "kept":
        return None
    told = f"期限 {limit.text}，实际 {done.text}"
    if found == "late":
        return Comparison(verdict="late", why=f"{told}，晚于期限")
    return _unread(f"{told}，不能确定先后，请写明年月日")


def _two_quantities(wanted: Quantity, reached: Quantity, note: str) -> Comparison:
    if reached.rough:
        return _unread(f"“{reached.shown}”不是一个确切的数")
    if reached.amount < 0 and reached.unit.measure not in _BELOW_ZERO:
        return _unread(f"实际完成值“{reached.shown}”是负数")
    if scale_left_out(wanted, reached):
        told = f"“{reached.shown}”不到指标值 {wanted.shown} 的千分之一"
        return _unread(f"{told}，不能确定是不是漏写了“万”")
    if wanted.way or reached.way:
        found = _changes(wanted, reached)
        if found is not None:
            return found
    if reached.sign:
        return _bounds(wanted, reached, note)
    return Comparison(verdict="figures", wanted=wanted, reached=reached, note=note)


def _total_within(wanted: Quantity, got: Reading) -> Comparison | None:
    """A total that is not above what each may cost: then none is above it."""
    measures = {wanted.unit.measure, NO_UNIT.measure}
    same = [found for found in got.quantities if found.unit.measure in measures]
    if not wanted.per or wanted.sign != "≤" or wanted.way or len(same) != 1:
        return None
    (found,) = same
    exact = not (found.per or found.rough or found.way or found.sign == "≥")
    if found.unit == NO_UNIT or not exact or found.amount < 0:
        return None
    reached = found.in_unit_of(wanted)
    if reached.amount > wanted.amount:
        return None
    why = f"指标值 {wanted.shown}，实际 {found.shown}，没有超过"
    return Comparison(verdict="met", wanted=wanted, reached=reached, why=why)


def _chosen(wanted: Quantity, got: Reading) -> tuple[Quantity, str] | str:
    """The one quantity of the result that can be compared, and how it was read; else why not."""
    if any(found.high.unit.measure == wanted.unit.measure for found in got.ranges):
        return "实际完成值是一个范围，不是一个数"
    same = [found for found in got.quantities if found.measure == wanted.measure]
    # 42处，比上年增加2处: a change beside a level is not meant by a level, nor the other way.
    alike = [found for found in same if bool(found.way) == bool(wanted.way)]
    same = alike if len(alike) == 1 else same
    bare = [found for found in got.quantities if found.unit == NO_UNIT and wanted.unit != NO_UNIT]
    if len(same) + len(bare) > 1:
        return f"实际完成值里不止一个{wanted.unit_shown or '没有单位'}的数，不能确定是哪个"
    if same:
        note = (
            ""
            if same[0].unit == wanted.unit
            else f"{same[0].shown} = {same[0].in_unit_of(wanted).shown}"
        )
        return same[0].in_unit_of(wanted), note
    if bare and len(got.quantities) == 1:
        return with_unit(wanted, bare[0])
    return _no_match(wanted, got.quantities)


def _no_match(wanted: Quantity, found: Sequence[Quantity]) -> str:
    units = [one.unit_shown for one in found if one.unit_shown]
    if not units:
        return "实际完成值里没有数字" if not found else "指标值没有单位，实际完成值有单位"
    named = "、".join(dict.fromkeys(units))
    return f"单位不同，指标值是“{wanted.unit_shown or '没有单位'}”，实际完成值是“{named}”"


def _changes(wanted: Quantity, reached: Quantity) -> Comparison | None:
    """What two changes say; None where both go one way and their figures decide."""
    if not wanted.way:
        return _unread(f"实际完成值“{reached.shown}”是变化，指标值没有写升降")
    if not reached.way:
        return _unread(f"指标值“{wanted.shown}”是变化，实际完成值没有写升降")
    if wanted.about != reached.about:
        return _unread(f"指标值“{wanted.shown}”与实际完成值“{reached.shown}”说的不是同一种变化")
    if wanted.way == reached.way:
        return None
    why = f"指标值 {wanted.shown}，实际 {reached.shown}，方向相反"
    if wanted.sign == "≤":
        return Comparison(verdict="met", wanted=wanted, reached=reached, why=f"{why}，没有超过")
    return Comparison(verdict="opposite", wanted=wanted, reached=reached, why=why)


def _bounds(wanted: Quantity, reached: Quantity, note: str) -> Comparison:
    """A result that is itself at least or at most: it counts only where every such figure does."""
    less = wanted.sign == "≤"
    told = f"指标值 {wanted.shown}，实际 {reached.shown}"
    enough = reached.amount <= wanted.amount if less else reached.amount >= wanted.amount
    if enough and (reached.sign == "≤") == less:
        why = f"{told}，都达到指标值"
        return Comparison(verdict="met", wanted=wanted, reached=reached, why=why, note=note)
    return _unread(f"实际完成值“{reached.shown}”不是一个确切的数")
