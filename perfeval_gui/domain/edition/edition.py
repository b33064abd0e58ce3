"""What differs between bureaus and years: labels, rows, weights, thresholds, outline, pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Final, Literal

from perfeval_gui.domain.cells.kinds import MONEY, Kind
from perfeval_gui.domain.edition.askers import Asker
from perfeval_gui.domain.edition.declared import Declared, Line
from perfeval_gui.domain.edition.drawing import Drawing
from perfeval_gui.domain.edition.may_lack import Part
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS, Section
from perfeval_gui.domain.edition.sentences import Sentence
from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.report import STANDARD, Report

FUNDS: Final = "funds"
"""What the fund table is called on pages; its cells are called by line and column alone."""
Practice = Literal["ratio", "linear", "zero"]
"""How a result above a "less is better" target scores; see the rule `rules.figures.scoring`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FundRow:
    """One printed line of the fund table.

    Attributes:
        line: Name of the fund line in the record, or ``projects`` for the named 专项.
        label: Printed label; ``{name}`` in the label of ``projects`` is the name of the row.
        later: Label of the second and later rows of ``projects``.
        level: Depth of indention on screen, from 0.
        parent: Line this one is part of; empty at the top.
        parts: For a line with parts: ``all`` when they add up to it, ``some`` when they are
            only named out of it (其中), empty without parts.
    """

    line: str
    label: str
    later: str = ""
    level: int = 0
    parent: str = ""
    parts: Literal["", "all", "some"] = ""

    @property
    def key(self) -> str:
        """Its name, as that of a `Line`."""
        return self.line


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A 一级指标: its key, its printed label, its points, and its 二级指标 by key."""

    key: str
    label: str
    points: Decimal
    kinds: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading of the report.

    Attributes:
        key: Key of the passage printed under it.
        text: The heading as printed, number included.
        level: 1 or 2.
        start: The standard sentences it begins with; see `rules.sentences.starting_texts`.
        passage: Whether a passage belongs under it.
    """

    key: str
    text: str
    level: int
    start: tuple[Sentence, ...] = ()
    passage: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A step of a qualitative score: *key* as stored, its label, and its share of the points."""

    key: str
    label: str
    least: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From where on the checks speak.

    Attributes:
        budget_growth: Most that 全年预算数 may differ from 年初预算数, a fraction of the latter.
        jump: Most that a 决算数 may differ from last year's, a fraction of the latter.
        jump_least: Smaller differences from last year are nothing, in the unit of the form.
        off: Ids of checks that are switched off.
    """

    budget_growth: Decimal = Decimal("0.30")
    jump: Decimal = Decimal("0.50")
    jump_least: Decimal = Decimal(1)
    off: frozenset[str] = frozenset()

    def is_jump(self, before: Decimal, now: Decimal) -> bool:
        """Whether *now* is so far from what was there *before* that a reviewer asks."""
        far = max(self.jump * abs(before), self.jump_least)
        return before != 0 and abs(now - before) > far


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One issued form. Everything here is data; the rules that read it are code.

    Attributes:
        id, name: Folder name and Chinese name.
        year: The year a new report is offered for.
        labels: Printed label by name of a field or figure; ``{Y}`` and ``{Y-1}`` are years.
        names: What a figure is called in a sentence, where its printed label says too little.
        help: One sentence by name, shown while the field has the focus.
        links: Word in the report's 〔〕 by name of the figure it shows; no word twice.
        starts: Text a new report begins with, by name of a text cell.
        funds: Lines of the fund table in the order of printing.
        execution_points: 分值 of the budget execution, points.
        groups: 一级指标 in the order of printing.
        grades: Least total score and name, best first; the last counts from anything.
        practice: Score of a result above a "less is better" target.
        bands: Steps of a qualitative score, best first.
        explain_over, hint_over: Completion from which a reason is demanded or suggested.
        outline: Headings of the report.
        drawings: The parts of the package as drawn, in the order of printing.
        file_name: Suggested name of exported files, with ``{unit}`` and ``{Y}``.
        hand: Names of cells that are left for the hand and may print empty.
        limits: From where on the checks speak.
        form: The typed cells and tables a report of it has.
        sections: What the clerk walks through, in this order.
        declared: What it has beside the standard names, and what must hold.
        kinds: Kinds that stand in place of the standard ones, by the name of the kind.
        package: Of a form that is filled in for each project: its cells by the names of the unit's
            report that they take their content from; empty of any other form.
        askers: Who is asked for what is still missing; what none of them has goes by the list of
            the program.
        papers: What one needs at hand to fill it in, for the start page; empty for the usual.
        may_lack: What a unit may not have at all, in the order of the form.
    """

    id: str
    name: str
    year: int
    labels: Mapping[str, str]
    help: Mapping[str, str]
    links: Mapping[str, str]
    starts: Mapping[str, str]
    funds: tuple[FundRow, ...]
    execution_points: Decimal
    groups: tuple[Group, ...]
    grades: tuple[tuple[Decimal, str], ...]
    practice: Practice
    bands: tuple[Band, ...]
    explain_over: Decimal
    hint_over: Decimal
    outline: tuple[Heading, ...]
    drawings: tuple[Drawing, ...]
    file_name: str
    hand: frozenset[str] = field(default_factory=frozenset)
    limits: Limits = field(default_factory=Limits)
    names: Mapping[str, str] = field(default_factory=dict)
    form: Form = STANDARD
    declared: Declared = field(default_factory=Declared)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    sections: tuple[Section, ...] = STANDARD_SECTIONS
    package: Mapping[str, str] = field(default_factory=dict)
    askers: tuple[Asker, ...] = ()
    may_lack: tuple[Part, ...] = ()
    papers: tuple[str, ...] = ()

    def blank(self, year: int) -> Report:
        """A report of it for *year* in which nothing is filled in."""
        return Report(edition=self.id, year=year, form=self.form, own=self.form.own)

    @property
    def money(self) -> Kind:
        """How it gives amounts: their unit, places and groups."""
        return self.kinds.get(MONEY.name, MONEY)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The key of the section that shows it, by the name of each cell and table."""
        return {
            name: section.key
            for section in self.sections
            for name in (*section.tables, *section.fields)
        }

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The Chinese title of each section, by its key."""
        return {section.key: section.title for section in reversed(self.sections)}

    @cached_property
    def lines(self) -> Mapping[str, tuple[FundRow | Line, ...]]:
        """The lines of each table whose lines are the edition's, by the name of the table."""
        own = {table.name: table.lines for table in self.declared.tables if table.lines}
        return {FUNDS: self.funds, **own} if self.funds else dict(own)

    def label(self, name: str, year: int) -> str:
        """The printed label of *name*, with its years filled in; the name where there is none."""
        return with_years(self.labels.get(name, name), year)

    def group(self, key: str) -> Group | None:
        """The 一级指标 with *key*, or None where this edition has no such group."""
        return next((group for group in self.groups if group.key == key), None)

    def fund_row(self, line: str) -> FundRow | None:
        """The printed row of a fund line, or None where this edition does not print it."""
        return self._fund_rows.get(line)

    @cached_property
    def _fund_rows(self) -> Mapping[str, FundRow]:
        """Asked for with each cell of the fund table."""
        return {row.line: row for row in reversed(self.funds)}


def with_years(text: str, year: int) -> str:
    """*text* with ``{Y}`` and ``{Y-1}`` and ``{Y+1}`` replaced."""
    if "{Y" not in text:
        return text
    return (
        text.replace("{Y}", str(year))
        .replace("{Y-1}", str(year - 1))
        .replace("{Y+1}", str(year + 1))
    )
