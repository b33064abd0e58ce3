"""Going back and forth in the history, and showing what that changes."""

from __future__ import annotations

from itertools import chain
from typing import Final

from PySide6.QtCore import QObject, Signal

from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.fields import first_difference
from perfeval_gui.domain.record.report import Report
from perfeval_gui.views.cells.composing import settle
from perfeval_gui.views.desk.workspace import Workspace
from perfeval_gui.views.kit.actions import Actions

_COMPOSED: Final = "正在输入的字母已经写下；再按一次才撤销或重做。"


class HistorySteps(QObject):
    """Undoes and redoes steps, on whatever page they show.

    Signals:
        said: Which step was made, for the foot of the window.
    """

    said = Signal(str)

    def __init__(self, document: Document, workspace: Workspace, actions: Actions) -> None:
        """Join the *actions* to the history of *document*, which is shown in *workspace*."""
        super().__init__(workspace)
        self._document, self._workspace = document, workspace
        actions.undo.triggered.connect(self._undo)
        actions.redo.triggered.connect(self._redo)

    def _undo(self) -> None:
        self._step("已撤销", back=True)

    def _redo(self) -> None:
        self._step("已重做", back=False)

    def _step(self, done: str, *, back: bool) -> None:
        if not self._workspace.isVisible():
            return  # The start page is in front: nobody would see what changes.
        if settle(self._workspace.window().focusWidget()):
            self.said.emit(_COMPOSED)
            return
        self._workspace.commit()
        history, before = self._document.history, self._document.report
        text = history.undoText() if back else history.redoText()
        if back:
            history.undo()
        else:
            history.redo()
        self._show_change(before)
        self.said.emit(f"{done}：{text}")

    def _show_change(self, before: Report) -> None:
        """Show the cell that a step of the history has changed."""
        shown = chain.from_iterable(one.tables for one in self._document.sheet.edition.sections)
        if name := first_difference(before, self._document.report, shown):
            self._workspace.show_cell(name)
