"""The table of the kept contents of a report: rows to choose from, nothing to edit."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from perfeval_gui.views.history.model import UNIT, HistoryModel


class HistoryTable(QTableView):
    """Whole rows are chosen; Tab leaves it."""

    def __init__(self, model: HistoryModel, parent: QWidget) -> None:
        """Show *model*."""
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName("历史版本")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(UNIT, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def _fit(self) -> None:
        """As wide as what will stand there: what is read later moves nothing."""
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, digits in ((0, 14), (1, 20), (3, 8), (4, 16)):
            self.setColumnWidth(column, digit * digits)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 8)
        self.setMinimumHeight(5 * self.fontMetrics().lineSpacing())

    def choose_first(self) -> None:
        """Choose the latest entry."""
        self.setCurrentIndex(self.model().index(0, 0))
        self.setFocus()
