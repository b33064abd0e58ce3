"""Sentences with the amounts in them: what is added up, compared and divided."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import half_up
from perfeval_gui.rules.proofreading.prose.readings import Reading, readings

CHECK: Final = "text-arithmetic"
HUNDRED: Final = Decimal(100)
LAST_YEAR: Final = "上年|去年|上一年"
"""Words for the year before, for patterns."""
SPLIT: Final = pattern("[；;。]")
"""What stands behind one of these in a sentence is about something else."""
_HALF: Final = Decimal("0.5")
_CENT: Final = Decimal("0.01")
_LEAST: Final = Decimal("0.000001")
# 其中 goes on with the sentence before.
_END: Final = pattern(r"[！？\n]|。(?![ 　]*其中)")
_MOST_QUOTED: Final = 60
_MOST_LEAD: Final = 80
_MOST_BEFORE: Final = 24
_CLAUSE: Final = pattern(r"[^，。；：、！？\n（）()0-9]{0,40}$")
_MOST_CLAUSE: Final = 60


@dataclass(frozen=True, slots=True, eq=False)
class Amount:
    """A number with its unit in a sentence.

    Attributes:
        begin, end: Where it stands in the text.
        value: The number in *unit*. step: One in its last written digit, in *unit*.
        unit: ``万元``, ``%``, ``个百分点``, ``人``, ``个`` or ``分``.
        words: What is said right before it, up to a mark or a number.
        lead: All that stands before it, up to the number before or the begin of the sentence.
        behind: Some characters behind it.
        year: The year it is told of, as in `Reading`.
        reading: The number as the number finder sees it.
    """

    begin: int
    end: int
    value: Decimal
    step: Decimal
    unit: str
    words: str
    lead: str
    behind: str
    year: str
    reading: Reading

    @property
    def exact(self) -> bool:
        """Whether it is written to the hundredth of 万元, as figures of the form are."""
        return self.unit != "万元" or self.step <= _CENT

    def says(self, figure: Decimal) -> bool:
        """Whether *figure*, as printed or rounded to the digits written, is this amount."""
        return any(
            half_up(one / self.step, Decimal(1)) * self.step == self.value
            for one in (figure, half_up(figure))
        )

    def nearly(self, figure: Decimal) -> bool:
        """Whether it is *figure* with its last digits cut off, or rounded the wrong way."""
        return abs(figure - self.value) < self.step


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence with two amounts or more.

    Attributes:
        text: The whole text. begin, end: Where the sentence stands in it.
        amounts: Its amounts, in order.
    """

    text: str
    begin: int
    end: int
    amounts: tuple[Amount, ...]

    @property
    def words(self) -> str:
        """The sentence itself."""
        return self.text[self.begin : self.end]

    def span(self, first: Amount, last: Amount) -> tuple[int, int]:
        """From the words before *first* to the end of *last*."""
        return first.begin - len(first.words), last.end

    def before(self, at: int, lead: str) -> Iterator[Amount]:
        """The amounts before number *at*, the nearest first, of what *lead* behind them is about.

        Args:
            at: Number of the amount, or of the one behind a place between two.
            lead: What stands between the amount before and that place.
        """
        for one in reversed(self.amounts[max(at - _MOST_BEFORE, 0) : at]):
            if SPLIT.search(lead):
                return
            yield one
            lead = one.lead

    def quoted(self, first: Amount, last: Amount) -> str:
        """The words from those of *first* to *last*, without their middle where they are long."""
        words = self.text[slice(*self.span(first, last))].strip("，、；：: 　\n")
        if len(words) <= _MOST_QUOTED:
            return words
        return f"{words[: _MOST_QUOTED // 2]}…{words[-_MOST_QUOTED // 2 :]}"


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Every sentence of *text*, as printed, that has amounts."""
    return tuple(_sentences(text, readings(text)))


def _sentences(text: str, found: Sequence[Reading]) -> Iterator[Sentence]:
    if not found:
        return
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    held: dict[int, list[Reading]] = {}
    for reading in found:
        held.setdefault(bisect_right(ends, reading.mention.begin) - 1, []).append(reading)
    for row, here in held.items():
        begin, end = ends[row], ends[row + 1] if row + 1 < len(ends) else len(text)
        stops = (begin, *(reading.mention.end for reading in here))
        amounts = (_amount(text, reading, stop) for stop, reading in zip(stops, here, strict=False))
        yield Sentence(text, begin, end, tuple(amounts))


def _amount(text: str, reading: Reading, stop: int) -> Amount:
    mention = reading.mention
    return Amount(
        begin=mention.begin,
        end=mention.end,
        value=mention.amount * mention.scale,
        step=mention.step * mention.scale,
        unit=mention.unit,
        words=reading.words,
        lead=text[max(stop, mention.begin - _MOST_LEAD) : mention.begin],
        behind=mention.behind,
        year=reading.year,
        reading=reading,
    )


def clause_before(text: str, at: int) -> str:
    """The words of the clause of *text* before *at*, back to a mark or a digit."""
    match = _CLAUSE.search(text[max(at - _MOST_CLAUSE, 0) : at])
    return match[0] if match is not None else ""


def rounding(amounts: Sequence[Amount]) -> Decimal:
    """How far the sum of *amounts*, the total among them, may be off by rounding alone.

    Money alone is rounded; people and things are counted.
    """
    loose = (amount.step * _HALF for amount in amounts if amount.unit == "万元")
    return sum(loose, Decimal(0))


def in_words(value: Decimal, unit: str) -> str:
    """*value* with its *unit* for a message, without zeros at its end beyond two places."""
    places = f"{half_up(value):f}"
    if unit == "万元" and value == half_up(value, _LEAST) != half_up(value):
        # What is written in 元 has more.
        places = f"{value.normalize():f}"
    if unit in ("人", "个", "分"):
        places = places.rstrip("0").removesuffix(".")
    return f"{places}%" if unit == "%" else f"{places} {unit}"


def percent(share: Decimal) -> str:
    """A fraction as a percentage for a message."""
    return in_words(share * HUNDRED, "%")


def is_of_nothing(part: Decimal, whole: Decimal, rate: Decimal) -> bool:
    """Whether nothing is told to be none or all of nothing, in percent, as reports do."""
    return part == whole == 0 and rate in (0, HUNDRED)
