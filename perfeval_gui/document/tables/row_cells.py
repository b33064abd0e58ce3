"""What the cells of a typed row show, column by column; of a changed row only what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from perfeval_gui.document.tables.lines import Cells, Column
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.edition.choices import choices_of
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.fields import TableRow
from perfeval_gui.domain.record.form import Table
from perfeval_gui.rules.figures.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Facet:
    """One column as every row of it is read.

    Attributes:
        typed: Column of the record that typing changes, with its kind; empty where none does.
        figure: Position of its figure among the computed ones; None where it shows what is typed.
        shown: Column of the record that it shows then, with its kind.
        chosen: Whether only the sheet knows how it reads, as of a chosen label.
        computed: Whether it cannot be typed into.
    """

    typed: str
    typed_kind: Kind | None
    figure: int | None
    shown: str
    shown_kind: Kind
    chosen: bool
    computed: bool


def facets_of(
    table: Table, columns: Iterable[Column], book: Rulebook, derived: Sequence[str]
) -> Iterator[Facet]:
    """How each of *columns* of *table*, whose figures are *derived*, is read by *book*."""
    figures, kinds = book.figures, table.kinds
    for column in columns:
        shown, typed = (f"{table.name}[].{name}" for name in (column.shown, column.typed))
        kind = figures[shown].kind if shown in figures else kinds[column.shown]
        yield Facet(
            column.typed,
            kinds.get(column.typed),
            derived.index(shown) if shown in figures else None,
            column.shown,
            kind,
            kind.holds == "choice",
            not column.typed or typed in figures,
        )


Before = tuple[Cells, TableRow, Sequence[Value]]
"""The cells of a row, and the row and its figures that they were of."""


def cells_of(facets: Sequence[Facet], edition: Edition, row: TableRow, *figures: Value) -> Cells:
    """As `CellTable.line_of`, without looking each cell up by its name: a table may be long."""
    return _cells(facets, [_cell(facet, edition, row, figures) for facet in facets])


def cells_after(
    facets: Sequence[Facet], edition: Edition, before: Before, row: TableRow, *figures: Value
) -> Cells:
    """As `cells_of`, with what was shown *before* taken over where what it was of is the same.

    Most steps change one cell of a row, and a figure or two.
    """
    shown, was, had = before
    told = zip(shown.texts, shown.faults, shown.stored, strict=True)
    cells = [
        cell if _same(facet, (was, had), (row, figures)) else _cell(facet, edition, row, figures)
        for facet, cell in zip(facets, told, strict=True)
    ]
    return _cells(facets, cells)


def _same(facet: Facet, *both: tuple[TableRow, Sequence[Value]]) -> bool:
    """Whether what a column shows is the very same object in both rows: then it reads alike."""
    (was, had), (row, figures) = both
    if facet.typed and getattr(was, facet.typed) is not getattr(row, facet.typed):
        return False
    if facet.figure is not None:
        return had[facet.figure] is figures[facet.figure]
    if facet.chosen and _group(was) is not _group(row):
        return False
    return getattr(was, facet.shown) is getattr(row, facet.shown)


def _cells(facets: Iterable[Facet], cells: Iterable[tuple[str, str, Value]]) -> Cells:
    texts, faults, stored = zip(*cells, strict=True)
    return Cells(texts, tuple(facet.computed for facet in facets), faults, stored)


def _cell(
    facet: Facet, edition: Edition, row: TableRow, figures: Sequence[Value]
) -> tuple[str, str, Value]:
    """The text of one cell, why it cannot be read, and what is typed behind it."""
    fault = ""
    value = getattr(row, facet.typed) if facet.typed_kind is not None else None
    if facet.typed_kind is not None and isinstance(value, Unread) and not facet.computed:
        fault = facet.typed_kind.fault(value)
    if fault and isinstance(value, Unread):
        text = value.text
    elif facet.chosen:
        chosen = getattr(row, facet.shown)
        pairs = choices_of(edition, facet.shown_kind, facet.shown, str(_group(row)))
        text = next((label for word, label in pairs if word == chosen), str(chosen))
    elif facet.figure is not None:
        text = facet.shown_kind.show(figures[facet.figure])
    else:
        text = facet.shown_kind.show(getattr(row, facet.shown))
    return text, fault, value


def _group(row: TableRow) -> object:
    """What decides between which labels is chosen in *row*; blank in most tables."""
    return getattr(row, "group", "")
