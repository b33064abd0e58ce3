"""What is done once the window is there: what earlier runs left is offered, or cleared away.

Nothing here may be loaded before it is known to be needed: the clerk may be typing already.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from perfeval_gui.start.copies import holds_copies
from perfeval_gui.views.kit.background import Later

if TYPE_CHECKING:
    from perfeval_gui.views.safety.recovery_offer import RecoveryOffer
    from perfeval_gui.views.window.main_window import MainWindow

_TEMPS: Final = ".perfeval-*.tmp"
_FOUND: Final = "找到上次没有保存的内容，可以恢复或者对比"


class Settling(QObject):
    """Looks round after the start; never takes the clerk away from what was begun."""

    def __init__(self, window: MainWindow, recovery: tuple[Path, ...]) -> None:
        """Look round for *window*; *recovery* are the folders of recovery copies, best first."""
        super().__init__(window)
        self._window = window
        self._recovery = recovery
        self._offers: dict[Path, RecoveryOffer] = {}
        self._sweeping = Later(self, self._swept)

    def offer(self, *, first: bool = True) -> None:
        """Offer the recovery copies at the head of the start page, if there are any."""
        # The last that is put first stands first.
        folders = [folder for folder in reversed(self._recovery) if holds_copies(folder)]
        put = [self._put_first(folder) for folder in folders]
        if not any(put):
            return
        if self._window.stack.currentWidget() is self._window.start:
            return
        desk = self._window.desk
        if first and desk is not None and desk.document.history.isClean():
            # A report opened with the program stays open behind the start page.
            self._window.show_start()
        else:
            self._say_found()

    def _put_first(self, folder: Path) -> bool:
        """Put the copies in *folder* at the head of the start page; False if none can be used."""
        from perfeval_gui.storage.saving.recovery import Recovery
        from perfeval_gui.views.safety.recovery_offer import RecoveryOffer

        start = self._window.start
        offer = RecoveryOffer(Recovery(folder), self._window.drafts(), start)
        offer.setVisible(bool(offer.copies))
        if not offer.copies:
            return False
        if (before := self._offers.pop(folder, None)) is not None:
            before.hide()
            before.deleteLater()
        self._offers[folder] = offer
        start.put_first(offer)
        return True

    def _say_found(self) -> None:
        from perfeval_gui.views.kit.notices import Notice, notices_of

        go = self._window.show_start
        notices_of(self._window).say(Notice(key="copies", text=_FOUND, way="到开始页", go=go))

    def doubt_clock(self) -> None:
        """Say so where the clock of the computer cannot be right."""
        from perfeval_gui.storage.disk.clock import doubt

        if text := doubt():
            from perfeval_gui.views.kit.notices import Notice, notices_of

            notices_of(self._window).say(Notice(key="clock", text=text))

    def doubt_settings(self, fault: str) -> None:
        """Say so where the settings could not be read."""
        if fault:
            from perfeval_gui.views.kit.notices import Notice, notices_of

            notices_of(self._window).say(Notice(key="settings", text=fault))

    def doubt_fonts(self) -> None:
        """Say so where no font has Chinese letters."""
        from PySide6.QtGui import QFontDatabase

        if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
            from perfeval_gui.start.unable import NO_FONT, tell
            from perfeval_gui.views.kit.notices import Notice, notices_of

            tell(NO_FONT, box=False)
            notices_of(self._window).say(Notice(key="fonts", text=NO_FONT))

    def sweep(self, folders: Iterable[Path], backups: Path, locks: Path) -> None:
        """Look on another thread what saves that were killed left in *folders* and elsewhere."""
        places = tuple(dict.fromkeys(folders))
        self._sweeping.begin(partial(_sweep, self._recovery[0], places, backups, locks))

    def _swept(self, kept: int) -> None:
        if kept:
            self.offer(first=False)


def _sweep(recovery: Path, folders: Iterable[Path], backups: Path, locks: Path) -> int:
    """How many contents are offered now that were not before."""
    if any(locks.glob("*.lock")):
        from perfeval_gui.views.drafts.draft_lock import clear_locks

        clear_locks(locks)
    with_temps = [folder for folder in folders if any(folder.glob(_TEMPS))]
    kept = list(dict.fromkeys(file.parent for file in backups.glob(f"*/{_TEMPS}")))
    if not with_temps and not kept and not any(recovery.glob(_TEMPS)):
        return 0
    from perfeval_gui.storage.saving.leftovers import Sweep
    from perfeval_gui.storage.saving.recovery import Recovery

    sweep = Sweep(Recovery(recovery))
    for folder in with_temps:
        sweep.drafts(folder)
    sweep.copies()
    for folder in kept:
        sweep.backups(folder)
    return sweep.kept
