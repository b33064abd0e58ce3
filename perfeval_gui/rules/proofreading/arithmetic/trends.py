"""Changes told without a figure: 比上年有所下降, 与上年持平."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.arithmetic.known_amounts import Asked, Tables
from perfeval_gui.rules.proofreading.arithmetic.sentences import (
    CHECK,
    LAST_YEAR,
    clause_before,
    sentences,
)
from perfeval_gui.rules.proofreading.arithmetic.told_changes import DOWN, UP
from perfeval_gui.rules.proofreading.prose.lexicon import Term
from perfeval_gui.rules.proofreading.prose.texts import Slip

_TREND: Final = pattern(
    r"(?P<not>[不未没]有?)?(?:(?P<above>高于|超过|超出|多于)|(?P<below>低于|少于))"
    rf"(?P<than>{LAST_YEAR}|[0-9]{{4}}年)(?=度?(?:决算|支出|数|同期|实际|水平|的)*[，。；、）)])"
    r"|(?:比|较|[与和同跟](?=[^，。]{0,12}(?:持平|相同|一致|没有|无)))"
    rf"(?P<what>{LAST_YEAR}|[0-9]{{4}}年)度?(?:决算|支出|数|同期|实际|水平|的|相比)*"
    rf"(?:(?:有所|略有|稍有|明显|大幅|小幅|有较?大?幅?度?的?)(?:(?P<up>{UP})|(?P<down>{DOWN}))"
    r"(?![0-9到至约])|(?P<nearly>基本|大致|大体|总体)?(?P<flat>持平|相同|一致|没有变化|无变化|无增减))"
)
# Each of them has such a sign before the year: that is looked for first.
_MAY_TREND: Final = pattern(rf"[于过出比较与和同跟](?:{LAST_YEAR}|[0-9]{{4}}年)")
_NEARLY: Final = Decimal("0.10")


def trends_agree(text: str) -> Asked | None:
    """What has gone up, gone down or stayed has done so in the tables."""
    found = list(_TREND.finditer(text)) if _MAY_TREND.search(text) else []
    return partial(_differing, text, found) if found else None


def _differing(text: str, found: list[re.Match[str]], tables: Tables) -> Iterator[Slip]:
    for match in found:
        year = (match["what"] or match["than"]).removesuffix("年")
        if year.isdecimal() and tables.base_word(year) == year:
            continue
        meant = _meant(tables, text, match.start())
        if meant is not None and (wrong := _wrong(match, *meant)):
            called, base, now, level = *meant, "hint" if match["flat"] else "error"
            says = (
                f"“{match[0]}”与表中不符：{called}上年 {tables.money(base)}、"
                f"本年 {tables.money(now)}，{wrong}，请核对后改正。"
            )
            yield Slip(CHECK, *match.span(), says, level=level)  # type: ignore[arg-type]  # of the two words


def _meant(tables: Tables, text: str, at: int) -> tuple[str, Decimal, Decimal] | None:
    """What has changed, last year's figure and this year's; None where it cannot be told."""
    words = clause_before(text, at).strip(" 　")
    if words and not tables.words.says_nothing(words):
        term = tables.named(words)
    else:
        term = _only_one(tables, text, at)
    if term is None:
        return None
    base, now = tables.base(term, "上年"), tables.final(term)
    return (tables.called(term), base, now) if base is not None and now is not None else None


def _wrong(match: re.Match[str], _: str, base: Decimal, now: Decimal) -> str:
    """What is wrong with a trend, in words; empty where it is right."""
    change = now - base
    if match["flat"]:
        allowed = base * _NEARLY if match["nearly"] else Decimal(0)
        return "不是持平" if abs(change) > allowed else ""
    more, less = match["up"] or match["above"], match["down"] or match["below"]
    wrong = (more and change <= 0) or (less and change >= 0)
    if bool(wrong) != bool(match["not"]):
        return "没有增减" if not change else "是增加" if change > 0 else "是减少"
    return ""


def _only_one(tables: Tables, text: str, at: int) -> Term | None:
    """What the only amount of the sentence before *at* names; None where there are several."""
    row = bisect_right(sentences(text), at, key=lambda sentence: sentence.begin) - 1
    if row < 0:
        return None
    sentence = sentences(text)[row]
    told = [one for one in sentence.amounts if one.end <= at <= sentence.end]
    # What stands before the last ； is about something else.
    cut = max(text.rfind(mark, sentence.begin, at) for mark in "；;")
    told = [one for one in told if one.begin > cut and one.unit == "万元"]
    if len(told) != 1 or not tables.agrees(told[0]):
        return None
    return tables.term(told[0])
