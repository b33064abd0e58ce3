"""An input method that is started after the program: Qt does not find it, so the clerk is told.

Qt makes its input method once (docs/adr/0008): only a program that is started anew finds it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from perfeval_gui.views.window.main_window import MainWindow

METHODS: Final = frozenset(["fcitx5", "fcitx", "ibus-daemon"])
"""What the input methods that Qt can be joined to are called as processes."""
_TOLD: Final = "输入法已经启动。本软件是在它之前打开的，重新启动后才能输入中文。"


def is_one_running(processes: Path = Path("/proc")) -> bool:
    """Whether an input method of this user runs; no where there is no list of *processes*."""
    own = os.getuid() if sys.platform != "win32" else -1
    try:
        return any(_is_method(one, own) for one in processes.iterdir() if one.name.isdigit())
    except OSError:
        return False


def _is_method(process: Path, owner: int) -> bool:
    try:
        named = (process / "comm").read_text(encoding="utf-8", errors="replace").strip() in METHODS
        # One that has ended and was not cleared away yet has no command any more.
        return named and process.stat().st_uid == owner and bool((process / "cmdline").read_bytes())
    except OSError:
        return False  # It has ended.


class LateMethods(QObject):
    """Looks whenever the clerk comes back to the window, until one was there; told is it once."""

    def __init__(self, window: MainWindow, running: Callable[[], bool] = is_one_running) -> None:
        """Tell in *window* of the first that is *running* later."""
        super().__init__(window)
        self._again: list[str] | None = None
        self._window, self._running = window, running
        self._there = running()
        application = QApplication.instance()
        if isinstance(application, QApplication) and not self._there:
            application.applicationStateChanged.connect(self._look)

    def _look(self, state: Qt.ApplicationState) -> None:
        if self._there or state != Qt.ApplicationState.ApplicationActive or not self._running():
            return
        self._there = True
        from perfeval_gui.views.kit.notices import Notice, notices_of

        go = self._restart
        notices_of(self._window).say(Notice(key="method", text=_TOLD, way="重新启动", go=go))

    def _restart(self) -> None:
        """End as the clerk ends the program: what is unsaved is asked about, and may keep it."""
        drafts = self._window.drafts()
        if self._window.close():
            self._again = [] if drafts.path is None else [str(drafts.path)]

    def follow(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        """Where the clerk wanted it, start the program with the draft that was open.

        It is started as this run was with *arguments*, in the *environment* of its beginning: what
        was set for an input method is chosen anew.
        """
        if self._again is None:
            return
        # Imported here: hardly any run ends so.
        import subprocess

        begun = sys.orig_argv[1 : len(sys.orig_argv) - len(arguments)]
        subprocess.Popen([sys.executable, *begun, *self._again], env=environment)
