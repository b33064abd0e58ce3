"""Arithmetic in sentences: sums and parts, shares, changes, completion, counts and lists.

A sentence is an 错误 only where its figures leave no other reading; where another base, another
total or rounding may be meant it is a 提示. What the program filled in by itself is not its matter.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from operator import attrgetter

from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.arithmetic.changes import changes_agree
from perfeval_gui.rules.proofreading.arithmetic.counts import counts_agree
from perfeval_gui.rules.proofreading.arithmetic.earlier import earlier_agree
from perfeval_gui.rules.proofreading.arithmetic.known_amounts import Asked, Tables
from perfeval_gui.rules.proofreading.arithmetic.means import means_agree
from perfeval_gui.rules.proofreading.arithmetic.moves import moves_agree
from perfeval_gui.rules.proofreading.arithmetic.rates import rates_agree
from perfeval_gui.rules.proofreading.arithmetic.rests import rests_agree
from perfeval_gui.rules.proofreading.arithmetic.sentences import sentences
from perfeval_gui.rules.proofreading.arithmetic.shares import percentages_without_sign, shares_agree
from perfeval_gui.rules.proofreading.arithmetic.sums import sums_add_up
from perfeval_gui.rules.proofreading.arithmetic.targets import targets_agree
from perfeval_gui.rules.proofreading.arithmetic.trends import trends_agree
from perfeval_gui.rules.proofreading.figures.tables import wrong_spans
from perfeval_gui.rules.proofreading.prose.numbers import mentions
from perfeval_gui.rules.proofreading.prose.terms import words_of
from perfeval_gui.rules.proofreading.prose.texts import Prose, Slip, finding_of, passages
from perfeval_gui.rules.proofreading.prose.written import written

_IN_SENTENCES = (
    changes_agree,
    earlier_agree,
    sums_add_up,
    shares_agree,
    rates_agree,
    rests_agree,
)


def arithmetic(sheet: Sheet) -> Iterator[Finding]:
    """What sentences add up, divide and compare is so. Source: 附件3-1, 附件2.

    What holds a figure that is wrong by itself is left until that is mended.
    """
    tables = Tables(sheet, words_of(sheet))
    for prose in passages(sheet):
        slips = list(_of_prose(tables, prose))
        wrong = wrong_spans(sheet, prose) if slips else ()
        yield from _told(sheet, prose, [slip for slip in slips if not _holds(slip, wrong)])


def _holds(slip: Slip, wrong: Sequence[tuple[int, int]]) -> bool:
    first = bisect_left(wrong, (slip.begin,))
    return first < len(wrong) and wrong[first][1] <= slip.end


def _of_prose(tables: Tables, prose: Prose) -> Iterator[Slip]:
    if not prose.text:
        return
    shown = written(prose.text, tables.sheet)
    if not _asked(shown.text):
        return
    for slip in _in_any_rounding(tables, shown.text):
        if shown.has_typed_digits(slip.begin, slip.end):
            begin, end = shown.span(slip.begin, slip.end)
            same = begin == slip.begin and end == slip.end
            yield slip if same else replace(slip, begin=begin, end=end)


def _in_any_rounding(tables: Tables, text: str) -> Iterator[Slip]:
    """What is wrong in *text* whether it reckons with the figures of a form in 元 or in 万元."""
    in_yuan = tables.sheet.edition.money.below > 0
    if not in_yuan or not any(one.unit == "万元" and one.scale == 1 for one in mentions(text)):
        yield from _slips(tables, text)
        return
    rounded = {
        (one.check, one.begin, one.end): one for one in _slips(replace(tables, rounded=True), text)
    }
    for slip in _slips(tables, text):
        other = rounded.get((slip.check, slip.begin, slip.end))
        if other is not None:
            yield slip if slip.level == "hint" else replace(slip, level=other.level)


def _slips(tables: Tables, text: str) -> Iterator[Slip]:
    for asked in _asked(text):
        yield from asked(tables)


@lru_cache(maxsize=512)
def _asked(text: str) -> tuple[Asked, ...]:
    """What of *text* is to be held against the tables; read once for all sheets it stands in.

    What is wrong whatever the tables say is known by then.
    """
    in_sentences = (read(sentence) for sentence in sentences(text) for read in _IN_SENTENCES)
    known = (
        *percentages_without_sign(text),
        *targets_agree(text),
        *counts_agree(text),
        *means_agree(text),
    )
    anyway = partial(_known, known) if known else None
    every = (*in_sentences, trends_agree(text), moves_agree(text), anyway)
    return tuple(one for one in every if one is not None)


def _known(slips: tuple[Slip, ...], _: Tables) -> Iterator[Slip]:
    return iter(slips)


def _told(sheet: Sheet, prose: Prose, slips: Sequence[Slip]) -> Iterator[Finding]:
    """The findings of *slips*.

    Of several about the same words the first is told, so that a sign which is missing is not told
    beside what says that its figure is wrong. An error covers the minor ones inside: it is mended
    in any case.
    """
    first_of = {(one.begin, one.end): one for one in reversed(slips)}
    minor = sorted((one for one in slips if one.minor), key=attrgetter("begin"))
    begins = [one.begin for one in minor]
    for slip in slips:
        if slip.minor and first_of[slip.begin, slip.end] is not slip:
            continue
        first, behind = bisect_left(begins, slip.begin), bisect_left(begins, slip.end)
        inside = minor[first:behind] if slip.level == "error" and not slip.minor else ()
        covers = tuple(
            (one.check, prose.name, (one.begin, one.end)) for one in inside if one.end <= slip.end
        )
        yield finding_of(sheet, prose, slip, covers)
