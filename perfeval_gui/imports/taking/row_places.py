"""Which row of a report a row of a file is; one that is none of them is a new row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from perfeval_gui.domain.cells.values import Value, is_blank
from perfeval_gui.domain.names.fields import TableRow, address, rows_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.imports.forms.words import squeezed
from perfeval_gui.imports.matching.result import Match, Matched

_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "indicators": ("group", "kind", "name"),
    "projects": ("name",),
    "evaluators": ("name",),
    "passages": ("key",),
    "explanations": ("check", "place"),
}
"""Columns by which rows of standard tables are told apart; those of others by all their texts."""


def row_places(report: Report, table: str, match: Match) -> list[int]:
    """Where each row of the file goes among the rows of *report*; new ones come last.

    A row that says itself which it is, is that one. A file that is taken over again finds its
    rows. A row with other words is another row: what it says is put into no row that merely
    begins alike.
    """
    rows = rows_of(report, table)
    own = {number: _typed(report, table, row) for number, row in enumerate(rows)}
    own = {number: cells for number, cells in own.items() if cells}
    found = [_found(report, table, cells) for cells in _file_rows(match, table)]
    known = {
        n: match.rows[f"{table}[{n}]"] for n in range(len(found)) if f"{table}[{n}]" in match.rows
    }
    at = _Pairing(_words(report, table), _telling(report, table), own, found, known).pairs()
    free = [n for n in range(max(own, default=-1) + 1, len(rows)) if n not in known.values()]
    new = len(rows)
    places: list[int] = []
    for number in range(len(found)):
        if number in at:
            places.append(at[number])
        elif free:
            places.append(free.pop(0))
        else:
            places.append(new)
            new += 1
    return places


_Cells = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class _Found:
    """A row of a file: what is sure of it, each reading of it, and where it says nothing."""

    sure: _Cells
    likeliest: _Cells
    readings: Mapping[str, frozenset[Hashable]]
    blank: frozenset[str]

    def clashes(self, own: _Cells, columns: Iterable[str]) -> bool:
        """Whether *own* holds something else in one of *columns*; blank is nothing else."""
        return any(
            column in own and column in self.readings and own[column] not in self.readings[column]
            for column in columns
        )


@dataclass(slots=True)
class _Pairing:
    """Pairs rows of a file with those of a report, the surest first.

    Attributes:
        words: Columns by which rows are told apart.
        telling: Those of them that hold a text; one of these at least must be the same.
        own, found: The rows, without blank ones of the report.
        known: The rows of the report of those rows of the file that say which they are.
    """

    words: tuple[str, ...]
    telling: tuple[str, ...]
    own: Mapping[int, _Cells]
    found: Sequence[_Found]
    known: Mapping[int, int]
    _at: dict[int, int] = field(init=False)
    _used: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self._at, self._used = dict(self.known), set(self.known.values())

    def pairs(self) -> Mapping[int, int]:
        """The row of the report of each row of the file that has one."""
        self._equal()
        self._same_words()
        self._only_ones(self._is_more_of)
        self._only_ones(self._is_part_of)
        return self._at

    def _pair(self, number: int, place: int) -> None:
        self._at[number] = place
        self._used.add(place)

    def _left(self) -> Iterator[tuple[int, _Found]]:
        return ((n, one) for n, one in enumerate(self.found) if n not in self._at)

    def _equal(self) -> None:
        """Rows in which all that is sure stands already, and nothing else: nth with nth."""
        rows: dict[Hashable, list[int]] = defaultdict(list)
        for place, own in reversed(list(self.own.items())):
            if place not in self._used:
                rows[frozenset(own.items())].append(place)
        for number, one in self._left():
            if same := rows.get(frozenset(one.sure.items())):
                self._pair(number, same.pop())

    def _same_words(self) -> None:
        """The first row of the same words that says nothing else, or the only one of them."""
        rows: dict[Hashable, list[int]] = defaultdict(list)
        for place, own in self.own.items():
            rows[self._key(own)].append(place)
        keys = [self._key(one.likeliest) for one in self.found]
        counts = Counter(keys)
        for number, one in self._left():
            if not any(column in one.likeliest for column in self.telling):
                continue
            same = [place for place in rows.get(keys[number], ()) if place not in self._used]
            fits = (p for p in same if not one.clashes(self.own[p], one.readings))
            only = len(rows.get(keys[number], ())) == counts[keys[number]] == 1
            for place in (*islice(fits, 1), *(same if only else ()))[:1]:
                self._pair(number, place)

    def _key(self, cells: _Cells) -> Hashable:
        return tuple(cells.get(column, "") for column in self.words)

    def _only_ones(self, is_same: Callable[[_Found, _Cells], bool]) -> None:
        """Rows of which each has the other only: where one may be two, none is meant."""
        rows: dict[tuple[str, Hashable], list[int]] = defaultdict(list)
        for place, own in self.own.items():
            for column in self.telling if place not in self._used else ():
                if column in own:
                    rows[column, own[column]].append(place)
        meant: dict[int, set[int]] = {}
        for number, one in self._left():
            words = [(c, w) for c in self.telling for w in one.readings.get(c, ())]
            places = {place for word in words for place in rows.get(word, ())}
            meant[number] = {place for place in places if is_same(one, self.own[place])}
        claims = Counter(place for places in meant.values() for place in places)
        for number, places in meant.items():
            if len(places) == 1 and claims[place := next(iter(places))] == 1:
                self._pair(number, place)

    def _is_more_of(self, one: _Found, own: _Cells) -> bool:
        """Whether the two say nothing different, though one may say more."""
        return not one.clashes(own, one.readings)

    def _is_part_of(self, one: _Found, own: _Cells) -> bool:
        """Whether the file has fewer columns that tell rows apart, and the same in those.

        Other figures there are asked about. A column that is there and blank is another word.
        """
        return not one.clashes(own, self.words) and all(
            column in own
            if column in one.readings
            else column not in own or column not in one.blank
            for column in self.words
        )


# ---- rows in plain values


def _words(report: Report, table: str) -> tuple[str, ...]:
    kinds = report.form.tables[table].kinds
    texts = tuple(name for name, kind in kinds.items() if kind.holds == "text")
    return _KEYS.get(table, texts)


def _telling(report: Report, table: str) -> tuple[str, ...]:
    kinds = report.form.tables[table].kinds
    return tuple(name for name in _words(report, table) if kinds[name].holds == "text")


def _typed(report: Report, table: str, row: TableRow) -> _Cells:
    kinds = report.form.tables[table].kinds
    values = ((column, getattr(row, column), kind.blank) for column, kind in kinds.items())
    return {name: _plain(v) for name, v, blank in values if v != blank and not is_blank(v)}


def _file_rows(match: Match, table: str) -> list[dict[str, Matched]]:
    rows: dict[int, dict[str, Matched]] = defaultdict(dict)
    for one in match.cells:
        found = address(one.name) if one.name.startswith(f"{table}[") else None
        if found is not None and found[1] is not None:
            rows[found[1]][found[2]] = one
    return [rows[number] for number in range(max(rows, default=-1) + 1)]


def _found(report: Report, table: str, cells: Mapping[str, Matched]) -> _Found:
    blanks = {name: kind.blank for name, kind in report.form.tables[table].kinds.items()}
    likeliest: dict[str, Hashable] = {}
    readings: dict[str, frozenset[Hashable]] = {}
    for column, one in cells.items():
        values = (one.value, *(other.value for other in one.others))
        said = [_plain(v) for v in values if v != blanks.get(column) and not is_blank(v)]
        if said:
            likeliest[column], readings[column] = said[0], frozenset(said)
    return _Found(
        sure={name: v for name, v in likeliest.items() if cells[name].state == "sure"},
        likeliest=likeliest,
        readings=readings,
        blank=frozenset(name for name, one in cells.items() if one.state == "blank"),
    )


def _plain(value: Value) -> Hashable:
    return squeezed(value) if isinstance(value, str) else value
