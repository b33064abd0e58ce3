"""A typed table of the record as a model: one row of the model is one row of the record."""

from __future__ import annotations

from typing import Final

from perfeval_gui.document.cell_table import CellTable, Column, Line, left_over
from perfeval_gui.document.document import Document
from perfeval_gui.domain.fields import TABLES, TableRow, cell_name, put, rows_of, with_rows
from perfeval_gui.domain.report import Report
from perfeval_gui.domain.values import Value


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
        super().__init__(document, columns)

    def forget(self) -> None:
        self._seen = []

    def look(self) -> list[Line]:
        sheet = self.document.sheet
        rows = rows_of(sheet.report, self.table)
        derived = [sheet.column(name) for name in self._derived]
        figures = list(zip(*derived, strict=True)) if derived else [()] * len(rows)
        seen = list(zip(rows, figures, strict=True))
        old = self.lines if self._seen else []
        lines = [
            old[index]
            if index < len(old) and self._same(index, now)
            else self.line_of(f"{self.table}[{index}]")
            for index, now in enumerate(seen)
        ]
        self._seen = seen
        return lines

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
        for down, texts in enumerate(block):
            for across, text in enumerate(texts[: len(self.columns) - column]):
                report = self.typed_into(report, row + down, column + across, text)
        self.document.edit("粘贴", report)
        return left_over(block, len(block), len(self.columns) - column)

    def typed_into(self, report: Report, row: int, column: int, text: str) -> Report:
        typed = self.columns[column].typed
        if not typed:
            return report
        kind = TABLES[self.table].kinds[typed]
        if kind.holds == "choice":
            text = self.choice_of(report, row, typed, text.strip())
        return put(report, cell_name(self.table, row, typed), kind.read(text))

    def choice_of(self, _report: Report, _row: int, _column: str, text: str) -> str:
        """The key that a pasted label of a choice means; the text itself where none fits."""
        return text
