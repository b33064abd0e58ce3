"""Numbers in the report against the tables: what agrees may be linked, what differs is wrong.

A false alarm is worse than a missed one: a number is only called wrong where its words, its unit,
its year and its surroundings say which figure it is. See `terms` for the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import half_up, number
from perfeval_gui.domain.record.execution import YEAR
from perfeval_gui.domain.record.funds import Funds
from perfeval_gui.rules.figures.catalogue import FUND_COLUMNS
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.figures.items import of_an_item
from perfeval_gui.rules.proofreading.figures.told_numbers import FIGURE, misplaced, offer, wrong
from perfeval_gui.rules.proofreading.prose.in_text import InText, as_printed, in_text
from perfeval_gui.rules.proofreading.prose.lexicon import SPENT, Term
from perfeval_gui.rules.proofreading.prose.numbers import mentions
from perfeval_gui.rules.proofreading.prose.readings import Reading, readings
from perfeval_gui.rules.proofreading.prose.terms import Vocabulary, words_of
from perfeval_gui.rules.proofreading.prose.texts import Prose, passages

# A sentence that compares, plans or sets a limit tells of another figure than the year's.
_LOOSE: Final = pattern(
    "较|比上|比年|相比|同比|增加|减少|增长|下降|节约|节省|压减|压缩|调增|调减|追加|结余|结转|超支|计划|拟"
    "|力争|争取|预计|预期|控制在|控制数|标准|限额|人均|平均|每|上半年|下半年|季度|(?<![0-9])(?:[1-9]|1[01])月"
    "|截[至止][^，。]{0,9}月(?!31|底)|挪用|违规|审计|检查|复核|抽查|第三方|财政(?:局|部门)?(?:重点|再)?评价"
)
_PARTS_OF_UNIT: Final = pattern("下属|二级|所属|机关本级|局机关[：:本]|各单位|各部门")
_NARROWER: Final = {
    "万元": pattern(
        "项目|专项|三公|接待|用车|出国|基本支出|公用|人员经费|采购|工程|课题|补助|补贴|购置|维修|改造"
        "|建设|设备|系统|活动|[（(][类款项][）)]"
    ),
    "%": pattern(
        "项目|专项|三公|接待|用车|出国|基本支出|公用|人员经费|采购|工程|规模|投资|楼堂|指标|购置|建设"
        "|活动|基金|国有资本|社会保险|专户|非税"
    ),
    "分": pattern("分值|指标|执行|投入|过程|产出|效益|满意|成本|管理|方面|项目|目标|满分|扣"),
}
# A list, or a subject of its own with a colon: its totals are those of one item.
_ITEM: Final = pattern(
    r"\n[ 　]*(?:[0-9]+[、.．]|[（(][0-9一二三四五六七八九十]+[）)]|[①-⑳]"
    "|[一二三四五六七八九十]+是)|(?<!其中)(?<!情况)(?<!如下)[：:]"
)
_SOURCES: Final = pattern(
    "一般公共预算|其他资金|财政拨款|非税|基金|专户|资金来源|自有|上级|财政补助"
)
_PARTLY: Final = pattern(r"[ 　]*(?:[（(]|用于|购|中|为主|的)")
# What came in is more than what was spent of it.
_RECEIVED: Final = pattern("(?<!非税)(?<!政府性基金预算)收入(?!性质)|到位")
_GRANTED: Final = pattern("核定|批复|批准|安排|下达")
_ALL_STAFF: Final = pattern("退休|离休|临聘|聘用|编外|派遣|遗属|借调|公益|劳务|临时")
_POSTS: Final = pattern("行政|事业|参公|工勤|全额|差额|自收自支")
_OTHER_MONEY: Final = pattern("其他资金|资金来源|政府性基金|专户|非税|一般公共预算")
_SPENT: Final = pattern(SPENT)
# 预算执行数 is what was spent; 预算支出 may be either.
_OF_BUDGET: Final = pattern("预算数?的?(?:实际)?(?:执行|完成)")
_LAST_GRANTED: Final = pattern(
    "(?<!公共)(?<!基金)预算(?!数?的?(?:实际)?(?:执行|完成))"
    f"|{_GRANTED.pattern}|(?!(?<=预算)支出)(?:{SPENT})"
)
_LAST_SAID: Final = pattern("(?<!公共)(?<!基金)预算|决算|支出")
_JUDGED: Final = pattern("得|评")
_PROJECTS: Final = pattern("项目支出|项目经费")
_FUND_LINES: Final = frozenset(line.name for line in fields(Funds))
_OF_GROUP: Final = "group_score."
_MOST_BEFORE: Final = 6
_CENTS: Final = 2
_HUNDRED: Final = Decimal(100)


def text_figures(sheet: Sheet) -> Iterator[Finding]:
    """A figure in the report says what the tables say. Source: 附件3-1, 附件2."""
    words = words_of(sheet)
    for prose in passages(sheet):
        yield from _of_prose(sheet, prose, words)


def wrong_spans(sheet: Sheet, prose: Prose) -> tuple[tuple[int, int], ...]:
    """Where *prose* has a figure that is not what the tables say."""
    found = _of_prose(sheet, prose, words_of(sheet))
    return tuple(one.span for one in found if one.check == FIGURE and one.span is not None)


def _of_prose(sheet: Sheet, prose: Prose, words: Vocabulary) -> tuple[Finding, ...]:
    if not (there := _named(prose.text, words)):
        return ()
    kept = _kept(sheet)
    if prose not in kept:
        year = f"{sheet.report.year}"
        of_year = (one for one in there if one.reading.year in ("", year))
        every = (_compared(sheet, prose, one, words) for one in of_year)
        kept[prose] = tuple(found for found in every if found is not None)
    return kept[prose]


@lru_cache(maxsize=1)
def _kept(_sheet: Sheet) -> dict[Prose, tuple[Finding, ...]]:
    """What was found in each text, to be filled; kept for the next check of the same sheet."""
    return {}


class _Named(NamedTuple):
    """A number, what it is named as, the name itself, and what is said around that."""

    reading: Reading
    term: Term
    word: str
    around: str


@lru_cache(maxsize=512)
def _named(text: str, words: Vocabulary) -> tuple[_Named, ...]:
    """The numbers of *text* that are named as figures; read once for all sheets it stands in."""
    return tuple(
        _Named(reading, *found)
        for reading in readings(text)
        if (found := words.find(reading.words, reading.mention.unit)) is not None
        and _counts(reading, *found)
    )


def _compared(sheet: Sheet, prose: Prose, named: _Named, words: Vocabulary) -> Finding | None:
    reading, term, word, around = named
    names = _meant(sheet, prose, reading, term, around)
    first = _printed(sheet, names[0]) if names else None
    if first is None:
        return None
    mention = reading.mention
    if mention.equals(first.figure) and names[0] in sheet.edition.links:
        return offer(sheet, prose, reading, first)
    known = (_printed(sheet, name) for name in names)
    if any(one is not None and mention.agrees(one.figure, one.places) for one in known):
        return None
    if (
        not _certain(prose, reading, term, word)
        or _of_general(sheet, prose, reading, term)
        or of_an_item(words, reading, term, word)
    ):
        return None
    if names[0] == term.final or term.final != "executed":
        return wrong(sheet, prose, reading, first)
    return misplaced(sheet, prose, reading)


def _meant(
    sheet: Sheet, prose: Prose, reading: Reading, term: Term, around: str
) -> tuple[str, ...]:
    """The names of the figures that may be meant, the likeliest first."""
    budget = _budget_meant(term, around)
    if budget is not None:
        return budget
    if term.final == "executed" and _only_general(sheet, prose, reading):
        return ("general_budget",)
    if not term.budget:
        return () if _of_a_budget(term, reading, around) else (term.final,)
    if _SPENT.search(around):
        return (term.final,)
    said = _LAST_SAID.findall(reading.sentence)
    if said and said[-1] == "决算":
        return (term.final,)
    both = (term.final, term.budget)
    return both[::-1] if said and said[-1] == "预算" else both


def _of_a_budget(term: Term, reading: Reading, around: str) -> bool:
    """Whether a part without a budget of its own is one of a budget: 预算410万元，其中基本支出…."""
    if term.unit != "万元" or term.final in YEAR or _SPENT.search(around):
        return False
    said = _LAST_GRANTED.findall(reading.sentence)
    return bool(said) and not _SPENT.search(said[-1])


def _budget_meant(term: Term, around: str) -> tuple[str, ...] | None:
    """The names where the words around a number say 预算; empty where the report knows none."""
    if not around:
        return None
    if term.final == "annual_budget" and "支出" in around:
        return ("annual_budget", "executed")
    if term.budget and "预算支出" in around:
        return (term.budget, term.final)
    granted = term.unit == "万元" and bool(_GRANTED.search(around))
    if granted or ("预算" in around and "预算" in _OF_BUDGET.sub("", around)):
        return (term.budget,) if term.budget else ()
    return None


def _only_general(sheet: Sheet, prose: Prose, reading: Reading) -> bool:
    """Whether a total stands under 一般公共预算, and no other money is told of beside it."""
    return (
        _general(sheet) in prose.heading
        and _printed(sheet, "general_budget") is not None
        and _printed(sheet, "executed") is not None
        and not _OTHER_MONEY.search(reading.line)
    )


@lru_cache(maxsize=1)
def _general(sheet: Sheet) -> str:
    """What 一般公共预算 is called; kept for the next number."""
    return sheet.label("general_budget")


def _printed(sheet: Sheet, name: str) -> InText | None:
    """The figure called *name* as it is printed, as texts give it; None where it is blank.

    Also where it cannot be compared yet: scores while some are lacking, and lines of the fund
    table that this edition does not print.
    """
    known = _printed_of(sheet)
    if name not in known:
        known[name] = as_printed(sheet, name) if _stands(sheet, name) else None
    return known[name]


@lru_cache(maxsize=1)
def _printed_of(_sheet: Sheet) -> dict[str, InText | None]:
    """The figures of one sheet as they are printed, to be filled as they are asked for."""
    return {}


def _stands(sheet: Sheet, name: str) -> bool:
    """Whether the figure called *name* is final, and on the form."""
    if name == "total_score":
        return bool(sheet.shown("grade"))
    if name.startswith(_OF_GROUP):
        return name.removeprefix(_OF_GROUP) not in _unscored(sheet)
    line, _, column = name.partition(".")
    if column in FUND_COLUMNS and line in _FUND_LINES:
        printed = sheet.edition.fund_row(line) is not None
        return printed and f"funds.{column}" in sheet.book.printed
    return True


@lru_cache(maxsize=1)
def _unscored(sheet: Sheet) -> frozenset[str]:
    """The keys of the 一级指标 in which an indicator with points lacks its score."""
    rows = zip(sheet.report.indicators.indicators, sheet.column("indicators[].score"), strict=True)
    return frozenset(
        row.group for row, score in rows if number(row.points) is not None and number(score) is None
    )


def _counts(reading: Reading, term: Term, word: str, around: str) -> bool:
    """Whether a count is one of projects of the fund table, and a score one that was judged."""
    if term.judged and not _JUDGED.search(around):
        return False
    if term.unit != "个" or word.startswith("项目"):
        return True
    return reading.mention.behind.startswith("项目") and bool(_PROJECTS.search(reading.before))


def _certain(prose: Prose, reading: Reading, term: Term, word: str) -> bool:
    """Whether nothing around the number lets it be another figure than the one it is named by."""
    said, before = reading.sentence + reading.words, reading.before
    if _LOOSE.search(said) or _PARTS_OF_UNIT.search(before + reading.words):
        return False
    if _is_of_its_own(reading):
        return False
    if _PARTLY.match(reading.mention.behind) or _RECEIVED.search(reading.sentence):
        return False
    if term.unit == "%" and _SOURCES.search(said):
        # The rate of one source's money, which may have been spent otherwise than all.
        return False
    if not term.whole:
        # 其中 goes on with what the sentence before was about.
        about = before if said.lstrip().startswith("其中") else reading.sentence
        return not _SOURCES.search(about) and _certain_part(reading, term, word)
    return not _NARROWER[term.unit].search(prose.heading + before) and not _ITEM.search(before)


def _is_of_its_own(reading: Reading) -> bool:
    """Whether a rate is that of two amounts written before it in its sentence."""
    rate = reading.mention
    if rate.unit != "%":
        return False
    said = mentions(reading.sentence)[-_MOST_BEFORE:]
    amounts = [one.amount * one.scale for one in said if one.unit == "万元"]
    return any(
        whole and part != whole and rate.agrees(half_up(part / whole * _HUNDRED), _CENTS)
        for part in amounts
        for whole in amounts
    )


def _certain_part(reading: Reading, term: Term, word: str) -> bool:
    """The same for a figure that is a part of the whole, such as 公务接待费 or 在职人数."""
    said = reading.sentence + reading.words
    if term.budget and "初" in said and "年末" not in said:
        return False
    if term.unit == "人" and len(set(_POSTS.findall(reading.line))) > 1:
        # 行政编制4名，实有3名；事业编制20名，实有19名
        return False
    if term.final != "in_post" or "编" in word:
        return True
    # Whoever tells of more than the posts may count them in.
    return not _ALL_STAFF.search(reading.line)


def _of_general(sheet: Sheet, prose: Prose, reading: Reading, term: Term) -> bool:
    """Whether a paragraph splits 一般公共预算 alone, which is less than all that was spent."""
    if term.whole or _general(sheet) not in prose.heading:
        return False
    general, executed = (_written(sheet, name) for name in ("general_budget", "executed"))
    return (
        bool(general)
        and general != executed
        and any(one in reading.line for one in general)
        and not any(one in reading.line for one in executed)
    )


def _written(sheet: Sheet, name: str) -> tuple[str, ...]:
    """How the amount called *name* may stand in a text: as printed, and in 万元; none if blank."""
    figure = in_text(sheet, name)
    return () if figure is None else (sheet.shown(name), f"{half_up(figure):f}")
