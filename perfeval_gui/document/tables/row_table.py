"""A typed table of the record as a model: one row of the model is one row of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Final

from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.cell_table import CellTable, Typed, left_over
from perfeval_gui.document.tables.lines import Column, Line
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.names.fields import TABLES, TableRow, rows_of, with_rows
from perfeval_gui.domain.record.report import Report


def _typed(*names: str) -> tuple[Column, ...]:
    return tuple(Column(shown=name, typed=name) for name in names)


PROJECT_COLUMNS: Final = (*_typed("name", "prior_final", "budget", "final"), Column(shown="change"))
BUILDING_COLUMNS: Final = (
    *_typed("approved_size", "actual_size"),
    Column(shown="size_rate"),
    *_typed("planned_investment", "actual_investment"),
    Column(shown="investment_rate"),
)
EVALUATOR_COLUMNS: Final = _typed("name", "title", "workplace")
INDICATOR_COLUMNS: Final = (
    *_typed("group", "kind", "name", "target", "actual", "points"),
    Column(shown="completion"),
    *_typed("band"),
    Column(shown="score", typed="lowered"),
    *_typed("reason"),
)


@dataclass(frozen=True, slots=True)
class _Facet:
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


class RowTable(CellTable):
    """The rows of *table*.

    Args:
        document: What it shows.
        table: Name of the table in the record.
        columns: What is shown of each row.
    """

    def __init__(self, document: Document, table: str, columns: tuple[Column, ...]) -> None:
        """Show *table* of *document*."""
        self.table = table
        self._derived = tuple(
            f"{table}[].{column.shown}"
            for column in columns
            if f"{table}[].{column.shown}" in document.book.figures
        )
        self._seen: list[tuple[TableRow, tuple[Value, ...]]] = []
        self._shown: tuple[object, ...] = ()
        self._chosen: dict[tuple[str, str, Value], str] = {}
        super().__init__(document, columns)

    def forget(self) -> None:
        self._seen, self._shown = [], ()

    def look(self) -> list[Line]:
        sheet = self.document.sheet
        rows = rows_of(sheet.report, self.table)
        derived = [sheet.column(name) for name in self._derived]
        shown = (rows, *derived)
        if self._shown and all(a is b for a, b in zip(shown, self._shown, strict=True)):
            return self.lines
        self._shown, self._chosen = shown, {}
        figures = list(zip(*derived, strict=True)) if derived else [()] * len(rows)
        seen = list(zip(rows, figures, strict=True))
        old = self.lines if self._seen else []
        stood: dict[int, int] | None = None
        facets = self._facets()
        lines = []
        for index, now in enumerate(seen):
            if index < len(old) and self._same(index, now):
                lines.append(old[index])
                continue
            if stood is None:
                stood = {id(row): place for place, (row, _) in enumerate(self._seen)}
            place, name = stood.get(id(now[0])), f"{self.table}[{index}]"
            # A row that only moved looks as before, under another name.
            moved = place is not None and self._same(place, now)
            lines.append(
                replace(old[place or 0], name=name) if moved else self._line(name, facets, *now)
            )
        self._seen = seen
        return lines

    def _facets(self) -> list[_Facet]:
        figures, kinds = self.document.book.figures, TABLES[self.table].kinds
        facets = []
        for column in self.columns:
            shown, typed = (f"{self.table}[].{name}" for name in (column.shown, column.typed))
            kind = figures[shown].kind if shown in figures else kinds[column.shown]
            facets.append(
                _Facet(
                    column.typed,
                    kinds.get(column.typed),
                    self._derived.index(shown) if shown in figures else None,
                    column.shown,
                    kind,
                    kind.holds == "choice",
                    not column.typed or typed in figures,
                )
            )
        return facets

    def _line(
        self, name: str, facets: list[_Facet], row: TableRow, figures: tuple[Value, ...]
    ) -> Line:
        """As `line_of`, without looking each cell up by its name: a table may have many rows."""
        texts, faults, stored = [], [], []
        for facet in facets:
            value = getattr(row, facet.typed) if facet.typed_kind is not None else None
            fault = ""
            if facet.typed_kind is not None and isinstance(value, Unread) and not facet.computed:
                fault = facet.typed_kind.fault(value)
            if fault and isinstance(value, Unread):
                texts.append(value.text)
            elif facet.chosen:
                texts.append(self._choice_shown(name, facet, row))
            elif facet.figure is not None:
                texts.append(facet.shown_kind.show(figures[facet.figure]))
            else:
                texts.append(facet.shown_kind.show(getattr(row, facet.shown)))
            faults.append(fault)
            stored.append(value)
        computed = tuple(facet.computed for facet in facets)
        return Line(name, tuple(texts), computed, tuple(faults), tuple(stored))

    def _choice_shown(self, name: str, facet: _Facet, row: TableRow) -> str:
        """The printed label of a choice, looked up once for all rows that chose alike."""
        chosen = (facet.shown, getattr(row, "group", ""), getattr(row, facet.shown))
        if chosen not in self._chosen:
            self._chosen[chosen] = self.text_of(name, facet.shown)
        return self._chosen[chosen]

    def _same(self, index: int, now: tuple[TableRow, tuple[Value, ...]]) -> bool:
        """Whether the row looks as before: the same immutable row with the same figures."""
        row, figures = self._seen[index]
        return row is now[0] and figures == now[1]

    def label_of(self, row: int) -> str:
        return str(row + 1)

    def label_column(self, column: str) -> str:
        return self.document.sheet.label(f"{self.table}[].{column}").replace(" ", "")

    def help_of(self, column: str) -> str:
        return self.document.sheet.edition.help.get(f"{self.table}[].{column}", "")

    def paste(self, row: int, column: int, block: list[list[str]]) -> str:
        """As in `CellTable`; a block longer than the table adds rows."""
        report = self.document.report
        rows = rows_of(report, self.table)
        missing = row + len(block) - len(rows)
        if missing > 0:
            blank = TABLES[self.table].row_type
            report = with_rows(report, self.table, (*rows, *(blank() for _ in range(missing))))
        typed = self.typed_at(row, column, block)
        # No row that was there moves: its mark stays with it until the findings are told.
        self.document.edit("粘贴", self.typed_into(report, typed), typed=True)
        return left_over(block, len(block), len(self.columns) - column)

    def typed_into(self, report: Report, typed: Iterable[Typed]) -> Report:
        # The table and each row are put together once, however many cells are typed into.
        rows = list(rows_of(report, self.table))
        for row, cells in groupby(typed, key=itemgetter(0)):
            new: dict[str, Value] = {}
            for _, column, text in cells:
                if name := self.columns[column].typed:
                    self.take(rows[row], new, name, text)
            if new:
                rows[row] = replace(rows[row], **new)
        return with_rows(report, self.table, tuple(rows))

    def take(self, row: TableRow, new: dict[str, Value], column: str, text: str) -> None:
        """Put into *new*, which is what changes about *row*, what *text* typed into *column* is."""
        kind = TABLES[self.table].kinds[column]
        if kind.holds == "choice":
            text = self.choice_of(row, new, column, text.strip())
        new[column] = kind.read(text)

    def choice_of(self, _row: TableRow, _new: Mapping[str, Value], _column: str, text: str) -> str:
        """The key that a pasted label of a choice means; the text itself where none fits."""
        return text
