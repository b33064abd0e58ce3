"""The action that does the mend of what was found where the cursor is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from perfeval_gui.document.document import Document
from perfeval_gui.document.mending import mend
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.views.cells.input_menu import InputMenu
from perfeval_gui.views.desk.workspace import Workspace
from perfeval_gui.views.kit.actions import Actions

_NONE: Final = "光标所在的这一格没有可以照改的。"


class MendActions(QObject):
    """Does the mend that the card, the menu of the cell and the key have in common.

    Signals:
        said: What was done, for the foot of the window.
    """

    said = Signal(str)

    def __init__(self, document: Document, workspace: Workspace, actions: Actions) -> None:
        """Join the action to *document*, which is shown in *workspace*."""
        super().__init__(workspace)
        self._document, self._workspace = document, workspace
        actions.mend.triggered.connect(self._mend)

    def _mend(self) -> None:
        self._workspace.commit()
        self._document.check_now()
        finding = self._found()
        if finding is None or finding.fix is None:
            self.said.emit(_NONE)
            return
        if not self._document.may_change():
            return
        mend(self._document, finding)
        self.said.emit(f"{finding.fix.label}；Ctrl+Z 退回。")

    def _found(self) -> Finding | None:
        """What was found where the focus is and has a mend."""
        # Imported here: the form in front may have no table, and the list is made when it is first
        # wanted.
        from perfeval_gui.views.findings.panel import FindingsPanel
        from perfeval_gui.views.tables.cell_menu import mendable_at
        from perfeval_gui.views.tables.form_table import FormTable

        widget = self._workspace.window().focusWidget()
        if isinstance(widget, FormTable):
            return mendable_at(widget, widget.currentIndex())
        menu = next((one for one in widget.children() if isinstance(one, InputMenu)), None)
        if menu is not None:
            return menu.found()
        panel = widget.parentWidget()
        return panel.mendable() if isinstance(panel, FindingsPanel) else None
