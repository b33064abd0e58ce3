"""The running texts of a report, and how they are looked at: places stay those of the record."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.names.fields import cell_name
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding, Level, Place, TextFix

SOURCE: Final = "自评报告与基础数据表、自评表一致"
LINKED, THIS_YEAR, OTHER_YEAR, OWN_NAME = "\ue000", "\ue001", "\ue002", "\ue003"
"""What a linked figure, ``{Y}``, its neighbours and ``{unit}`` are looked at as, sign by sign."""

SLOT: Final = pattern(r"\{([\w.]+|Y[-+]1)\}")
_MARKS: Final = {"Y": THIS_YEAR, "Y-1": OTHER_YEAR, "Y+1": OTHER_YEAR, "unit": OWN_NAME}
_WIDE: Final = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_WIDE_ONE: Final = pattern("[０-９．％]")
_LONGEST_LABEL: Final = 24
_END: Final = pattern(r"[。！？；;\n]")
_BEFORE, _BEHIND = ("thrift", "goals_expected", "goals_achieved"), "unit_opinion"
"""Texts that stand before the indicators on the form, and behind them."""
_COLUMNS: Final = ("name", "target", "actual", "reason")
_texts_of: Final = attrgetter(*_COLUMNS)
Texts = tuple[str, ...]
"""What is written in words about one indicator."""


@dataclass(frozen=True, slots=True)
class Prose:
    """One running text: the name of its cell, its text as stored, and the heading above it."""

    name: str
    text: str
    heading: str = ""


Written = Prose | tuple[int, Texts]
"""A text that stands alone, or the row of an indicator and its texts."""


@lru_cache(maxsize=1)
def passages(sheet: Sheet) -> tuple[Prose, ...]:
    """The passages that *sheet* prints, in the order of the record; kept for its next check."""
    headings = {heading.key: heading.text for heading in sheet.edition.outline if heading.passage}
    rows = sheet.report.narrative.passages
    last = {passage.key: row for row, passage in enumerate(rows)}
    return tuple(
        Prose(cell_name("passages", row, "text"), passage.text, headings[passage.key])
        for row, passage in enumerate(rows)
        if last[passage.key] == row and passage.key in headings
    )


@lru_cache(maxsize=1)
def written(sheet: Sheet) -> tuple[Written, ...]:
    """Every text that is written in words, those of tables included, in the order of the form.

    Kept for the next check of the same sheet.
    """
    return (
        *(Prose(name, str(sheet.typed(name))) for name in _BEFORE),
        *enumerate(map(_texts_of, sheet.report.indicators.indicators)),
        Prose(_BEHIND, str(sheet.typed(_BEHIND))),
        *passages(sheet),
    )


def proses(some: Iterable[Written], passed_over: Callable[[Texts], bool]) -> Iterator[Prose]:
    """The texts of *some* of those that are written.

    Indicators for whose texts *passed_over* holds are left out: of a thousand, few are of interest.
    """
    for one in some:
        if isinstance(one, Prose):
            yield one
        elif not passed_over(one[1]):
            row, texts = one
            for column, text in zip(_COLUMNS, texts, strict=True):
                if text:
                    yield Prose(cell_name("indicators", row, column), text)


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """*text* with half-width digits and with slots as marks, sign for sign at the same place."""
    return narrow(SLOT.sub(_marked, text))


def narrow(text: str) -> str:
    """*text* with half-width digits; few texts have others, and looking is cheaper than mapping."""
    return text.translate(_WIDE) if _WIDE_ONE.search(text) else text


def _marked(match: re.Match[str]) -> str:
    return _MARKS.get(match[1], LINKED) * len(match[0])


def sentence_at(text: str, span: tuple[int, int] | None) -> str:
    """The sentence of *text* in which *span* begins; all of it where there is no span."""
    if span is None:
        return text.strip()
    begin, end = sentence_span(text, *span)
    return text[begin:end].strip()


def sentence_span(text: str, begin: int, end: int) -> tuple[int, int]:
    """Where the sentence from *begin* to *end* begins and ends, its mark included.

    Words that end in a mark end their sentence.
    """
    ends = _sentence_ends(text)
    before, behind = bisect_left(ends, begin), bisect_left(ends, max(end - 1, begin))
    return (
        ends[before - 1] + 1 if before else 0,
        ends[behind] + 1 if behind < len(ends) else len(text),
    )


@lru_cache(maxsize=64)
def _sentence_ends(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _END.finditer(text))


def rewritten(prose: Prose, span: tuple[int, int], words: str, label: str) -> TextFix:
    """A mend that puts *words* in the place of *span*."""
    return TextFix(label=label, name=prose.name, text=prose.text, span=span, words=words)


def place(sheet: Sheet, prose: Prose) -> str:
    """Where a text stands, for the beginning of a sentence."""
    return prose.heading or sheet.label(prose.name)


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong in a text by itself, whatever the figures are.

    Attributes:
        check: Id of the check. begin, end: The words it is about.
        says: What is wrong and what to do, for behind the place.
        instead: The words that belong there; None where more than one mend is possible.
        level: ``error`` only where it cannot be right in any reading.
        minor: Whether it goes with its words: not told beside what says that they are wrong.
    """

    check: str
    begin: int
    end: int
    says: str
    instead: str | None = None
    level: Level = "hint"
    minor: bool = False


def finding_of(sheet: Sheet, prose: Prose, slip: Slip, covers: tuple[Place, ...] = ()) -> Finding:
    """The finding that tells of *slip*, and that it *covers* others."""
    span = slip.begin, slip.end
    fix = None
    if slip.instead is not None:
        to = f"改为“{slip.instead}”" if slip.instead else "删去"
        fix = rewritten(prose, span, slip.instead, to if len(to) <= _LONGEST_LABEL else "改正")
    return Finding(
        check=slip.check,
        level=slip.level,
        name=prose.name,
        message=f"{place(sheet, prose)}：{slip.says}",
        source="公文格式 GB/T 9704-2012" if slip.check == "text-numbering" else "文字校对",
        fix=fix,
        span=span,
        covers=covers,
    )
