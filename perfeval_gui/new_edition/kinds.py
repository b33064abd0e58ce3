"""What a cell of a blank form probably holds: told from its label, its unit and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.imports.forms.words import unit_in

HAND: Final = pattern("签字|签章|盖章|签名|公章|（章）|\\(章\\)")
"""Labels of what is written by hand."""
COUNTED: Final = "人|个|名|户|次|项|家|台|辆|套|件|亩|公里|%|％"
"""Units that a text may go on with behind its figure."""
_UNITS: Final = f"人次|{COUNTED}|份|天|㎡|m2|平方米|分"
_UNIT: Final = pattern(rf"[（(](?:单位[:：])?\s*({_UNITS})[）)]")
UNITS: Final = pattern(rf"(?:{_UNITS}|万元|元)(?![\u4e00-\u9fff])")
"""A unit at the beginning of a text."""
WHOLE: Final = pattern("合计|总计|总额|小计")
"""Labels of what is added up."""
_WORDS: Final = tuple(
    (pattern(words), kind)
    for words, kind in (
        ("电话|手机|联系方式", "phone"),
        ("日期|时间$|年月日", "day"),
        ("率$|率[（(]|比例|占比|百分比|[%％]$|增幅|比上年", "rate"),
        ("分值|权重", "points"),
        ("得分|评分|扣分|分数", "score"),
        ("名称|姓名|单位$|部门$|人$|人员$|科室|编码|代码|文号|编号|序号|职务|职称|来源", "text"),
        (
            "说明|原因|措施|情况|意见|目标$|内容|分析|建议|依据|问题|备注|概况|简介|成效|做法|计划$",
            "prose",
        ),
        ("金额|预算|决算|资金|经费|支出|收入|拨款|执行数|投资|结转|结余|到位|补助|造价", "money"),
        ("面积|规模", "area"),
        ("人数|编制|人员数", "count"),
        ("数$|数量|个数|次数|户数", "figure"),
    )
)
_OF_UNIT: Final = {"人": "count", "%": "rate", "％": "rate", "分": "points"}
_OF_AREA: Final = ("㎡", "m2", "平方米")
TALL: Final = 14.0
"""From which height a cell is for more than one line, mm."""
_AMBIGUOUS: Final = ("text", "prose")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a cell may hold: the name of a kind, its unit where that is another than usual."""

    kind: str
    unit: str = ""
    choices: tuple[str, ...] = ()
    sure: bool = True
    """Whether the label says it; otherwise it is to be looked at."""


def guess(label: str, height: float = 0.0, around: str = "") -> Guess:
    """What the cell beside *label* holds.

    Args:
        label: Its label, with the unit where one is printed.
        height: Of the cell, mm.
        around: Unit of money that is given for all of its table; "" where none is.
    """
    if unit_in(label):
        return Guess("money")
    if (unit := _UNIT.search(label)) is not None:
        if unit[1] in _OF_AREA:
            return Guess("area")
        return Guess(_OF_UNIT[unit[1]]) if unit[1] in _OF_UNIT else Guess("figure", unit[1])
    bare = label.strip(" 　：:\n")
    for words, kind in _WORDS:
        if words.search(bare) is not None:
            return Guess("text" if kind == "prose" and 0 < height < TALL else kind)
    if height >= TALL:
        return Guess("prose", sure=False)
    return Guess("money" if around else "text", sure=False)
