"""What was found in files for the cells of a report: sure, doubtful, blank or missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from perfeval_gui.domain.cells.values import Value

State = Literal["sure", "doubtful", "blank", "missing"]
"""Sure means right. Blank: the cell is in the file and nothing is in it. Missing: the file has no
such cell, or none that can be told apart from others."""
Use = Literal["value", "label", "unrecognised"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where in a file a text stands.

    Attributes:
        file: Name of the file.
        block: Number of the table or paragraph in the file, counted from 0.
        title: The table as a person finds it; empty for a paragraph.
        place: The cell or paragraph as a person finds it.
        row, column: First place of the cell in the grid of its table; None for a paragraph.
        text: As the file shows it; of a cell with several values the part that is meant.
    """

    file: str
    block: int
    title: str
    place: str
    text: str
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One reading of a cell: what may be taken over, and where it comes from."""

    value: Value
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """One cell of the report.

    Attributes:
        name: Its name; rows of tables are counted in the order of the file.
        state: How sure its value is.
        value: What it holds: of a doubtful one the likeliest, blank where nothing was found.
        traces: Where that stands, the same in each of these places.
        others: Other readings of a doubtful one.
        reason: Why it is doubtful or missing, a Chinese sentence; empty of any other.
    """

    name: str
    state: State
    value: Value = None
    traces: tuple[Trace, ...] = ()
    others: tuple[Candidate, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """A computed figure that the file shows otherwise than it follows from what was typed.

    Attributes:
        name: The figure.
        shown: As the file shows it.
        follows: As it follows; empty where nothing follows.
        trace: Where the file shows it.
    """

    name: str
    shown: str
    follows: str
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a finding, of the page 审核说明 of a file.

    Which cell it is about is on no paper.

    Attributes:
        title: What the check is called, as the file shows it; empty where it does not.
        figures: The figures the answer was given for, likewise.
        text: The answer.
        trace: Where the answer stands.
        doubt: Why the three may not belong together, a Chinese sentence; empty where they do.
    """

    title: str
    figures: str
    text: str
    trace: Trace
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What became of a text of a file, or of a part of one."""

    use: Use
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much of an edition is in a file.

    Attributes:
        edition: Its id.
        labels: How many of its printed labels were found.
        of: How many it prints.
        words: How many of its 一级 and 二级指标 are named.
        same_year: Whether it is an edition of the year of the files.
    """

    edition: str
    labels: int
    of: int
    words: int = 0
    same_year: bool = False

    @property
    def score(self) -> int:
        """What was found, less what was not."""
        return 2 * self.labels - self.of + self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What files say for an edition.

    Attributes:
        edition: Id of the edition.
        year: The report year of the files; 0 where they do not say it.
        cells: Every typed cell, in the order of the record; cells of tables by their rows.
        answers: The answers to findings, in the order of the files.
        texts: Every text of the files with what became of it, in reading order.
        computed: Figures of the form that the files show, sure where they follow from the cells.
        deviations: Computed figures that the files show otherwise.
        told: What is to be told of the whole, Chinese sentences.
        rows: Rows of tables that are known to be rows of the report, by their names here
            (``indicators[0]``), with the number each has there.
    """

    edition: str
    year: int
    cells: tuple[Matched, ...]
    answers: tuple[Answer, ...] = ()
    texts: tuple[Text, ...] = ()
    computed: tuple[Matched, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    told: tuple[str, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)

    def of(self, state: State) -> Iterator[Matched]:
        """The cells in *state*."""
        return (one for one in self.cells if one.state == state)

    @property
    def by_name(self) -> Mapping[str, Matched]:
        """The cells by their names."""
        return {one.name: one for one in self.cells}

    @property
    def unrecognised(self) -> Iterator[Trace]:
        """没有认出的内容, in reading order."""
        return (one.trace for one in self.texts if one.use == "unrecognised")
