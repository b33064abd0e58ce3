"""The grade as reports tell it: 评价等级为“优”, 被评为“良”, 综合评定：中."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import half_up, number
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.figures.told_numbers import FIGURE, LINK
from perfeval_gui.rules.proofreading.prose.texts import (
    OTHER_YEAR,
    SOURCE,
    Prose,
    passages,
    place,
    plain,
    rewritten,
    sentence_span,
)

_GRADE: Final = "优秀|优|良好|良|中等|中|较差|差"
_OPEN, _CLOSE = '[“"‘「]?', '[”"’」]?'
_ENDS: Final = r"(?=[，。；、）)\n]|$)"
_STEP: Final = "(?:等级|等次|级别|档次|档|级)"
_NOUN: Final = (
    "(?:(?:自评|评价|绩效|评定|综合|考评|评级|得分|结论|整体){1,4}的?"
    "(?:等级|等次|级别|结论|结果|评级|档次|评定)"
    r"|(?<![\u4e00-\u9fff“])(?:等级|等次|评级|结果|结论))"
)
_POINTS: Final = r"(?<![0-9.至到—–~～\-])(?P<points>[0-9]{1,3}+(?:\.[0-9]{1,4}+)?)"
_BEHIND: Final = r"(?P<behind>[0-9]{1,3}+(?:\.[0-9]{1,4}+)?)"
# What may stand between the score and its grade.
_LINKS: Final = (
    "(?:最终|综合|总体|整体|自评|绩效|评价|评定|确定|认定|结论|结果|等级|等次|档次|定级|列|属于|属|定|评|判|为|是|处于|达到|：|:|的|，)"
    "{0,6}+"
)
_SAYS: Final = (
    "(?:评定|评|定|确定|判定|认定)?(?:结果)?(?:均|应)?(?:为|是|：|:|属于?|达到?了?|获得?)?"
)
_TOLD: Final = pattern(
    # 评价等级为“优”
    rf"{_NOUN}{_SAYS}{_OPEN}(?P<named>{_GRADE}){_CLOSE}{_STEP}?{_ENDS}"
    # 评定为“优”等级
    "|(?:自评|评定|评价|被评|确定|判定|认定|评|属于|属|定|达到)(?:等级|结果)?(?:为|是|属于|：|:)?"
    rf"{_OPEN}(?P<stepped>{_GRADE}){_CLOSE}{_STEP}(?!以上|及以上|的){_ENDS}"
    # 评为“优”
    "|(?:综合评定|综合评价|评定|评价|判定|认定|评)(?:结果)?(?:为|：|:)"
    rf"{_OPEN}(?P<judged>{_GRADE}){_CLOSE}{_ENDS}"
    # 属于“优”
    rf"|属于?[“\"‘「](?P<belongs>{_GRADE})[”\"’」]{_ENDS}"
    # 99.77分，属于良; 99.77分（良）
    rf"|{_POINTS}分[，,；]?{_LINKS}[（(]?{_OPEN}(?P<scored>{_GRADE}){_CLOSE}(?:{_STEP}|等|水平)?"
    rf"[）)]?{_ENDS}"
    # 总体评价：良（99.77分）, 绩效为“良”，得分99.77
    rf"|(?:评价|绩效|自评|结论|等级|等次|结果)(?:为|是|：|:)?{_OPEN}(?P<first>{_GRADE}){_CLOSE}{_STEP}?"
    rf"[（(，,](?:自评|综合|总|评价|得|分|数|为|是|：|:){{0,6}}+{_BEHIND}"
)
# Each way to tell a grade ends in it, or goes on with the score behind a mark. Most texts with such
# a sign have it in another word: looking for the sign is cheaper than for every way.
_MAY_TELL: Final = pattern(
    rf"[优良中差](?:秀|好|等)?{_CLOSE}(?:{_STEP}|等|水平)?(?:[）)（(，,]|{_ENDS})"
)
# Words that do not by themselves say that the grade of this evaluation is told.
_ABOUT: Final = pattern("自评|绩效|得分|评分|整体支出|等级|等次|总分")
_OTHER: Final = pattern(
    f"项目|专项|下属|二级|所属|各|上年|去年|上一年|目标|{OTHER_YEAR}|分为|标准|以上|年度考核|考核"
    "|财政(?:局|部门)?(?:重点|再)?评价|复核|抽查|第三方|水质|空气|环境质量|断面|工程质量|验收|信用|信誉|安全生产|党建|文明|满意度|指标|优质服务|单位[有个]|其中"
)
_LOOSE: Final = pattern("力争|争取|预计|预期|计划|拟|较|比上|相比|审计|检查|下一步|将")
_YEAR: Final = pattern(r"[0-9]{4}(?=年)")
_NO_QUOTES: Final = str.maketrans("", "", '“”"‘’「」')
_FAR: Final = 200
_SHORT: Final = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差"}


@lru_cache(maxsize=512)
def _grades_in(text: str) -> tuple[re.Match[str], ...]:
    """Where *text* tells the grade of the evaluation."""
    if not _MAY_TELL.search(text):
        return ()
    return tuple(match for match in _TOLD.finditer(text) if _is_its(text, match))


def _is_its(text: str, match: re.Match[str]) -> bool:
    begin, _ = sentence_span(text, match.start(), match.end())
    before = text[max(begin, match.start() - _FAR) : match.end()]
    if match["scored"] or match["first"]:
        # Whose grade it is the score beside it tells.
        return not _LOOSE.search(before)
    if _OTHER.search(before) or _LOOSE.search(before):
        return False
    return match["named"] is not None or bool(_ABOUT.search(before))


def grades_agree(sheet: Sheet) -> Iterator[Finding]:
    """The grade in words is the one of the form. Source: 附件3-1."""
    known = sheet.shown("grade")
    if not known or "grade" not in sheet.edition.links:
        return
    for prose in passages(sheet):
        for match in _grades_in(plain(prose.text)):
            begin, _ = sentence_span(match.string, match.start(), match.end())
            before = match.string[max(begin, match.start() - _FAR) : match.end()]
            own = set(_YEAR.findall(before)) <= {f"{sheet.report.year}"}
            if own and _is_of_total(sheet, match):
                yield _graded(sheet, prose, match, known)


def _is_of_total(sheet: Sheet, match: re.Match[str]) -> bool:
    """Whether the score beside the grade, where there is one, is the total of the form."""
    points, total = match["points"] or match["behind"], number(sheet.value("total_score"))
    if points is None or total is None:
        return points is None
    step = Decimal(1).scaleb(min(int(Decimal(points).as_tuple().exponent), 0))
    return half_up(half_up(total), step) == Decimal(points)


def _graded(sheet: Sheet, prose: Prose, match: re.Match[str], known: str) -> Finding:
    scores = ("points", "behind")
    group = next(name for name, said in match.groupdict().items() if said and name not in scores)
    span, said = match.span(group), match[group]
    word = sheet.edition.links["grade"]
    same = known in (said, _SHORT.get(said))
    what = (
        f"与表中的{word}相同，可以改为引用，以后随表更新。"
        if same
        else f"与表中不一致，{word}是 {known}，请核对后改正。"
    )
    return Finding(
        check=LINK if same else FIGURE,
        level="hint" if same else "error",
        name=prose.name,
        message=f"{place(sheet, prose)}：“{match[0].translate(_NO_QUOTES)}”{what}",
        source=SOURCE,
        fix=rewritten(prose, span, "{grade}", f"改为引用〔{word}〕"),
        span=span,
        figures=known if same else f"{said}；{known}",
    )
