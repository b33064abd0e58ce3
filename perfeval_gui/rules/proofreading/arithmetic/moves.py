"""From one amount to another: 由上年的0.80万元减少到0.55万元，下降31.25%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.findings.finding import Level
from perfeval_gui.rules.proofreading.arithmetic.known_amounts import Asked, Tables
from perfeval_gui.rules.proofreading.arithmetic.sentences import (
    CHECK,
    HUNDRED,
    LAST_YEAR,
    clause_before,
    in_words,
)
from perfeval_gui.rules.proofreading.arithmetic.told_changes import DOWN, UP
from perfeval_gui.rules.proofreading.prose.lexicon import Term
from perfeval_gui.rules.proofreading.prose.numbers import last_digit
from perfeval_gui.rules.proofreading.prose.texts import Slip

_MORE: Final = f"{UP}|扩大|扩展|延长|上调|调增|增|升|涨"
_LESS: Final = f"{DOWN}|缩短|缩小|压降|下调|调减|降"
_AMOUNT: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.[0-9]{1,4})?"
_NUMBER: Final = rf"(?<![0-9.,，\-—–~～至到第约]){_AMOUNT}(?![0-9.])"
_UNIT: Final = "[\u4e00-\u9fff㎡%‰]"
_MOVE: Final = pattern(
    rf"[由从](?P<base>(?:[^，。；：、！？\n0-9由从]|20[0-9]{{2}}年){{0,16}}?)"
    rf"(?P<was>{_NUMBER})(?P<unit>[万亿]元|{_UNIT}{{1,4}}?)[^，。；：、！？\n0-9]{{0,8}}?"
    rf"(?:(?P<up>{_MORE})|(?P<down>{_LESS}))(?:至|到|为)"
    r"(?:(?:今年|本年|当年|目前)的?|20[0-9]{2}年(?:度|底|末)?的?)?"
    rf"(?P<now>(?<![0-9]){_AMOUNT})(?P=unit)"
)
# What follows and is said of the same: ，减少了0.25万元，降幅27.27%.
_NEXT: Final = pattern(
    rf"{_UNIT}{{0,3}}?[，,（(](?:同比|比上年|较上年|净|共计?|累计|实际)?(?:(?P<up>{_MORE})|(?P<down>{_LESS}))"
    rf"(?:了|率|幅度|幅|额|比例|为|达到?){{0,3}}(?P<by>[0-9]{{1,12}}(?:\.[0-9]{{1,4}})?)"
    rf"(?P<unit>个百分点|{_UNIT}{{1,4}})"
)
# The later amount first: 97.67%，较上年95.00%提高2.67个百分点.
_AGAINST: Final = pattern(
    rf"(?P<now>{_NUMBER})(?P<unit>%|{_UNIT}{{1,3}})[，,]?[比较](?P<base>(?:{LAST_YEAR}|20[0-9]{{2}}年)[度末底]?)的?"
    rf"(?P<was>(?<![0-9.]){_AMOUNT})(?P=unit)(?:(?P<up>{_MORE})|(?P<down>{_LESS}))了?"
    rf"(?P<by>(?<![0-9.]){_AMOUNT})(?P<of>个百分点|(?P=unit))"
)
_COMPARED: Final = pattern(rf"[比较](?:{LAST_YEAR}|20[0-9]{{2}}年)")
# The first is the best of these, and a shorter time the better one.
_RANKED: Final = pattern("排|名次|位次|等级|级别|第$")
_RANKS: Final = frozenset("位名级类等档折月日号点")
_TIMES: Final = ("天", "日", "小时", "工作", "分钟", "个月", "个工")
# What was planned, or was so far, is not what the table has of last year.
_NO_FINAL: Final = pattern("预算|计划|批复|[年期]初|同期|月|季|半年")
_LAST: Final = pattern(LAST_YEAR)
_MOST: Final = 2


@dataclass(frozen=True, slots=True)
class Move:
    """One amount that became another, with what is said of the change behind it.

    Attributes:
        begin, now_at, end: Where it begins, where the later amount stands, and where it ends.
        was, now, step: Both amounts and one in the coarser last digit, in *unit* as written.
        base: The words before the first amount: 上年的, 2022年的.
        up: Whether the words say more.
        told: Each change behind it: more or not, the number, one in its last digit, its unit.
    """

    begin: int
    now_at: int
    end: int
    was: Decimal
    now: Decimal
    step: Decimal
    unit: str
    base: str
    up: bool
    told: tuple[tuple[bool, Decimal, Decimal, str], ...]


@lru_cache(maxsize=512)
def moves(text: str) -> tuple[Move, ...]:
    """Every amount of *text* that became another one."""
    return (*_moves(text), *_against(text))


def _moves(text: str) -> Iterator[Move]:
    for match in _MOVE.finditer(text):
        clause = clause_before(text, match.start()) + match["base"]
        up, full = match["up"] is not None, text.startswith("元", match.end())
        faster = match["unit"].startswith(_TIMES) and up
        if _RANKED.search(clause) or match["unit"][0] in _RANKS or faster:
            continue
        was, now = (Decimal(match[name].replace(",", "")) for name in ("was", "now"))
        told, end, at = list[tuple[bool, Decimal, Decimal, str]](), match.end() + full, match.end()
        while len(told) < _MOST and (said := _NEXT.match(text, at)) is not None:
            by, at = Decimal(said["by"]), said.end("by")
            told.append((said["up"] is not None, by, last_digit(by), said["unit"]))
            end = said.end()
        step = max(last_digit(was), last_digit(now))
        base, unit = match["base"], match["unit"]
        yield Move(
            match.start(), match.start("now"), end, was, now, step, unit, base, up, tuple(told)
        )


def _against(text: str) -> Iterator[Move]:
    for match in _AGAINST.finditer(text) if _COMPARED.search(text) else ():
        # Money so told is read with the tables.
        if match["unit"][0] in _RANKS or match["unit"].endswith("元"):
            continue
        was, now, by = (Decimal(match[name].replace(",", "")) for name in ("was", "now", "by"))
        up, step, unit = (
            match["up"] is not None,
            max(last_digit(was), last_digit(now)),
            match["unit"],
        )
        told = ((up, by, last_digit(by), match["of"]),)
        begin, end = match.span()
        yield Move(begin, match.start("now"), end, was, now, step, unit, match["base"], up, told)


def moves_agree(text: str) -> Asked | None:
    """What became of an amount is so: by the tables, or else by what is said itself."""
    found = moves(text)
    return partial(_differing, text, found) if found else None


def _differing(text: str, found: tuple[Move, ...], tables: Tables) -> Iterator[Slip]:
    for move in found:
        slip = _by_tables(tables, text, move) or _by_itself(text, move)
        if slip is not None:
            yield slip


def _by_tables(tables: Tables, text: str, move: Move) -> Slip | None:
    """The two amounts against last year's figure and this year's; None where they fit."""
    words = clause_before(text, move.begin)
    term = tables.named(words.strip(" 　")) if words and move.unit.startswith("万") else None
    if term is None or not _of_last_year(tables, move.base):
        return None
    return _differs(tables, text, move, term)


def _of_last_year(tables: Tables, base: str) -> bool:
    told = _LAST.search(base) is not None or f"{tables.year - 1}年" in base
    return told and _NO_FINAL.search(base) is None


def _differs(tables: Tables, text: str, move: Move, term: Term) -> Slip | None:
    prior, final = tables.base(term, "上年"), tables.final(term)
    if prior is None or final is None:
        return None
    right = abs(prior - move.was) < move.step, abs(final - move.now) < move.step
    # With neither figure it is about something else.
    if right in ((True, True), (False, False)):
        return None
    says = (
        f"“{text[move.begin - len(clause_before(text, move.begin)) : move.end]}”与表中不符："
        f"{tables.called(term)}上年 {tables.money(prior)}、本年 {tables.money(final)}，"
        "请核对后改正。"
    )
    # The later amount may be a budget, the earlier one is told of a year.
    level: Level = "error" if right[1] else "hint"
    return Slip(CHECK, move.begin, move.end, says, level=level)


def _by_itself(text: str, move: Move) -> Slip | None:
    by = move.now - move.was
    wrong = [
        said for said in ((move.up, abs(by), move.step, move.unit), *move.told)
        if not _fits(move, *said)
    ]  # fmt: skip
    if not wrong:
        return None
    way = "增加" if by > 0 else "减少"
    unit = "个百分点" if move.unit == "%" else _unit(move.unit, text, move)
    change = f"是{way} {abs(by).normalize():f} {unit}" if by else "没有增减"
    if move.unit != "%" and by and move.was:
        rate = in_words(abs(by) / move.was * HUNDRED, "%")
        change = f"{change}、{'增长' if by > 0 else '下降'} {rate}"
    says = f"“{text[move.begin : move.end]}”前后算不拢：{change}，请核对后改正。"
    return Slip(CHECK, move.begin, move.end, says)


def _unit(unit: str, text: str, move: Move) -> str:
    """*unit* in full: 万 of 万元 is as much as was needed."""
    full = re.match(r"[0-9.,]+(?P<unit>[万亿]?元|.)", text[move.now_at :])
    return full["unit"] if full is not None and full["unit"].startswith(unit) else unit


def _fits(move: Move, up: bool, by: Decimal, step: Decimal, unit: str) -> bool:
    """Whether a change of *by* in *unit*, up or down, is that of *move*."""
    change = move.now - move.was
    if not change or up != (change > 0):
        return not by and not change
    points = move.unit == "%" and unit in ("%", "个百分点")
    if points or unit.startswith(move.unit):
        near = abs(abs(change) - by) < (move.step + step if _rounded(move) else step)
        if near or unit != "%":
            return near
    if unit[0] != "%" or not move.was:
        # In another unit nothing is said that can be compared.
        return True
    slack = move.step if _rounded(move) else Decimal(0)
    low = (abs(change) - slack) / (move.was + slack) * HUNDRED
    high = (abs(change) + slack) / max(move.was - slack, move.step) * HUNDRED
    return low - step < by < high + step


def _rounded(move: Move) -> bool:
    """Whether the amounts may be rounded: 1.2万人, but not 5人 nor 0.55万元."""
    if move.unit.startswith("万"):
        return move.step > Decimal("0.01")
    return move.unit.startswith("亿") or move.step < 1
