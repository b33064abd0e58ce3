"""楼堂馆所与厉行节约: the buildings finished in the year, and the thrift measures."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.row_table import BUILDING_COLUMNS, RowTable
from perfeval_gui.views.generated.ui_buildings import Ui_BuildingsView
from perfeval_gui.views.sections.section_view import SectionView
from perfeval_gui.views.tables.delegates import CellDelegate
from perfeval_gui.views.tables.row_buttons import RowButtons
from perfeval_gui.views.tables.widths import FitHeight, SpreadWidth, set_widths

_WIDTHS: Final = (15, 15, 12, 16, 16, 15)


class BuildingsView(SectionView):
    """Lets the clerk fill in the buildings and the thrift measures."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the buildings of *document*."""
        super().__init__(document, parent)
        self.ui = Ui_BuildingsView()
        self.ui.setupUi(self)
        table = self.ui.rows
        table.setModel(RowTable(document, "buildings", BUILDING_COLUMNS))
        table.setItemDelegate(CellDelegate(table))
        set_widths(table, _WIDTHS)
        FitHeight(table)
        SpreadWidth(table, _WIDTHS, _WIDTHS[0])
        buttons = (self.ui.add, self.ui.remove, self.ui.up, self.ui.down)
        RowButtons(self, table, document, "buildings", "项目", *buttons)
        # It speaks of nothing but the table.
        self.ui.subtitle.setHidden("buildings" in document.report.form.absent)
        self.bind(self.ui.rows)
