"""What is gathered while a form is drawn: cells, tables, sections, and what is to be decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from perfeval_gui.imports.forms.words import with_relative_years
from perfeval_gui.new_edition.kinds import HAND, Guess, guess
from perfeval_gui.new_edition.texts import key_of, printed
from perfeval_gui.new_edition.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class NewCell:
    """A stand-alone cell; a *standard* one has a name that every form knows."""

    name: str
    label: str
    section: str
    guess: Guess
    standard: bool


@dataclass(frozen=True, slots=True)
class NewColumn:
    """A column of a table; *rule* is how it follows from others, "" where it is typed."""

    key: str
    label: str
    guess: Guess
    rule: str = ""


@dataclass(frozen=True, slots=True)
class NewTable:
    """A table; *lines* are keys and labels of its fixed lines, empty where rows are added."""

    key: str
    section: str
    columns: tuple[NewColumn, ...]
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NewGroup:
    """一级指标 with its 二级指标; *points* is "" where the form does not print them."""

    key: str
    label: str
    points: str
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NewIndicators:
    """绩效指标: labels by the name of their column, columns of its own, groups."""

    labels: dict[str, str]
    columns: tuple[NewColumn, ...]
    groups: tuple[NewGroup, ...]
    scored: str


@dataclass(frozen=True, slots=True)
class NewHeading:
    """A heading of 自评报告, from level 1; *start* is what a new report begins with below it."""

    key: str
    text: str
    level: int
    start: str
    passage: bool


@dataclass(slots=True)
class NewEdition:
    """All that is known of an edition while its form is drawn.

    Attributes:
        year: Of the form.
        words: What labels mean elsewhere.
        money: Unit of its amounts, "" while none was met.
        cells, tables, indicators: What may be typed.
        outline: Headings of 自评报告.
        sections: Titles by key, "" for those that every form calls alike, in the order of the form.
        figures: What may follow from the cells, as cells that they are otherwise.
        same: Standard amounts that are cells of a table, by their names.
        execution: Points of the execution of the budget, "" where it is not scored.
        hand: Names of what is written by hand.
        labels: Labels of standard names and of figures.
        questions: What somebody has to decide, in the order of the form.
    """

    year: int
    words: Vocabulary
    money: str = ""
    cells: list[NewCell] = field(default_factory=list)
    tables: list[NewTable] = field(default_factory=list)
    indicators: NewIndicators | None = None
    outline: list[NewHeading] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    figures: dict[str, NewCell] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    execution: str = ""
    hand: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    questions: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    around: str = ""
    """Unit of money that is given for the table that is being drawn."""

    def begin(self, title: str) -> None:
        """Begin a section called *title*; one in which nothing may be typed goes in the end."""
        self.sections[f"part{len(self.sections) + 1}"] = title

    @property
    def section(self) -> str:
        """The key of the section that is being drawn."""
        return next(key for key in reversed(self.sections) if self.sections[key])

    def cell(self, label: str, known_as: Guess | None = None, height: float = 0.0) -> str:
        """The name of a new cell that is labelled *label*."""
        relative = with_relative_years(label, self.year)
        if known_as is None and (figure := self.words.figure(relative)) not in ("", *self.taken):
            return self._figure(figure, label, height)
        known = None if known_as is not None else self.words.cell(relative, self.taken)
        if known is not None and known.name in self.taken:
            return known.name
        name = known.name if known is not None else self.free(self.key(label))
        self.taken.add(name)
        found = known_as or guess(label, height, self.around)
        if known is not None:
            kind = known.kind
            unit = kind.unit if kind.name in ("count", "figure") else ""
            found = Guess(kind.name, unit, kind.choices[1:])
        elif not found.sure:
            self.ask(f"“{' '.join(label.split())}”填什么：现在写成 {found.kind}，只是猜的。")
        text = self.printed(label)
        is_standard = known is not None and known.standard
        self.cells.append(NewCell(name, text, self.section, found, is_standard))
        if HAND.search(label) is not None:
            self.hand.append(name)
        return name

    def _figure(self, name: str, label: str, height: float) -> str:
        """*name* of a figure that may follow from the others; `settled` says whether it does."""
        self.taken.add(name)
        found = guess(label, height, self.around)
        self.figures[name] = NewCell(name, self.printed(label), self.section, found, standard=False)
        return name

    def label_of(self, name: str, usual: str) -> str:
        """What the stand-alone cell called *name* is labelled; *usual* for any other name."""
        found = {cell.name: cell.label for cell in (*self.cells, *self.figures.values())}
        return found.get(name, usual)

    def key(self, label: str) -> str:
        """A name for what *label* labels; years of the form are 本年 and 上年 in it."""
        return key_of(self.printed(label))

    def free(self, key: str) -> str:
        """*key*, with a number behind it where it is taken."""
        tries: Iterator[str] = (f"{key}{number}" for number in count(2))
        while key in self.taken:
            key = next(tries)
        self.taken.add(key)
        return key

    def printed(self, label: str) -> str:
        """*label* on one line, as it is declared."""
        return printed("".join(label.split("\n")), self.year).strip(" 　：:")

    def ask(self, question: str) -> None:
        """Note what has to be decided; once."""
        if question not in self.questions:
            self.questions.append(question)
