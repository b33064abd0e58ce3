"""The words by which a report names its figures, and what may stand around them.

A number is compared only where the words before it, up to the last mark of punctuation, are
nothing but: neutral words (我单位, 2023年, 其中), one name of a figure, neutral words (为, 共计,
支出数). 教育项目支出, 人均公用经费 or 项目支出中 are names of something else, and left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.record.execution import INCOME, SPENDING, YEAR
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.proofreading.prose.lexicon import TERMS, Term
from perfeval_gui.rules.proofreading.prose.texts import OTHER_YEAR, OWN_NAME, THIS_YEAR

_YEAR: Final = pattern(
    rf"(?:[0-9]{{4}}|{THIS_YEAR}+|{OTHER_YEAR}+)年(?:度|末|底)?|12月(?:31日|底|末)?"
)
_BEGINS_A_YEAR: Final = frozenset(f"0123456789{THIS_YEAR}{OTHER_YEAR}")
_BEFORE_THE_YEAR: Final = pattern(rf"(?:[0-9]{{4}}|{THIS_YEAR}+)(?=年初)")
_NEUTRAL: Final = (
    "全年 本年 本年度 当年度 年末 年底 年度 截至 截止 单位 我单位 本单位 部门 我部门 本部门"
    " 其中 资金来源 资金来源为 财政 实际"
    " 批复 核定 批准 的 实现 发生 完成 共 共计 合计 总计 现有 现 目前 按 经自评 经自查 自评"
    " 综合 机构 人员"
)
_SELVES: Final = "局 委 办 中心 院 校 站 所 镇 乡 街道 馆"
_TAILS: Final = {
    "万元": "为 是 共 计 合计 总 达 达到 了 数 额 金额 实际 支出 决算 预算 执行 完成 发生"
    " 的 列支 经费 拨款 资金 人民币",
    "人": "为 是 共 有 计 总数 合计 人数 数 名额 人员 职工",
    "%": "为 是 达 达到 完成 实际",
    "个": "为 是 共 有 计 了",
    "分": "为 是 共 计 合计 得 分 自评 评 实得 自查 获 获得 了 总 方面 部分 情况 指标",
}
_LABEL_NOISE: Final = pattern(
    r"[（(][^（）()]*[）)]|其中[：:]|[：:]|\{Y(?:[-+]1)?\}年|^[0-9一二三四五六七八九十]+[、.．]"
)
_QUOTES: Final = str.maketrans("", "", "“”\"‘’'《》：: 　")
# Neutral words that make a name together.
_NAMED: Final = pattern("人员(?:经费|支出)|财政(?:拨款|资金)")
_LEAST_LABEL: Final = 4
_MOST_WORDS: Final = 40
_MOST_FOUND: Final = 4096
_HEAD: Final = 2
_OWN_MONEY: Final = (*YEAR, *INCOME, SPENDING[0])


class _Pieces:
    """Words that may stand one behind the other, and how far a text is nothing but such words.

    Places are followed instead of a pattern: of one that may repeat what can be read in two ways
    there are twice as many ways to fail for every word.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = {}
        for word in words:
            self._words.setdefault(word[:1], []).append(word)

    def with_word(self, word: str) -> _Pieces:
        """These words and *word*, if it is one."""
        more = _Pieces(filter(None, (word,)))
        for head, words in more._words.items():
            more._words[head] = [*self._words.get(head, ()), *words]
        more._words = {**self._words, **more._words}
        return more

    def behind(self, text: str, at: int) -> Iterator[int]:
        """Where the words that stand at *at* end."""
        for word in self._words.get(text[at : at + 1], ()):
            if text.startswith(word, at):
                yield at + len(word)

    def reached(self, text: str) -> list[int]:
        """Every place up to which *text* is nothing but these words and years, the last first."""
        places = {0}
        for at in range(len(text)):
            if at in places:
                places.update(self.behind(text, at))
                if text[at] in _BEGINS_A_YEAR:
                    years = (_YEAR.match(text, at), _BEFORE_THE_YEAR.match(text, at))
                    places.update(year.end() for year in years if year is not None)
        return sorted(places, reverse=True)

    def complete(self, text: str) -> set[int]:
        """Every place from which *text* is nothing but these words to its end."""
        places = {len(text)}
        for at in range(len(text) - 1, -1, -1):
            if not places.isdisjoint(self.behind(text, at)):
                places.add(at)
        return places


_Named = tuple[str, str]
"""A unit, and a word for a figure in it."""


class Terms(NamedTuple):
    """The words for the figures of a form, and how long those are that begin alike."""

    terms: Mapping[_Named, Term]
    lengths: Mapping[_Named, frozenset[int]]


class Vocabulary:
    """The terms of one report by the words for them, and what may stand around a word."""

    def __init__(
        self,
        terms: Terms,
        own: Mapping[_Named, Term],
        unit: str = "",
        nameless: Vocabulary | None = None,
    ) -> None:
        """The *terms* of a form, and its *own* of a report, which come first.

        *unit* is the name of the unit, which may stand before any figure; may be empty. Words
        without it mean the same to every unit, which *nameless* knows, the same but for the name.
        """
        self._unit, self._nameless = unit, nameless
        self.terms = {**terms.terms, **own}
        self._before = _before().with_word(unit)
        self._found: dict[_Named, tuple[Term, str, str] | None] = {}
        self._idle: dict[str, bool] = {}
        self._lengths = {**terms.lengths, **_lengths(own, terms.lengths)}

    def find(self, words: str, unit: str) -> tuple[Term, str, str] | None:
        """The term that *words* name, the word and what is said around it; None for any other.

        Several readers ask for the same words.
        """
        if self._nameless is not None and self._unit[:1] not in words:
            return self._nameless.find(words, unit)
        if (words, unit) not in self._found:
            if len(self._found) > _MOST_FOUND:
                self._found.clear()
            self._found[words, unit] = self._look_up(words, unit)
        return self._found[words, unit]

    def _look_up(self, words: str, unit: str) -> tuple[Term, str, str] | None:
        squeezed = words.translate(_QUOTES)
        if not squeezed or len(squeezed) > _MOST_WORDS or unit not in _TAILS:
            return None
        ends: set[int] | None = None
        for begin in self._before.reached(squeezed):
            for end in self._ends(squeezed, begin, unit):
                # Looked for once there is a term: of most words there is none.
                ends = _behind(unit).complete(squeezed) if ends is None else ends
                if end in ends:
                    word = squeezed[begin:end]
                    return self.terms[unit, word], word, squeezed[:begin] + squeezed[end:]
        return None

    def says_nothing(self, words: str) -> bool:
        """Whether *words* are nothing but what may stand before or behind any figure."""
        if words not in self._idle:
            if len(self._idle) > _MOST_FOUND:
                self._idle.clear()
            self._idle[words] = self._is_idle(words)
        return self._idle[words]

    def _is_idle(self, words: str) -> bool:
        squeezed = words.translate(_QUOTES)[:_MOST_WORDS]
        if _NAMED.search(squeezed):
            return False
        begins = self._before.reached(squeezed)
        return not _behind("万元").complete(squeezed).isdisjoint(begins)

    def _ends(self, text: str, begin: int, unit: str) -> Iterator[int]:
        """Where the terms end that stand at *begin*, the longest first."""
        lengths = self._lengths.get((unit, text[begin : begin + _HEAD]), ())
        for length in sorted(lengths, reverse=True):
            if (unit, text[begin : begin + length]) in self.terms:
                yield begin + length


def vocabulary(edition: Edition, unit: str, projects: tuple[str, ...]) -> Vocabulary:
    """The words of a report: those everybody uses, those of *edition*, and its own names.

    Args:
        edition: Its labels, fund lines and 一级指标 are words as well.
        unit: The name of the unit, which may stand before any figure.
        projects: Names of the 专项, in the order of the table.
    """
    return _vocabulary(*_printed_words(edition), unit, projects)


Pairs = tuple[tuple[str, str], ...]


def _printed_words(edition: Edition) -> tuple[Pairs, Pairs]:
    """The labels of *edition* that are words as well, and its 一级指标, by name."""
    labels = (
        *((name, edition.labels.get(name, "")) for name in _OWN_MONEY),
        *((row.line, row.label) for row in edition.funds if row.line != "projects"),
    )
    return labels, tuple((group.key, group.label) for group in edition.groups)


@lru_cache(maxsize=1)
def words_of(sheet: Sheet) -> Vocabulary:
    """The words of the report of *sheet*; kept for the next check of the same sheet."""
    names = tuple(project.name for project in sheet.report.funds.projects)
    return _words_of(sheet.book, sheet.report.cover.unit, names)


@lru_cache(maxsize=64)
def _words_of(book: Rulebook, unit: str, projects: tuple[str, ...]) -> Vocabulary:
    """As `vocabulary`; kept for the next report of the same unit."""
    return vocabulary(book.edition, unit, projects)


@lru_cache(maxsize=64)
def _vocabulary(labels: Pairs, groups: Pairs, unit: str, projects: tuple[str, ...]) -> Vocabulary:
    terms, own = _terms(labels, groups), _first(_project_words(projects))
    if not (name := unit.translate(_QUOTES).strip()):
        return Vocabulary(terms, own)
    return Vocabulary(terms, own, name, _vocabulary(labels, groups, "", projects))


@lru_cache(maxsize=16)
def _terms(labels: Pairs, groups: Pairs) -> Terms:
    """The words that all reports of a form have: made once for many reports."""
    common = ((word, term) for term, words in TERMS for word in words.split())
    terms = _first((*_group_words(groups), *common, *_label_words(labels)))
    return Terms(terms, _lengths(terms, {}))


def _first(words: Iterable[tuple[str, Term]]) -> dict[_Named, Term]:
    """*words* by unit; of several alike the first one counts."""
    terms: dict[_Named, Term] = {}
    for word, term in words:
        terms.setdefault((term.unit, word), term)
    return terms


def _lengths(
    words: Iterable[_Named], known: Mapping[_Named, frozenset[int]]
) -> dict[_Named, frozenset[int]]:
    """How long the terms are that begin as *words* do, with those that are *known*."""
    lengths: dict[_Named, frozenset[int]] = {}
    for unit, word in words:
        head = unit, word[:_HEAD]
        lengths[head] = lengths.get(head, known.get(head, frozenset())) | {len(word)}
    return lengths


@lru_cache(maxsize=1)
def _before() -> _Pieces:
    """What may stand before any figure, but for the name of the unit."""
    selves = (f"{mine}{kind}" for mine in "我本" for kind in _SELVES.split())
    return _Pieces((*_NEUTRAL.split(), *selves, OWN_NAME))


@cache
def _behind(unit: str) -> _Pieces:
    """What may stand behind the name of a figure in *unit*."""
    return _Pieces(_TAILS[unit].split())


def _project_words(projects: tuple[str, ...]) -> Iterator[tuple[str, Term]]:
    times = Counter(projects)
    for row, name in enumerate(projects):
        word = name.translate(_QUOTES)
        if len(word) >= _LEAST_LABEL and times[name] == 1:
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
