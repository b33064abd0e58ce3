"""A share: 基本支出200万元，占68.26%; and percentages without their sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.record import execution
from perfeval_gui.rules.findings.finding import Level
from perfeval_gui.rules.proofreading.arithmetic.known_amounts import Asked, Tables
from perfeval_gui.rules.proofreading.arithmetic.sentences import (
    CHECK,
    HUNDRED,
    Amount,
    Sentence,
    in_words,
    is_of_nothing,
    percent,
)
from perfeval_gui.rules.proofreading.arithmetic.sums import SPENDING, each_once
from perfeval_gui.rules.proofreading.arithmetic.told_changes import DOWN, UP
from perfeval_gui.rules.proofreading.prose.numbers import last_digit
from perfeval_gui.rules.proofreading.prose.texts import Slip

_SHARE: Final = pattern(
    r"(?P<who>[^占比]{0,20})(?:占比|占|比重)"
    r"(?:(?:了|到|全部|年度|本年|当年|整个|我单位|本单位|部门)*(?P<of>[^占比的]{2,24})的)?"
    r"(?:比例|比重|总额|份额)?(?:为|是|约|达|达到|了)*"
)
_TOTALS: Final = (
    *execution.YEAR[::-1],
    *("general_budget", "income_total", "spending_total", *execution.SPENDING),
    *("three_public.final", "public_funds.final"),
)
_TOTAL_BUDGETS: Final = execution.YEAR[:2]
_STAFF: Final = ("quota", "in_post")
_CHANGED: Final = pattern(f"(?:{UP}|{DOWN})[^，]{{0,6}}$")
_HALF: Final = Decimal("0.5")
# 2亿元 is not rounded by half of 1亿元.
_MOST_LOOSE: Final = Decimal("0.05")
_TINY: Final = Decimal("0.0001")
# 占76.23，: neither a sign nor a unit behind it.
_BARE: Final = pattern(
    r"(?P<what>占比|占(?:[^，。；占0-9]{1,14}的)?(?:比例)?|比重|增长率?|下降率?|上升|增幅|降幅|(?:执行|完成|控制|合格|满意|达标|覆盖|回收|到位|办结)率)"
    r"(?:为|是|达到?|约)?(?P<digits>(?<![0-9.])(?:[1-9][0-9]?|0)\.[0-9]{1,2}+|(?<![0-9.])100(?![0-9.]))"
    r"(?=[，。；、）)\n]|$)"
)
_MOST: Final = 24


def percentages_without_sign(text: str) -> tuple[Slip, ...]:
    """Rates and shares of *text* that stand without %."""
    return tuple(
        Slip(
            CHECK,
            *match.span("digits"),
            f"“{match[0]}”后面缺“%”，请补上。",
            f"{match['digits']}%",
            minor=True,
        )
        for match in _BARE.finditer(text)
    )


@dataclass(frozen=True, slots=True)
class _Share:
    """A share: its percentage as written, where it stands, of what and of which whole."""

    amount: Decimal
    step: Decimal
    begin: int
    end: int
    who: str
    of: str
    parts: tuple[Amount, ...]

    def fits(self, part: _Part, whole: _Part) -> bool:
        """Whether *part* of *whole* is this share; both may be rounded."""
        if whole.value <= 0:
            return is_of_nothing(part.value, whole.value, self.amount)
        half = self.step * _HALF
        low = (part.value - part.loose) / (whole.value + whole.loose)
        high = (part.value + part.loose) / max(whole.value - whole.loose, _TINY)
        # The last digit may be cut off instead of rounded.
        return low * HUNDRED - half - self.step < self.amount <= high * HUNDRED + half + self.step


def _shares(sentence: Sentence) -> Iterator[_Share]:
    text, amounts = sentence.text, sentence.amounts
    for at, one in enumerate(amounts):
        match = _SHARE.fullmatch(one.words.strip(" 　：:")) if one.unit == "%" else None
        if match is not None and one.year != "other":
            parts = _before(sentence, at, one.lead)
            yield _Share(
                one.value, one.step, one.begin, one.end, match["who"], match["of"] or "", parts
            )
    for match in _BARE.finditer(text, sentence.begin, sentence.end):
        if match["what"].startswith("占"):
            value = Decimal(match["digits"])
            at = sum(one.end <= match.start() for one in amounts)
            step = last_digit(value)
            lead = text[amounts[at - 1].end if at else sentence.begin : match.start()]
            of = match["what"].removeprefix("占").removesuffix("比例").removesuffix("的")
            parts = _before(sentence, at, lead)
            yield _Share(value, step, *match.span("digits"), "", of.removeprefix("比"), parts)


def _before(sentence: Sentence, at: int, lead: str) -> tuple[Amount, ...]:
    """The amounts that the share before amount *at* may be of, the nearest first."""
    return tuple(
        one
        for one in sentence.before(at, lead)
        if one.unit != "%" and not _CHANGED.search(one.words)
    )


def shares_agree(sentence: Sentence) -> Asked | None:
    """A share is the part divided by a whole that the sentence or the tables name."""
    words = sentence.words
    if "占" not in words and "比重" not in words:
        return None
    shares = sorted(_shares(sentence), key=lambda share: share.begin)
    return partial(_differing, sentence, shares) if shares else None


def _differing(sentence: Sentence, shares: list[_Share], tables: Tables) -> Iterator[Slip]:
    two = _of_two(shares)
    if two is not None:
        yield two
    for share in shares:
        parts = _parts(tables, share)
        wholes = _wholes(tables, sentence, share, parts)
        if parts and wholes and not _explained(share, parts, wholes):
            sign = "" if sentence.text[share.end - 1] in "%％" else "（缺“%”）"
            says = (
                f"“{sentence.text[share.begin : share.end]}”{sign}不对："
                f"{_rather(share, parts[0], wholes)}，请核对是占什么，改正或者写明。"
            )
            certain = bool(share.of) and len(parts) == len(wholes) == 1 and wholes[0].value > 0
            level: Level = "error" if certain else "hint"
            # What says of both what they should be says so of each.
            yield Slip(CHECK, share.begin, share.end, says, level=level, minor=two is not None)


def _rather(share: _Share, part: _Part, wholes: Sequence[_Part]) -> str:
    """What *part* is of the whole that comes nearest to *share*; of nothing there is no share."""
    there = [whole for whole in wholes if whole.value > 0]
    if not there:
        return f"总数是 {in_words(wholes[0].value, part.unit)}，算不出占比"
    whole = min(there, key=lambda one: abs(part.value / one.value * HUNDRED - share.amount))
    return (
        f"{in_words(part.value, part.unit)}占 {in_words(whole.value, part.unit)}的 "
        f"{percent(part.value / whole.value)}"
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """An amount of the sentence or of the tables; *loose* is how far it may be rounded."""

    value: Decimal
    unit: str
    loose: Decimal = Decimal(0)


def _of_amount(amount: Amount) -> _Part:
    loose = Decimal(0) if amount.exact else min(amount.step * _HALF, amount.value * _MOST_LOOSE)
    return _Part(amount.value, amount.unit, loose)


def _parts(tables: Tables, share: _Share) -> list[_Part]:
    """What the share may be of: what its own words name, else the amounts before it."""
    if share.who and not tables.words.says_nothing(share.who):
        term = tables.named(share.who)
        figure = tables.final(term) if term is not None else None
        return [_Part(figure, "万元")] if figure is not None else []
    return [_of_amount(one) for one in share.parts]


def _wholes(
    tables: Tables, sentence: Sentence, share: _Share, parts: Sequence[_Part]
) -> list[_Part]:
    """What the whole may be: what is named; else amounts before, sums of them, and totals."""
    if not parts:
        return []
    unit, most = parts[0].unit, parts[0].value
    before = [_of_amount(one) for one in sentence.amounts if one.end <= share.begin][-_MOST:]
    if share.of:
        if _of_its_own_budget(tables, share):
            return []
        named = _named(tables, share.of)
        told = [
            _of_amount(one)
            for one in sentence.amounts
            if one.end <= share.begin
            and one.unit == unit
            and one.value > most
            and share.of.removesuffix("数") in one.words
        ]
        return [*told, *named] if unit == "万元" else told
    larger = [one for one in before if one.unit == unit and one.value > most]
    # 采购18.6万元，授予中小企业18.6万元，占100%: all of it, told twice.
    larger += [one for one in before if one.unit == unit and one.value == most][1:]
    figures = [tables.figure(name) for name in (_TOTALS if unit == "万元" else _STAFF)]
    every = [_of_amount(one) for one in sentence.amounts if one.unit == unit]
    total = _Part(
        sum((one.value for one in every), Decimal(0)),
        unit,
        sum((one.loose for one in every), Decimal(0)),
    )
    known = [_Part(figure, unit) for figure in figures if figure is not None and figure >= most]
    return [*larger, *known, *([total] if len(every) > 1 else [])]


def _of_its_own_budget(tables: Tables, share: _Share) -> bool:
    """Whether it may be a rate of completion: 办公费9.2万元，占年初预算的92%; see `rates`."""
    of = tables.named(share.of)
    if of is None or of.final not in _TOTAL_BUDGETS:
        return False
    if share.who and not tables.words.says_nothing(share.who):
        term = tables.named(share.who)
    else:
        term = tables.term(share.parts[0]) if share.parts else None
    return term is None or not term.whole


def _named(tables: Tables, of: str) -> list[_Part]:
    """The figure of the tables that *of* means."""
    term = tables.named(of)
    if term is None:
        return []
    figure = tables.figure(term.budget if "预算" in of and term.budget else term.final)
    return [_Part(figure, "万元")] if figure is not None else []


def _explained(share: _Share, parts: Sequence[_Part], wholes: Sequence[_Part]) -> bool:
    return any(share.fits(part, whole) for part in parts for whole in wholes)


def _of_two(shares: Sequence[_Share]) -> Slip | None:
    """Two shares that are all there is make a hundred."""
    if len(shares) != len(SPENDING) or any(share.of or not share.parts for share in shares):
        return None
    first, second = shares
    parts = [share.parts[0] for share in shares]
    if not each_once(parts, SPENDING):
        return None
    added = first.amount + second.amount
    if abs(added - HUNDRED) <= first.step + second.step:
        return None
    says = (
        f"两项各占 {first.amount}% 和 {second.amount}%，合计 {added}%，不是 100%{_both(parts)}，"
        "请核对后改正。"
    )
    return Slip(CHECK, first.begin, second.end, says, level="error")


def _both(parts: Sequence[Amount]) -> str:
    """What two amounts are of their sum."""
    whole = sum((part.value for part in parts), Decimal(0))
    if whole <= 0 or len({part.unit for part in parts}) > 1:
        return ""
    amounts = "和 ".join(in_words(part.value, part.unit) for part in parts)
    return f"，{amounts}应当是 {' 和 '.join(percent(part.value / whole) for part in parts)}"
