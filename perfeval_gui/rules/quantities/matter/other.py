"""What a number of a result is about, where that is not what its target wants.

A text may be understood to the last sign and still tell of something else: 不合格率4% for ≥95%,
剩5处 for ≥40处, 2022年42处 in the report on 2023, 5月开工 for a deadline, or of what is only hoped
for: 争取达到90%. Such a number is not calculated with; what the target says itself is no other
matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.quantities.dates import Day
from perfeval_gui.rules.quantities.grammar import read
from perfeval_gui.rules.quantities.matter.certainty import (
    COUNTED,
    changed_after,
    not_final,
    part_done,
)
from perfeval_gui.rules.quantities.matter.losses import lost
from perfeval_gui.rules.quantities.matter.stages import earlier_step, other_rate
from perfeval_gui.rules.quantities.reading import Reading

_CLAUSE: Final = pattern(r"(?:[^，,。；;、\n（）()]|(?<=[0-9]),(?=[0-9]{3}))+")
_COUNTS: Final = pattern(COUNTED)
# What is missing, what is left to do, and what is only wanted.
_CONTRARY: Final = pattern(
    "缺口|遗留|原有|旧有|存量|超(?:目标|计划|任务|指标)|剩(?!余价值)|余额|(?<![其之残盈多结])余下?(?=NUM)|其余(?=NUM)|结存|结转|在建|(?<![接招等对优期])待(?=[建修办验批改完拆处整支付拨查定])"
    "|(?<!模)拟(?=[建完新维修办采购投验])|需(?=[要建修维改补整]|NUM)|应(?=[到完建收付拨])|尚(?=[余缺有欠])|欠"
    "|编号|空缺|(?<![毫绝])无(?=NUM)"
    "|计划$|规划$|任务$|预算$|需求$"
    # What is hoped for, asked for or only partly there: 争取达到90%, 目标为90%, 40处基本完工.
    "|将(?=要|会|于|在|达|完成|建成|实现)|争取(?=达|在|于|完成|实现|建成|年)|有望|可望|可(?=达)|预期(?=NUM|达|为|完成|实现)"
    "|(?<!完成)(?<!实现)(?<!达到)(?<!年度)(?<!全年)(?<!既定)(?<!预定)目标(?:值|数)?[为是:：]?(?=NUM)"
    "|(?<![按照合到成足])要求(?:为|是)?(?=NUM)|原定|(?<![真修公改纠])正(?=[建修施])"
    "|(?:确保|保证|力保|希望|努力|冲刺|准备|打算|安排|部署|要)(?=NUM|达|完成|实现|建[成设]?|做到)|差点|快(?=NUM)|将将(?=NUM)"
    "|(?:不是|并非|绝非|(?<![除并是莫若])非)(?=NUM)"
    "|次年|翌年|[下明来]年|跨年|转入|本月|当月|本季|当季|[一二三四五六七八九十]五(?:期间|时期|以来)"
    "|基本(?=完[成工]|竣工|建成|达|实现)".replace("NUM", COUNTED)
)
# Where less is better: what is still to be paid, a part of it, or comes in and does not go out.
_NOT_SPENT: Final = pattern(
    "追加|缺口|欠[付拨缴款薪交]|拖欠|收入(?!分配|差距|水平|调查)|首[期批笔次](?!款?已)|第[一二三四1-4][期批次笔](?=[款支付拨]|NUM)|延长|再等|宽限|(?<=[元米亩天时])起(?![草诉])".replace(
        "NUM", COUNTED
    )
)
# What a number is of, in pairs that exclude each other; directions of figures are read elsewhere.
_OPPOSED: Final = (
    ("盈利|盈余|利润", "亏损|赤字|负债"),
    ("收入|进账", "支出|开支|花费"),
    ("改善|好转|优化", "恶化|变差|变坏|劣化|退化"),
    ("提速|加快|提质", "降速|减速|放慢|变慢"),
    ("脱贫", "返贫|致贫"),
    ("新建|新增|新设", "改建|扩建|迁建|拆除|撤并|关停"),
    ("[流迁转调引]入", "[流迁转调]出"),
    ("[降减节缩]", "[增升扩涨费]|多[用花]"),
    ("[增升扩涨]", "[降减缩]"),
)
_SIDES: Final = tuple(
    tuple(pattern(side) for side in sides) for pair in _OPPOSED for sides in (pair, pair[::-1])
)
# A day on which something else happened than the end the deadline is about.
_OTHER_DAY: Final = pattern(
    "开工|动工|启动|开始|起(?![草诉])|以后|之后|(?<=[年月日号底末初旬])后|预计|预期|计划|(?<!模)拟|将|力争|争取|招标|立项|申报|批复|进场|中标|[开评]标|受理|上会|讨论(?!并?通过)|审议(?!并?通过)|封顶|试运[行营]|签署"
    "|签订|签约|筹备|推进|进行|在建|施工|待|尚|未|没|无法|取消|延|推迟|暂|初稿|草案|草稿|征求意见|送审|主体|部分|一半|基本(?=完|建成)"
)
_DATED: Final = pattern("(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?=年)")
_PART_OF_YEAR: Final = pattern("季度|半年")
_DATE: Final = pattern("[年月日号旬季]|[0-9][-./][0-9]")

# What a target wants beside its number: ≥95%且无投诉, 建成40处并投入使用, ≥95%，并建立台账.
_NOTE: Final = pattern("[（(][^（）()]*[）)]")
_PAUSE: Final = pattern("[，；。;\n]|,(?![0-9]{3})")
_AND: Final = pattern(
    "且|(?<![合归])并(?![网轨联购入发列排行线])且?|同时(?!段)|兼|或者?(?!等|相|以上|以下|以内|者|其)"
)
_CONDITION: Final = pattern(
    "[无不未]|确保|保证|建立|健全|建成|达[到标]|完成|通过|合格|按[时期]|及时|正常|杜绝|符合|满足"
)
_WHEN: Final = pattern("(?:(?:19|20)?[0-9]{2}年|全年|本年|每年|当年|年度|年内|期内|[内度中])+")
_HAN: Final = pattern("[\u4e00-\u9fff]{2}")
_DENIED: Final = "(?<![不未没无非])"


def further_condition(target: str, actual: str) -> str:
    """Why *target* cannot be scored by its number alone; empty where it can.

    A condition in words beside the number counts as met only where *actual* repeats it.
    """
    if "其中" in target and read(target).parts:
        return "指标值里“其中”的数也是要求"
    for said in _conditions(target):
        if not re.search(_DENIED + re.escape(said), actual):
            return f"指标值里还要求“{said}”，实际完成值没有写"
    return ""


def _conditions(target: str) -> Iterator[str]:
    """The conditions in words: behind the number whatever stands there, before it what says so."""
    counted = False
    for clause in _PAUSE.split(_NOTE.sub("", target)):
        pieces = _AND.split(clause)
        for piece in pieces:
            if read(piece).measurable:
                counted = True
            elif not _HAN.search(piece) or _WHEN.fullmatch(piece.strip()):
                continue
            elif counted or (len(pieces) == 1 and _CONDITION.search(piece)):
                yield piece.strip()


def other_matter(target: str, actual: str, got: Reading, year: int | None, *, less: bool) -> str:
    """Why the number of *actual* is not about *target*, one clause in Chinese; empty where it is.

    Args:
        target: 年度指标值. actual: 实际完成值. got: What was read out of *actual*.
        year: The report year; None leaves years alone.
        less: Whether less is better: then a rate of what went wrong is what the target means.
    """
    if word := _of_other_kind(target, actual, less=less):
        return f"实际完成值里的数说的是“{word}”，不能与指标值比较"
    if not any(found.way for found in got.quantities) and (word := _opposed(target, actual)):
        return f"实际完成值里的数说的是“{word}”，与指标值说的相反"
    if why := _other_year(target, actual, year) or not_final(target, actual):
        return why
    if why := part_done(actual, got) or changed_after(actual, got, less=less):
        return why
    if len(got.days) == 1 and _is_part_of_the_year(got.days[0]) and got.quantities:
        return f"实际完成值只说了{got.days[0].text}"
    return ""


def without_numbers(text: str) -> str:
    """The clauses of *text* that have no number, with commas between."""
    return "，".join(c[0] for c in _CLAUSE.finditer(text) if not _COUNTS.search(c[0]))


def _of_other_kind(target: str, actual: str, *, less: bool) -> str:
    """The word of *actual* for what its number is of, which is not what *target* wants."""
    for clause in _CLAUSE.finditer(actual):
        if not _COUNTS.search(clause[0]):
            continue
        match = (_NOT_SPENT if less else _CONTRARY).search(clause[0])
        if match is not None and match[0] not in target:
            return match[0]
        if word := lost(target, clause[0], less=less) or earlier_step(target, clause[0]):
            return word
    return other_rate(target, actual)


def _opposed(target: str, actual: str) -> str:
    """The word by which a number of *actual* is of the other side than *target*, or empty."""
    for one, other in _SIDES:
        if not one.search(target) or other.search(target):
            continue
        for clause in _CLAUSE.finditer(actual):
            match = other.search(clause[0]) if _COUNTS.search(clause[0]) else None
            if match is not None and not one.search(clause[0]):
                return match[0]
    return ""


def _other_year(target: str, actual: str, year: int | None) -> str:
    """That *actual* tells of another year than the report's, which *target* does not name."""
    years = {int(match["year"]) for match in _DATED.finditer(actual)}
    if year is None or not years or year in years or _names_a_year(target, years):
        return ""
    named = "、".join(f"{one}" for one in sorted(years))
    return f"实际完成值写的是 {named} 年，报告年度是 {year} 年"


def earlier_year(target: str, actual: str, year: int | None) -> str:
    """That *actual* tells of a year before the report's, where *target*, a deadline, names none."""
    years = {int(match["year"]) for match in _DATED.finditer(actual)}
    early = year is not None and years and max(years) < year
    return "" if not early or _DATED.search(target) else _other_year(target, actual, year)


def _names_a_year(target: str, years: set[int]) -> bool:
    return any(f"{year}" in target for year in years)


def _is_part_of_the_year(day: Day) -> bool:
    """Whether *day* is a quarter or half a year and not the end of one."""
    return _PART_OF_YEAR.search(day.text) is not None and not day.exact and not day.before


def other_day(target: str, actual: str, got: Reading) -> str:
    """Why the day of *actual* does not say when *target* was met; empty where it does."""
    for clause in _CLAUSE.finditer(actual):
        dated = _DATE.search(clause[0])
        match = _OTHER_DAY.search(clause[0]) if dated else None
        if match is None or match[0] in target:
            continue
        return f"实际完成值里的日期说的是“{match[0]}”，不能与期限比较"
    if why := not_final(target, actual):
        return why
    for found in got.quantities:
        if found.unit.measure == "share" and found.size < 1:
            return f"期限以外还说了 {found.shown}，不能确定是不是全部完成"
    if any(not found.unit.name or found.unit.name == "年" for found in got.quantities):
        return "实际完成值里的日期没有写全"
    return ""
