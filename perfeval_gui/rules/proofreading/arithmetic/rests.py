"""What is left of a budget, what was added to it, and posts that are vacant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.record.execution import YEAR
from perfeval_gui.rules.proofreading.arithmetic.known_amounts import Asked, Tables
from perfeval_gui.rules.proofreading.arithmetic.sentences import (
    CHECK,
    HUNDRED,
    SPLIT,
    Amount,
    Sentence,
    in_words,
    rounding,
)
from perfeval_gui.rules.proofreading.prose.lexicon import SPENT
from perfeval_gui.rules.proofreading.prose.texts import Slip

_LEFT: Final = pattern(
    r"(?:[年期]末|年终|当年|本年|全年|实际|累计|共|资金|预算|项目|经费|支出|(?:[比较]|低于|超出?)(?:全年)?预算数?)*"
    r"(?:(?P<left>结余|剩余|节余|节约|节省|结转下年|尚余)|(?P<over>超支|超预算|超出))"
    r"(?:资金|经费|金额|使用|额|预算|了|率|比例|为|共|是|达到?)*"
)
_BUDGET: Final = pattern("(?<!年初)(?<!年初部门)预算|控制价|限价|概算")
_SPENT: Final = pattern(f"{SPENT}|中标|成交|结算")
_IS_SPENT: Final = pattern("决算|执行|支出$")
# Other money may be left as well, or may have been added.
_OTHER_MONEY: Final = pattern(
    "上年|年初|追加|调[增减剂整]|收回|上缴|收入|其中|到位|拨款|下达|自筹|分别|人均|每"
)
_ADDED: Final = pattern(
    "(?:年中|年内|执行中|中期)?(?:预算)?(?:追加|调增|增加)(?:预算|资金|指标|了)*"
)
_INITIAL: Final = pattern(".{0,8}年初(?:部门)?预算(?:数|安排|批复|资金|为)*")
_ANNUAL: Final = pattern("(?:全年预算|调整后?的?(?:全年)?预算)(?:数|总额|资金|为|达到?)*")
_POSTS: Final = pattern("编制|定编")
_PEOPLE: Final = pattern("在职|实有|在编|在岗")
_VACANT: Final = pattern("(?:现|尚|目前)?(?:有)?(?:空编|缺编|空缺|缺员)(?:人员|人数|数|为)*")
_THREE: Final = 3


@dataclass(frozen=True, slots=True)
class _Left:
    """A budget, what was spent of it, and what is told to be left, with the words of each rest."""

    budget: Amount
    spent: Amount
    rests: tuple[tuple[Amount, re.Match[str]], ...]


def rests_agree(sentence: Sentence) -> Asked | None:
    """What is left is the budget less what was spent; what is vacant are posts without people."""
    if len(sentence.amounts) < _THREE:
        return None
    told = list[_Left | Slip]()
    for amounts in _clauses(sentence.amounts):
        if len(amounts) >= _THREE:
            told += (one for one in (_left(amounts),) if one is not None)
            told += _of_three(sentence, amounts)
    return partial(_differing, sentence, told) if told else None


def _differing(sentence: Sentence, told: list[_Left | Slip], tables: Tables) -> Iterator[Slip]:
    for one in told:
        if isinstance(one, Slip):
            yield one
        else:
            yield from _wrong_rests(tables, sentence, one)


def _clauses(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, ...]]:
    """The amounts between one ； and the next."""
    held: list[Amount] = []
    for amount in amounts:
        if held and SPLIT.search(amount.lead):
            yield tuple(held)
            held = []
        held.append(amount)
    yield tuple(held)


def _left(amounts: Sequence[Amount]) -> _Left | None:
    """What is told to be left among *amounts*; None where that is of no two amounts of them."""
    rests = {one: match for one in amounts if (match := _LEFT.fullmatch(one.words)) is not None}
    if not rests or _OTHER_MONEY.search("".join(one.lead for one in amounts)):
        return None
    plain = [one for one in amounts if one not in rests and one.unit == "万元"]
    budgets = [one for one in plain if _is_budget(one)]
    spent = [one for one in plain if not _is_budget(one) and _SPENT.search(one.words)]
    if not len(plain) == 2 * len(budgets) == 2 * len(spent) == 2:  # noqa: PLR2004  # one of each
        return None
    return _Left(budgets[0], spent[0], tuple(rests.items())) if budgets[0].value else None


def _wrong_rests(tables: Tables, sentence: Sentence, told: _Left) -> Iterator[Slip]:
    budget, paid = told.budget, told.spent
    for rest, match in told.rests:
        sign = -1 if match["over"] else 1
        by = sign * (budget.value - paid.value)
        if not _says(tables, rest, by, (budget, paid), sign):
            unit = "万元" if rest.unit == "万元" else "%"
            is_so = by if unit == "万元" else by / budget.value * HUNDRED
            says = (
                f"“{sentence.quoted(rest, rest)}”算不拢：{in_words(budget.value, '万元')}减去"
                f" {in_words(paid.value, '万元')}，{_so(match, is_so, unit)}，请核对后改正。"
            )
            yield Slip(CHECK, *sentence.span(rest, rest), says)


def _so(match: re.Match[str], value: Decimal, unit: str) -> str:
    if value < 0:
        return "结果是负数" if match["left"] else "没有超出"
    return f"是 {in_words(value, unit)}"


def _is_budget(one: Amount) -> bool:
    return bool(_BUDGET.search(one.words)) and not _IS_SPENT.search(one.words)


def _says(
    tables: Tables, rest: Amount, by: Decimal, given: tuple[Amount, Amount], sign: int
) -> bool:
    """Whether *rest* is what is left of the two amounts *given*, or of the whole budget."""
    if rest.unit == "%":
        return rest.nearly(by / given[0].value * HUNDRED)
    if rest.unit != "万元":
        return True
    if abs(by - rest.value) < max(one.step for one in (rest, *given)):
        return True
    budget, spent = (tables.figure(name) for name in YEAR[1:])
    return budget is not None and spent is not None and rest.says(sign * (budget - spent))


def _of_three(sentence: Sentence, amounts: Sequence[Amount]) -> Iterator[Slip]:
    """Three amounts, the third of which follows from the first two."""
    if len(amounts) != _THREE:
        return
    first, second, third = amounts
    if {one.unit for one in amounts} == {"万元"} and _are(amounts, _INITIAL, _ADDED, _ANNUAL):
        value, how = first.value + second.value, "加上"
    elif {one.unit for one in amounts} == {"人"} and _VACANT.fullmatch(third.words):
        if not (_POSTS.search(first.words) and _PEOPLE.search(second.words)):
            return
        value, how = first.value - second.value, "减去"
    else:
        return
    if abs(value - third.value) <= rounding(amounts):
        return
    says = (
        f"“{sentence.quoted(first, third)}”算不拢：{in_words(first.value, first.unit)}{how}"
        f" {in_words(second.value, first.unit)}是 {in_words(value, first.unit)}，请核对后改正。"
    )
    yield Slip(CHECK, *sentence.span(first, third), says)


def _are(amounts: Sequence[Amount], *kinds: re.Pattern[str]) -> bool:
    return all(
        kind.fullmatch(one.words.strip(" 　")) for one, kind in zip(amounts, kinds, strict=True)
    )
