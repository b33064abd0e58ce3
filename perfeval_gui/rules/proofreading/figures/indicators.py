"""Where a running text tells the figure of an indicator: its name, and the number right behind it.

A number counts only where the clause is nothing but neutral words, the name, words such as 达到,
and one quantity that was fully understood: 全年维护水利设施45处. Anything else is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.prose.texts import plain
from perfeval_gui.rules.quantities import Quantity, read

_CLAUSE: Final = pattern(r"(?:[^。；;\n！？，,、（）()]|,(?=[0-9]{3}))+")
_SENTENCE_END: Final = pattern(r"[。；;\n！？]")
_NEUTRAL: Final = pattern(
    r"(?:[0-9]{1,2}[.．]|[一二三四五六七八九十]是|[0-9]{4}年度?|[\ue001]+年度?|全年|本年度?|年度|今年|我(?:单位|局|中心|委|院|校|站|所)"
    "|本(?:单位|局|中心|委|院|校|站|所)|[\ue003]+|共计?|合计|总计|累计|已|全部|全面|按期|按时|按计划|完成|实现|开展|组织|确保|使|达到|有效|顺利|圆满"
    "|超额|实际|的|了|是|其|目标|任务|工作|预期|计划|至|将|把|并|且|和|及|以及|同时|“|《)*"
)
_BETWEEN: Final = pattern(
    "(?:”|》|的|数量|总数|总量|次数|个数|件数|人数|户数|面积|数|量|指标|任务|工作|目标值?|共计?|合计|总计|已|实际|完成了?|实现了?|达到了?|达"
    "|为|是|在|提高到|提升到|提升至|提高至|保持在?|维持在?|控制在|稳定在|不低于|不少于|不超过|不高于|超过|至少|高于|低于|约|近"
    "|[≥≤＞＜><=：:])*+(?=[0-9零一二两三四五六七八九十百千万])"
)
_OTHERWISE: Final = pattern(
    "上年|去年|前年|往年|历年|同期|较|比上|相比|季度|上半年|下半年|每[月季周天日人户个]|月均|年均|人均|平均|以来|近[两三五]年|其中|[\ue002]"
    "|力争|拟|下一步|明年|原计划|原定|(?<![0-9])(?:[1-9]|1[0-2])月(?!底|末)"
)
_YEAR: Final = pattern("(?<![0-9])(?:19|20)[0-9]{2}(?=年)")
_TAIL: Final = pattern("(?:[（(][^（）()]*[）)]|数量|次数|个数|件数|总数|总量|数|指标|情况|任务)+$")
_HEAD: Final = 2
_LEAST, _MOST = 3, 40
_FAR: Final = 80


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells of an indicator.

    Attributes:
        name: The name as `title_of` gives it.
        begin, end: Where the name begins and where the clause ends.
        quantity: The one number behind the name.
    """

    name: str
    begin: int
    end: int
    quantity: Quantity


@lru_cache(maxsize=16_384)
def title_of(name: str) -> str:
    """The name of an indicator without what is only about its unit; empty where it is no name."""
    title = "".join(plain(name).split())
    if not _LEAST <= len(title) <= _MOST:
        return ""
    title = _TAIL.sub("", title)
    return title if len(title) >= _LEAST else ""


class Titles:
    """The names of a report's indicators, for finding them in a text."""

    def __init__(self, names: Iterable[str]) -> None:
        """*names* as `title_of` gives them."""
        self._names = frozenset(filter(None, names))
        self._lengths: dict[str, set[int]] = {}
        for name in self._names:
            self._lengths.setdefault(name[:_HEAD], set()).add(len(name))

    def told(self, text: str, year: int) -> Iterator[Told]:
        """Every figure that *text* tells of one of them, for the report year *year*."""
        if not self._names:
            return
        looked = plain(text)
        for clause in _CLAUSE.finditer(looked):
            found = self._named(clause)
            if found is None or _is_of_another_time(looked, clause, year):
                continue
            begin, end = found
            if not _BETWEEN.match(looked, end, clause.end()):
                continue
            quantity = read(looked[end : clause.end()]).single
            if quantity is not None and not quantity.rough:
                yield Told(looked[begin:end], begin, clause.end(), quantity)

    def _named(self, clause: re.Match[str]) -> tuple[int, int] | None:
        """Where the longest name stands that a clause is about."""
        lead = _NEUTRAL.match(clause.string, clause.start(), clause.end())
        last = lead.end() if lead is not None else clause.start()
        best: tuple[int, int] | None = None
        for begin in range(clause.start(), last + 1):
            for length in self._lengths.get(clause.string[begin : begin + _HEAD], ()):
                end = begin + length
                if end > clause.end() or clause.string[begin:end] not in self._names:
                    continue
                if best is None or end > best[1]:
                    best = begin, end
        return best


def _is_of_another_time(text: str, clause: re.Match[str], year: int) -> bool:
    """Whether a sentence compares, or tells of another year or a part of this one."""
    low = max(clause.start() - _FAR, 0)
    said = _SENTENCE_END.split(text[low : clause.start()])[-1] + clause[0]
    if _OTHERWISE.search(said):
        return True
    return any(int(found) != year for found in _YEAR.findall(said))
