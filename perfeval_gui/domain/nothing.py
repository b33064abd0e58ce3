"""Text that is there and says nothing: ——, 无, 略, 同上, 见报告, 无偏差.

A figure cell takes only marks that have no other reading for blank. A cell for words says nothing
as well when all its clauses deny that there is something to say, or point elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# What takes the place of a figure. More strokes than these may be a line drawn by hand: unread.
_DASH: Final = re.compile("[¥￥$]-|-{1,2}|—{1,2}|[–‐‑‒―─]")
_NO_FIGURE: Final = re.compile(f"|{_DASH.pattern}|/|无|N/A|n/a")

_WHO: Final = (
    "(?:暂时?|尚|目前|现|均|皆|都|确实?|并|本?年度?|今年|全年|[0-9]{4}年度?|[本该此我](?:年度?|单位|部门|项目?|指标|中心|局)?"
    "|单位|部门|指标)"
)
_NO: Final = (
    "(?:毫?无|没有?|未有?|未?不存在|未(?:发现|发生|出现|产生)|不(?:适用|涉及|需要?|用|必)|免|无[需须]"
    "|毋[需须])"
)
_HOW: Final = "(?:明显|任何|重大|较大|大|其[他它]|突出|异常|相关|实质性?|具体|什么|可|需要?|须|的)"
_WHAT: Final = (
    "(?:偏差|偏离|偏低|问题|原因|差异|情况|说明|不足|之处|困难|改进|措施|意见|备注|内容|整改|分析|填写?|填报|补充|发生"
    "|出现|存在|产生|事项|的|及|和|与|或)"
)
# Possessive all through: words repeated without end must not be tried in every grouping.
_DENIES: Final = f"{_WHO}*+{_NO}{{1,2}}(?:{_HOW}|{_WHAT})*+"
_ELSEWHERE: Final = (
    "(?:请|可|具体|详细|详情|详)?(?:参?见|参照|参考|参阅|同|如|详)"
    "(?:以?[上前下左右后]|本?表|自评|报告|附[件表注]|正文|材料|总结|台账|文件|第[0-9一二三四五六七八九十]+|条|项|页|点|章|部分"
    "|[上前]?[述文]|所[示述]|一|指标|[行栏列格年]|目标|单位|绩效|整体|支出|中|里|[0-9]"
    f"|{_WHAT}|的)++"
    "|从略|此处略|暂略|省略|略"
)
_LATER: Final = (
    "待(?:补充?|填写?|完善|定|核实?|查|续|报|分析)++|后补|补充中|未填写?|空白?|不详|未知|暂缺|缺|(?:请|按实际|按要求|如实)填写|todo|tb[ad]|x+|na|none|nil|null"
    "|[0-9]+"
)
_CAPTION: Final = (
    "(?:主要|存在|产生|具体|下一步)?"
    "(?:偏差|原因|分析|改进|措施|问题|说明|备注|情况|的|及|和|与|或)++"
)
_SAYS_NONE: Final = re.compile(_DENIES)
_SAYS_NOTHING: Final = re.compile(f"(?:{_DENIES}|{_ELSEWHERE}|{_LATER}|{_CAPTION})", re.IGNORECASE)
_CLAUSES: Final = re.compile(r"[\s，,。；;、：:．.！!？?（）()]+")
_SIGNS: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 60


def stands_for_blank(text: str) -> bool:
    """Whether *text*, without spaces and in half width, is what clerks put where no figure is."""
    return _NO_FIGURE.fullmatch(text) is not None


def stands_for_zero(text: str) -> bool:
    """Whether *text*, as for `stands_for_blank`, is what accounting columns show for zero.

    A dash, with the sign of the currency where that is shown. It is blank as any other.
    """
    return _DASH.fullmatch(text) is not None


@lru_cache(maxsize=16_384)
def says_nothing(text: str) -> bool:
    """Whether *text* is blank or a placeholder: signs only, 无, 没有偏差, 略, 同上, 见报告, 待补充.

    Every clause of it has to be one: 无偏差，因雨季推迟 says something, and so does 雨季. A caption
    in front (原因：) is no content of its own, and neither is a number alone.
    """
    return _all_clauses(text, _SAYS_NOTHING)


def says_none(text: str) -> bool:
    """Whether *text* says that there is none: 无, 未发生, 不存在问题; a blank one does not."""
    return bool(_SIGNS.sub("", text)) and _all_clauses(text, _SAYS_NONE)


def _all_clauses(text: str, pattern: re.Pattern[str]) -> bool:
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) > _LONGEST:
        return False
    parts = (_SIGNS.sub("", part) for part in _CLAUSES.split(plain))
    return all(pattern.fullmatch(part) for part in parts if part)
