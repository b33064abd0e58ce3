"""A typed table of the record as a model: one row of the model is one row of the record."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, repeat
from operator import attrgetter, itemgetter
from typing import Any, Final

from perfeval_gui.document.clipboard.blocks import Typed, column_of, laid, left_over
from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.cell_table import CHANGED, CellTable
from perfeval_gui.document.tables.lines import Column, Line, Look
from perfeval_gui.document.tables.pasted_figures import may_be_otherwise
from perfeval_gui.document.tables.row_cells import Facet, cells_after, cells_of, facets_of
from perfeval_gui.document.tables.typed_rows import Known, adding, ids_beside, typing_into
from perfeval_gui.domain.cells.kinds import BOXES, Kind
from perfeval_gui.domain.cells.reading import clean_texts
from perfeval_gui.domain.cells.values import Value, other_places
from perfeval_gui.domain.edition.choices import Choices, choices_of
from perfeval_gui.domain.edition.drawing import DrawnGrid
from perfeval_gui.domain.edition.drawn_text import drawn_pieces
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.fields import TableRow, other_rows, rows_of, with_rows
from perfeval_gui.domain.record.form import Table
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.working.steps import finished

_TICKED: Final = frozenset(["True", "■", "☑", "☒", "√", "✓", "✔", "是"])
"""What a box that is ticked is pasted as; ``True`` is what is chosen for it."""


def _typed(*names: str) -> tuple[Column, ...]:
    return tuple(Column(shown=name, typed=name) for name in names)


PROJECT_COLUMNS: Final = (
    Column(shown="name", typed="name", names=True),
    *_typed("prior_final", "budget", "final"),
    Column(shown="change", signed=True),
)
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


_BEFORE: Final = {"sign": "target", "core": "name"}
_BEHIND: Final = {
    "unit": "target",
    "adjusted": "target",
    "direction": "target",
    "second_score": "score",
    "coefficient": "points",
}


def indicator_columns(sheet: Sheet) -> tuple[Column, ...]:
    """The columns of the indicators: the standard ones, and beside them those of the edition."""
    there = {*sheet.report.form.tables["indicators"].kinds, "completion"}
    columns = [one for one in INDICATOR_COLUMNS if (one.typed or one.shown) in there]
    for one in sheet.edition.declared.indicators.columns:
        shown = [column.shown for column in columns]
        if (before := _BEFORE.get(one.key)) is not None:
            at = shown.index(before)
        elif (beside := _BEHIND.get(one.key)) is not None:
            at = shown.index(beside) + 1
            while _BEHIND.get(shown[at]) == beside:
                at += 1
        else:
            behind = _drawn_behind(one.key, sheet.edition)
            at = next((shown.index(key) for key in behind if key in shown), len(columns) - 1)
        columns[at:at] = _typed(one.key)
    return tuple(columns)


def _drawn_behind(key: str, edition: Edition) -> Sequence[str]:
    """The columns of indicators that the pages draw to the right of the column *key*."""
    for drawing in edition.drawings:
        for grid in (block for block in drawing.blocks if isinstance(block, DrawnGrid)):
            drawn = [
                piece.name.partition(".")[2]
                for cell in sorted(grid.cells, key=lambda cell: cell.column)
                if grid.rows[cell.row].repeats == "indicators"
                for piece in drawn_pieces(cell.text)
                if piece.name.startswith("indicators.")
            ]
            if key in drawn:
                return drawn[drawn.index(key) + 1 :]
    return ()


def columns_of(sheet: Sheet, table: str) -> tuple[Column, ...]:
    """Every column of *table*, in the order in which the edition declares them."""
    declared = sheet.edition.declared.table(table)
    if declared is None:
        return _typed(*sheet.report.form.tables[table].kinds)
    return tuple(
        Column(shown=one.key, typed="" if one.way else one.key) for one in declared.columns
    )


_Seen = tuple[tuple[Any, ...], ...]
"""The rows of a table, and behind them each column of their figures."""


def _same(one: _Seen, other: _Seen) -> bool:
    return all(a is b for a, b in zip(one, other, strict=True))


class RowTable(CellTable):
    """The rows of *table*.

    Args:
        document: What it shows.
        table: Name of the table in the record.
        columns: What is shown of each row.
    """

    linked: frozenset[str] = frozenset()
    """Columns whose cells are read by what else stands in their row, or change that."""

    def __init__(self, document: Document, table: str, columns: tuple[Column, ...]) -> None:
        """Show *table* of *document*."""
        self.table = table
        self._derived = tuple(
            f"{table}[].{column.shown}"
            for column in columns
            if f"{table}[].{column.shown}" in document.book.figures
        )
        self._seen: _Seen | None = None
        self._read_by: Rulebook | None = None
        self._read: tuple[Facet, ...] = ()
        super().__init__(document, columns)
        kinds = self.declared.kinds
        self.figure_columns = frozenset(
            at for at, one in enumerate(columns) if one.typed and kinds[one.typed].holds == "figure"
        )

    @property
    def declared(self) -> Table:
        """What the form of the report says of the table; one it has not never has rows."""
        form = self.document.report.form
        found = form.tables.get(self.table) or form.absent[self.table]
        assert isinstance(found, Table)  # a cell that stands alone is none
        return found

    def forget(self) -> None:
        self._seen = None

    def look(self) -> list[Line]:
        sheet = self.document.sheet
        rows = rows_of(sheet.report, self.table)
        derived = tuple(sheet.column(name) for name in self._derived)
        if self._seen is not None and _same(self._seen, (rows, *derived)):
            return self.lines
        lines = self._lines(rows, derived)
        self._seen = (rows, *derived)
        return lines

    def _lines(
        self, rows: tuple[TableRow, ...], derived: tuple[tuple[Value, ...], ...]
    ) -> list[Line]:
        """A line for each of *rows*, *derived* the columns of their figures; see `look`."""
        old = self.lines if self._seen is not None else []
        seen, *known = self._seen or ((), *(() for _ in derived))
        places = range(min(len(rows), len(seen)))
        changed = set(other_rows(seen, rows))
        for now, was in zip(derived, known, strict=True):
            if now is not was:
                changed.update(at for at in other_places(now, was) if now[at] != was[at])
        lines = old[: len(rows)]
        if not changed and len(rows) <= len(old):
            return lines
        facets, edition = self._facets(), self.document.sheet.edition
        # What stands where it stood, and looks as it did, stands nowhere else now.
        stood = {id(seen[at]): at for at in (*changed, *range(len(places), len(seen)))}
        cells = partial(cells_of, facets, edition)
        fresh = [*sorted(changed), *range(len(places), len(rows))]
        # Each row with its figures.
        told = zip(*(map(column.__getitem__, fresh) for column in (rows, *derived)), strict=True)
        if not stood:
            # No row is another or went: these are new, and there may be thousands.
            names = [f"{self.table}[{at}]" for at in fresh]
            return [*lines, *map(Line, names, map(Look, repeat(cells), told))]
        for at, (row, *of_row) in zip(fresh, told, strict=True):
            place = stood.get(id(row))
            if place is not None and of_row == [column[place] for column in known]:
                # A row that only moved looks as before, under another name.
                look = old[place].look
            else:
                shown = old[at].look.made if at in changed else None
                make = cells
                if shown is not None:
                    before = shown, seen[at], tuple(column[at] for column in known)
                    make = partial(cells_after, facets, edition, before)
                look = Look(make, (row, *of_row))
            lines[at : at + 1] = (Line(f"{self.table}[{at}]", look),)
        return lines

    def kind_in(self, row: int, column: int) -> Kind:  # noqa: ARG002 - a column is of one kind
        return self._facets()[column].shown_kind

    def only_shown(self, row: int, column: int) -> bool:  # noqa: ARG002 - as every row
        # No row is put into words for it: of a long block many cells are asked.
        return self._facets()[column].computed

    def _facets(self) -> tuple[Facet, ...]:
        """How each column is read by the rules of now."""
        if self._read_by is not self.document.book:
            facets = facets_of(self.declared, self.columns, self.document.book, self._derived)
            self._read_by, self._read = self.document.book, tuple(facets)
        return self._read

    def stored_at(self, row: int, column: int) -> Value:
        # As the table shows it, which may be behind the record; no cell is put into words for it.
        typed = self.columns[column].typed
        value: Value = getattr(self._rows()[row], typed) if typed else None
        return value

    def _rows(self) -> tuple[Any, ...]:
        return self._seen[0] if self._seen is not None else ()

    def label_of(self, row: int) -> str:
        return str(row + 1)

    def label_column(self, column: str) -> str:
        return self.document.sheet.label(f"{self.table}[].{column}").replace(" ", "")

    def pasting(self, row: int, column: int, block: list[list[str]]) -> Generator[None, None, str]:
        """As in `CellTable`; a block longer than the table adds rows."""
        report, width = self.document.report, len(self.columns) - column
        rows = rows_of(report, self.table)
        fit = max(len(rows) - row, 0)
        there, below = block[:fit], block[fit:]
        cells = ((row + down, enumerate(texts[:width], column)) for down, texts in enumerate(there))
        ids, names = ids_beside(rows), [one.typed for one in self.columns[column:]]
        pasted = yield from typing_into(self, list(rows), cells, ids)
        pasted += yield from adding(self, names, below, ids)
        # No row that was there moves: its mark stays with it until the findings are told.
        if self.document.report is not report:
            return CHANGED
        typed = with_rows(report, self.table, tuple(pasted))
        done = yield from self.document.editing("粘贴", typed, typed=True)
        return left_over(block, len(block), width) if done else CHANGED

    def doubtful(self, row: int, column: int, block: list[list[str]]) -> Iterator[Typed]:
        rows, columns = self._rows()[row : row + len(block)], []
        for at in sorted(self.figure_columns):
            values = map(attrgetter(self.columns[at].typed), rows)
            if may_be_otherwise(values, column_of(block, at - column)):
                columns.append(at)
        return laid(block, row, column, columns)

    def typed_into(self, report: Report, typed: Iterable[Typed]) -> Report:
        cells = (
            (row, [(column, text) for _, column, text in of_row])
            for row, of_row in groupby(typed, key=itemgetter(0))
        )
        rows = list(rows_of(report, self.table))
        work = typing_into(self, rows, cells, ids_beside(rows))
        return with_rows(report, self.table, tuple(finished(work)))

    def take(
        self, row: TableRow, new: dict[str, Any], column: str, text: str, known: Known
    ) -> None:
        """Put into *new*, which is what changes about *row*, what *text* typed into *column* is."""
        given = (column, self.read_by(row, new, column), text)
        if given not in known:
            known[given] = self.read(*given)
        new[column] = known[given]

    def read_by(self, _row: TableRow, _new: Mapping[str, Any], _column: str) -> str:
        """What besides a text decides how it is read in a column; asked of `linked` ones."""
        return ""

    def read(self, column: str, by: str, text: str) -> Value:
        """What *text* is in *column*, read *by* what `read_by` says."""
        kind = self.declared.kinds[column]
        if kind.holds == "flag":
            return text.strip() in _TICKED
        return kind.read(
            self.choice_of(column, by, text.strip()) if kind.holds == "choice" else text
        )

    def read_all(self, column: str, texts: Collection[str]) -> Iterable[Value]:
        """What `read` says of each of *texts*, for a column that is not linked."""
        kind = self.declared.kinds[column]
        if kind.holds == "text":
            return clean_texts(texts, lines=kind.lines)
        return [self.read(column, "", text) for text in texts]

    def choice_of(self, column: str, by: str, text: str) -> str:
        """The key that a pasted label of a choice means; the text itself where none fits."""
        pairs = self.choices_by(by, column)
        return next((str(key) for key, label in pairs if text in (key, label)), text)

    def choices(self, report: Report, row: int, column: str) -> Choices:
        """What may be chosen in *column* of *row* of *report*; the first is the blank."""
        by = self.read_by(rows_of(report, self.table)[row], {}, column)
        return self.choices_by(by, column)

    def choices_by(self, by: str, column: str) -> Choices:
        """What may be chosen in *column*, *by* what `read_by` says; the first is the blank."""
        kind = self.declared.kinds[column]
        if kind.holds == "flag":
            return tuple((str(ticked), box) for ticked, box in BOXES.items())
        return (("", ""), *choices_of(self.document.sheet.edition, kind, column, by))
