"""Words of a result that say its target was not reached: 未完成, 停工, 烂尾, 部分完成.

Beside a number they keep it from being scored, and where there is none they contradict a chosen
达成程度. Source: review practice of finance offices.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.quantities.matter.opposites import incomplete, opposites

_DONE: Final = (
    "完成|完工|竣工|建成|建好|建立|建设|开展|实施|启动|动工|开工|到位|达到|达标|达成|实现|落实|投用|投入使用|投产|交付|验收|通过"
    "|出台|制定|制订|印发|办结|办理|整改|配备|安装|采购|招标|拨付|支付|兑现|发放|组织|举办|召开|执行|覆盖|开通|上线|运行|使用"
    "|移交|修复|解决|化解|取得|满足|合格|履行|检查|编制|立项|批复|审批|签订|签|启用|终验|足额|拨|提交|公开|公示|培训|巡查|更新|改造|清理|拆除|种植"
)
# Good where the target asks for it; where it does not, no bad news when it is missing.
_MORE: Final = "提高|提升|增长|增加|改善|加强|扩大|促进|完善|优化|推进|推动|巩固|保障"
_LESS: Final = "下降|减少|降低|缓解|控制|压减|压缩|节约"
_WISHES: Final = (pattern(_MORE), pattern(_LESS))
_HOW: Final = (
    "(?:全部|全面|完全|按期|按时|如期|按计划|按要求|按进度|及时|有效|予以|得到|进行|正式|最终|实际|真正|充分|能够?|再|全|组织"
    "|实现|达到|通过|予)"
)
_NOT: Final = "(?:尚未|仍未|还未|暂未|均未|未能|未予|未|没有能?|没能|没|无法|不能|还没|尚没)"
_DENIED: Final = pattern(f"{_NOT}{_HOW}{{0,3}}(?P<verb>{_DONE}|{_MORE}|{_LESS})")
_FAILED: Final = pattern(
    "停工|停建|缓建|暂缓|暂停|改期|延迟|迟延|搁置|取消|终止|中止|流标|废标|烂尾|落空|滞后|逾期|超期|延误|延期|推迟|拖延|失败|不合格|不达标|不及格|不符合"
    "|(?:改善|提升|提高|增强|好转|效果|成效|进展|作用)(?:还|尚|仍|并)?(?:不明显|不显著|不大|不佳|不好|有限|缓慢|甚微)"
    "|不满意|达不到|不到位|(?:只|仅|才)完成|完成(?:了)?(?:一半|部分|少部分|大半)|部分(?:完成|完工|达标|达成|实现|建成|到位)"
)
_UNDERWAY: Final = pattern(
    "(?>正在|尚在|还在|仍在|正(?!在))(?!使用|运行|运营|发挥|受益|常)[\u4e00-\u9fff]"
    "|(?:进行|推进|施工|建设|办理|审批|整改|筹备|准备|招标|实施|草拟|起草|拟定|洽谈|审核)(?:之)?中(?![心学期国小央])"
    "|(?<![接招等对优期])待(?:验收|批|审|建|定|签|完善|拨|付|办|整改)|洽谈|意向|(?<![模已])拟[于在]|(?:次年|明年|下年|来年)再|二次招标|重新招标|(?:草拟|起草)(?!并|和|、|印发|制定)"
)
_WANTS_AN_END: Final = pattern(
    "完成|完工|竣工|建成|验收|投用|投入使用|交付|出台|印发|到位|办结|整改|达标|全部|100%"
    "|建立|制定|签[约订]|引进|采购|购置|拨付|安装|启用|通过"
)
NEGATION: Final = pattern(
    "[无未没零]|不(?!断|良|足)|杜绝|避免|防止|禁止|严禁|(?<![0-9.])0(?![0-9.])"
)
_NONE_OF_IT: Final = pattern(
    r"[^，。；,;]{0,8}?(?:[为是有共：:]{0,3})(?:(?<![0-9.])0|零|无)(?![0-9.])"
)
_NEAR: Final = 5
_STOP: Final = pattern(r"[，。；、,;\s]")
_FULLY: Final = pattern(
    "(?:已经?|均|都|全部|全面|全|按期|按时|如期|按计划|按要求|提前|圆满|顺利|较好|超额|实际|年度|目标|任务|工作|项目|工程|整改|机制|制度"
    "|问题|资金|[0-9]{4}年)*"
    "(?:完成|完工|竣工|建成|达标|达成|达到|实现|落实|到位|办结|验收合格|通过验收|投入使用|交付使用|开展|建立)"
    "(?:年度|全部|既定|预期|预定|目标|任务|要求|指标值?|值|工作|到位|投入使用|交付使用|使用|投用|了|并|且|验收|通过|合格|情况|良好|好)*[。！]?"
)


@lru_cache(maxsize=16_384)
def unreached(target: str, actual: str) -> str:
    """The words of *actual* that say the target was not reached; empty where none do.

    未发生, 未超过 and 没有投诉 are good news, and so is what the target itself asks for.
    """
    text = "".join(actual.split())
    for match in _DENIED.finditer(text):
        if _wanted(target, match["verb"]) and not turned(text, match):
            return match[0]
    for match in _FAILED.finditer(text):
        if match[0] not in target and not turned(text, match):
            return match[0]
    for match in opposites(target, text):
        if not turned(text, match):
            return match[0]
    if any(_FULLY.fullmatch(clause) for clause in _STOP.split(text)):
        return ""
    underway = _UNDERWAY.search(text) if _WANTS_AN_END.search(target) else None
    return underway[0] if underway is not None else incomplete(target, text)


def _wanted(target: str, verb: str) -> bool:
    """Whether it is bad news for *target* that *verb* did not come about."""
    wish = next((words for words in _WISHES if words.fullmatch(verb)), None)
    if wish is not None:
        return wish.search(target) is not None
    # 不开展 and 未使用 may be just what the target asks for.
    at = target.find(verb)
    return at < 0 or not NEGATION.search(target[max(at - _NEAR, 0) : at])


def turned(text: str, match: re.Match[str]) -> bool:
    """Whether what was said is denied again: 没有未完成的, 未完成0项."""
    before = _STOP.split(text[max(match.start() - _NEAR, 0) : match.start()])[-1]
    return bool(NEGATION.search(before) or _NONE_OF_IT.match(text, match.end()))


@lru_cache(maxsize=16_384)
def reached_in_words(actual: str) -> bool:
    """Whether *actual* says nothing but that it was done: 已完成, 按期完工, 全部落实到位."""
    return _FULLY.fullmatch("".join(actual.split())) is not None
