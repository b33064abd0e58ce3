"""Proof-reading: what a careful reader sees in the words of a report, offline and alike each time.

Each check is a plain function. `PROOFREADING` is what the list of all checks takes; dismissed
alarms and switched-off families are left out where all checks are run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from perfeval_gui.rules.findings import Check, Finding
from perfeval_gui.rules.proofreading.agree import unit_is_spelt_alike
from perfeval_gui.rules.proofreading.dismissed import heard
from perfeval_gui.rules.proofreading.figures import text_figures
from perfeval_gui.rules.proofreading.leftover import leftovers
from perfeval_gui.rules.proofreading.slips import texts_are_clean
from perfeval_gui.rules.rulebook import Sheet

FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text-figure": "报告里的数字与表不一致",
        "text-figure-link": "可以改为引用的数字",
        "text-doubled": "重复的字词、单位和标点",
        "text-word": "常见错别字",
        "text-width": "全角和半角混用",
        "text-numbering": "编号缺失、重复、写法不一",
        "text-leftover": "别的单位、别的年度和没有填写的空位",
        "names-agree": "名称、人员、电话和日期前后不一致",
        "goal-not-measured": "目标里的数字没有指标",
        "target-contradicts": "指标值与目标方向相反",
        "target-vague": "指标值难以衡量",
    }
)
"""Name for the list of switches, by id of the check."""

PROOFREADING: Final[tuple[Check, ...]] = (
    text_figures,
    texts_are_clean,
    leftovers,
    unit_is_spelt_alike,
)


def proofread(sheet: Sheet) -> Iterator[Finding]:
    """What the readers find by themselves, without what was dismissed."""
    for read in PROOFREADING:
        yield from heard(sheet, read(sheet))
