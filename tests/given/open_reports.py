"""Open reports and every table that can show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from given.worked import filled, issued
from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.cell_table import (
    CellTable,
)
from perfeval_gui.document.tables.fund_table import FundTable
from perfeval_gui.document.tables.indicator_table import IndicatorTable
from perfeval_gui.document.tables.row_table import BUILDING_COLUMNS, PROJECT_COLUMNS, RowTable
from perfeval_gui.domain.record.report import Report

TWO: Final = [{"name": "甲", "final": "24.92"}, {"name": "乙", "final": "17.27"}]
INDICATOR: Final = {"group": "output", "kind": "quantity", "name": "排查", "target": "40起"}


def opened(report: Report | None = None) -> Document:
    return Document(issued(), report if report is not None else filled())


def projects(document: Document) -> CellTable:
    return RowTable(document, "projects", PROJECT_COLUMNS)


def buildings(document: Document) -> CellTable:
    return RowTable(document, "buildings", BUILDING_COLUMNS)


Make = Callable[[Document], CellTable]
TABLE_MODELS: Final[tuple[Make, ...]] = (FundTable, IndicatorTable, projects, buildings)
