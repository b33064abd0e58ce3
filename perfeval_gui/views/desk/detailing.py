"""The action that opens what stands behind a figure."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from perfeval_gui.document.detailing import may_be_detailed
from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.details import may_have_detail
from perfeval_gui.views.cells.input_keys import name_of
from perfeval_gui.views.desk.workspace import Workspace
from perfeval_gui.views.kit.actions import Actions
from perfeval_gui.views.sections.section_view import SectionView


class DetailActions(QObject):
    """Opens the 明细 of the cell that the clerk is in, where it can have one."""

    def __init__(self, document: Document, workspace: Workspace, actions: Actions) -> None:
        """Join the action to *document*, which is shown in *workspace*."""
        super().__init__(workspace)
        self._document, self._workspace = document, workspace
        self._action = actions.detail
        self._visited = ""
        workspace.visited.connect(self._visit)
        workspace.built.connect(self._offer)
        document.changed.connect(self._enable)
        document.opened.connect(self._leave)
        self._action.triggered.connect(self._open)
        self._enable()

    def _visit(self, name: str) -> None:
        self._visited = name
        self._enable()

    def _leave(self, _state: object) -> None:
        self._visit("")

    def _enable(self, _state: object = None) -> None:
        self._action.setEnabled(may_be_detailed(self._document, self._visited))

    def _offer(self, _key: str, view: SectionView) -> None:
        """Put it into the menus of the cells that can have one."""
        for table in view.tables:
            if table.cells().figure_columns:
                table.addAction(self._action)
        for line in view.findChildren(QLineEdit):
            if may_have_detail(self._document.report, name_of(line)):
                line.addAction(self._action)

    def _open(self) -> None:
        self._workspace.commit()
        if not may_be_detailed(self._document, self._visited):
            return
        # Imported here: a start needs none of it.
        from perfeval_gui.views.details.dialog import DetailDialog

        DetailDialog(self._document, self._visited, self._workspace.window()).open()
