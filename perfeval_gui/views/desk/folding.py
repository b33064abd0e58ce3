"""In a narrow window the list folds, and one column stands beside the form: findings or pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer

from perfeval_gui.views.desk.workspace import FORM, Workspace
from perfeval_gui.views.kit.actions import Actions

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SHARES: Final = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize)
_MOST: Final = 640
"""Widest the pages are made when they are shown; a page is read well then."""


class BesideRoom(QObject):
    """Puts the older of two columns away when the form would get too narrow, and says which."""

    def __init__(self, workspace: Workspace, actions: Actions) -> None:
        """Watch *workspace*; the *actions* 检查 and 预览 show what is open."""
        super().__init__(workspace)
        self._workspace = workspace
        self._actions = actions
        self._pages: QWidget | None = None
        self._pages_last = False
        self._shown = QTimer(self, singleShot=True, interval=0)
        self._shown.timeout.connect(workspace.keep_in_sight)
        workspace.sections.measured.connect(self._fold)
        workspace.installEventFilter(self)
        workspace.beside.installEventFilter(self)

    def watch_pages(self, pages: QWidget) -> None:
        """*pages* is the preview; told before it is first shown."""
        if self._pages is None:
            self._pages = pages
            pages.installEventFilter(self)

    def share(self) -> None:
        """Give pages that were just shown what the form can spare."""
        workspace = self._workspace
        if self._pages is None or self._pages.isHidden():
            return
        column = workspace.beside
        taken = 0 if column.isHidden() else column.width()
        room = workspace.width() - workspace.sections.width() - taken
        width = min(max(room - FORM, self._pages.minimumWidth()), _MOST)
        # A hidden column without a width would stay without one when it is shown.
        workspace.side.setSizes([room - width, max(taken, column.minimumWidth()), width])

    def _fold(self) -> None:
        """Let the list of sections give way first: its icons say as much."""
        workspace, taken = self._workspace, 0
        for column in (workspace.beside, self._pages):
            if column is not None and not column.isHidden():
                taken += column.minimumWidth()
        room = workspace.width() - workspace.sections.whole - taken
        workspace.sections.fold(wanted=room < FORM)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SHARES:
            self._fold()
        if event.type() == QEvent.Type.Show and watched is not self._workspace:
            # Once the columns have their widths.
            self._shown.start()
            self._pages_last = watched is self._pages
            self._make_room()
        elif event.type() == QEvent.Type.Resize and watched is self._workspace:
            self._make_room()
        return False

    def _make_room(self) -> None:
        if self._pages is None or self._pages.isHidden() or self._workspace.beside.isHidden():
            return
        columns = self._pages.minimumWidth() + self._workspace.beside.minimumWidth()
        left = self._workspace.width() - self._workspace.sections.width() - columns
        if left >= FORM:
            return
        if self._pages_last:
            self._workspace.beside.put_away()
            self._actions.check.setChecked(False)
            self._actions.years.setChecked(False)
        else:
            self._pages.hide()
            self._actions.preview.setChecked(False)
