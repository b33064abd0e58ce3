"""Figures of the year before as sentences tell them: 上年公务接待费0.70万元, 是上年的80%.

From one amount to another is the matter of `moves`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.arithmetic.known_amounts import Asked, Tables
from perfeval_gui.rules.proofreading.arithmetic.sentences import (
    CHECK,
    HUNDRED,
    LAST_YEAR,
    Amount,
    Sentence,
    percent,
)
from perfeval_gui.rules.proofreading.prose.lexicon import Term
from perfeval_gui.rules.proofreading.prose.texts import Slip

_YEAR: Final = rf"(?:{LAST_YEAR}|(?P<year>[0-9]{{4}})年)度?(?![初底末])"
_TAIL: Final = "(?:同期|决算数?|支出数?|实际|水平|总?额|为|是|的)*"
_LAST: Final = pattern(
    rf"(?P<who>.*?)(?:比|较|[与和同跟]|[低高多少]于|超过)?{_YEAR}{_TAIL}(?P<rest>.*)"
)
_OF_LAST: Final = pattern(
    rf"(?P<who>.*?)(?:仅|只)?(?:为|是|相当于|达到?|占){_YEAR}{_TAIL}(?P<rest>)"
)
# Last year's own budget, and money of one source, are not in the table.
_OTHER: Final = pattern("预算|计划|一般公共|基金|财政拨款|其他资金|专户|下属|二级|所属|各单位")


_Earlier = tuple[Amount | None, Amount, re.Match[str]]
"""The amount before one that is told of the year before, that one, and its words."""


def earlier_agree(sentence: Sentence) -> Asked | None:
    """What *sentence* tells of the year before is what the table has in that column."""
    told = [
        (before, amount, match)
        for before, amount in zip((None, *sentence.amounts), sentence.amounts, strict=False)
        if (match := _told(amount)) is not None
    ]
    if not told or _OTHER.search(sentence.words):
        return None
    return partial(_differing, sentence, told)


def _told(amount: Amount) -> re.Match[str] | None:
    if "年" not in amount.words or amount.unit not in ("万元", "%"):
        return None
    return (_OF_LAST if amount.unit == "%" else _LAST).fullmatch(amount.words)


def _differing(sentence: Sentence, told: list[_Earlier], tables: Tables) -> Iterator[Slip]:
    for one in told:
        slip = _of_last_year(tables, sentence, *one)
        if slip is not None:
            yield slip


def _of_last_year(
    tables: Tables,
    sentence: Sentence,
    before: Amount | None,
    amount: Amount,
    match: re.Match[str],
) -> Slip | None:
    share = amount.unit == "%"
    term = _subject(tables, match, before)
    base = tables.base(term, "上年") if term is not None else None
    if term is None or base is None or tables.base_word(match["year"] or "上年") != "上年":
        return None
    told = f"{tables.called(term)}上年 {tables.money(base)}"
    if share:
        now = tables.final(term)
        if not base or now is None or amount.says(now / base * HUNDRED):
            return None
        told += f"、本年 {tables.money(now)}，是上年的 {percent(now / base)}"
    elif amount.says(base):
        return None
    return _slip(sentence, amount, f"与表中不符：{told}，请核对后改正。")


def _subject(tables: Tables, match: re.Match[str], before: Amount | None) -> Term | None:
    """What the words name, or where they name nothing the amount right before."""
    words = match["who"] + match["rest"]
    if words.strip(" 　") and not tables.words.says_nothing(words):
        return tables.named(words)
    return tables.term(before) if before is not None and tables.agrees(before) else None


def _slip(sentence: Sentence, amount: Amount, says: str) -> Slip:
    words = f"“{sentence.quoted(amount, amount)}”{says}"
    return Slip(CHECK, *sentence.span(amount, amount), words)
