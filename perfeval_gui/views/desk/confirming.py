"""The actions that say of cells taken over from a file that they were looked over."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from perfeval_gui.document.confirming import confirm, waiting_in
from perfeval_gui.document.document import Document
from perfeval_gui.views.desk.workspace import Workspace
from perfeval_gui.views.kit.actions import Actions


class ConfirmActions(QObject):
    """Confirms the cell with the focus or those selected, those of a section, or all.

    Signals:
        said: How many were confirmed and are left, for the foot of the window.
    """

    said = Signal(str)

    def __init__(self, document: Document, workspace: Workspace, actions: Actions) -> None:
        """Join the *actions* to *document*, which is shown in *workspace*."""
        super().__init__(workspace)
        self._document, self._workspace = document, workspace
        self._visited = ""
        workspace.visited.connect(self._visit)
        actions.confirm.triggered.connect(self._confirm)
        actions.confirm_section.triggered.connect(self._confirm_section)
        actions.confirm_all.triggered.connect(self._confirm_all)

    def _visit(self, name: str) -> None:
        self._visited = name

    def _confirm(self) -> None:
        self._say(self._workspace.chosen() or (self._visited,))

    def _confirm_section(self) -> None:
        self._say(waiting_in(self._document, self._workspace.section()))

    def _confirm_all(self) -> None:
        self._say(waiting_in(self._document, ""))

    def _say(self, names: tuple[str, ...]) -> None:
        self._workspace.commit()
        self.said.emit(confirm(self._document, names))
