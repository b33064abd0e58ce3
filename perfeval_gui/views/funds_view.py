"""经费: the whole fund table of the form, with the named 专项 among its lines."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.document.fund_table import FundTable
from perfeval_gui.document.rows import add_row, move_row, remove_rows
from perfeval_gui.views.delegates import CellDelegate
from perfeval_gui.views.generated.ui_funds import Ui_FundsView
from perfeval_gui.views.section_view import SectionView
from perfeval_gui.views.tables import lay_out_funds

NOUN = "专项"


class FundsView(SectionView):
    """Lets the clerk fill in every fund line; totals follow their items."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the funds of *document*."""
        super().__init__(document, parent)
        self.ui = Ui_FundsView()
        self.ui.setupUi(self)
        self._model = FundTable(document)
        self.ui.lines.setModel(self._model)
        self.ui.lines.setItemDelegate(CellDelegate(self.ui.lines))
        lay_out_funds(self.ui.lines)
        self.ui.add.clicked.connect(self._add)
        self.ui.remove.clicked.connect(self._remove)
        self.ui.up.clicked.connect(self._up)
        self.ui.down.clicked.connect(self._down)
        self.visited.connect(self._know_buttons)
        document.changed.connect(self._know_buttons)
        self.bind()
        self._know_buttons()

    def _chosen(self) -> list[int]:
        projects = (self._model.project_at(row) for row in self.ui.lines.chosen_rows())
        return [project for project in projects if project is not None]

    def _know_buttons(self, _what: str | State | None = None) -> None:
        chosen = self._chosen()
        count = len(self.document.report.funds.projects)
        self.ui.remove.setEnabled(bool(chosen))
        self.ui.up.setEnabled(len(chosen) == 1 and chosen[0] > 0)
        self.ui.down.setEnabled(len(chosen) == 1 and chosen[0] < count - 1)

    def _add(self) -> None:
        chosen = self._chosen()
        at = chosen[-1] + 1 if chosen else len(self.document.report.funds.projects)
        self._stand(add_row(self.document, "projects", at, NOUN))

    def _remove(self) -> None:
        remove_rows(self.document, "projects", self._chosen(), NOUN)

    def _up(self) -> None:
        self._stand(move_row(self.document, "projects", self._chosen()[0], -1, NOUN))

    def _down(self) -> None:
        self._stand(move_row(self.document, "projects", self._chosen()[0], 1, NOUN))

    def _stand(self, project: int) -> None:
        row = self._model.row_of("projects", project)
        if row is not None:
            self.ui.lines.setFocus()
            self.ui.lines.choose_row(row)
