"""The indicator table as a model: choices of group, kind and band come from the edition."""

from __future__ import annotations

from typing import Any

from perfeval_gui.document.cell_table import DISPLAY, ROLE_COMPUTED, Index
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_table import INDICATOR_COLUMNS, RowTable
from perfeval_gui.domain.fields import cell_name, put
from perfeval_gui.domain.report import Report

Choices = tuple[tuple[str, str], ...]
"""Pairs of stored key and printed label, in the order of the edition; the first is the blank."""


class IndicatorTable(RowTable):
    """The rows of the indicator table."""

    def __init__(self, document: Document) -> None:
        """Show the indicators of *document*."""
        super().__init__(document, "indicators", INDICATOR_COLUMNS)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if (
            index.isValid()
            and role == ROLE_COMPUTED
            and self.columns[index.column()].typed == "lowered"
        ):
            # The rule's score looks computed until the clerk puts another in its place.
            return self.document.report.indicators.indicators[index.row()].lowered is None
        return super().data(index, role)

    def choices(self, report: Report, row: int, column: str) -> Choices:
        """What may be chosen in *column* of *row*."""
        edition = self.document.sheet.edition
        if column == "group":
            return (("", ""), *((group.key, group.label) for group in edition.groups))
        if column == "band":
            return (("", ""), *((band.key, band.label) for band in edition.bands))
        group = edition.group(report.indicators.indicators[row].group)
        return (("", ""), *(group.kinds.items() if group is not None else ()))

    def choice_of(self, report: Report, row: int, column: str, text: str) -> str:
        pairs = self.choices(report, row, column)
        return next((key for key, label in pairs if text in (key, label)), text)

    def typed_into(self, report: Report, row: int, column: int, text: str) -> Report:
        """As in `RowTable`; a 二级指标 that the new 一级指标 does not have is emptied."""
        report = super().typed_into(report, row, column, text)
        indicator = report.indicators.indicators[row]
        group = self.document.sheet.edition.group(indicator.group)
        if self.columns[column].typed != "group" or group is None or indicator.kind in group.kinds:
            return report
        return put(report, cell_name(self.table, row, "kind"), "")
