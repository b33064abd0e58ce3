"""Words, units and marks of punctuation written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval_gui.rules.proofreading.texts import Slip

CHECK: Final = "text-doubled"

# What a pattern may begin with is looked for first: that is several times faster.
# Each guard keeps a place where the two signs belong to two words: 行为|为, 以及|及时, 8人|人均.
_SINGLE: Final = re.compile(
    "(?=(?P<sign>[的在和为了与以及是对已将由向从于])(?P=sign))(?:"
    "(?<!目)的的(?!确)|(?<![存现实所内潜自好不正])在在|(?<![共总暖柔平])和和(?!美|睦|气)"
    "|(?<![行作认成因以])为为(?!了)|(?<![罢除])了了(?![解如结然])|(?<!参)与与|(?<![可予所难得])以以(?!及|上|下|内|后|来)"
    "|(?<![以涉])及及(?![时格早])|(?<![不可但就只或还都更而若])是是(?!否|非)|(?<![应相反面针核])对对(?!应|照|接|象|比)"
    "|(?<!早)已已|(?<!必)将将|(?<!理)由由|(?<!方)向向|(?<!自)从从(?!事)|(?<![等优])于于(?![今]))"
)
_UNITS: Final = re.compile(
    "(?=[元人分个%％万亿])(?:"
    "(?<=[万亿])元元(?![旦素])|(?<=[0-9])元元(?![旦素])|(?<=[0-9])人人(?![均次员数口才民都有事力大])"
    "|(?<=[0-9])分分(?![别值数析布类档配解工项级管局公])|(?<=[0-9])个个(?![人体别案性月])|%%|％％|万万(?=元)|亿亿(?=元)"
    "|万元万元|亿元亿元|万元元)"
)
_PHRASES: Final = re.compile(r"(?P<once>[\u4e00-\u9fff]{2,4})(?P=once)")
# Two of these in a row are two words, or a way of speaking.
_LEGIT: Final = re.compile(
    "单位|部门|中心|项目|支出|研究|讨论|考虑|学习|商量|[逐两几].*|.*[零一二三四五六七八九十百千].*"
    "|(?P<sign>.)(?P=sign)+"
)
_MARKS: Final = re.compile(
    "(?P<mark>[，。、；：！？])(?P=mark)+|[，、；：][。，、；：]|。[，、；：]"
)


def doubled(text: str) -> Iterator[Slip]:
    """Everything in *text* that is written twice."""
    taken: set[int] = set()
    for match in _UNITS.finditer(text):
        taken.update(range(*match.span()))
        once = match[0][: len(match[0]) // 2] if match[0] != "万元元" else "万元"
        yield _slip(match, "多写了一遍单位", once)
    for match in _MARKS.finditer(text):
        once = match["mark"]
        yield _slip(match, "标点重复", once)
    for match in _PHRASES.finditer(text):
        if _LEGIT.fullmatch(match["once"]) or taken.intersection(range(*match.span())):
            continue
        taken.update(range(*match.span()))
        yield _slip(match, "多写了一遍", match["once"])
    for match in _SINGLE.finditer(text):
        if not taken.intersection(range(*match.span())):
            yield _slip(match, "多写了一遍", match[0][0])


def _slip(match: re.Match[str], what: str, once: str | None) -> Slip:
    begin, end = match.span()
    says = f"“{match[0]}”{what}，请" + (f"改为“{once}”。" if once else "只留一个。")
    return Slip(CHECK, begin, end, says, once)
