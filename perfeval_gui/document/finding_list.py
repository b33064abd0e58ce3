"""The findings as a list model: a heading for each section, below it one row a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from perfeval_gui.document.document import Document, State
from perfeval_gui.document.marks import sentence
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.rules.findings.answers import (
    AnswerState,
    answer_of,
    answerable,
    state_of,
    with_answer,
)
from perfeval_gui.rules.findings.finding import LEVELS, Finding, Level
from perfeval_gui.rules.telling.where_shown import home_of, title_of

Index = QModelIndex | QPersistentModelIndex
ROLE_ENTRY: Final = int(Qt.ItemDataRole.UserRole)
ROLE_TITLE: Final = ROLE_ENTRY + 1
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE: Final = QModelIndex()
_ORDER: Final = tuple(LEVELS)
MOST_LISTED: Final = 1_000
"""Findings of one section in the list at once; the cards of ten thousand would take seconds."""
STANDINGS: Final[Mapping[AnswerState, str]] = {
    "open": "",
    "answered": "已说明",
    "reopened": "重新核对",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row.

    Attributes:
        section: Key of the section it stands under.
        title: Of a heading, what the section is called.
        finding: What was found; None in the heading of the section, and at the end of one of
            which not everything is listed.
        standing: Whether the clerk has explained it, for these figures.
        answer: The explanation; empty where there is none.
        more: At the end of the section, how many of its findings are not listed.
    """

    section: str
    title: str = ""
    finding: Finding | None = None
    standing: AnswerState = "open"
    answer: str = ""
    more: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it is a finding that is still to be mended, explained or looked at."""
        return self.finding is not None and self.standing != "answered"

    @property
    def text(self) -> str:
        """The row in words."""
        if self.more:
            return f"另有 {self.more} 项，处理了上面的再列出"
        if self.finding is None:
            return self.title
        words = sentence(self.finding)
        return f"{words}（{STANDINGS[self.standing]}：{self.answer}）" if self.answer else words


class FindingList(QAbstractListModel):
    """The findings of the open report, grouped by section, the gravest of each first.

    It follows the document when it is told to; a list that nobody sees costs nothing.
    Only rows that changed are told to the view, so that it keeps its place while the clerk types.
    """

    def __init__(self, document: Document) -> None:
        """List the findings of *document* and follow it."""
        super().__init__(document)
        self._document = document
        self._levels: frozenset[Level] = frozenset(LEVELS)
        self._found: tuple[Finding, ...] = ()
        self._words = document.report.explanations
        self._all: tuple[Entry, ...] = ()
        self.entries: tuple[Entry, ...] = ()
        document.opened.connect(self._restart)
        self._restart(document.state)

    # ---- what is listed

    def counts(self) -> Mapping[Level, int]:
        """How many findings of each level there are; explained ones are done with."""
        return Counter(
            entry.finding.level
            for entry in self._all
            if entry.finding is not None and entry.standing != "answered"
        )

    def total(self) -> int:
        """How many findings there are of all levels, explained ones too."""
        return len(self._all)

    def choose(self, levels: frozenset[Level]) -> None:
        """List the findings of *levels* only."""
        if levels != self._levels:
            self._levels = levels
            self._show()

    def follow(self, state: State) -> None:
        """List what was found in *state*; told by whoever shows the list, while it is seen."""
        found, words = self._document.told.findings, state.report.explanations
        if found is self._found and words is self._words:
            return
        self._found, self._words = found, words
        entries = _sorted(state, found)
        if entries != self._all:
            self._all = entries
            self._show()

    def _restart(self, state: State) -> None:
        self.beginResetModel()
        self._found, self._words = self._document.told.findings, state.report.explanations
        self._all = _sorted(state, self._found)
        self.entries = tuple(_with_headings(self._all, self._levels, self._document.sheet.edition))
        self.endResetModel()

    def _show(self) -> None:
        """Put the wanted rows in place of those shown, touching only the stretch that differs."""
        old, new = (
            self.entries,
            tuple(_with_headings(self._all, self._levels, self._document.sheet.edition)),
        )
        short = min(len(old), len(new))
        front = next((n for n in range(short) if old[n] != new[n]), short)
        short -= front
        back = next((n for n in range(short) if old[-1 - n] != new[-1 - n]), short)
        gone, come = len(old) - front - back, len(new) - front - back
        # Rows that stay are the same objects: what was laid out for them is found again.
        new = (*old[:front], *new[front : len(new) - back], *old[len(old) - back :])
        same = min(gone, come)
        self.entries = (*old[:front], *new[front : front + same], *old[front + same :])
        if same:
            self.dataChanged.emit(self.index(front, 0), self.index(front + same - 1, 0))
        if gone > same:
            self.beginRemoveRows(_NOWHERE, front + same, front + gone - 1)
            self.entries = new
            self.endRemoveRows()
        elif come > same:
            self.beginInsertRows(_NOWHERE, front + same, front + come - 1)
            self.entries = new
            self.endInsertRows()

    # ---- Qt's side

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ROLE_ENTRY:
            return entry
        if role == _DISPLAY:
            return entry.text
        if role == ROLE_TITLE:
            return self._title(entry)
        if role == _ACCESSIBLE:
            title = self._title(entry)
            return f"{title}，{entry.text}" if entry.finding is not None and title else entry.text
        return None

    def _title(self, entry: Entry) -> str:
        if entry.finding is None:
            return ""
        return title_of(self._document.sheet, entry.finding.name)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.entries[index.row()].finding is None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable

    # ---- walking

    def row_of(self, finding: Finding) -> int:
        """The row of *finding*; -1 where it is not listed."""
        rows = (row for row, one in enumerate(self.entries) if one.finding == finding)
        return next(rows, -1)

    def beside(self, row: int, by: int) -> int:
        """The row of the next open finding after *row* (before it where *by* is −1), round the end.

        -1 where none is listed; a *row* of -1 starts at the beginning, or at the end.
        """
        count = len(self.entries)
        start = row if row >= 0 else (-1 if by > 0 else 0)
        places = ((start + by * step) % count for step in range(1, count + 1)) if count else ()
        return next((place for place in places if self.entries[place].is_open), -1)

    def position(self, row: int) -> tuple[int, int]:
        """The how-manieth open finding is in *row*, and how many there are of the chosen levels."""
        places = [n for n, entry in enumerate(self.entries) if entry.is_open]
        more = sum(entry.more for entry in self.entries)
        return sum(place <= row for place in places), len(places) + more


def answer(document: Document, finding: Finding, text: str) -> None:
    """Keep *text* as the explanation of *finding*, for its figures of now, in one step."""
    document.edit("填写说明", with_answer(document.report, finding, text))


def _sorted(state: State, found: tuple[Finding, ...]) -> tuple[Entry, ...]:
    entries = [_entry(state, finding) for finding in found]
    places = {section.key: place for place, section in enumerate(state.sheet.edition.sections)}

    def rank(entry: Entry) -> tuple[int, int]:
        assert entry.finding is not None  # headings come in later
        return places[entry.section], _ORDER.index(entry.finding.level)

    entries.sort(key=rank)
    return tuple(entries)


def _entry(state: State, finding: Finding) -> Entry:
    section = home_of(state.sheet, finding.name)
    if not answerable(finding):
        return Entry(section=section, finding=finding)
    kept = answer_of(state.report, finding)
    standing = state_of(finding, state.report)
    text = kept.answer if kept is not None else ""
    return Entry(section=section, finding=finding, standing=standing, answer=text)


def _with_headings(
    entries: tuple[Entry, ...], levels: frozenset[Level], edition: Edition
) -> list[Entry]:
    titles = {section.key: section.title for section in edition.sections}
    rows: list[Entry] = []
    wanted = (one for one in entries if one.finding is not None and one.finding.level in levels)
    for section, group in groupby(wanted, key=attrgetter("section")):
        found = list(group)
        rows += (Entry(section=section, title=titles[section]), *found[:MOST_LISTED])
        if more := len(found[MOST_LISTED:]):
            rows.append(Entry(section=section, more=more))
    return rows
