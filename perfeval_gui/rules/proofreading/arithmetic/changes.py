"""Whether what is said of a change is so, by the tables or else by the sentence itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.arithmetic.known_amounts import Asked, Tables
from perfeval_gui.rules.proofreading.arithmetic.sentences import (
    CHECK,
    HUNDRED,
    Amount,
    Sentence,
    in_words,
    percent,
)
from perfeval_gui.rules.proofreading.arithmetic.told_changes import Change, Told, told
from perfeval_gui.rules.proofreading.prose.lexicon import Term
from perfeval_gui.rules.proofreading.prose.texts import Slip

# “三公”经费预算比上年减少: the budget, whose last one is not in the tables.
_OF_BUDGET: Final = pattern("(?<!公共)(?<!基金)预算(?!执行|完成|支出|拨款)")
_UP: Final = {1: "增加", -1: "减少"}
_RATE: Final = {1: "增长", -1: "下降"}
_WRONG: Final = 2
_HALF: Final = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Truth:
    """What a figure was and is: *base* what it is compared with, 万元."""

    base: Decimal
    now: Decimal

    def words(self, money: Callable[[Decimal], str]) -> str:
        """The change in words, with its rate where there is one; *money* tells amounts."""
        change = self.now - self.base
        if not change:
            return "没有增减"
        way = 1 if change > 0 else -1
        said = f"是{_UP[way]} {money(abs(change))}"
        if not self.base:
            return f"{said}，原来是 0，增长率没有意义"
        return f"{said}、{_RATE[way]} {percent(abs(change / self.base))}"

    def misses(self, change: Change) -> int:
        """0 where *change* says so, 1 where it misses by the last digit, 2 where it is wrong."""
        by = self.now - self.base
        if by and (by > 0) != (change.way > 0):
            return 2
        if change.amount.unit == "万元":
            return _missed(change.amount, abs(by))
        if not self.base:
            return 2 if change.amount.value else 0
        return _missed(change.amount, abs(by / self.base) * HUNDRED)


def _in_text(amount: Decimal) -> str:
    return in_words(amount, "万元")


def _missed(amount: Amount, figure: Decimal) -> int:
    return 0 if amount.says(figure) else 1 if amount.nearly(figure) else 2


def changes_agree(sentence: Sentence) -> Asked | None:
    """What is said of changes in *sentence* against the tables, and against itself."""
    changes = told(sentence)
    return partial(_differing, sentence, changes) if changes else None


def _differing(sentence: Sentence, changes: tuple[Told, ...], tables: Tables) -> Iterator[Slip]:
    for one in changes:
        slip = _turned(sentence, one)
        if slip is None and (truths := _truths(tables, one)):
            slip = _by_tables(tables, sentence, one, truths)
        elif slip is None:
            slip = _by_itself(sentence, one)
        if slip is not None:
            yield slip


def _turned(sentence: Sentence, one: Told) -> Slip | None:
    """Two changes of the same thing, one up and one down."""
    for first, second in pairwise(one.changes):
        if second.joined and first.way != second.way and first.amount.value * second.amount.value:
            words = sentence.quoted(first.amount, second.amount)
            says = f"“{words}”里一个是增、一个是减，不能同时成立，请核对后改正。"
            return Slip(CHECK, *sentence.span(first.amount, second.amount), says, level="error")
    return None


_Meant = tuple[Term, Amount | None, _Truth]
"""A figure, where the sentence tells it, and what it was and is."""


def _truths(tables: Tables, one: Told) -> list[_Meant]:
    """What the tables know of the changes; empty where they do not know all that may be meant."""
    known = [
        (term, amount, truth)
        for term, amount in _meant(tables, one)
        for truth in (_truth(tables, one, term, amount),)
    ]
    found = [(term, amount, truth) for term, amount, truth in known if truth is not None]
    return found if len(found) == len(known) else []


def _by_tables(tables: Tables, sentence: Sentence, one: Told, meant: list[_Meant]) -> Slip | None:
    """The changes against the figures of the tables; None where they fit."""
    missed = [max(map(truth.misses, one.changes)) for _, _, truth in meant]
    if not min(missed):
        return None
    term, amount, truth = meant[-1]
    last = one.changes[-1].amount
    first = amount or one.changes[0].amount
    says = (
        f"“{sentence.quoted(first, last)}”与表中不符：{tables.called(term)}"
        f"{tables.base_word(one.changes[0].base)} {tables.money(truth.base)}、"
        f"本年 {tables.money(truth.now)}，{truth.words(tables.money)}，请核对后改正。"
    )
    # 预算 alone may be the first or the last one.
    certain = len(meant) == 1 and missed[0] > 1 and one.changes[0].base != "预算"
    return Slip(CHECK, *sentence.span(first, last), says, level="error" if certain else "hint")


def _meant(tables: Tables, one: Told) -> list[tuple[Term, Amount | None]]:
    """The figures that the changes may be about; empty where one of them is not known."""
    if _OF_BUDGET.search(one.subject):
        return []
    if one.subject and not tables.words.says_nothing(one.subject):
        term = tables.named(one.subject)
        return [(term, None)] if term is not None else []
    terms = [(tables.term(amount), amount) for amount in one.before]
    known: list[tuple[Term, Amount | None]] = [
        (term, amount) for term, amount in terms if term is not None
    ]
    return known if len(known) == len(terms) else []


def _truth(tables: Tables, one: Told, term: Term, amount: Amount | None) -> _Truth | None:
    bases = {tables.base_word(change.base) for change in one.changes}
    now = tables.final(term)
    base = tables.base(term, bases.pop()) if len(bases) == 1 else None
    if now is None or base is None or (amount is not None and not amount.says(now)):
        return None
    return _Truth(base, now)


def _by_itself(sentence: Sentence, one: Told) -> Slip | None:
    """The changes against the amounts that the sentence itself names."""
    if one.subject or len({change.base for change in one.changes}) != 1:
        return None
    if not one.before and one.against is not None:
        return _by_its_base(sentence, one, one.against[1])
    if len(one.before) != 1:
        return None
    now, last = one.before[0], one.changes[-1].amount
    if one.against is not None and _same_base(one.against[0], one.changes[0].base):
        truth = _Truth(one.against[1].value, now.value)
        if _fits(truth, one.changes, (now, one.against[1])):
            return None
        says = (
            f"“{sentence.quoted(now, last)}”前后算不拢：从 {_in_text(truth.base)}"
            f"到 {_in_text(truth.now)}{truth.words(_in_text)}，请核对后改正。"
        )
        return Slip(CHECK, *sentence.span(now, last), says)
    return _by_its_rate(sentence, one)


def _same_base(written: str, said: str) -> bool:
    """Whether an amount told of as *written* is what a change is *said* to be measured against."""
    return written == said or (written.isdecimal() and said == "上年")


def _by_its_base(sentence: Sentence, one: Told, base: Amount) -> Slip | None:
    """An amount and a rate of change of what is written: 与上年4万元相比，减少1万元，下降25%."""
    kinds = {change.amount.unit: change for change in one.changes}
    if len(one.changes) != len(kinds) or kinds.keys() != {"万元", "%"}:
        return None
    by, last = kinds["万元"], one.changes[-1].amount
    truth = _Truth(base.value, base.value + by.way * by.amount.value)
    if _fits(truth, [kinds["%"]], (base, by.amount)):
        return None
    says = f"“{sentence.quoted(base, last)}”前后算不拢：{truth.words(_in_text)}，请核对后改正。"
    return Slip(CHECK, *sentence.span(base, last), says)


def _by_its_rate(sentence: Sentence, one: Told) -> Slip | None:
    """An amount and a rate of change that give the figure before: B ÷ (A ∓ B)."""
    now, kinds = one.before[0], {change.amount.unit: change for change in one.changes}
    if len(one.changes) != len(kinds) or kinds.keys() != {"万元", "%"}:
        return None
    by = kinds["万元"]
    truth = _Truth(now.value - by.way * by.amount.value, now.value)
    if truth.base >= 0 and _fits(truth, [kinds["%"]], (now, by.amount)):
        return None
    last = one.changes[-1].amount
    before = _in_text(truth.base)
    rate = percent(by.amount.value / truth.base) if truth.base > 0 else "算不出来的"
    says = (
        f"“{sentence.quoted(now, last)}”前后算不拢：按增减额原来是 {before}，"
        f"{_RATE[1 if by.way > 0 else -1]}率是 {rate}，请核对后改正。"
    )
    return Slip(CHECK, *sentence.span(now, last), says)


def _fits(truth: _Truth, changes: list[Change], given: tuple[Amount, ...]) -> bool:
    """Whether *changes* say what *truth* says, as far as the digits of *given* go."""
    loose = sum((amount.step * _HALF for amount in given if not amount.exact), Decimal(0))
    for change in changes:
        if truth.misses(change) < _WRONG:
            continue
        if not loose or not _within(truth, change, loose):
            return False
    return True


def _within(truth: _Truth, change: Change, loose: Decimal) -> bool:
    """Whether figures that were rounded by up to *loose* may give *change*."""
    by = truth.now - truth.base
    low, high = abs(by) - loose, abs(by) + loose
    if low > 0 and (by > 0) != (change.way > 0):
        return False
    amount, half = change.amount, change.amount.step * _HALF
    if amount.unit == "万元":
        return low - half <= amount.value <= high + half
    if truth.base <= loose:
        return True
    least = max(low, Decimal(0)) / (truth.base + loose) * HUNDRED
    most = high / (truth.base - loose) * HUNDRED
    return least - half <= amount.value <= most + half
