"""A count and the list behind it: 共实施3个项目：甲、乙."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.arithmetic.sentences import CHECK
from perfeval_gui.rules.proofreading.prose.texts import Slip
from perfeval_gui.rules.quantities.numerals import chinese_number

_MEASURES: Final = "个|项|类|家|处|条|件|名|位|座|所|支|批|场|期|篇|部|辆|台|套|份|方面|大类"
_THINGS: Final = (
    "项目|专项|工作|任务|指标|机制|内容|科室|股室|机构|单位|部门|职能|职责|措施|问题|工程|活动|方面|目标|制度|办法|平台"
    "|中心|站点|站|所|乡镇|镇|街道|村|社区|学校|企业|课题|标段|环节|服务|文件|规定|名称|资金|经费|科|股"
)
_COUNT: Final = pattern(
    rf"(?<![0-9.第一二两三四五六七八九十百千万])(?P<count>[1-9][0-9]?|[两二三四五六七八九十]{{1,3}})"
    rf"(?P<measure>{_MEASURES})(?P<thing>[^，。；：:、\n0-9（）()“”]{{0,10}}?(?:{_THINGS}))?[”\"]?"
    r"(?:[，,]?(?:分别|具体)?(?:为|是|包括)?[：:]|[，,](?:分别|具体)(?:为|是))"
    r"(?P<list>[^。！？\n]{2,400})"
)
_NOT: Final = pattern(
    "[一二两三四五六七八九十]是|(?<![0-9.])[0-9]{1,2}[.．、)）](?![0-9])|[①-⑳]"
    "|等(?:[，。；、]|$)|如[：:]"
)
_BRACKET: Final = pattern(r"[（(《“【][^（）()《》“”【】]{0,60}[）)》”】]")
_JOINS: Final = pattern("[和与及]|以及")
_END: Final = pattern("[；;，,]")
_NUMBERED: Final = pattern(
    r"(?:(?<=[：:，,；;、。])|^)[ 　]*(?:(?P<han>[一二三四五六七八九十]{1,2})是|(?P<circle>[①-⑳])"
    r"|[（(](?P<round>[0-9]{1,2})[）)]|(?P<dot>[0-9]{1,2})[.．、](?![0-9]))"
)
# So many with so many of each kind among them; people may be of several kinds.
_AMONG: Final = pattern(
    r"(?<![0-9.,\-—–~～第])(?P<count>[0-9]{1,6})(?P<unit>批次|次|项|件|处|起|株|批|场|座|个|台|套|辆|份|期|条|口|家)"
    r"(?P<thing>[^，。；：、\n0-9（）()]{0,6})[，,]?(?:其中|包括)[：:]?(?P<list>[^。；;！？\n（）()]{2,200})"
)
# Looked for first: most texts have neither of them.
_MAY_TELL_KINDS: Final = pattern("其中|包括")
_KIND: Final = pattern(
    r"[ 　]*(?P<what>[^，。；：、\n0-9]{1,12})(?P<count>[0-9]{1,6})(?P<unit>[\u4e00-\u9fff]{1,2})"
    r"[^，。；：、\n0-9和及与]{0,6}(?:[、，,和及与]|$)"
)
_NO_KIND: Final = pattern(
    "占|率|比|较|超|每|共|合计|累计|上年|去年|发现|整改|完成|办结|同时|另|还|计划|目标|未|参加|人均"
)
_FEWEST: Final = 2


def counts_agree(text: str) -> tuple[Slip, ...]:
    """Counts of *text* that are not those of the lists behind them."""
    return (*_counts(text), *_kinds(text))


def _counts(text: str) -> Iterator[Slip]:
    at = 0
    while (match := _COUNT.search(text, at)) is not None:
        # A list may hold a count with a list of its own.
        at = match.start("list")
        count = _value(match["count"])
        listed = _sum_of(match["list"], match["measure"]) or _listed(match["list"])
        if count is None or listed is None or listed[0] <= count <= listed[1]:
            continue
        least, most = listed
        many = f"{least}" if least == most else f"{least} 至 {most}"
        end = match.start("list") + _length(match["list"])
        words = f"{match['count']}{match['measure']}{match['thing'] or ''}"
        says = f"“{words}”后面列出的是 {many} {match['measure']}，请核对个数或者补全。"
        yield Slip(CHECK, match.start(), end, says)


def _kinds(text: str) -> Iterator[Slip]:
    """Kinds that are more than there is: 制度5项，其中财务类3项、业务类3项."""
    for match in _AMONG.finditer(text) if _MAY_TELL_KINDS.search(text) else ():
        at, counts = match.start("list"), list[int]()
        while (kind := _KIND.match(text, at, match.end())) is not None:
            if not kind["unit"].startswith(match["unit"]) or _NO_KIND.search(kind["what"]):
                break
            counts.append(int(kind["count"]))
            at = kind.end()
        if len(counts) >= _FEWEST and sum(counts) > int(match["count"]):
            words, unit = text[match.start() : at].rstrip("、，,和及与"), match["unit"]
            says = (
                f"“{words}”里各项合计 {sum(counts)} {unit}，比 {match['count']} {unit}"
                f"多 {sum(counts) - int(match['count'])} {unit}，请核对后改正。"
            )
            yield Slip(CHECK, match.start(), at, says)


def _value(words: str) -> int | None:
    if words.isdecimal():
        return int(words)
    number = chinese_number(words)
    return int(number) if number is not None else None


def _sum_of(words: str, measure: str) -> tuple[int, int] | None:
    """What is listed where each item says how many it is: 行政编制4名、事业编制18名."""
    items = _END.split(_emptied(words), maxsplit=1)[0].split("、")
    found = [re.findall(f"([0-9]{{1,4}}){measure}", item) for item in items]
    if len(items) < _FEWEST or any(len(one) != 1 for one in found):
        return None
    return (added := sum(int(one[0]) for one in found)), added


def _length(words: str) -> int:
    """How long the list is: up to the mark that ends it, where it is no list of clauses."""
    end = _END.search(_emptied(words)) if "、" in words else None
    return end.start() if end is not None else len(words)


def _emptied(words: str) -> str:
    """*words* with everything in brackets and quotes blotted out, sign for sign."""
    return _BRACKET.sub(lambda match: "□" * len(match[0]), words)


def _listed(words: str) -> tuple[int, int] | None:
    """How few and how many things *words* list; None where that cannot be told."""
    if (numbered := sum(1 for _ in _NUMBERED.finditer(words))) >= _FEWEST:
        return numbered, numbered
    inner = _emptied(words)
    if _NOT.search(inner):
        return None
    if "、" not in inner:
        items = re.split("[；;]", inner)
        return _span_of(items) if len(items) >= _FEWEST and "，" not in inner else None
    if _END.search(inner) is not None and "；" in inner:
        return None
    items = _END.split(inner, maxsplit=1)[0].split("、")
    # With commas among the items it cannot be told where the list ends.
    commas = inner.count("，") + inner.count(",")
    if commas and any(char in inner for char in "0123456789"):
        return None
    return _span_of(items) if len(items) >= _FEWEST and not commas else _with_rest(items, commas)


def _with_rest(items: list[str], commas: int) -> tuple[int, int] | None:
    """A list with a clause behind it, which may belong to it."""
    least, most = _span_of(items)
    return (least, most) if commas == 1 and len(items) >= _FEWEST else None


def _span_of(items: list[str]) -> tuple[int, int]:
    """*items* taken one each, or two where 和 and its like may join two."""
    given = [item for item in items if item.strip(" 　；;")]
    return len(given), len(given) + sum(len(_JOINS.findall(item)) for item in given)
