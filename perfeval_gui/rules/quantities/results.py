"""What a result says in words: that all was reached, that it was not, or nothing at all.

Shared by the checks and by the points at risk, so that both take the same view of a text. Words
decide nothing about a score; they only show where a chosen 达成程度 and the result contradict.
Source: review practice of finance offices, so nothing here is more than a 说明.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.nothing import says_none, says_nothing
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.quantities import compare, read
from perfeval_gui.rules.quantities.matter.unreached import NEGATION, reached_in_words, unreached
from perfeval_gui.rules.quantities.pairs import plain_unit

_ALL_OF_IT: Final = pattern("全部|全面|圆满|超额|提前|100%|百分之?百")
_IN_TIME: Final = pattern(
    "按期|按时|如期|及时|准时|提前|期限内|按规定时间|规定时[间限]内|时限内|年内"
)
_EVERY: Final = pattern("全部|全面|全覆盖|全额|全数|全员|悉数|均已?|都已?|百分之?百|一律|应.尽.")


def says_everything(actual: str) -> bool:
    """Whether *actual* says that all of it was done: 超额完成, 全部落实."""
    return _ALL_OF_IT.search(actual) is not None and reached_in_words(actual)


@lru_cache(maxsize=16_384)
def no_result(target: str, actual: str) -> bool:
    """Whether *actual* gives no result: blank, ——, 略, 见报告. 无 is one where none is wanted."""
    # What was read before is known: most results have a figure.
    if plain_unit(actual) is not None or read(actual).measurable or not says_nothing(actual):
        return False
    return not (says_none(actual) and wants_none(target))


@lru_cache(maxsize=16_384)
def wants_none(target: str) -> bool:
    """Whether *target* is that there is none: 0起, 零事故, 不发生, 杜绝."""
    wanted = read(target)
    if any(quantity.amount == 0 for quantity in wanted.quantities):
        return True
    return NEGATION.search(target) is not None and not wanted.quantities


def meant_in_words(target: str, actual: str) -> bool:
    """Whether words of *actual* are the figure of *target*.

    全部 is 100%, 未发生 is 0起, and 按期完成 is within a deadline.
    """
    if unreached(target, actual):
        return False
    if wants_none(target):
        return NEGATION.search(actual) is not None
    wanted = read(target)
    if wanted.days and not wanted.quantities:
        return _IN_TIME.search(actual) is not None or reached_in_words(actual)
    if (figure := wanted.single) is None:
        return False
    whole = figure.unit.measure == "share" and figure.size == 1
    return whole and _EVERY.search(actual) is not None


@lru_cache(maxsize=16_384)
def contradiction(target: str, actual: str, year: int | None) -> str:
    """Why a result does not fit the best 达成程度, a clause in Chinese; empty where it does.

    Where the program scores by figures, what is chosen does not count, and nothing contradicts.
    """
    if no_result(target, actual):
        return ""
    found = compare(target, actual, year)
    if found.scored:
        return ""
    if found.verdict in ("late", "outside"):
        return found.why
    if words := unreached(target, actual):
        return f"实际完成值里说“{words}”"
    return _outside_for_sure(target, actual)


def _outside_for_sure(target: str, actual: str) -> str:
    """That no figure that *actual* leaves open meets *target*: 不到90% for ≥90%."""
    wanted, reached = read(target).single, read(actual).single
    if wanted is None or reached is None or not reached.sign or wanted.way or reached.way:
        return ""
    if wanted.measure != reached.measure or (reached.sign == "≤") == (wanted.sign == "≤"):
        return ""
    less = wanted.sign == "≤"
    beyond = reached.size > wanted.size if less else reached.size < wanted.size
    if beyond or (reached.strict and reached.size == wanted.size):
        return f"“{reached.shown}”没有达到指标值 {wanted.shown}"
    return ""
