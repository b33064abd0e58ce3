"""Whose total it is: 全年支出 and 执行率 may be those of an item that was named before them."""

from __future__ import annotations

from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.prose.lexicon import Term
from perfeval_gui.rules.proofreading.prose.readings import Reading, readings
from perfeval_gui.rules.proofreading.prose.terms import Vocabulary

# What a bracket, a headline or the begin of a sentence is about.
_NOTED: Final = pattern(r"(?:^|[，。；：、])(?P<what>[^，。；：、（）()0-9]{2,24})[（(]")
_HEADED: Final = pattern(
    r"(?:^|\n)[ 　]*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．])?"
    r"(?P<what>[^，。；：、\n0-9]{2,24})(?:。|。?\n[ 　]*)$"
)
_TOPIC: Final = pattern("(?P<what>[^，。；：、0-9]{2,20}(?:方面|资金|账户|基金))[，,：]")
# What may be said of all the money of a unit; whatever else is left names something of its own.
_ALL_MONEY: Final = pattern(
    "情况|概况|整体|总体|部门|单位|全年|当年|本年|年初|年末|年度|年内|上年|收支|收入|支出|预算|决算|执行|调整|指标|资金|经费|财政|拨款"
    "|安排|批复|下达|核定|批准|到位|实际|实现|合计|共计|总计|累计|结转|结余|结存|追加|追减|其中|资金来源|来源|县级?|市级?|省级?|人民币|投入"
    "|使用|支付|列支|开支|完成|发生|金额|总额|绩效|管理|工作|目标|主要|基本|项目|一般公共|政府性|基金|国有资本|其他|非税|专户|自有|人大|经费"
    "|截至|按照|根据|经|由|向|与|和|及|的|为|是|共|达到?|了|数|额|总|各|在|从|年|月|日|底|度|末|初|[我本](?:局|委|办|中心|院|校|站|所|镇|乡|街道|馆)?"
    '|[0-9a-zA-Z %.,·“”"{}_\ue000-\ue003　]'
)
_SOURCES: Final = pattern("一般公共|财政拨款|基金|国有资本|专户|非税|其他资金|自有|上级")
_OF_ALL: Final = pattern("总|整体|部门|合计")
_LEAST: Final = 2
_NEAR: Final = 60


def of_an_item(words: Vocabulary, reading: Reading, term: Term, word: str) -> bool:
    """Whether a total, or a rate of all, may be that of an item that is named before it.

    水利执法年初预算4万元，支出决算5万元; 防汛（应急）年初预算5万元; 防汛方面，全年支出5万元; and
    what stands below or behind a headline: 行政运行（项）。年初预算为120万元.

    Args:
        words, reading, term: The words of the report, the number, and what it is named as.
        word: The name itself; 总支出 or 部门支出 say of whom more than 全年支出.
    """
    if not term.whole or term.unit not in ("万元", "%"):
        return False
    sentence = reading.sentence
    topics = (
        _NOTED.search(sentence[:_NEAR]),
        _TOPIC.search(sentence[:_NEAR]),
        _HEADED.search(reading.before.removesuffix(sentence)[-_NEAR:]),
    )
    if any(topic is not None and _is_its_own(topic["what"]) for topic in topics):
        return True
    first = next((one for one in readings(sentence) if one.mention.unit == "万元"), None)
    if first is None:
        return False
    found = words.find(first.words, "万元")
    if found is None and _is_its_own(first.words):
        return True
    part = _SOURCES.search(first.words) or (found is not None and not found[0].whole)
    return bool(part) and not _OF_ALL.search(word)


def _is_its_own(words: str) -> bool:
    """Whether *words* name more than money of the whole unit."""
    return len(_ALL_MONEY.sub("", words)) >= _LEAST
