"""Keeps a recovery copy of the open report while it is typed in."""

from __future__ import annotations

import os
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from perfeval_gui.storage.disk.atomic import WriteError
from perfeval_gui.storage.disk.clock import stamp
from perfeval_gui.storage.saving.recovery import Copy, Origin, Recovery
from perfeval_gui.views.drafts.locks import lock_at
from perfeval_gui.views.safety.turns import Turns
from perfeval_gui.working.pace import USUAL, Pace, milliseconds
from perfeval_gui.working.steps import finished

if TYPE_CHECKING:
    from perfeval_gui.document.document import Document
    from perfeval_gui.domain.record.report import Report
    from perfeval_gui.views.drafts.draft_actions import DraftActions

_WARNING: Final = "无法写入恢复区，请尽快手动保存"
_UNKEPT: Final = "没有留下恢复副本，请尽快手动保存"
_ELSEWHERE: Final = "（恢复副本暂时放在程序旁边的文件夹里）"


class RecoveryGuard(QObject):
    """Copies at each finished field, 2 s after the last key, and every 5 s of typing.

    What is typed and in no report yet, an open cell of a table or letters that an input method is
    composing, is looked at every 2 s. The copy of a long report is made between events: whatever
    comes meanwhile is in the next one.
    A copy goes only when its content is saved; what the clerk gave up goes into the bin.

    Signals:
        warned: Copies cannot be kept where they belong. arg: a sentence; empty once they can.
        kept: A copy was kept, or is not needed any more. arg: that it is there; empty for none.
    """

    warned = Signal(str)
    kept = Signal(str)

    def __init__(
        self,
        drafts: DraftActions,
        recovery: Recovery,
        spare: Recovery | None = None,
        pace: Pace = USUAL,
    ) -> None:
        """Watch over whatever report *drafts* serves; *spare* is for when *recovery* fails."""
        super().__init__(drafts)
        self._drafts = drafts
        self._places = (recovery,) if spare is None else (recovery, spare)
        self._recovery = recovery
        self._troubled = self._unkept = False
        self._document: Document | None = None
        self._seat = f"{os.getpid()}-{os.urandom(4).hex()}"
        self._locks: dict[Path, QLockFile] = {}
        self._file: Path | None = None
        self._stale = False
        self._pause = self._timer(pace.pause)
        self._most = self._timer(pace.most)
        self._soon = self._timer(0)
        self._copied: Report | None = None
        self._turns = Turns(self, pace)
        self._watch = QTimer(self, interval=milliseconds(pace.pause))
        self._watch.timeout.connect(self._look)
        drafts.served.connect(self._serve)
        drafts.saved.connect(self._saved)
        drafts.left.connect(self._left)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._field_finished)

    def _timer(self, seconds: float) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds(seconds))
        timer.timeout.connect(self._begin)
        return timer

    def _serve(self, document: Document) -> None:
        self._document = document
        document.changed.connect(self._changed)
        # Told before anything is typed, not when the first copy fails.
        self._choose_place()

    def _choose_place(self) -> None:
        """Keep copies in the first folder that takes files, and say so if it is not the proper one.

        Copies kept before stay until the next one is made.
        """
        usable = next((one for one in self._places if one.takes_files()), None)
        self._recovery = usable if usable is not None else self._places[0]
        spared = _ELSEWHERE if usable is not None else ""
        self._troubled = usable is not self._places[0]
        self.warned.emit(f"{_WARNING}{spared}" if self._troubled else "")

    def _changed(self, _state: object) -> None:
        self._stale = True
        self._pause.start()
        if not self._most.isActive():
            self._most.start()

    def _field_finished(self, old: object, new: object) -> None:
        if self._stale and isinstance(old, QWidget) and old.window() is self._drafts.window():
            self._begin()
        elif self._stale:
            # A dialog ends: what it changed, perhaps thousands of rows, is painted first.
            self._soon.start()
        if self._document is not None and _typed_in(new):
            self._watch.start()

    def _look(self) -> None:
        """Copy what is in an open cell; take the copy away where that was given up."""
        report = self._unsaved()
        if report is None and self._file is not None:
            self._recovery.remove(self._file)
            self._rest()
        elif report is not None and report != self._copied and not self._comes_soon(report):
            self._begin()
        if self._watch.isActive() and not _typed_in(self._drafts.window().focusWidget()):
            self._watch.stop()

    def _comes_soon(self, report: Report) -> bool:
        """Whether *report* is what a pause in typing has copied."""
        known = self._document is not None and report is self._document.report
        return known and self._pause.isActive()

    def _unsaved(self) -> Report | None:
        """The report with what is being typed; None where nothing of it is unsaved."""
        from perfeval_gui.views.tables.cell_being_typed import with_open_cell

        if self._document is None:
            return None
        report = with_open_cell(self._document.report, self._drafts.window())
        untouched = report is self._document.report and self._document.history.isClean()
        return None if untouched else report

    def _begin(self) -> None:
        """Begin to copy; one that is under way comes first, and another one after it."""
        if self._turns.busy:
            self._pause.start()
        else:
            self._turns.begin(self._keeping())

    def keep_copy(self) -> bool:
        """Copy the open report at once if it holds anything unsaved; whether it is safe."""
        self._turns.leave_off()
        return finished(self._keeping())

    def _keeping(self) -> Generator[None, None, bool]:
        for timer in (self._pause, self._most, self._soon):
            timer.stop()
        report = self._unsaved()
        if report is None:
            return False
        if self._troubled:
            self._choose_place()
        # What is changed from now on is in the next copy.
        self._stale = False
        try:
            kept = yield from self._kept(report)
        except Exception as error:
            # What was typed is not copied, whatever the reason: the next occasion tries again.
            self._stale = True
            if not isinstance(error, WriteError | MemoryError):
                raise
            self._put_off()
            return False
        if self._unkept:
            self._unkept = False
            self.warned.emit("")
        if self._file not in (None, kept):
            self._recovery.remove(self._file)
        self._file, self._copied = kept, report
        self.kept.emit(f"已保存恢复副本 {stamp('%H:%M')}")
        return True

    def _put_off(self) -> None:
        """The disk may be full for this copy only: the next one is tried all the same."""
        self._choose_place()
        if not self._troubled:
            # The place takes files, but not this one.
            self._unkept = True
            self.warned.emit(_UNKEPT)
        self._pause.start()

    def _kept(self, report: Report) -> Generator[None, None, Path]:
        origin = _origin(self._drafts)
        # Before there is a copy: another window that starts now must see whose it is.
        self._take_lock()
        sheet = self._drafts.sheet()
        if sheet is not None:
            report = replace(report, document=sheet.report.document)
        return (yield from self._recovery.keeping(report, self._seat, origin))

    def _take_lock(self) -> None:
        folder = self._recovery.folder
        if folder not in self._locks:
            self._recovery.prepare()
            lock = seat_lock(folder, self._seat)
            if lock is not None and lock.tryLock(0):
                self._locks[folder] = lock

    def _saved(self, _path: Path) -> None:
        if self._file is not None:
            self._recovery.remove(self._file)
        self._rest()

    def _left(self) -> None:
        """The report is left, saved or given up by the clerk's answer."""
        if self._document is not None and not self._document.history.isClean():
            self.keep_copy()
            if self._file is not None:
                self._recovery.discard(self._file)
        elif self._file is not None:
            self._recovery.remove(self._file)
        self._rest()

    def _rest(self) -> None:
        self._file, self._stale, self._copied = None, False, None
        self.kept.emit("")
        self._turns.leave_off()
        for timer in (self._pause, self._most, self._soon):
            timer.stop()


def _typed_in(widget: object) -> bool:
    """Whether something may be typed into *widget* that the report hears of later."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QAbstractItemView)


def _origin(drafts: DraftActions) -> Origin:
    """Where the report belongs that *drafts* serves."""
    # Some systems refuse Chinese in the pattern itself.
    month, day, time = stamp("%m %d %H:%M").split()
    taken = f"{month}月{day}日 {time}"
    path = str(drafts.path) if drafts.path is not None else ""
    return Origin(path=path, title=drafts.title, digest=drafts.digest, taken=taken)


def seat_lock(folder: Path, seat: str) -> QLockFile | None:
    """The lock that a run of the program holds for its *seat*; see `lock_at`."""
    return lock_at(folder / f"{seat}.lock")


def left_behind(recovery: Recovery) -> tuple[Copy, ...]:
    """The copies of runs that are over, the latest first."""
    found = []
    for copy in recovery.copies():
        lock = seat_lock(recovery.folder, copy.seat)
        if lock is None:
            # No run of the program holds what is no lock.
            found.append(copy)
        elif lock.tryLock(0):
            lock.unlock()
            found.append(copy)
    return tuple(sorted(found, key=_age, reverse=True))


def _age(copy: Copy) -> float:
    try:
        return copy.file.stat().st_mtime
    except OSError:
        return 0.0
