"""What an older report says, cell by cell, and what of that is not sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Unread, Value, is_blank
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.fields import address, any_row, kind_of
from perfeval_gui.imports.forms.words import squeezed, with_relative_years
from perfeval_gui.imports.matching.result import Match, Matched
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet

_FAILED: Final = "这个数没有算出来。"
_TWO: Final = "另一个文件里是 {}。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """One cell of an older report.

    Attributes:
        value: What it holds; blank where nothing is in it.
        kind: What sort of value that is there: amounts are in the unit of its form.
        doubt: Why it is not sure, a Chinese sentence; empty where it is.
    """

    value: Value
    kind: Kind
    doubt: str = ""


@dataclass(frozen=True, kw_only=True)
class Older:
    """An older report.

    Attributes:
        file: Name of the file it was read from.
        year: Its report year.
        edition: The form it is of.
        cells: What it says, by name; a name that is not there is in no cell of the file.
        told: What is to be told of the whole, Chinese sentences.
    """

    file: str
    year: int
    edition: Edition
    cells: Mapping[str, Then]
    told: tuple[str, ...] = field(default=())

    @property
    def doubtful(self) -> int:
        """How many of its figures are not sure."""
        return sum(bool(one.doubt) and one.kind.holds == "figure" for one in self.cells.values())

    @cached_property
    def rows(self) -> Mapping[str, Mapping[int, Mapping[str, Then]]]:
        """The rows of its tables by table and number, each by its columns."""
        found: dict[str, dict[int, dict[str, Then]]] = {}
        for name, then in self.cells.items():
            table, row, column = address(name) or ("", None, "")
            if row is not None:
                found.setdefault(table, {}).setdefault(row, {})[column] = then
        return found

    def numbers(self, table: str, words: tuple[str, ...]) -> tuple[int, ...]:
        """The rows of *table* whose cells in the columns *words* say something, in their order."""
        rows = self.rows.get(table, {})
        return tuple(row for row in sorted(rows) if any(self.key(table, row, words)))

    def key(self, table: str, row: int, words: tuple[str, ...]) -> tuple[str, ...]:
        """By what a row is known: its texts in the columns *words*, see `row_key`."""
        cells = self.rows.get(table, {}).get(row, {})
        values = (cells[word].value if word in cells else "" for word in words)
        return row_key(values, self.year)


def row_key(values: Iterator[Value], year: int) -> tuple[str, ...]:
    """By what a row of a report of *year* is known in that of another year."""
    return tuple("" if is_blank(one) else _told(str(one), year) for one in values)


@lru_cache(maxsize=16_384)
def _told(text: str, year: int) -> str:
    return squeezed(with_relative_years(text, year))


def of_sheet(sheet: Sheet, file: str, told: tuple[str, ...] = ()) -> Older:
    """The report of *sheet*, all of it sure but what cannot be read or was not computed."""
    cells = {name: _of_sheet(sheet, name) for name in sheet.names()}
    return Older(file=file, year=sheet.report.year, edition=sheet.edition, cells=cells, told=told)


def _of_sheet(sheet: Sheet, name: str) -> Then:
    value, kind = sheet.value(name), sheet.kind(name)
    doubt = _FAILED if any_row(name) in sheet.faults else _fault(kind, value)
    return Then(value=value, kind=kind, doubt=doubt)


def _fault(kind: Kind, value: Value) -> str:
    return kind.fault(value) if isinstance(value, Unread) else ""


def of_match(match: Match, book: Rulebook, file: str, told: tuple[str, ...] = ()) -> Older:
    """What *match*, made of the file for *book*, says; only what the file shows is in it."""
    cells = {}
    for one in (*match.cells, *match.computed):
        kind = _kind(book, one)
        if kind is not None and one.state != "missing":
            doubt = one.reason if one.state == "doubtful" else _fault(kind, one.value)
            cells[one.name] = Then(value=one.value, kind=kind, doubt=doubt)
    return Older(file=file, year=match.year, edition=book.edition, cells=cells, told=told)


def merged(one: Older, other: Older) -> Older:
    """Both as one report of their year and form, which lies in several files.

    What the two say otherwise is not sure.
    """
    cells = dict(one.cells)
    for name, then in other.cells.items():
        cells[name] = _both(cells[name], then) if name in cells else then
    return replace(
        one, file=f"{one.file}、{other.file}", cells=cells, told=(*one.told, *other.told)
    )


def _both(one: Then, other: Then) -> Then:
    if is_blank(one.value) or is_blank(other.value):
        return other if is_blank(one.value) else one
    if one.kind.show(one.value).split() != other.kind.show(other.value).split():
        return replace(one, doubt=_TWO.format(other.kind.show(other.value)))
    return other if one.doubt else one


def _kind(book: Rulebook, one: Matched) -> Kind | None:
    figure = book.figures.get(any_row(one.name))
    return figure.kind if figure is not None else kind_of(book.form, one.name)
