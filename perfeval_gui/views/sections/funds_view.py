"""经费: the whole fund table of the form, with the named 专项 among its lines."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.fund_table import FundTable
from perfeval_gui.views.generated.ui_funds import Ui_FundsView
from perfeval_gui.views.sections.section_view import SectionView
from perfeval_gui.views.tables.delegates import CellDelegate
from perfeval_gui.views.tables.row_buttons import RowButtons
from perfeval_gui.views.tables.widths import lay_out_funds


class FundsView(SectionView):
    """Lets the clerk fill in every fund line; totals follow their items."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the funds of *document*."""
        super().__init__(document, parent)
        self.ui = Ui_FundsView()
        self.ui.setupUi(self)
        self.ui.lines.setModel(FundTable(document))
        self.ui.lines.setItemDelegate(CellDelegate(self.ui.lines))
        lay_out_funds(self.ui.lines)
        self.ui.lines.horizontalHeader().sectionResized.connect(self._line_up)
        buttons = (self.ui.add, self.ui.remove, self.ui.up, self.ui.down)
        RowButtons(self, self.ui.lines, document, "projects", "专项", *buttons)
        self.bind(self.ui.lines)
        self._line_up()

    def _line_up(self) -> None:
        """Let what the items leave of the total stand below its columns."""
        table, ui = self.ui.lines, self.ui
        rests = (
            ui.rest_caption,
            ui.public_funds__prior_final__rest,
            ui.public_funds__budget__rest,
            ui.public_funds__final__rest,
        )
        for column, label in enumerate(rests):
            label.setFixedWidth(table.columnWidth(column))
