"""The menu of recent drafts, made anew whenever it is opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from perfeval_gui.views.settings.settings import Settings
from perfeval_gui.working.pace import USUAL, Pace
from perfeval_gui.working.qt_text import caption, tip
from perfeval_gui.working.reachable import reached


class RecentMenu(QObject):
    """Fills a menu with the recent drafts, and with what can be done about remembering them.

    Signals:
        chosen: A draft is to be opened. arg: its path.
    """

    chosen = Signal(Path)

    def __init__(self, menu: QMenu, settings: Settings, pace: Pace = USUAL) -> None:
        """Fill *menu* from *settings*; places are waited for as *pace* says."""
        super().__init__(menu)
        self._menu = menu
        self._settings = settings
        self._pace = pace

    def fill(self) -> None:
        """List the drafts as they are now; what is gone is marked and cannot be chosen."""
        self._menu.clear()
        for path, there in reached(self._settings.recent(), pace=self._pace).items():
            # A place that does not answer may answer later: it stays to be chosen.
            note = {True: "", False: "（找不到）", None: "（位置没有回应）"}[there]
            action = self._menu.addAction(caption(path.name) + note)
            action.setToolTip(tip(str(path)))
            action.setEnabled(there is not False)
            action.triggered.connect(partial(self.chosen.emit, path))
        self._menu.addSeparator()
        self._menu.addAction("清除列表", self._settings.forget_recent)
        none = self._menu.addAction("不记录最近打开")
        none.setCheckable(True)
        none.setChecked(not self._settings.keeps_recent())
        none.toggled.connect(self._choose)

    def _choose(self, none: bool) -> None:
        self._settings.keep_recent(wanted=not none)
