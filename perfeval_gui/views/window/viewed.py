"""What stands above the foot of the window while a report is only looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from perfeval_gui.views.drafts.opened import VIEWED, Opened
from perfeval_gui.views.kit.notices import Notice, notices_of

if TYPE_CHECKING:
    from perfeval_gui.views.drafts.draft_actions import DraftActions
    from perfeval_gui.views.window.main_window import MainWindow

_KEY: Final = "viewed"


class ViewedNotice(QObject):
    """Says that the open report is only looked at, and lets it change once it has a file."""

    def __init__(self, window: MainWindow, drafts: DraftActions) -> None:
        """Watch what *drafts* opens and saves in *window*."""
        super().__init__(drafts)
        self._window = window
        drafts.opened.connect(self._say)
        drafts.saved.connect(self._allow)

    def _say(self, opened: Opened) -> None:
        notices_of(self._window).drop(_KEY)
        if opened.read_only:
            go = self._window.actions_.save_as.trigger
            notices_of(self._window).say(Notice(key=_KEY, text=VIEWED, way="另存为…", go=go))

    def _allow(self, _path: Path) -> None:
        notices_of(self._window).drop(_KEY)
        if self._window.desk is not None:
            self._window.desk.document.allow()
