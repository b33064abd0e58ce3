"""Text that is there and says nothing: ——, 无, 略, 同上, 见报告, 无偏差.

A figure cell takes only marks that have no other reading for blank. A cell for words says nothing
as well when all its clauses deny that there is something to say, or point elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

# What takes the place of a figure. More strokes than these may be a line drawn by hand: unread.
_DASH: Final = pattern("[¥￥$]-|-{1,2}|—{1,2}|[–‐‑‒―─]")
_NO_FIGURE: Final = pattern(f"|{_DASH.pattern}|/|无|N/A|n/a")

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
_SAYS_NONE: Final = pattern(_DENIES)
_SAYS_NOTHING: Final = pattern(f"(?:{_DENIES}|{_ELSEWHERE}|{_LATER}|{_CAPTION})", re.IGNORECASE)
# That all is well or done is no reason for points that were lost; 未完成 and 超额完成 are left to
# the reader, as a reason may be as short as that.
_WHICH: Final = (
    "(?:已经|[已均都全皆]|全部|全面|基本|按期|按时|如期|按照?计划|按照?要求|及时|圆满|顺利|本?年度|全年|目标|任务|工作|项目|工程|问题|指标"
    "|资金|整体|总体|运行|运转|情况|一切|各项|进展|进度|执行|使用|完成|正常)"
)
_DONE: Final = (
    "(?:完成|完工|竣工|整改|落实|解决|处理|办结|执行|实施|开展|达成|达标|达到|实现|到位|改进|核实|验收|通过|拨付|支付|改正|纠正"
    "|说明|上报)"
)
_AFTER_IT: Final = "(?:到位|完毕|完成|完结|结束|全部|年度|目标|任务|要求|指标值?|情况|了|值)"
_FINE: Final = (
    "(?:正常|良好|较好|很好|完好|优秀|优良|合格|合理|合规|属实|真实|准确|可以|可行|好|是的?|否|对|同意|通过|确认|已阅|知悉|OK|YES|NO"
    "|(?:符合|达到|满足)(?:要求|预期|规定|标准|条件|目标|实际|政策)++)"
)
_EXPLAINS_NOTHING: Final = pattern(
    f"{_SAYS_NOTHING.pattern}|{_WHICH}*{_FINE}|{_WHICH}*{_DONE}{{1,2}}{_AFTER_IT}*+",
    re.IGNORECASE,
)
_CLAUSES: Final = pattern(r"[\s，,。；;、：:．.！!？?（）()]+")
_SIGNS: Final = pattern(r"[\W_]+")
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


@lru_cache(maxsize=16_384)
def explains_nothing(text: str) -> bool:
    """Whether *text*, a reason, says nothing or only that all is well or done: 正常, 已整改.

    Source: review practice; the last column asks why points were lost, not whether it is mended.
    """
    return _all_clauses(text, _EXPLAINS_NOTHING)


def says_none(text: str) -> bool:
    """Whether *text* says that there is none: 无, 未发生, 不存在问题; a blank one does not."""
    return bool(_SIGNS.sub("", text)) and _all_clauses(text, _SAYS_NONE)


def _all_clauses(text: str, every: re.Pattern[str]) -> bool:
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) > _LONGEST:
        return False
    parts = (_SIGNS.sub("", part) for part in _CLAUSES.split(plain))
    return all(every.fullmatch(part) for part in parts if part)
