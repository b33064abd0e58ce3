"""A copied block read by its words, as any file is, for the table it is pasted into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.names.fields import address
from perfeval_gui.domain.record.report import Report
from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.matching.result import Match, Matched, Trace
from perfeval_gui.imports.model import Contents
from perfeval_gui.imports.reading.rows import read_rows
from perfeval_gui.imports.taking.taking import Choices, placed, take_over
from perfeval_gui.rules.figures.rulebook import Sheet

Block = Sequence[Sequence[str]]
MOST_CELLS: Final = 5_000
"""A block of more has no form's labels; it is pasted as it stands."""
_FIGURE: Final = pattern(r"[\s0-9０-９.,，．%％‰()（）+\-−—–/]*")
_SHORT: Final = 12
_LEAST: Final = 2
"""So many headings tell the columns of a table whose rows have no labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The table that a block is pasted into.

    Attributes:
        lines: What its rows are called, as the start of the names of their cells.
        labels: What stands before each of its rows where that is printed; empty where rows come
            and go, and no label tells one.
        titles: The headings of its columns.
        row, column: Where the cursor stands.
    """

    lines: tuple[str, ...]
    labels: tuple[str, ...]
    titles: tuple[str, ...]
    row: int
    column: int

    def has(self, name: str) -> bool:
        """Whether the cell *name* is one of the table, or of a row that it may get."""
        found = address(name)
        if found is None:
            return name.rpartition(".")[0] in self.lines
        return any(line.partition("[")[0] == found[0] for line in self.lines if "[" in line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """The report with a block in it, which cells that are, and what is to be said of it."""

    report: Report
    names: tuple[str, ...]
    told: str


def pasted_by_labels(sheet: Sheet, block: Block, front: Front) -> Pasted | None:
    """*block* put into the report of *sheet* by its words; None where none of them is known.

    Only what is sure is taken, and only into cells of the table in *front* that are not computed.
    What is blank in the block clears nothing.
    """
    if not block or sum(map(len, block)) > MOST_CELLS:
        return None
    matcher = Matcher(sheet.book)
    for labelled in _labelled(block, front):
        if not _has_labels(matcher, labelled, front):
            continue
        reading = _Reading(sheet, matcher, labelled, front)
        if reading.taken:
            return reading.pasted()
    return None


def _has_labels(matcher: Matcher, labelled: _Labelled, front: Front) -> bool:
    """Whether words of the form stand above the block, and before it where its rows have some.

    Asked first: to read a long block of words that are none of them takes a while.
    """
    above = matcher.likeness([_contents(labelled.rows[:1])]).labels
    if not front.labels:
        return above >= _LEAST
    return matcher.likeness([_contents([row[:1] for row in labelled.rows[1:]])]).labels > 0


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A block with words above and before its cells: its own, or those of the table."""

    rows: Block
    above: int = 0


def _labelled(block: Block, front: Front) -> Iterator[_Labelled]:
    words_above = _all_words(block[0])
    words_before = _all_words([row[0] if row else "" for row in block[words_above:]])
    if words_above and len(block) > 1:
        yield _Labelled(block)
    if not front.labels:
        return
    if words_before and not words_above:
        first = max(front.column, 1)
        width = max(map(len, block)) - 1
        yield _Labelled([[front.titles[0], *front.titles[first : first + width]], *block], 1)
    elif words_above and not words_before and len(block) > 1:
        labels = front.labels[front.row :]
        rows = [[label, *row] for label, row in zip(labels, block[1:], strict=False)]
        yield _Labelled([[front.titles[0], *block[0]], *rows])


def _all_words(texts: Sequence[str]) -> bool:
    """Whether *texts* are words and no figures; blanks among them are neither."""
    filled = [text for text in texts if text.strip()]
    return bool(filled) and not any(_FIGURE.fullmatch(text) for text in filled)


@dataclass(slots=True)
class _Reading:
    """What a labelled block says for the table in front."""

    sheet: Sheet
    matcher: Matcher
    block: _Labelled
    front: Front
    match: Match = field(init=False)
    taken: dict[str, Matched] = field(init=False)

    def __post_init__(self) -> None:
        self.match = self.matcher.match([_contents(self.block.rows)], self.sheet.report.year)
        self.taken = {
            one.name: one
            for one in self.match.of("sure")
            if self.front.has(one.name) and one.traces and _row(one.traces[0]) > 0
        }

    def pasted(self) -> Pasted:
        """The block in the report, and what is said of it."""
        report, names = self._put(frozenset())
        # A line may be computed once those that it sums up are there.
        after = self.sheet.book.evaluate(report, self.sheet)
        computed = {own for name, own in names.items() if not after.typable(name)}
        if computed:
            report, names = self._put(frozenset(computed))
        return Pasted(report=report, names=tuple(names), told=self._told(computed))

    def _put(self, left: frozenset[str]) -> tuple[Report, dict[str, str]]:
        """The report with all but *left*, and which cells of it that are, by their own names."""
        wanted = [one for one in self.taken.values() if one.name not in left]
        match = Match(edition=self.match.edition, year=self.match.year, cells=tuple(wanted))
        every = Choices(over=frozenset(self.taken))
        report = self.sheet.report
        own = {one.name: one.found.name for one in placed(report, match, report)}
        taken = take_over(report, match, every, report)
        return taken.report, {name: own[name] for name in taken.names}

    # ---- what is said of it

    def _told(self, computed: set[str]) -> str:
        known = {_row(one.traces[0]) for one in self.taken.values()}
        values = [text.trace for text in self.match.texts if text.use == "value"]
        doubtful = [one for one in self.match.of("doubtful") if self.front.has(one.name)]
        typed = {_place(trace) for one in self.match.cells for trace in one.traces}
        totals = [trace for trace in values if _place(trace) not in typed]
        known |= {_row(trace) for trace in totals}
        known |= {_row(trace) for one in doubtful for trace in one.traces}
        strange = [
            trace
            for trace in self.match.unrecognised
            if _row(trace) not in known and (trace.row or 0) >= self.block.above
        ]
        rows = {_row(trace): trace.text.strip() for trace in reversed(strange)}
        differing = len(self.match.deviations)
        parts = (
            f"按栏目名粘贴：认出 {len(known)} 行",
            f"未认出 {len(rows)} 行（从“{_first(rows)}”起）" if rows else "",
            f"落在合计格 {len(totals) + len(computed)} 个，没有粘贴" if totals or computed else "",
            f"其中 {differing} 个与明细之和不同" if differing else "",
            f"拿不准 {len(doubtful)} 格，没有粘贴（{doubtful[0].reason.rstrip('。')}）"
            if doubtful
            else "",
        )
        return "，".join(part for part in parts if part) + "。"


def _row(trace: Trace) -> int:
    return -1 if trace.row is None else trace.row


def _place(trace: Trace) -> tuple[int | None, int | None]:
    return trace.row, trace.column


def _first(rows: dict[int, str]) -> str:
    return rows[min(rows)][:_SHORT]


def _contents(rows: Block) -> Contents:
    return read_rows(rows, "剪贴板", "clipboard")
