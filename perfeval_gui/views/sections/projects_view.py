"""项目支出: the project lines by themselves, with their names."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.fund_table import FundTable
from perfeval_gui.document.tables.row_table import PROJECT_COLUMNS, RowTable
from perfeval_gui.domain.record.funds import PROJECTS
from perfeval_gui.views.generated.ui_projects import Ui_ProjectsView
from perfeval_gui.views.sections.section_view import SectionView
from perfeval_gui.views.tables.delegates import CellDelegate
from perfeval_gui.views.tables.row_buttons import RowButtons
from perfeval_gui.views.tables.widths import lay_out_funds, lay_out_projects


class ProjectsView(SectionView):
    """Lets the clerk fill in the 专项; the same rows stand in the whole fund table."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the project spending of *document*."""
        super().__init__(document, parent)
        self.ui = Ui_ProjectsView()
        self.ui.setupUi(self)
        lines = FundTable(document, PROJECTS[:-1])
        self.ui.lines.setModel(lines)
        self.ui.lines.setItemDelegate(CellDelegate(self.ui.lines))
        lay_out_funds(self.ui.lines)
        self.ui.rows.setModel(RowTable(document, "projects", PROJECT_COLUMNS))
        self.ui.rows.setItemDelegate(CellDelegate(self.ui.rows))
        lay_out_projects(self.ui.rows, beside=self.ui.lines)
        buttons = (self.ui.add, self.ui.remove, self.ui.up, self.ui.down)
        RowButtons(self, self.ui.rows, document, "projects", "专项", *buttons)
        self.bind(self.ui.lines, self.ui.rows)
