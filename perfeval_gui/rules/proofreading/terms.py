"""The words by which a report names its figures, and what may stand around them.

A number is compared only where the words before it, up to the last mark of punctuation, are
nothing but: neutral words (我单位, 2023年, 其中), one name of a figure, neutral words (为, 共计,
支出数). 教育项目支出, 人均公用经费 or 项目支出中 are names of something else, and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.edition import Edition
from perfeval_gui.rules.proofreading.lexicon import TERMS, Term
from perfeval_gui.rules.proofreading.texts import OTHER_YEAR, OWN_NAME, THIS_YEAR

_YEAR: Final = rf"(?:[0-9]{{4}}|{THIS_YEAR}+|{OTHER_YEAR}+)年"
_NEUTRAL: Final = (
    rf"{_YEAR}(?:度|全年|末|底)?|{_YEAR}?(?=年初预算)|[0-9]{{4}}(?=年初)|全年|本年度?|当年度?|年末|年底|年度"
    r"|截[至止]|12月(?:31日|底|末)?"
    rf"|我单位|本单位|单位|我部门|本部门|部门|[我本](?:局|委|办|中心|院|校|站|所|镇|乡|街道|馆)|{OWN_NAME}+"
    "|其中|资金来源为?|财政|实际|批复的?|核定的?|批准的?|实现|发生|完成|共计?|合计|总计|现有|现|目前|的|按"
    "|经自评|经自查|自评|综合|年度|机构|人员"
)
_TAILS: Final = {
    "万元": "为|是|共计?|合计|总计|计|达到?|了|数|总?额|金额|实际|支出|决算|预算|执行|完成|发生|总"
    "|的|列支|经费|拨款|资金|人民币",
    "人": "为|是|共|有|计|总数|合计|人数|数|名额|人员|职工",
    "%": "为|是|达到?|完成|实际",
    "个": "为|是|共|有|计|了",
    "分": "为|是|共计?|合计|计|得分?|自评|评分|分|实得|自查|获得?|了|总|方面|部分|情况|指标",
}
_LABEL_NOISE: Final = re.compile(
    r"[（(][^（）()]*[）)]|其中[：:]|[：:]|\{Y(?:[-+]1)?\}年|^[0-9一二三四五六七八九十]+[、.．]"
)
_QUOTES: Final = str.maketrans("", "", "“”\"‘’'《》：: 　")
_LEAST_LABEL: Final = 4
_MOST_WORDS: Final = 40
_OWN_MONEY: Final = ("initial_budget", "annual_budget", "executed", "general_budget",
    "government_fund", "nontax_income", "other_income", "basic_spending")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of one report by the words for them, and what may stand around a word."""

    terms: dict[tuple[str, str], Term]
    patterns: dict[str, re.Pattern[str]]

    def find(self, words: str, unit: str) -> tuple[Term, str, str] | None:
        """The term that *words* name, the word and what is said around it; None for any other."""
        squeezed = words.translate(_QUOTES)
        if not squeezed or len(squeezed) > _MOST_WORDS or unit not in self.patterns:
            return None
        match = self.patterns[unit].fullmatch(squeezed)
        if match is None:
            return None
        around = match["lead"] + match["tail"]
        return self.terms[unit, match["word"]], match["word"], around


def vocabulary(edition: Edition, unit: str, projects: tuple[str, ...]) -> Vocabulary:
    """The words of a report: those everybody uses, those of *edition*, and its own names.

    Args:
        edition: Its labels, fund lines and 一级指标 are words as well.
        unit: The name of the unit, which may stand before any figure.
        projects: Names of the 专项, in the order of the table.
    """
    labels = (
        *((name, edition.labels.get(name, "")) for name in _OWN_MONEY),
        *((row.line, row.label) for row in edition.funds if row.line != "projects"),
    )
    groups = tuple((group.key, group.label) for group in edition.groups)
    return _vocabulary(labels, groups, unit, projects)


Pairs = tuple[tuple[str, str], ...]


@lru_cache(maxsize=64)
def _vocabulary(labels: Pairs, groups: Pairs, unit: str, projects: tuple[str, ...]) -> Vocabulary:
    terms: dict[tuple[str, str], Term] = {}
    for word, term in (
        *_project_words(projects),
        *_group_words(groups),
        *((word, term) for term, words in TERMS for word in words.split()),
        *_label_words(labels),
    ):
        terms.setdefault((term.unit, word), term)
    before = _NEUTRAL + (f"|{re.escape(unit.translate(_QUOTES))}" if unit.strip() else "")
    patterns = {}
    for kind, tails in _TAILS.items():
        names = sorted((w for u, w in terms if u == kind), key=len, reverse=True)
        word = "|".join(map(re.escape, names))
        patterns[kind] = re.compile(
            rf"(?P<lead>(?:{before})*)(?P<word>{word})(?P<tail>(?:{tails})*)"
        )
    return Vocabulary(terms, patterns)


def _project_words(projects: tuple[str, ...]) -> Iterator[tuple[str, Term]]:
    for row, name in enumerate(projects):
        word = name.translate(_QUOTES)
        if len(word) >= _LEAST_LABEL and projects.count(name) == 1:
            final, budget = (f"projects[{row}].{column}" for column in ("final", "budget"))
            yield word, Term(unit="万元", final=final, budget=budget)


def _group_words(groups: Pairs) -> Iterator[tuple[str, Term]]:
    for key, label in groups:
        term = Term(unit="分", final=f"group_score.{key}", judged=True)
        word = label.translate(_QUOTES)
        yield from ((w, term) for w in (word, word.removesuffix("指标")) if w)


def _label_words(labels: Pairs) -> Iterator[tuple[str, Term]]:
    known = {term.final.partition(".")[0]: term for term, _ in TERMS}
    for name, label in labels:
        word = _LABEL_NOISE.sub("", label).translate(_QUOTES).removesuffix("数")
        if name in known and len(word) >= _LEAST_LABEL and word != "项目支出":
            yield word, known[name]
