"""Units: which measure the same thing and convert exactly, and which only look alike.

A month is no number of days and a 工作日 is no day; persons and visits (人次), households and
calls (户次) are counted apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit.

    Attributes:
        name: As it is shown.
        measure: What it measures; only one measure can be compared.
        times: How many of the measure's base one of it is.
    """

    name: str
    measure: str
    times: Fraction = Fraction(1)


NO_UNIT: Final = Unit("", "")
_MU: Final = Fraction(2000, 3)  # 15亩 are one 公顷, 10,000 square metres.
# Every measure with its units from large to small: shown name, times the base, further names.
_MEASURES: Final[Mapping[str, tuple[tuple[str, Fraction | int | str, str], ...]]] = {
    "length": (
        ("公里", 1000, "千米 km KM"),
        ("米", 1, "m"),
        ("厘米", "0.01", "cm"),
        ("毫米", "0.001", "mm"),
    ),
    "area": (
        ("平方公里", 1_000_000, "km2 平方千米"),
        ("公顷", 10_000, "hm2"),
        ("亩", _MU, ""),
        ("平方米", 1, "平米 m2 平方"),
    ),
    "volume": (("立方米", 1, "m3 立方 方"), ("升", "0.001", "L"), ("毫升", "0.000001", "ml mL")),
    "mass": (
        ("吨", 1_000_000, "t"),
        ("公斤", 1000, "千克 kg KG"),
        ("斤", 500, ""),
        ("克", 1, "g"),
        ("毫克", "0.001", "mg"),
        ("微克", "0.000001", "μg ug"),
    ),
    "time": (
        ("周", 604_800, "星期"),
        ("天", 86_400, "日"),
        ("小时", 3600, "个小时 h"),
        ("分钟", 60, "min"),
        ("秒", 1, "秒钟"),
    ),
    "months": (("年", 12, ""), ("季度", 3, "个季度"), ("个月", 1, "月")),
    "share": (("%", "0.01", ""), ("‰", "0.001", ""), ("成", "0.1", "")),
    "power": (("千瓦", 1000, "kW KW kw"), ("瓦", 1, "W"), ("兆瓦", 1_000_000, "MW")),
    "energy": (("千瓦时", 1, "kW·h kWh KWh kwh 千瓦·时"),),
    "sound": (("dB", 1, "分贝 db DB dB(A)"),),
    "heat": (("℃", 1, "°C 摄氏度"),),
    "points of percent": (("个百分点", 1, "百分点"),),
    "persons": (("人", 1, "名 位"),),
    "working days": (("工作日", 1, "个工作日"),),
    "lessons": (("课时", 1, "个课时 学时 个学时"),),
}
_COUNTED: Final = (
    "元 起 次 个 户 件 项 场 份 家 所 台 套 辆 篇 期 条 处 座 分 支 批 宗 例 张 册 部 间 栋"
    " 棵 株 头 只 度 种 块 片 幅 口 艘 架 根 把 盏 盆 箱 桶 袋 包 组 队 班 节 届 倍 本 幢 顶 扇"
    " 孔 眼 面 枚 羽 尾 匹 吨公里 人天 美元 门 款 村 镇 校 GB TB MB Mbps M Hz 床 折"
)
_TIMES_OF: Final = "人户处场批车班件例台架艘床届期项船趟回"
# What follows makes another word of it: 5方案 is no volume, 十分钟 no points.
_NOT_BEFORE: Final = {
    "方": "案面式向法针位",
    "平方": "公千米",
    "升": "级学温旗",
    "成": "立功效果员套品年熟交型绩材人份长分就都",
    "分": "钟之别类公局散",
    "度": "假汛",
    "克": "服",
    "元": "件旦素宝",
    "位": "置于",
    "周": "边年转报",
    "日": "照常报均程",
    "天": "气然",
    "年": "级代龄均检鉴",
    "月": "均",
    "人": "均口",
    "面": "积向对",
    "口": "径碑",
    "门": "诊",
    "条": "件例",
    "家": "庭",
    "场": "所",
    "处": "理罚",
    "台": "账",
    "名": "额录",
    "部": "分门",
    "本": "级地",
    "节": "约能",
}


def _listed() -> Iterator[tuple[str, Unit]]:
    for measure, units in _MEASURES.items():
        for name, times, more in units:
            unit = Unit(name, measure, Fraction(times))
            yield from ((word, unit) for word in (name, *more.split()))
    for name in (*_COUNTED.split(), *(f"{mark}次" for mark in _TIMES_OF)):
        yield name, Unit(name, name)


UNITS: Final[Mapping[str, Unit]] = MappingProxyType(dict(_listed()))


def _pattern(word: str) -> str:
    if word[-1].isascii() and word[-1].isalpha():
        return rf"{re.escape(word)}(?![A-Za-z])"
    behind = _NOT_BEFORE.get(word, "")
    return re.escape(word) + (f"(?![{behind}])" if behind else "")


_LONGEST_FIRST: Final = sorted(UNITS, key=len, reverse=True)
WORDS: Final = "|".join(map(_pattern, _LONGEST_FIRST))
"""The listed units as an alternative of a pattern, longest first."""
HAN: Final = "[\u4e00-\u9fff]"
# Half of the units are one Chinese sign: what `HAN` finds in any case need not be compiled.
ANY_WORD: Final = "|".join(
    (*(_pattern(word) for word in _LONGEST_FIRST if len(word) > 1 or word < "\u4e00"), HAN)
)
"""A listed unit, or any one Chinese sign, as an alternative of a pattern, longest first."""


_IN_PARTS: Final = frozenset(["分", "倍", "折", "GB", "TB", "MB", "Mbps", "M", "Hz", "吨公里"])
_WHOLE: Final = frozenset({"persons", "working days", "lessons"})


def counted(unit: Unit) -> bool:
    """Whether *unit* is counted one by one, or in hundredths at most: 人, 处, 元; 公里 is not."""
    one = unit.measure == unit.name and unit.name not in _IN_PARTS
    return unit != NO_UNIT and (one or unit.measure in _WHOLE)


def unit_of(word: str) -> Unit:
    """The unit that *word* stands for; one nobody listed measures nothing but itself."""
    return UNITS.get(word) or (Unit(word, word) if word else NO_UNIT)
