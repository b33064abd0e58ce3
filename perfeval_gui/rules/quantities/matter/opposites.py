"""Words of a result that are the opposite of words of its target: 下降 for 提升, 不规范 for 规范.

Data and how it is looked up; `unreached` says what follows. Each pattern of a result counts
only beside a target that has its counterpart, so that what is good elsewhere is no bad news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.quantities.grammar import read

_GOOD: Final = (
    "健全|规范|及时|明显|显著|有效|稳定|平稳|良好|充足|充分|完整|准确|真实|合理|合规|科学|完善|畅通|满意|齐全|到位|均衡|可靠|清晰|有序|正常"
    "|准时|按时|按期|足额|全额|公开|公正|透明|整洁|可行|有力|完好|达标|合格|通过|改善|提升|提高|增强|符合|落实"
)
_NOT_GOOD: Final = pattern(
    f"(?:不(?:够|太|很|甚)?|未(?:能|见|有)?|欠|有待(?:进一步)?|缺乏|没有|尚未|无(?=明显|显著|有效))(?:明显|显著|有效|完全|真正|很好|得到)?(?P<word>{_GOOD})"
)
_UP: Final = "提高|提升|增长|增加|改善|增强|扩大|上升|增收|好转"
_DOWN: Final = "下降|减少|降低|下滑|缩小|压减|压缩|缓解|减轻"
_WORSE: Final = "恶化|负增长|持平|没有变化|无变化|减弱|变差"
_WAYS: Final = (
    (pattern(_UP), pattern(f"{_DOWN}|{_WORSE}"), pattern(_UP)),
    (pattern(_DOWN), pattern(f"{_UP}|持平|没有变化|无变化|加剧|反弹"), pattern(_DOWN)),
)
_AROUND: Final = pattern(
    "(?:稳步|明显|显著|有效|持续|逐年|逐步|不断|大幅|进一步|有所|较|比|上年|去年|同期|同比|略有?|小幅|得到|实现|约|了|[0-9.%％]|[，,。；;、\\s])"
    f"|{_UP}|{_DOWN}|{_WORSE}"
)
# A word of the target, and what in the result goes against it.
_PAIRS: Final = tuple(
    (pattern(target), pattern(result))
    for target, result in (
        ("满意|良好|较好|优", "^(?:总体|比较|整体)?(?:一般|差|不好|较差|很差|中)[。]?$"),
        ("健全|完善|齐全|完备", "缺失|缺位|空白|混乱|漏洞"),
        ("完好|正常|畅通", "损坏|破损|故障|中断|瘫痪"),
        ("长期|持续|使用|运行|运营", "短期|停用|停运|失效|闲置|中断|报废"),
        (
            "稳定|平稳|安全|[无不零未](?:发生|出现)?[\u4e00-\u9fff]{0,4}(?:事故|事件|案件|投诉|上访)|杜绝|避免|防止",
            "发生[^，。；;]{0,8}?(?:[1-9一二三四五六七八九十][0-9]*[起次件例人]|多起|数起)",
        ),
        (
            "不超|不突破|控制在|以内|范围内",
            "超(?:出|过)?(?:预算|概算|支|标准|计划)|突破(?:预算|概算)",
        ),
        ("节约|节省|节支", "超支|浪费|超预算"),
        (
            "全部|全覆盖|足额|全额|全面|应.尽.",
            "部分|大部|少数|个别|基本(?=完成|到位|整改|落实|覆盖|拨付|实现|达)|缺口|拖欠|欠付",
        ),
        ("达标|合格", "超标"),
        ("规范|合规|廉洁", "违规|违纪|挪用|截留"),
    )
)
_DENIES: Final = pattern("[不未没无非欠]|有待|部分?$")
_NEAR: Final = 4
_MOST_THINGS: Final = 8
_ENDS: Final = pattern("完成|完工|竣工|建成|验收|拨付|支付|到位|整改|覆盖|办结|建设|全部")
_PROGRESS: Final = pattern("完成|进度|拨付|支付|覆盖|整改|到位|办结|建成|推进")


def opposites(target: str, text: str) -> Iterator[re.Match[str]]:
    """Where *text*, a result without spaces, has words against those of *target*."""
    for match in _NOT_GOOD.finditer(text):
        if re.search(f"(?<![无不未没]){match['word']}", target):
            yield match
    for wanted, against in _PAIRS:
        asked = wanted.search(target)
        # Who says 设施完好 and then tells of a 故障 has said what was asked.
        if asked is not None and not _affirmed(text, asked[0]):
            yield from against.finditer(text)
    yield from _other_way(target, text)


def _affirmed(text: str, word: str) -> bool:
    """Whether *text* says *word* itself, and not 不, 未 or 大部 before it."""
    at = text.find(word)
    return at >= 0 and _DENIES.search(text[max(at - _NEAR, 0) : at]) is None


def _other_way(target: str, text: str) -> Iterator[re.Match[str]]:
    """A direction against the target's, of the same thing or of nothing that is named."""
    for wanted, against, same in _WAYS:
        if not wanted.search(target) or same.search(text.replace("负增长", "")):
            continue
        things = [part for part in _AROUND.split(target) if len(part) > 1][:_MOST_THINGS]
        if not _AROUND.sub("", text) or any(part in text for part in things):
            yield from against.finditer(text)


def incomplete(target: str, text: str) -> str:
    """How much of it *text* says was done, where *target* wants all: 完成80% for 按期完工."""
    if not _ENDS.search(target) or not _PROGRESS.search(text) or read(target).quantities:
        return ""
    found = read(text).single
    if found is None or found.unit.measure != "share" or found.sign or found.way:
        return ""
    return found.text if 0 <= found.size < 1 else ""
