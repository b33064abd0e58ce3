"""The indicator table as a model: choices of group, kind and band come from the edition."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.cell_table import CellTable
from perfeval_gui.document.tables.row_table import RowTable, indicator_columns
from perfeval_gui.document.tables.typed_rows import Known
from perfeval_gui.domain.cells.kinds import SCORE
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import TableRow


class IndicatorTable(RowTable):
    """The rows of the indicator table."""

    linked = frozenset({"group", "kind"})

    def __init__(self, document: Document) -> None:
        """Show the indicators of *document*."""
        super().__init__(document, "indicators", indicator_columns(document.sheet))
        self._by_rule = document.sheet.edition.declared.indicators.scored == "points"

    def text_at(self, row: int, column: int) -> str:
        # Without points it counts for nothing; what was typed is seen all the same.
        lowered = self._lowered(row, column)
        return SCORE.show(lowered) if lowered is not None else super().text_at(row, column)

    def computed_at(self, row: int, column: int) -> bool:
        if self.columns[column].typed != "lowered":
            return super().computed_at(row, column)
        # The rule's score looks computed until the clerk puts another in its place.
        return self._by_rule and self.stored_at(row, column) is None

    def _lowered(self, row: int, column: int) -> Decimal | None:
        """The score that was put in the place of the rule's there; None for all other cells."""
        if self.columns[column].typed != "lowered":
            return None
        # As the table shows it: the record may have fewer rows by now.
        lowered = self.stored_at(row, column)
        return lowered if isinstance(lowered, Decimal) else None

    def read_by(self, row: TableRow, new: Mapping[str, Any], column: str) -> str:
        return str(_now(row, new, "group")) if column == "kind" else ""

    def take(
        self, row: TableRow, new: dict[str, Any], column: str, text: str, known: Known
    ) -> None:
        """As in `RowTable`; a 二级指标 that the new 一级指标 does not have is emptied."""
        super().take(row, new, column, text, known)
        if column == "group":
            group = self.document.sheet.edition.group(str(new["group"]))
            if group is not None and _now(row, new, "kind") not in group.kinds:
                new["kind"] = ""


def _now(row: TableRow, new: Mapping[str, Any], column: str) -> Value:
    """What *row* holds in *column* once *new* is put into it."""
    value: Value = new[column] if column in new else getattr(row, column)
    return value


def does_without(table: CellTable, row: int, column: int) -> bool:
    """Whether a cell is a blank 达成程度 of a row whose score is there: its texts were enough."""
    if table.columns[column].typed != "band" or (texts := table.lines[row].cells.texts)[column]:
        return False
    shown = [one.shown for one in table.columns]
    return "score" in shown and bool(texts[shown.index("score")])
