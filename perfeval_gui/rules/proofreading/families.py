"""The families of the proof-reading: what reads words may err, so these alone can be silenced."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text-figure": "报告里的数字与表不一致",
        "text-figure-link": "可以改为引用的数字",
        "text-arithmetic": "句子里的数字前后算不拢",
        "text-result": "报告里的指标结果与自评表不同",
        "text-omission": "“三公”经费漏写一项",
        "text-doubled": "重复的字词、单位和标点",
        "text-word": "常见错别字",
        "text-width": "全角和半角混用",
        "text-numbering": "编号缺失、重复、写法不一",
        "text-leftover": "别的单位、别的年度和没有填写的空位",
        "names-agree": "名称、人员、电话和日期前后不一致",
        "indicator-figure": "指标的完成值与表不一致",
        "result-unread": "没有看懂的指标值和完成值",
        "goal-differs": "目标里的数字与指标不一致",
        "goal-not-measured": "目标里的数字没有指标",
        "target-contradicts": "指标值与目标方向相反",
        "target-vague": "指标值难以衡量",
    }
)
"""Name for the list of switches, by id of the check."""

SOUGHT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text-figure": "名称、单位、年度都对得上的数字，和表里的不一样，例如写成了去年的数。",
        "text-figure-link": "手写的数字正好等于表里的数，改为引用以后就随表更新。",
        "text-arithmetic": "总数与各项、占比、增减、完成比例、个数与名单，算出来不是这个数。",
        "text-result": "报告里写的指标结果，名称和单位与自评表相同，数字或者完成目标的百分比不同。",
        "text-omission": "表里有钱的“三公”经费，报告写了别的几项而没有写这一项。",
        "text-doubled": "“万元元”“的的”“，，”这样写了两遍的字词、单位和标点。",
        "text-word": "“截止目前”“布署”这样常写错的词。",
        "text-width": "全角数字、汉字之间的半角标点、一半全角一半半角的括号。",
        "text-numbering": "一段里的（一）、1. 缺了号、重了号，或者前后写法不一样。",
        "text-leftover": "从别的报告带来的单位名称、年度、“局机关”，还有“××”这样没有填写的空位。",
        "names-agree": "单位名称写错一两个字，填表人、电话、日期在各处不同。",
        "indicator-figure": "“年度支出”“三公经费”这样与表中同名的指标，完成值和表里的数不一样。",
        "result-unread": "指标值和完成值里没有看懂的数字、单位和写法，这些行不按数字评分。",
        "goal-differs": "预期目标、实际完成情况里与指标同名的数字，和指标值、完成值不一样。",
        "goal-not-measured": "预期目标里的数字，在绩效指标和实际完成情况里都没有。",
        "target-contradicts": "目标要减少的，指标值却写成增加，例如“碳排放增多”。",
        "target-vague": "没有数字，只写“持续”“加强”“提高”的指标值。",
    }
)
"""What each family looks for, one sentence for the clerk, by id of the check."""
