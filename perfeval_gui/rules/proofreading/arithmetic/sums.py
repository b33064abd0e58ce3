"""A sum and its parts: 178万元，其中…; 共…万元，包括…; A、B，合计…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.findings.finding import Level
from perfeval_gui.rules.proofreading.arithmetic.known_amounts import Asked, Tables
from perfeval_gui.rules.proofreading.arithmetic.sentences import (
    CHECK,
    Amount,
    Sentence,
    in_words,
    rounding,
)
from perfeval_gui.rules.proofreading.arithmetic.told_changes import DOWN, UP, base_of, way_of
from perfeval_gui.rules.proofreading.prose.texts import Slip

# Between a total and its first part. The second kind says that nothing is left out.
_OPENS: Final = pattern(
    r"(?:[，,。；;、：: 　]|（|\()*(?:(?P<some>其中)|(?P<all>包括|包含|分别(?:为|是|用于)"
    r"|分为|具体(?:为|是|包括)))"
)
_NESTED: Final = pattern(r"其中|包括|包含")
# A number so introduced is no part, and says nothing of the others.
_BESIDE: Final = pattern(rf"占|率|比例|{UP}|{DOWN}|人均|平均|每|标准|单价|超|授予")
_STOPS: Final = pattern(
    "上年|去年|年初预算|全年预算|预算数|计划|结余|结转|余额|剩余|累计|收入|小计"
    "|节余|目标|控制数|[（(]|此外|另外|另有|同时|还有|以及上"
)
# Larger than what was spent of it.
_OTHER_SUM: Final = pattern(
    "合同|总价|总投资|概算|(?<!公共)(?<!基金)(?<!经营)预算|批复|中标|成交|控制价|标底|原值|估算|限额|审定"
)
_TOTAL: Final = pattern(
    "(?:以上|上述|[两三四五六七八]项|各项|资金|支出|经费|费用|金额|总)*(?:合计|共计|总计)"
    "(?:为|是|支出|金额|达|了)*"
)
_PLAIN: Final = pattern(
    rf"占|率|比|较|{UP}|{DOWN}|(?<!公共)(?<!基金)预算(?!执行)|上年|其中|(?<!其他)(?<!事业)(?<!经营)收入|人均|结余|结转|计划"
)
# Groups whose members never count one another in.
SPENDING: Final = (pattern("基本支出"), pattern("项目支出|项目经费"))
_BASIC: Final = (pattern("人员经费|人员支出"), pattern("公用(?:经费|支出)"))
_PEOPLE: Final = (pattern("男"), pattern("女"))
_STAFF: Final = (
    pattern("在职|在编|在岗"),
    pattern("退休|离休"),
    pattern("编外|临聘|聘用|劳务派遣"),
    pattern("遗属"),
)
_POSTS: Final = (pattern("参公|公务员|行政"), pattern("事业"), pattern("工勤|机关工人"))
_APART: Final = (
    SPENDING,
    _STAFF,
    _POSTS,
    _BASIC,
    _PEOPLE,
    (pattern("新建"), pattern("续建"), pattern("改建|扩建")),
    (
        pattern("公务接待"),
        pattern("公务用车|公车"),
        pattern("出国"),
    ),
    (
        pattern("一般公共预算"),
        pattern("政府性基金"),
        pattern("国有资本"),
        pattern("专户|非税"),
        pattern("其他资金"),
    ),
    (
        pattern("工资福利"),
        pattern("商品和服务"),
        pattern("对个人和家庭"),
        pattern("资本性"),
    ),
)
_SEMICOLONS: Final = ("；", ";")
_FEWEST: Final = 2
_MOST_PARTS: Final = 40
_MOST_LEFT: Final = Decimal("0.20")


@dataclass(frozen=True, slots=True)
class Parts:
    """A total with what is named as its parts.

    Attributes:
        total, parts: The amounts.
        all_named: Whether the words say that nothing is left out.
    """

    total: Amount
    parts: tuple[Amount, ...]
    all_named: bool


_Opened = tuple[int, bool]
"""The number of an amount whose parts follow, and whether the words say that all are named."""


def _ends(tables: Tables, total: Amount, amount: Amount, lead: str) -> bool:
    """Whether *amount* behind a list of parts is none: of a kind of its own, or of no name."""
    if "收入" in total.words:
        # 其他收入 is a part of what came in.
        lead = lead.replace("收入", "")
    if _OTHER_SUM.search(lead) and not _OTHER_SUM.search(total.words):
        # 支付58万元，其中闸门维修合同价62万元
        return True
    if _STOPS.search(lead) or _TOTAL.fullmatch(amount.words) or _NESTED.search(lead):
        return True
    return tables.words.says_nothing(_OPENS.sub("", amount.words, count=1))


def _is_whole(total: Amount, parts: Sequence[Amount], lead: str) -> bool:
    """Whether ； ends a list of *parts* that has none itself and is all there is of *total*."""
    if lead[:1] not in _SEMICOLONS or len(parts) < _FEWEST:
        return False
    inner = any(part.lead[:1] in _SEMICOLONS for part in parts[1:])
    return not inner and sum((part.value for part in parts), Decimal(0)) == total.value


def _parts_of(
    tables: Tables, amounts: Sequence[Amount], at: int, *, all_named: bool
) -> Parts | None:
    """The parts of the amount *at*; None where they cannot be told from other amounts."""
    total = amounts[at]
    if base_of(total.words) or _BESIDE.search(total.words) or "等" in total.behind[:3]:
        return None
    parts = list[Amount]()
    for number, amount in enumerate(amounts[at + 1 : at + 1 + _MOST_PARTS]):
        lead = _OPENS.sub("", amount.lead, count=1) if not number else amount.lead
        if _BESIDE.search(amount.words):
            continue
        if amount.unit != total.unit:
            continue
        if _ends(tables, total, amount, lead) or _is_whole(total, parts, lead):
            # A list that was ended before this is a list all the same.
            ended = bool(parts) and lead[:1] in "；;。，,"
            return Parts(total, tuple(parts), all_named) if ended else None
        parts.append(amount)
    whole = at + 1 + _MOST_PARTS >= len(amounts)
    return Parts(total, tuple(parts), all_named) if parts and whole else None


def _added(sentence: Sentence, at: int) -> Parts | None:
    """What is added up to the total *at* behind it."""
    total, parts = sentence.amounts[at], list[Amount]()
    for amount in reversed(sentence.amounts[max(at - _MOST_PARTS, 0) : at]):
        if amount.unit != total.unit or _PLAIN.search(amount.words) or "其中" in amount.lead:
            break
        parts.append(amount)
    return Parts(total, tuple(reversed(parts)), True) if len(parts) > 1 else None


def sums_add_up(sentence: Sentence) -> Asked | None:
    """What is named as the parts of a total makes it up."""
    amounts, changes = sentence.amounts, tuple(_changes_add_up(sentence))
    opened = [
        (at, bool(opens["all"]))
        for at in range(len(amounts) - 1)
        if (opens := _OPENS.match(amounts[at + 1].lead)) is not None
    ]
    behind = tuple(_behind_parts(sentence))
    if not (changes or opened or behind):
        return None
    return partial(_summed, sentence, opened, (changes, behind))


def _summed(
    sentence: Sentence,
    opened: list[_Opened],
    known: tuple[tuple[Slip, ...], tuple[Slip, ...]],
    tables: Tables,
) -> Iterator[Slip]:
    """What is wrong with sums, between what is *known* of them without the tables."""
    yield from known[0]
    for at, all_named in opened:
        parts = _parts_of(tables, sentence.amounts, at, all_named=all_named)
        slip = _of_parts(tables, sentence, parts) if parts is not None else None
        if slip is not None:
            yield slip
    yield from known[1]


def _behind_parts(sentence: Sentence) -> Iterator[Slip]:
    for at in range(2, len(sentence.amounts)):
        total = _TOTAL.fullmatch(sentence.amounts[at].words)
        parts = _added(sentence, at) if total is not None else None
        slip = _behind(sentence, parts) if parts is not None else None
        if slip is not None:
            yield slip


def _changes_add_up(sentence: Sentence) -> Iterator[Slip]:
    """No more than has changed in all: 减少0.8万元，其中接待费减少0.2万元、用车费减少0.7万元."""
    amounts = sentence.amounts
    for at, total in enumerate(amounts[:-1]):
        if total.unit != "万元" or _OPENS.match(_behind_rates(amounts, at).lead) is None:
            continue
        if not (way := way_of(total.words)):
            continue
        parts = list[Amount]()
        for one in amounts[at + 1 : at + 1 + _MOST_PARTS]:
            if one.unit == "%":
                continue
            if way_of(one.words) != way or one.lead[:1] in _SEMICOLONS:
                break
            parts.append(one)
        added = sum((one.value for one in parts), Decimal(0))
        if len(parts) >= _FEWEST and added - total.value >= max(
            rounding((total, *parts)), total.step
        ):
            yield _slip(sentence, (total, *parts), added, total, "hint")


def _behind_rates(amounts: Sequence[Amount], at: int) -> Amount:
    """The first amount behind number *at* that is no rate; the last where all are."""
    behind = (one for one in amounts[at + 1 : at + 1 + _FEWEST] if one.unit != "%")
    return next(behind, amounts[at + 1])


def _of_parts(tables: Tables, sentence: Sentence, found: Parts) -> Slip | None:
    total, parts = found.total, found.parts
    added = sum((part.value for part in parts), Decimal(0))
    off = added - total.value
    # …等 names some of them.
    if not off or (off < 0 and (len(parts) == 1 or parts[-1].behind.startswith("等"))):
        return None
    rounded = abs(off) < rounding((total, *parts))
    if rounded and not all(one.exact for one in (total, *parts)):
        return None
    apart, complete = any(each_once(parts, kinds) for kinds in _APART), _complete(tables, found)
    if off < 0 and not (complete or found.all_named or -off <= total.value * _MOST_LEFT):
        return None
    if total.unit != "万元" and not (complete or (off > 0 and apart)):
        return None
    certain = complete or (off > 0 and (apart or len(parts) == 1))
    level: Level = "error" if certain and not rounded else "hint"
    return _slip(sentence, (total, *parts), added, total, level)


def _behind(sentence: Sentence, found: Parts) -> Slip | None:
    """A total behind its parts: of some of them, as long as they stand together."""
    total, parts = found.total, found.parts
    added = Decimal(0)
    for number, part in enumerate(reversed(parts), 1):
        added += part.value
        near = rounding((total, *parts[-number:]))
        exact = all(one.exact for one in (total, *parts[-number:]))
        off = abs(added - total.value)
        if number > 1 and (not off or (not exact and off < near)):
            return None
    return _slip(sentence, (*parts, total), added, total, "hint")


def _slip(
    sentence: Sentence, amounts: Sequence[Amount], added: Decimal, total: Amount, level: Level
) -> Slip:
    off = added - total.value
    more = "多" if off > 0 else "少"
    says = (
        f"“{sentence.quoted(amounts[0], amounts[-1])}”里各项合计 {in_words(added, total.unit)}，"
        f"比 {in_words(total.value, total.unit)}{more} {in_words(abs(off), total.unit)}，"
        f"请核对{'' if off > 0 else '数字，或者是否列全'}后改正。"
    )
    return Slip(CHECK, *sentence.span(amounts[0], amounts[-1]), says, level=level)


def _complete(tables: Tables, found: Parts) -> bool:
    """Whether the parts are known to be all there is of their total."""
    parts, words = found.parts, found.total.words
    if len(parts) != len(_BASIC):
        return False
    if each_once(parts, _BASIC):
        return bool(SPENDING[0].search(words))
    if each_once(parts, SPENDING):
        spent = [tables.figure(name) for name in ("executed", "basic_spending", "project_executed")]
        return None not in spent and spent[0] == spent[1] + spent[2]  # type: ignore[operator]  # none is None
    return found.total.unit == "人" and each_once(parts, _PEOPLE)


def each_once(parts: Sequence[Amount], kinds: Sequence[re.Pattern[str]]) -> bool:
    """Whether each of *parts* is of one of *kinds*, and none of one that another is of."""
    met = set[int]()
    for part in parts:
        # Most are of none: the first tells it.
        of = [number for number, kind in enumerate(kinds) if kind.search(part.words)]
        if len(of) != 1 or of[0] in met:
            return False
        met.add(of[0])
    return True
