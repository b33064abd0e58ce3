"""What a result says against its own number: not final, of a part only, or less than it.

40处（暂估）, 可能40处, 部分95%, 40处（完成75%）, 41处，其中完成30处: whatever the target wants,
such a number is not what was reached.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.quantities.grammar import read
from perfeval_gui.rules.quantities.numerals import RUN
from perfeval_gui.rules.quantities.reading import Reading
from perfeval_gui.rules.quantities.texts import looked_at

COUNTED: Final = "[0-9０-９零〇一二两三四五六七八九十百千万亿]"
# Wherever one of these stands, the number is not the last word.
_NOT_FINAL: Final = pattern(
    "暂估|预估|初步(?=统计|估|测算)|待(?=核|确认|统计|复核)|尚待|未(?:经)?(?:核实|确认)|暂定|[?？]"
    "|为准|可能|或许|也许|大概率|疑似|据说|据称|传闻|不确定|不知|不清楚|是否|是不是|应该|估摸|勉强|如果|假如|假设|若(?=[^干])"
    "|吗(?=$|[，。,;；])|有误|(?<![不无零差纠])错(?:误|的)?(?=$|[)）。，,;；])|虚报|误报|错报|多报|瞒报|漏报|打.?折|折扣|折后|折合|相当于|差不多|估算|自报|待续|未完|…+$|(?<=[个处人次户项家件起座台])[弱强许](?=$|[，。,;；])"
    "|[(（](?:估|概|拟|虚|约|暂|待)[)）]"
)
# A number of a part of them, or of something that was laid down and not reached.
_OF_A_PART: Final = pattern(
    f"个别|部分(?![析])|少部|大部|多数|少数|大多|某些|有的|有些|一些|绝大|最快|一般(?={COUNTED})|基本(?=(?:满意|合格|达标|完好)(?!及?以上))"
    f"|一般及以上|基本及以上|[不没](?:太|够|很|甚|大|怎么)(?=[满合达完规准])"
    f"|(?:承诺|规定|法定|核定|额定|理论)(?:为|是|时限|时间|值|数)?(?={COUNTED})"
    # 标准40处 and 年度指标40处 were wanted; 制定标准2项 and 完成年度计划42处 were done.
    "|(?:^|(?<=[，。；、,;(（:：])|(?<=年度)(?<!完成年度)|(?<=全年)(?<!完成全年)|(?<=年初))"
    "(?:标准|指标|任务|计划|规划|预算|批复|定额|概算|估算|限额|控制)(?:值|数|额|价|量)?(?:为|是|[:：])?"
    f"(?={COUNTED})(?!{COUNTED}+[^，。；,;]{{0,3}}(?:全部|全|均|都|已|如期|按期)+(?:完成|完工|建成|实现|达到))"
    f"|(?:合同|中标|招标控制|控制|拦标|估|报|单|均|原|底|起拍)价(?:格|款)?(?:为|是|[:：])?(?={COUNTED})"
    f"|(?:预付|首付|定金|进度款|送审|暂付|垫付|部分支付|已付|尾款)(?:款|金)?(?:为|是|[:：])?(?={COUNTED})"
    "|不含|未含|不包括|未包括|不计|未计|除外|尚需|还需|仍需|另需|后续"
    f"|截[至止到](?:[0-9]{{4}}年)?(?:(?:1[01]|[1-9]|十一?|[一二三四五六七八九])月|上半年|前?[一二三1-3]个?季度)|(?<![大中微弱])小(?={COUNTED})|历年|往年|多年(?=来|间|累计)|近年|历史(?=累计|最)|(?:19|20)[0-9]{{2}}年?(?:度)?[-~—–至到](?:19|20)[0-9]{{2}}|[2-9二两三四五六七八九十]年(?:内|以来|来|间|期间)"
)
# A bracket that says what the number before it is, and nothing else: 40处（目标）, 40处（计划数）.
_ONLY_WANTED: Final = pattern(
    "[(（](?:年度|全年|年初|原|含)*(?:目标|计划|任务|指标|预算|规划|标准|在建|申报|批复|下达)(?:值|数|任务|指标|目标|内)*[)）]"
)
# How much of all of it was done, told beside the number: 40处（完成75%）, 完成40处的75%.
_DONE: Final = "(?:完成|完工|竣工|建成)"
_SOME: Final = rf"(?:{RUN.pattern})[%成]"
_DONE_SHARE: Final = pattern(
    "(?:(?:完成|完工|竣工|建成|实现|达到?)[^,。;占]{1,12}的"
    "|(?:完成|完工|竣工|建成|进度|推进)(?:率|度|比例|情况)?(?:已|为|是|达到?|了|到|至|约|仅|只有?|才|:)*)"
    rf"(?P<share>{_SOME})|(?P<ahead>{_SOME})(?:已|都)?{_DONE}|\((?P<alone>{_SOME})\)"
)
_TELLS_A_SHARE: Final = pattern("[%％]|分之|(?<!完)成")
_DONE_PART: Final = pattern(
    "其中[^，。；;,]{0,6}(?:完成|完工|竣工|建成|验收|合格|达标|通过|有效|实际|投用|投入使用|到位|办结|整改)"
)
_AGAINST_WHAT: Final = pattern("[比较含]|其中|[上去前]年|同期|环比|往年")
_ROUNDED: Final = Fraction(1, 100)


def not_final(target: str, actual: str) -> str:
    """Why the number of *actual* is not the last word; a clause in Chinese, empty where it is."""
    for doubt in (_NOT_FINAL, _OF_A_PART, _ONLY_WANTED):
        match = doubt.search(actual)
        if match is not None and match[0].strip("()（）") not in target:
            return f"实际完成值里写着“{match[0].strip('()（）')}”，不能确定是不是最后完成的数"
    return ""


def less_done(actual: str, share: Fraction) -> str:
    """That *actual* says itself that less was done than the *share* its number makes of the target.

    One clause in Chinese; empty where it says no such thing. A per cent is left to rounding.
    """
    if not _TELLS_A_SHARE.search(actual):
        return ""
    plain, _, _ = looked_at(actual)
    for match in _DONE_SHARE.finditer(plain):
        told = read(match["share"] or match["ahead"] or match["alone"]).single
        if told is not None and told.size + _ROUNDED < min(share, Fraction(1)):
            return f"实际完成值里又说只完成了 {told.shown}"
    return ""


def part_done(actual: str, got: Reading) -> str:
    """That of the number of *actual* only a part was done: 41处，其中完成30处; empty where not."""
    if not got.parts or not got.quantities or not _DONE_PART.search(actual):
        return ""
    whole = got.quantities[0]
    for part in got.parts:
        if part.measure == whole.measure and part.size < whole.size:
            return f"实际完成值 {whole.shown} 里完成的只有 {part.shown}"
    return ""


def changed_after(actual: str, got: Reading, *, less: bool) -> str:
    """That *actual* takes something from its number again, or adds it: 41处，核减5处; else empty.

    What is told against another year (比上年减少5处) changes nothing, and neither do fewer of
    what should be few.
    """
    if less or _AGAINST_WHAT.search(actual):
        return ""
    plain = [found.measure for found in got.quantities if not found.way]
    for found in got.quantities:
        if found.about in ("amount", "new") and found.measure in plain and found.measure != "share":
            return f"实际完成值里又说{found.shown}，不能确定算不算在内"
    return ""
