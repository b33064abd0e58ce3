"""Numbers of an earlier step, or of another rate, than the one that the target names.

招标41处 is no 建成40处, 报名410人 no 培训400人 and 知晓率96% no 满意度≥95%. Where the target names
neither a step nor a rate, only the steps count that are never an end. The name of the indicator
is left out of it, as in all that is read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

# Steps of one matter from the first to the last.
_LADDERS: Final = (
    (
        "规划|勘察|勘测|选址|设计|申报|立项|批复|招标|中标|签约|签署|签订|开工|动工|启动|进场|施工|推进|谋划|储备|包装",
        "完成|建成|建设|建造|新建|改建|扩建|完工|竣工|修建|修复|改造|维修|治理|绿化|硬化|安装",
        "验收|合格",
        "投用|投入使用|交付|启用|投产|运营",
    ),
    (
        "申请|申报|下达|到账|收到|到位|批复|安排|分配|筹集|争取|归集|计提",
        "拨付|支付|支出|兑现|发放|使用",
    ),
    (
        "起草|草拟|拟定|拟订|审议|讨论|研究|征求|报送|上报",
        "印发|出台|发布|公布|制定|制订|通过|签发|实施",
    ),
    (
        "受理|接到|接收|收到|发现|排查|登记|存在|上报|移交|交办|立案|受案|摸排|录入",
        "办结|办理|整改|拆除|化解|解决|处置|处理|修复|治理|结案|审结|答复|销号|清退",
    ),
    (
        "报名|通知|邀请|招收|招录|录取|应到|登记|动员|宣传|摸排|摸底",
        "培训|就业|参训|结业|安置|转移|资助|救助|帮扶|上岗|签约|取证",
    ),
    ("询价|订购|预订|招标|中标|论证|下单", "采购|购置|购买|安装|配备|配置|到货|交付"),
)
_STEPS: Final = tuple(tuple(pattern(f"(?:{step})(?!率)") for step in ladder) for ladder in _LADDERS)
# What is never the end of anything, whatever the target wants.
_NEVER_AN_END: Final = pattern(
    "(?:开工|动工|启动(?!仪式)|进场|立项|选址|勘察|勘测|草拟|起草|询价|订购|预订|报名|申报|应到|签约|谋划|施工(?=[0-9中])|正在(?=[\u4e00-\u9fff]))(?!费|款|资金|价)"
)
_NAME: Final = "(?P<of>[\u4e00-\u9fff]{2})[率度]"
_NAMED: Final = pattern(_NAME)
_RATE: Final = pattern(
    f"{_NAME}(?:已|平均|均|约|共|总体|综合|实际|达到|达|为|是|在|[:：])*(?=[0-9０-９.])"
)
# 年度 and 进度 name no rate.
_NO_RATE: Final = pattern("[年季幅进程力制月额]度|效率|概率|汇率|利率|税率|费率")


def earlier_step(target: str, clause: str) -> str:
    """The word of *clause*, which has a number, for a step before the one *target* wants."""
    said = clause.replace("完成", "")  # 完成招标 has not come further than 招标.
    ended = False
    for ladder in _STEPS:
        wanted = max((at for at, step in enumerate(ladder) if step.search(target)), default=0)
        if any(step.search(said) for step in ladder[max(wanted, 1) :]):
            ended = True
        elif word := _said(ladder[:wanted], said, target):
            return word
    return "" if ended else _said((_NEVER_AN_END,), said, target)


def _said(steps: Sequence[re.Pattern[str]], clause: str, target: str) -> str:
    """The first word of *steps* in *clause* that *target* has not itself; empty for none."""
    found = (match[0] for step in steps if (match := step.search(clause)) is not None)
    return next((word for word in found if word not in target), "")


def other_rate(target: str, actual: str) -> str:
    """The name of the rate whose number *actual* tells, where *target* names others; else empty."""
    named = {match["of"] for match in _NAMED.finditer(target) if _names(match)}
    if not named:
        return ""
    told = [match for match in _RATE.finditer(actual) if _names(match)]
    # 绿化覆盖率 is 绿化率.
    same = (
        named & {match["of"], actual[max(match.start() - 2, 0) : match.start()]} for match in told
    )
    if not told or any(same):
        return ""
    return told[0][0][:3]


def _names(match: re.Match[str]) -> bool:
    return _NO_RATE.search(match[0]) is None
