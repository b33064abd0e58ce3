"""One draft, one window: who has it open, and what to do where somebody else has.

The locks lie in a folder of the user's own, never beside the draft: there a lock would be synced,
or lie on a stick that is read only. They go with the process that holds them, however it ends.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QWidget

from perfeval_gui.storage.disk.clock import moment
from perfeval_gui.views.drafts.locks import lock_at
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.waiting import GivenUpError, Waiting

if TYPE_CHECKING:
    from perfeval_gui.views.drafts.opened import Opened

Locks = Mapping[str, QLockFile]


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has a draft open.

    Attributes:
        host: The name of another computer; empty for this one.
        since: The time at which it was opened; empty if that is not known.
    """

    host: str
    since: str


def keys_of(path: Path) -> tuple[str, ...]:
    """What the draft *path* is locked by: where it lies, and what the disk calls the file.

    A place may have several names, as a share or a folder bound elsewhere has; a file has a new
    number after every save.
    """
    from hashlib import sha256

    try:
        texts = [os.path.normcase(path.resolve())]
        found = path.stat()
        # Some network file systems have no numbers.
        texts += [f"{found.st_dev}:{found.st_ino}"] if found.st_ino else []
    except (OSError, RuntimeError):
        texts = [os.path.normcase(path)]
    return tuple(sha256(text.encode(errors="surrogateescape")).hexdigest()[:32] for text in texts)


def clear_locks(folder: Path) -> None:
    """Take away from *folder* what programs of this computer left that were killed."""
    with contextlib.suppress(OSError):
        for file in list(folder.glob("*.lock")):
            lock = lock_at(file)
            if lock is not None and lock.getLockInfo()[1] in (
                "",
                QtCore.QSysInfo.machineHostName(),
            ):
                # The system refuses it where the owner still runs.
                lock.removeStaleLockFile()


class DraftLocks:
    """The locks of the draft that one window has open.

    Attributes:
        folder: Where locks lie; None to lock nothing.
    """

    def __init__(self, window: QWidget, waiting: Waiting, folder: Path | None) -> None:
        """Ask over *window*; *waiting* looks at paths. Locks lie in *folder*."""
        self._window = window
        self._waiting = waiting
        self._held: Locks = {}
        self._claimed: Locks = {}
        self.folder = folder

    def admit(self, opened: Opened) -> Opened | None:
        """How to open *opened*: as it is where it is now claimed, else as the clerk chooses.

        None where the clerk would rather not. A claim counts once `settle` is called.
        """
        if opened.path is None:
            return opened
        owner = self.claim(opened.path)
        if owner is None:
            return opened
        answer = self._ask(opened.path, owner)
        if answer == "open":
            self.claim(opened.path, force=True)
            return opened
        if answer not in ("view", "copy"):
            return None
        viewed = answer == "view"
        title = "只读查看，保存时另存为" if viewed else "副本，未保存"
        # A document of its own: backups and recovery copies of the two must not mix.
        report = replace(opened.report, document="")
        return replace(
            opened,
            report=report,
            path=None,
            digest="",
            title=f"{opened.title}（{title}）",
            clean=viewed,
            read_only=viewed,
        )

    def admit_recovered(self, opened: Opened) -> Opened:
        """As `admit`, but nothing is asked: what was recovered must not wait for an answer."""
        if opened.path is None or self.claim(opened.path) is None:
            return opened
        return replace(opened, path=None, digest="", title=f"{opened.title}（副本，未保存）")

    def claim(self, path: Path, *, force: bool = False) -> Owner | None:
        """Lock *path* besides what is locked already; who has it where that cannot be.

        *force* takes locks away that no running program of this computer holds.
        """
        self.forget()
        claimed: dict[str, QLockFile] = {}
        for key in self._keys(path):
            lock = self._held.get(key) or self._taken(key, force=force)
            if isinstance(lock, Owner):
                self._claimed = claimed
                self.forget()
                return lock
            if lock is not None:
                claimed[key] = lock
        self._claimed = claimed
        return None

    def settle(self) -> None:
        """What was claimed is open now; what was open before is not."""
        _unlock(self._held, self._claimed)
        self._held, self._claimed = self._claimed, {}

    def forget(self) -> None:
        """What was claimed is not going to be open."""
        _unlock(self._claimed, self._held)
        self._claimed = {}

    def follow(self, path: Path) -> None:
        """The open report is now in *path*, which is another file since it was written."""
        self.claim(path)
        self.settle()

    def tell_taken(self, path: Path, owner: Owner) -> None:
        """Tell that *path* cannot be written: somebody else has it open."""
        text = f"{_told(path, owner)}\n没有写入，请换一个文件名。"
        questions.tell(self._window, "另存为", text)

    def _keys(self, path: Path) -> tuple[str, ...]:
        if self.folder is None:
            return ()
        try:
            return self._waiting.run(partial(keys_of, path), f"正在打开“{path.name}”……")
        except GivenUpError:
            return ()

    def _taken(self, key: str, *, force: bool) -> QLockFile | Owner | None:
        """The lock called *key*; whoever holds it; or None where locks cannot be made."""
        assert self.folder is not None
        file = self.folder / f"{key}.lock"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return None
        lock = lock_at(file)
        if lock is None or lock.tryLock(0):
            return lock
        if lock.error() != QLockFile.LockError.LockFailedError:
            return None
        _, host, _ = lock.getLockInfo()
        # Nobody is in an empty or damaged one; the system refuses to remove it from its owner.
        if (force or not host) and lock.removeStaleLockFile() and lock.tryLock(0):
            return lock
        return Owner("" if host in ("", QtCore.QSysInfo.machineHostName()) else host, _since(file))

    def _ask(self, path: Path, owner: Owner) -> str:
        text = (
            f"{_told(path, owner)}\n\n"
            "“只读查看”和“打开副本”都不会改动这个文件，保存时另存成新的文件。"
        )
        choices = [("view", "只读查看"), ("copy", "打开副本"), ("back", "返回")]
        if owner.host:
            choices.insert(2, ("open", "仍然打开"))
            text += "\n确定那台电脑上没有打开它时，选“仍然打开”。"
        return questions.choose(self._window, "打开草稿", text, choices)


def _told(path: Path, owner: Owner) -> str:
    where = f"电脑“{owner.host}”" if owner.host else "本机"
    since = f"，{owner.since}" if owner.since else ""
    return f"“{path.name}”已在另一窗口打开（{where}{since}）。"


def _since(file: Path) -> str:
    try:
        return moment(file.stat().st_mtime, "%H:%M")
    except OSError:
        return ""


def _unlock(locks: Locks, but: Locks) -> None:
    for key, lock in locks.items():
        if key not in but:
            lock.unlock()
