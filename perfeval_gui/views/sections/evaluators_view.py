"""评价人员: who evaluated, their opinions, and who filled the form in."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHeaderView, QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.row_table import EVALUATOR_COLUMNS, RowTable
from perfeval_gui.views.generated.ui_evaluators import Ui_EvaluatorsView
from perfeval_gui.views.sections.section_view import SectionView
from perfeval_gui.views.tables.delegates import CellDelegate
from perfeval_gui.views.tables.row_buttons import RowButtons
from perfeval_gui.views.tables.widths import FitHeight, ShareWidth, set_widths

_WIDTHS: Final = (18, 28, 40)


class EvaluatorsView(SectionView):
    """Lets the clerk fill in the evaluators and what is printed with their signatures."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the evaluators of *document*."""
        super().__init__(document, parent)
        self.ui = Ui_EvaluatorsView()
        self.ui.setupUi(self)
        table = self.ui.rows
        table.setModel(RowTable(document, "evaluators", EVALUATOR_COLUMNS))
        table.setItemDelegate(CellDelegate(table))
        set_widths(table, _WIDTHS)
        # A long workplace wraps: the row grows with it, and the table with its rows.
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        FitHeight(table, fills=True)
        ShareWidth(table, _WIDTHS, _WIDTHS)
        buttons = (self.ui.add, self.ui.remove, self.ui.up, self.ui.down)
        RowButtons(self, table, document, "evaluators", "人员", *buttons)
        self.bind(self.ui.rows)
