"""The standard sentences of the report: which wording fits the figures, and how texts follow.

A wording fits while every figure it quotes is there and its conditions hold; the first that fits
is taken, and a sentence none of whose wordings fits is left out. So a blank figure never leaves a
hole in a sentence. See docs/adr/0019.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.diagnosis import diagnosis
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import Unread, Value, is_blank, number
from perfeval_gui.domain.edition.compared import HOLDS
from perfeval_gui.domain.edition.edition import Edition, Heading
from perfeval_gui.domain.edition.sentences import Condition, Sentence, Wording
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.narrative import Passage
from perfeval_gui.rules.figures.rulebook import Sheet

STARTING: Final = "passages"
"""Under this the faults of a sheet have it that the standard sentences could not follow."""

_SLOT: Final = pattern(r"\{([\w.]+)\}")


def quoted(wording: Wording, edition: Edition) -> Iterator[str]:
    """The names of the figures that *wording* quotes."""
    return (name for name in _slots(wording.text) if name in edition.links)


@lru_cache(maxsize=1_024)
def _slots(text: str) -> tuple[str, ...]:
    return tuple(_SLOT.findall(text))


def starting_text(sheet: Sheet, heading: Heading) -> str:
    """The standard sentences under *heading* in the wordings that fit the figures of *sheet*."""
    return "".join(_said(sheet, sentence) for sentence in heading.start)


def awaited(sheet: Sheet, heading: Heading) -> tuple[str, ...]:
    """The cells and figures for want of which a standard sentence under *heading* is left out.

    What the clerk can type comes alone where there is any: figures follow from it.
    """
    names = dict.fromkeys(
        name
        for sentence in heading.start
        if not _said(sheet, sentence)
        for wording in sentence
        for name in quoted(wording, sheet.edition)
        if not _is_there(sheet.value(name))
    )
    typed = tuple(name for name in names if sheet.figure(name) is None)
    return typed or tuple(names)


def followed(before: Sheet, after: Sheet) -> Sheet:
    """*after* with the standard sentences that nobody has rewritten in the wordings that fit now.

    A passage that reads as the standard sentences for the figures of *before* is replaced whole. In
    one that the clerk has added to, each standard sentence that still stands there is replaced by
    the wording that fits; where none does it stays, for nothing that was written may vanish.

    Where that fails the texts stay as they are, and the sheet says so among its faults.
    """
    try:
        return _follow(before, after)
    except Exception as error:  # noqa: BLE001 - typing must not depend on what follows from it
        return replace(after, faults={**after.faults, STARTING: diagnosis(error)})


def _follow(before: Sheet, after: Sheet) -> Sheet:
    old, new = before.report, after.report
    if old is new or old.narrative is not new.narrative:
        # What is being written just now is the clerk's.
        return after
    headings = {heading.key: heading for heading in after.edition.outline if heading.start}
    rows = new.narrative.passages
    texts = tuple(
        _followed(row, headings[row.key], before, after) if row.key in headings else row
        for row in rows
    )
    if all(row is text for row, text in zip(rows, texts, strict=True)):
        return after
    return replace(after, report=with_rows(new, "passages", texts))


def _followed(row: Passage, heading: Heading, before: Sheet, after: Sheet) -> Passage:
    if row.text and not any(one.text in row.text for said in heading.start for one in said):
        return row
    text = starting_text(after, heading)
    if row.text == text:
        return row
    if row.text != starting_text(before, heading):
        text = row.text
        for sentence in heading.start:
            text = _reworded(text, sentence, after)
    return row if text == row.text else replace(row, text=text)


def _reworded(text: str, sentence: Sentence, sheet: Sheet) -> str:
    """*text* with one standard sentence in the wording that fits now."""
    # Only what quotes a figure is sure to be the standard sentence, and no words of the clerk's.
    own = (one.text for one in sentence if any(True for _ in quoted(one, sheet.edition)))
    stands = next((words for words in own if text.count(words) == 1), None)
    fitting = _said(sheet, sentence) if stands is not None else ""
    return text.replace(str(stands), fitting) if fitting and fitting not in text else text


def _said(sheet: Sheet, sentence: Sentence) -> str:
    return next((wording.text for wording in sentence if fits(sheet, wording)), "")


def fits(sheet: Sheet, wording: Wording) -> bool:
    """Whether *wording* may be said of the figures of *sheet*."""
    for condition in wording.when:
        if not _holds(sheet, condition):
            return False
    return all(_is_there(sheet.value(name)) for name in quoted(wording, sheet.edition))


def _holds(sheet: Sheet, condition: Condition) -> bool:
    value = sheet.value(condition.name)
    if condition.sign == "blank" or condition.sign == "filled":  # noqa: PLR1714 - told apart by type
        return _is_there(value) == (condition.sign == "filled")
    other = condition.other
    left, right = number(value), other if isinstance(other, Decimal) else _figure(sheet, other)
    return left is not None and right is not None and HOLDS[condition.sign](left, right)


def _figure(sheet: Sheet, name: str) -> Decimal | None:
    return number(sheet.value(name))


def _is_there(value: Value) -> bool:
    return not isinstance(value, Unread) and not is_blank(value)
