"""The rows of 情况一览: a heading for each chart, and its bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfeval_gui.rules.telling.overview import Bar, Chart
from perfeval_gui.views.overview.drawing import in_words

Index = QModelIndex | QPersistentModelIndex
Row = tuple[Chart, Bar | None]
ROLE_ROW: Final = int(Qt.ItemDataRole.UserRole)
_NOWHERE: Final = QModelIndex()
_WORDS: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def rows_of_charts(charts: Sequence[Chart]) -> list[Row]:
    """Each chart, then each of its bars."""
    return [(chart, bar) for chart in charts for bar in (None, *chart.bars)]


class OverviewModel(QAbstractListModel):
    """Shows charts that may change: what stays in its place is told as changed, not as new."""

    def __init__(self, parent: QObject) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_charts(self, charts: Sequence[Chart]) -> None:
        """Show *charts* in place of those before."""
        rows = rows_of_charts(charts)
        if [_name(row) for row in rows] == [_name(row) for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        chart, bar = self.rows[index.row()]
        if role in _WORDS:
            return chart.title if bar is None else in_words(bar)
        return self.rows[index.row()] if role == ROLE_ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()][1] is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _name(row: Row) -> tuple[str, str]:
    chart, bar = row
    return ("", chart.bars[0].name) if bar is None else (bar.name, "")
