"""Finding anything in a report by a few words of it: labels, values, text, findings, sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal
from unicodedata import normalize

from perfeval_gui.domain.beside.details import AMOUNT
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.reading import read_day, read_figure
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.details import detail_of, detailed
from perfeval_gui.domain.names.fields import TableRow, cell_name, rows_of
from perfeval_gui.rules.figures.figure import Figure
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.answers import answer_of
from perfeval_gui.rules.findings.finding import LEVELS, Finding
from perfeval_gui.rules.sentences.text_links import printed
from perfeval_gui.rules.telling.where_shown import home_of, title_of

Sort = Literal["section", "cell", "heading", "finding", "command"]
_SIGNS: Final = str.maketrans({"−": "-", "–": "-", "“": '"', "”": '"', "‘": "'", "’": "'"})
_SPACES: Final = pattern(r"\s+")
_GROUPS: Final = pattern(r"(?<=[0-9]),(?=[0-9])")
_PER_CENT: Final = "%"
_PASSAGES: Final = "passages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """One thing that can be looked for.

    Attributes:
        sort: What it is.
        name: Of a cell its name, of a section or a heading its key, of a command its words.
        title: What it is called.
        text: What stands there, as shown; empty where nothing does.
        where: The section it stands in.
        row: Of a cell in a row, what tells the row from others. Its title is then in every row, and
            is looked for beside other words and not by itself.
        value, kind: Of a figure and a day, to be found however it is written.
        finding: Of a finding, itself.
    """

    sort: Sort
    name: str
    title: str
    text: str = ""
    where: str = ""
    row: str = ""
    value: Value = None
    kind: Kind | None = None
    finding: Finding | None = None
    folded: tuple[str, str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Fold its words once: they are compared at every key."""
        own, around = _known(self.title), _known(self.where)
        if self.row:
            own, around = "", f"{around} {_known(self.row)} {own}"
        object.__setattr__(self, "folded", (own, fold(self.text), around))


def fold(text: str) -> str:
    """*text* as it is compared: half-width, small letters, no spaces, no groups of digits."""
    if not text:
        return text
    plain = _SPACES.sub("", normalize("NFKC", text).translate(_SIGNS)).casefold()
    return _GROUPS.sub("", plain) if "," in plain else plain


_known: Final = lru_cache(maxsize=4_096)(fold)
"""For what is said of many cells: labels, sections, the names of rows."""


class Query:
    """What is looked for: words that all have to be there, in any order."""

    def __init__(self, text: str) -> None:
        """Look for the words of *text*."""
        self.words = tuple(filter(None, map(fold, text.split())))
        self._whole = fold(text)
        figure = read_figure(text.strip().rstrip("%％"))
        self._figure = figure if isinstance(figure, Decimal) else None
        self._rate = self._whole.endswith(_PER_CENT)
        day = read_day(text)
        self._day = day if isinstance(day, date) else None

    def rank(self, one: Findable) -> int:
        """How well *one* fits, 0 best; -1 where it does not."""
        title, text, around = one.folded
        if self._whole in (title, text) or self._is_value(one):
            return 0
        own = sum(word in title or word in text for word in self.words)
        if not own and len(self.words) < 2:  # noqa: PLR2004 - one word
            return -1
        if own < len(self.words) and not all(
            word in title or word in text or word in around for word in self.words
        ):
            return -1
        if title.startswith(self._whole):
            return 1
        return 2 if own == len(self.words) else 3

    def _is_value(self, one: Findable) -> bool:
        """Whether the figure or day that is looked for stands there, however it is written."""
        if self._day is not None and one.value == self._day:
            return True
        if self._figure is None or one.kind is None or not isinstance(one.value, Decimal):
            return False
        is_rate = one.kind.unit == _PER_CENT
        return is_rate >= self._rate and one.kind.exact(one.value) == self._figure


def search(text: str, among: Iterable[Findable]) -> list[Findable]:
    """What of *among* fits *text*, the best first, else in the order given; nothing for blank."""
    query = Query(text)
    if not query.words:
        return []
    ranked = ((query.rank(one), place, one) for place, one in enumerate(among))
    return [one for _, _, one in sorted((r for r in ranked if r[0] >= 0), key=_by_rank)]


def _by_rank(found: tuple[int, int, Findable]) -> tuple[int, int]:
    return found[:2]


def span_of(text: str, query: str) -> tuple[int, int] | None:
    """Where in *text* the first word of *query* stands that is there; None where none is."""
    letters = [(fold(letter), at) for at, letter in enumerate(text)]
    places = [at for folded, at in letters for _ in folded]
    whole = "".join(folded for folded, _ in letters)
    for word in (fold(query), *map(fold, query.split())):
        # Commas between digits were left out on one side only.
        at = re.search(",?".join(map(re.escape, word)), whole) if word else None
        if at is not None:
            return places[at.start()], places[at.end() - 1] + 1
    return None


def findables(sheet: Sheet, findings: Iterable[Finding]) -> Iterator[Findable]:
    """Everything in *sheet* and its *findings* that can be looked for, in the order of the form."""
    titles = {section.key: section.title for section in sheet.edition.sections}
    for section in sheet.edition.sections:
        yield Findable(sort="section", name=section.key, title=section.title)
    yield from _single_cells(sheet, titles)
    for table in sheet.report.form.tables:
        if table == _PASSAGES:
            yield from _passages(sheet, titles)
        elif table in sheet.edition.owners:
            yield from _table(sheet, table, titles[sheet.edition.owners[table]])
    yield from _amounts(sheet, titles)
    yield from _findings(sheet, findings, titles)


def _single_cells(sheet: Sheet, titles: dict[str, str]) -> Iterator[Findable]:
    fields = sheet.report.form.fields
    for name in (*fields, *(one for one in sheet.singles if one not in fields)):
        label, kind = sheet.label(name), sheet.kind(name)
        # What has no label is not shown under one, and what is no box is printed nowhere.
        if label == name or (kind.holds == "flag" and not kind.boxed):
            continue
        if not (where := titles.get(home_of(sheet, name), "")):
            continue
        yield Findable(
            sort="cell",
            name=name,
            title=" ".join(label.split()),
            text=sheet.shown(name),
            where=where,
            value=sheet.value(name),
            kind=kind,
        )


def _table(sheet: Sheet, table: str, where: str) -> Iterator[Findable]:
    """The columns of *table* by their labels, and what stands in its rows."""
    rows = rows_of(sheet.report, table)
    begin = f"{table}[]."
    columns = dict.fromkeys(sheet.report.form.tables[table].kinds)
    columns |= dict.fromkeys(one.removeprefix(begin) for one in sheet.columns if begin in one)
    labels = {one: "".join(sheet.label(begin + one).split()) for one in columns}
    shown = [one for one in columns if labels[one] != begin + one and _in_sight(sheet, begin + one)]
    # A score may be typed or computed, under one label.
    for column in {labels[one]: one for one in shown}.values():
        name = cell_name(table, 0, column) if rows else table
        text = f"{len(rows)} 行" if rows else ""
        yield Findable(sort="cell", name=name, title=labels[column], text=text, where=where)
    for column in shown:
        yield from _cells(sheet, table, column, labels[column], where)


def _cells(sheet: Sheet, table: str, column: str, label: str, where: str) -> Iterator[Findable]:
    """What stands in the rows of *column*."""
    kind = sheet.kind(f"{table}[].{column}")
    rows = rows_of(sheet.report, table)
    for number, value in enumerate(sheet.column(f"{table}[].{column}")):
        name = cell_name(table, number, column)
        text = sheet.shown(name) if kind.holds == "choice" else kind.show(value)
        if text:
            yield Findable(
                sort="cell",
                name=name,
                title=label,
                text=text,
                where=where,
                row=_told(number, rows[number]),
                value=value,
                kind=kind,
            )


def _amounts(sheet: Sheet, titles: dict[str, str]) -> Iterator[Findable]:
    """The notes and amounts of each 明细, at the cell they are behind."""
    for name in detailed(sheet.report):
        title = f"{title_of(sheet, name)}的明细"
        for number, one in enumerate(detail_of(sheet.report, name), 1):
            yield Findable(
                sort="cell",
                name=name,
                title=title,
                text=f"{one.note}　{AMOUNT.show(one.amount)}".strip(),
                where=titles.get(home_of(sheet, name), ""),
                row=f"第 {number} 笔",
                value=one.amount,
                kind=AMOUNT,
            )


def _in_sight(sheet: Sheet, column: str) -> bool:
    """Whether *column* is typed, or computed and printed: others stand in no table."""
    figure: Figure | None = sheet.book.figures.get(column)
    return figure is None or column.replace("[]", "") in sheet.book.printed


def _told(number: int, row: TableRow) -> str:
    """What tells *row* from others: the how-manieth it is, and its name if it has one."""
    return f"第 {number + 1} 行 {getattr(row, 'name', '')}".rstrip()


def _passages(sheet: Sheet, titles: dict[str, str]) -> Iterator[Findable]:
    """The headings of the report, each with the text under it as it is printed."""
    where = titles.get(sheet.edition.owners.get(_PASSAGES, ""), "")
    texts = {passage.key: passage.text for passage in sheet.report.narrative.passages}
    for heading in sheet.edition.outline if where else ():
        text = printed(texts.get(heading.key, ""), sheet) if heading.passage else ""
        yield Findable(sort="heading", name=heading.key, title=heading.text, text=text, where=where)


def _findings(
    sheet: Sheet, findings: Iterable[Finding], titles: dict[str, str]
) -> Iterator[Findable]:
    for one in findings:
        kept = answer_of(sheet.report, one)
        text = f"{one.message}　{kept.answer}" if kept is not None else one.message
        where = titles.get(home_of(sheet, one.name), "")
        yield Findable(
            sort="finding",
            name=one.name,
            title=LEVELS[one.level],
            text=text,
            where=where,
            finding=one,
        )
