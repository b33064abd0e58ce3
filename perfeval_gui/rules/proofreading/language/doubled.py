"""Words, units and marks of punctuation written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.prose.texts import Slip

CHECK: Final = "text-doubled"

# Words that begin with a sign that stands alone as well, and words that end in it: between them the
# sign may stand twice, as in 对|对口, 在|在建, 行为|为, 以及|及时. Beginnings first, then endings.
_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "的": ("确士卢当", "目"),
        "在": (
            "建职编岗校线册用途押逃场案库读学家京外内营产研售租位室训身行野先所乎意此世座即籍任望",
            "存现实所内潜自好不正旨重贵外健安",
        ),
        "和": ("美睦气谐解平县田硕林政龙静布顺约服善声弦煦缓盘", "共总暖柔平缓温祥饱调随"),
        "为": (
            "了民期首主人数何先害此止什政农企群难着官学师老党公生全客",
            "行作认成因以称变分视列定改转升名人较更最极颇略稍尤甚大广深无有敢妄",
        ),
        "了": ("解如结然断不却债事无望账当", "罢除为临终未明公"),
        "与": ("会众时其此共否日世人", "参赠付赋授给相干"),
        "以": (
            (
                "及上下内外后来前往人工奖旧案点便免色赛练训考评查会代房租电竹商县资身权公理德学实例防"
                "治促文次为至求期东西南北个一少小大低弱强优质量"
            ),
            "可予所难得何足加给用借赖据聊",
        ),
        "及": ("时格早至第物", "以涉普波顾提触危殃累惠埃论言旁来遍不企推料"),
        "是": ("否非以故", "不可但就只或还都更而若于凡总老算先正要真既便倒唯也又即却乃尤国"),
        "对": (
            (
                "口外内岸策手立位抗换标方公面等话接比照应象账半付折联号流称消偶开垒准质峙味得不症下越"
                "台日美俄冲决打歌弈撞顶调路证待白阵"
            ),
            "应相反面针核校查比敌配成绝派作结一万匹",
        ),
        "已": ("知故往婚", "早业久而既不自"),
        "将": ("来近军士领要校就才", "必即行终老大名干主小上中少猛强健武勇福宿激良"),
        "由": ("此来衷头", "理自事缘原因案经根"),
        "向": (
            "上前来往好导阳日心荣东西南北下后量晚着",
            "方导面志意动走流去取定转倾趋风朝指双横纵单逆一偏航投外内奔通运",
        ),
        "从": (
            "事业严重快优紧简属容此中来前政教医商军犯众宽长头小农轻新速未",
            "服遵自跟听随顺盲无侍依主屈胁",
        ),
        # Whatever ends in 于 may stand before a place or a time.
        "于": ("今是都", ".等优关对由基属用位处大小高低多少至过善便利限源始终"),
    }
)
# 标的|的, but 目标的的.
_OF_THINGS: Final = "(?<!(?<!目)标)"
# What a pattern may begin with is looked for first: that is several times faster.
_SINGLE: Final = pattern(
    f"(?=(?P<sign>[{''.join(_WORDS)}])(?P=sign))(?:"
    + "|".join(
        f"(?<![{ends}]){_OF_THINGS if sign == '的' else ''}{sign}{sign}(?![{begins}])"
        for sign, (begins, ends) in _WORDS.items()
    )
    + ")"
)
_UNITS: Final = pattern(
    "(?=[元人分个%％万亿])(?:"
    "(?<=[万亿])元元(?![旦素])|(?<=[0-9])元元(?![旦素])|(?<=[0-9])人人(?![均次员数口才民都有事力大])"
    "|(?<=[0-9])分分(?![别值数析布类档配解工项级管局公])|(?<=[0-9])个个(?![人体别案性月])|%%|％％|万万(?=元)|亿亿(?=元)"
    "|万元万元|亿元亿元|万元元)"
)
_PHRASES: Final = pattern(r"(?P<once>[\u4e00-\u9fff]{2,4})(?P=once)")
# Two of these in a row are two words, or a way of speaking.
_LEGIT: Final = pattern(
    "单位|部门|中心|项目|支出|研究|讨论|考虑|学习|商量|[逐两几].*|.*[零一二三四五六七八九十百千].*"
    "|(?P<sign>.)(?P=sign)+"
)
# Words of grammar: nothing begins with one that another could end in. A noun may: 管理|管理费.
_GRAMMAR: Final = pattern(
    "进行|通过|按照|根据|对于|关于|以及|并且|而且|我们|我局|我委|我办|我镇|我乡|我站|本局|其中|由于|为了|因此|同时|应当"
    "|已经|没有|切实|认真|充分|及时|积极|不断|非常|十分|包括|采取|得到|做到|导致|造成|属于|位于|用于|有关|或者|如果"
    "|但是|因为|所以|我单位|本单位|我部门|有效地|严格按|严格按照"
)
# The last sign of a word twice, with the signs by which it begins another word: 切实|实施.
_TAILS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "认真": "正实诚抓", "切实": "施行现践事际绩地效体物验力", "及时": "效刻间限代长常",
        "积极": "极大为力其", "严格": "格外式局", "工作": "作风为用出业品物息战案训",
        "使用": "途于户车水电地房人品心好工料餐语量具在来印纸", "问题": "材目库",
        "管理": "理念顺清论解应由财事想", "情况": "且", "制度": "过假量",
        "进一步": "步入伐调行", "绩效": "果率益能应力", "单位": "于置列居次",
        "预算": "清细好账法式出数", "加强": "基项校县化调度制势力弱大降",
        "完成": "套果效功本立为员长绩",
        "落实": "名施行现践事际绩地效体物验力",
    }
)  # fmt: skip
_TAIL: Final = pattern(
    "(?=[认切及积严使工管问情制进绩单预加完落])(?:"
    + "|".join(f"{word}{word[-1]}(?![{goes_on}])" for word, goes_on in _TAILS.items())
    + ")"
)
_MARKS: Final = pattern("(?P<mark>[，。、；：！？])(?P=mark)+|[，、；：][。，、；：]|。[，、；：]")


def doubled(text: str) -> Iterator[Slip]:
    """Everything in *text* that is written twice."""
    taken: set[int] = set()
    for match in _UNITS.finditer(text):
        taken.update(range(*match.span()))
        once = match[0][: len(match[0]) // 2] if match[0] != "万元元" else "万元"
        yield _slip(match, "多写了一遍单位", once)
    for match in _MARKS.finditer(text):
        once = match["mark"]
        yield _slip(match, "标点重复", once)
    for match in _PHRASES.finditer(text):
        if _LEGIT.fullmatch(match["once"]) or taken.intersection(range(*match.span())):
            continue
        taken.update(range(*match.span()))
        certain = _GRAMMAR.fullmatch(match["once"]) is not None
        yield _slip(match, "多写了一遍" if certain else "像是多写了一遍", match["once"], certain)
    yield from _signs(text, taken)


def _signs(text: str, taken: set[int]) -> Iterator[Slip]:
    """Single signs that stand twice, outside the places *taken*."""
    for match in _TAIL.finditer(text):
        if not taken.intersection(range(*match.span())):
            yield _slip(match, "像是多写了一个字", match[0][:-1], certain=False)
    for match in _SINGLE.finditer(text):
        if not taken.intersection(range(*match.span())):
            yield _slip(match, "多写了一遍", match[0][0])


def _slip(match: re.Match[str], what: str, once: str | None, certain: bool = True) -> Slip:
    begin, end = match.span()
    says = f"“{match[0]}”{what}，请" + (f"改为“{once}”。" if once else "只留一个。")
    return Slip(CHECK, begin, end, says, once, "error" if certain else "hint")
