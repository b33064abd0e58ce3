"""Working the figures of a report out: those whose inputs changed, and all where nothing is known.

Typed cells lie in parts of the record, which are immutable: the very same object holds the same
cells. A part is a stand-alone cell, a fund line, or a table with all its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Final, Generic, Protocol, TypeVar, cast

from perfeval_gui.domain.cells.diagnosis import diagnosis
from perfeval_gui.domain.cells.values import Value, same_objects
from perfeval_gui.domain.names.fields import TableRow, address, get, other_rows, rows_of
from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.figure import REPORT_YEAR, Figure, plain
from perfeval_gui.working.steps import STEP

Held = TypeVar("Held")
Column = tuple[Value, ...]
Part = tuple[str, str]
"""A section of the record, and what of it: the attributes that lead there."""
_KEPT: Final = 64
"""Sets of parts whose figures are remembered."""


class Known(Protocol):
    """Figures that were worked out before, by the same rules and for the same year."""

    @property
    def report(self) -> Report:
        """What was typed."""

    @property
    def singles(self) -> Mapping[str, Value]:
        """The figures that stand alone, by name."""

    @property
    def columns(self) -> Mapping[str, Column]:
        """The figures of table rows, by name of the column."""


def changed_parts(before: Report, report: Report) -> Iterator[Part]:
    """The parts of *report* that are not the very same objects as *before*."""
    for section, parts in report.form.sections.items():
        old, new = getattr(before, section), getattr(report, section)
        if old is not new:
            for part in parts:
                if _part(old, part) is not _part(new, part):
                    yield section, part


def _part(section: object, part: str) -> object:
    return section.get(part) if isinstance(section, Mapping) else getattr(section, part)


class Dependents:
    """Which figures follow from which part of the record, directly or through others.

    Attributes:
        of: Gives the figures that follow from any of some parts, each after those it reads.
    """

    of: Callable[[frozenset[Part]], Sequence[Figure]]

    def __init__(self, figures: Iterable[Figure], form: Form) -> None:
        """Know *figures* of *form*, each of which comes after those it reads."""
        self._form = form
        self._figures = tuple(figures)
        self._read: dict[str, frozenset[Part]] = {}
        for figure in self._figures:
            read = {part for name in figure.inputs for part in self._parts(name)}
            # The rows of a table are known by the table itself, and so is how many there are.
            own = {_part_of(form.tables[figure.table].path)} if figure.table else set[Part]()
            self._read[figure.name] = frozenset(read | own)
        # Step after step changes the same parts.
        self.of = lru_cache(maxsize=_KEPT)(self._of)

    def _parts(self, name: str) -> Iterable[Part]:
        if name in self._read:
            return self._read[name]
        if name == REPORT_YEAR:
            return ()
        found = address(name)
        form = self._form
        path = (form.tables[found[0]] if found is not None else form.fields[plain(name)]).path
        return (_part_of(path),)

    def _of(self, parts: frozenset[Part]) -> Sequence[Figure]:
        return tuple(one for one in self._figures if not parts.isdisjoint(self._read[one.name]))


def _part_of(path: tuple[str, ...]) -> Part:
    return path[0], path[1]


class _Values(Generic[Held]):
    """Values by name, which begin with those of an earlier sheet.

    Attributes:
        now: All of them; the very same mapping as before while none is another.
    """

    def __init__(self, before: Mapping[str, Held] | None) -> None:
        own: dict[str, Held] = {}
        self._own = own if before is None else None
        self.now: Mapping[str, Held] = own if before is None else before

    def put(self, name: str, value: Held) -> None:
        """Let *value* be that of *name*; what was before is another sheet's, and stays."""
        own = self._own
        if own is None:
            self.now = own = self._own = dict(self.now)
        own[name] = value


class _AsBefore(dict[str, bool]):
    """Whether an input is the very same as when what is known was worked out; asked once of each.

    It knows nothing of the `Figures` that ask it: what refers to itself would stay, the whole
    report with it, until garbage is looked for, and between many drafts that is seldom done.
    """

    def __init__(
        self, report: Report, singles: _Values[Value], columns: _Values[Column], kept: _KeptRows
    ) -> None:
        super().__init__()
        self._report, self._singles, self._columns, self._kept = report, singles, columns, kept

    def __missing__(self, name: str) -> bool:
        answer = self[name] = self._is(name)
        return answer

    def _is(self, name: str) -> bool:
        before = self._kept.before
        if before is None or name == REPORT_YEAR:
            return before is not None
        if "[]" not in name:
            return _single(name, self._singles.now, self._report) is _value(before, name)
        if name in self._columns.now:
            now, old = self._columns.now[name], before.columns[name]
            return now is old or same_objects(now, old)
        return self._kept.are_typed_as_before(name)


def _single(name: str, singles: Mapping[str, Value], report: Report) -> Value:
    return singles[name] if name in singles else get(report, plain(name))


class Figures:
    """The figures of one report, each computed after its inputs.

    One that fails is blank and says so in `faults`: all others go on.

    Attributes:
        singles, columns: Those that stand alone, and those of rows by name of the column.
        faults: Those that failed, each with its diagnosis.
    """

    def __init__(self, report: Report, before: Known | None) -> None:
        """Begin with the figures of *before*; where there are none, all are to be added."""
        self.singles: _Values[Value] = _Values(before.singles if before is not None else None)
        self.columns: _Values[Column] = _Values(before.columns if before is not None else None)
        self.faults: dict[str, str] = {}
        self._report, self._before = report, before
        self._kept, self._typed = _KeptRows(report, before), TypedColumns(report)
        self._same = _AsBefore(report, self.singles, self.columns, self._kept)

    def adding(self, stale: Iterable[Figure]) -> Generator[None, None, None]:
        """Compute those that are *stale*, each after its inputs; in steps of some rows."""
        for figure in stale:
            name, table = figure.name, figure.table
            try:
                if not table:
                    self._add(figure)
                    continue
                column = yield from self._kept.column(figure, self.columns.now, self._single)
                if self._before is None or column is not self.columns.now[name]:
                    self.columns.put(name, column)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is the figure's own matter
                self.faults[name] = diagnosis(error)
                if table:
                    self.columns.put(name, (None,) * len(rows_of(self._report, table)))
                else:
                    self.singles.put(name, None)

    def _add(self, figure: Figure) -> None:
        """Compute *figure*, which stands alone, where one of its inputs is another."""
        before = self._before
        if before is not None and all(map(self._same.__getitem__, figure.inputs)):
            return
        value = figure.value(*map(self._group, figure.inputs))
        # The same object as before where it comes out the same: what follows from it is kept.
        if before is None or not _alike(value, before.singles[figure.name]):
            self.singles.put(figure.name, value)

    def _group(self, name: str) -> Column:
        """What *name* means to a figure that stands alone."""
        # Most are cells that are typed, then figures: a hundred are asked for in each draft.
        if name in self.singles.now:
            return (self.singles.now[name],)
        if (typed := self._report.form.cells.get(name)) is not None:
            return (typed(self._report),)
        return self._column(name) if "[]" in name else (self._single(name),)

    def _column(self, name: str) -> Column:
        return self.columns.now[name] if name in self.columns.now else self._typed(name)

    def _single(self, name: str) -> Value:
        return _single(name, self.singles.now, self._report)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the rows of a table stood in an earlier sheet.

    Attributes:
        stood: Of each row, None where it did not; of none where all *stay*.
        fresh: The rows that did not.
        stay: Whether there were as many rows, and each that was there is where it was.
    """

    stood: Sequence[int | None]
    fresh: Sequence[int]
    stay: bool
    _typed: dict[str, Column] = field(default_factory=dict, init=False)

    @staticmethod
    def of(rows: Sequence[TableRow], old: Sequence[TableRow]) -> _Places:
        """Where *rows* stood among the *old* ones, the very same objects."""
        if len(rows) == len(old):
            others = other_rows(old, rows)
            gone = {id(old[at]) for at in others}
            if gone.isdisjoint(id(rows[at]) for at in others):
                return _Places((), others, stay=True)
        places = {id(row): place for place, row in enumerate(old)}
        stood = [places.get(id(row)) for row in rows]
        return _Places(stood, [at for at, place in enumerate(stood) if place is None], stay=False)

    def typed(self, column: str, rows: Sequence[TableRow]) -> Column:
        """What is typed in *column* of the fresh ones of *rows*; several figures read it."""
        if column not in self._typed:
            every = len(self.fresh) == len(rows)
            there = rows if every else map(rows.__getitem__, self.fresh)
            self._typed[column] = tuple(map(attrgetter(column), there))
        return self._typed[column]

    def filled(self, known: Column, found: list[Value]) -> Column:
        """What was *known* of the rows that stood, and what was *found* of the others.

        The very same object as before where that is the same: what follows from it is, too.
        """
        if not self.stay:
            stood = len(self.stood) - len(self.fresh)
            if not self.fresh or self.fresh[0] == stood:
                # Rows came at the end.
                return (*map(known.__getitem__, cast("list[int]", self.stood[:stood])), *found)
            values = iter(found)
            return tuple(
                known[place] if place is not None else next(values) for place in self.stood
            )
        if all(_alike(value, known[at]) for at, value in zip(self.fresh, found, strict=True)):
            return known
        column = list(known)
        for at, value in zip(self.fresh, found, strict=True):
            column[at] = value
        return tuple(column)


def _alike(one: Value, other: Value) -> bool:
    """Whether two values are the same to the last digit: 1 and 1.0 are shown otherwise."""
    return one is other or (type(one) is type(other) and repr(one) == repr(other))


class _KeptRows:
    """Figures of table rows, computed only in rows that an earlier sheet did not have.

    Attributes:
        before: What is known of that sheet; None where there is none.
    """

    def __init__(self, report: Report, before: Known | None) -> None:
        self._report = report
        self.before = before
        self._places: dict[tuple[str, bool], _Places] = {}
        # Columns computed anew in every row: what reads them is not kept either.
        self._afresh: set[str] = set()
        self._year = Decimal(report.year)

    def column(
        self, figure: Figure, columns: Mapping[str, Column], single: Callable[[str], Value]
    ) -> Generator[None, None, Column]:
        """The values of *figure* in every row of its table.

        It may read *columns*, and *single* cells, which are the same for all rows.
        """
        rows, known = rows_of(self._report, figure.table), self._known(figure)
        reads = _reads(figure.inputs)
        alone = {name: single(name) for name, typed in reads if not typed and name != REPORT_YEAR}
        if self.before is None or not self._are_as_before(figure, alone):
            self._afresh.add(figure.name)
            known, places = (), self._places_of(figure.table, rows, afresh=True)
        elif rows is rows_of(self.before.report, figure.table):
            return known
        else:
            places = self._places_of(figure.table, rows)
        alone[REPORT_YEAR] = self._year
        fresh, found = places.fresh, list[Value]()
        inputs = [
            (alone[name],) * len(fresh)
            if not typed
            else tuple(map(columns[name].__getitem__, fresh))
            if name in columns
            else places.typed(typed, rows)
            for name, typed in reads
        ]
        for first in range(0, len(fresh), STEP):
            found += figure.values(*(column[first : first + STEP] for column in inputs))
            yield
        return places.filled(known, found)

    def _are_as_before(self, figure: Figure, alone: Mapping[str, Value]) -> bool:
        """Whether a row that is the same gives *figure* the same inputs."""
        before = self.before
        return (
            before is not None
            and self._afresh.isdisjoint(figure.inputs)
            and all(_alike(_value(before, name), value) for name, value in alone.items())
        )

    def are_typed_as_before(self, name: str) -> bool:
        """Whether every cell that is typed in the column *name* is the very same as before."""
        table, _, column = address(name) or ("", None, "")
        rows = rows_of(self._report, table)
        old = rows_of(self.before.report, table) if self.before is not None else ()
        # Rows that stay are the same objects: few others are looked into.
        places = self._places_of(table, rows)
        return places.stay and all(
            getattr(rows[at], column) is getattr(old[at], column) for at in places.fresh
        )

    def _known(self, figure: Figure) -> Column:
        return self.before.columns[figure.name] if self.before is not None else ()

    def _places_of(
        self, table: str, rows: tuple[TableRow, ...], *, afresh: bool = False
    ) -> _Places:
        """Where each of *rows* stood before, the very same object; nowhere if all are *afresh*."""
        if (table, afresh) not in self._places:
            before = None if afresh else self.before
            old = rows_of(before.report, table) if before is not None else ()
            self._places[table, afresh] = _Places.of(rows, old)
        return self._places[table, afresh]


@lru_cache(maxsize=1_024)
def _reads(inputs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The *inputs* of a figure of rows, each with its column in the row; "" where it is alone."""
    return tuple((name, name.rpartition(".")[2] if "[" in name else "") for name in inputs)


def _value(known: Known, name: str) -> Value:
    """What a single input was."""
    return known.singles[name] if name in known.singles else get(known.report, plain(name))


class TypedColumns:
    """The typed columns of a report's tables, each read once."""

    def __init__(self, report: Report) -> None:
        """Read columns of *report*."""
        self._report = report
        self._read: dict[str, Column] = {}

    def __call__(self, name: str) -> Column:
        """What is typed in the column *name*, in every row of its table."""
        if name not in self._read:
            table, _, column = address(name) or ("", None, "")
            rows = rows_of(self._report, table)
            self._read[name] = tuple(map(attrgetter(column), rows))
        return self._read[name]
