"""Hints about the place of the open draft: synced, cleared, nearly full, changed by somebody else.

None of them asks anything, and saving relies on none of them.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from perfeval_gui.storage.disk.atomic import megabytes
from perfeval_gui.storage.disk.locations import HINTS, habit_of
from perfeval_gui.storage.disk.plainfiles import read_file
from perfeval_gui.storage.disk.port import Disk
from perfeval_gui.storage.draft.draft import MOST_BYTES
from perfeval_gui.storage.saving.saving import digest_of
from perfeval_gui.views.kit.background import Later
from perfeval_gui.views.kit.notices import Notice, notices_of

if TYPE_CHECKING:
    from perfeval_gui.views.drafts.draft_actions import DraftActions
    from perfeval_gui.views.settings.settings import Settings

ROOM: Final = 20_000_000
"""Bytes below which a place is called nearly full: some drafts, their exports, and air."""
_DAY: Final = 86_400
_CHANGED: Final = "文件在别处被修改，窗口里的内容没有变；保存时会先问用哪一份"
_BACKWARDS: Final = "电脑日期早于这份草稿上次保存的日期，请检查"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a draft has shown.

    Attributes:
        path: The draft.
        mark: Size, time and number of the file; it changes whenever the file does.
        saved: When it was written, by the clock of then.
        free: How many bytes still go beside it; None where that is not told.
        digest: SHA-256 of what it holds; empty where nobody asked.
    """

    path: Path
    mark: tuple[int, ...]
    saved: float
    free: int | None
    digest: str = ""


def look(path: Path, before: tuple[int, ...] = ()) -> Seen:
    """What *path* is now; it is only read if its mark is not the one *before*.

    Raises:
        OSError: It cannot be looked at.
    """
    found = path.stat()
    mark = (found.st_size, found.st_mtime_ns, found.st_ino)
    try:
        free: int | None = Disk().free(path.parent)
    except OSError:
        free = None
    digest = digest_of(read_file(path, MOST_BYTES + 1)) if before and mark != before else ""
    return Seen(path, mark, found.st_mtime, free, digest)


class PlaceGuard(QObject):
    """Looks when a draft is opened or saved, and when the window is come back to."""

    def __init__(self, window: QMainWindow, drafts: DraftActions, settings: Settings) -> None:
        """Give hints in *window* about what *drafts* has open."""
        super().__init__(window)
        self._window = window
        self._drafts = drafts
        self._settings = settings
        self._mark: tuple[int, ...] = ()
        self._said: set[str] = set()
        self._first = Later(self, self._met)
        self._again = Later(self, self._compare)
        drafts.opened.connect(self._begin)
        drafts.saved.connect(self._begin)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self._come_back)

    def _begin(self, _what: object) -> None:
        """Another file is open, or the same one is written anew."""
        self._mark = ()
        # What was seen before this save is no change by somebody else.
        self._again.forget()
        for key in tuple(self._said):
            self._drop(key)
        if (path := self._drafts.path) is None:
            return
        self._hint(path)
        self._first.begin(partial(look, path))

    def _hint(self, path: Path) -> None:
        habit = habit_of(str(path))
        if habit and not self._settings.was_hinted(path.parent):
            self._settings.keep_hinted(path.parent)
            self._say(self._with_way("habit", HINTS[habit]))

    def _met(self, seen: Seen) -> None:
        if seen.path != self._drafts.path:
            return
        self._mark = seen.mark
        if seen.free is not None and seen.free < ROOM:
            left = megabytes(seen.free)
            text = f"草稿所在的磁盘快满了，只剩 {left}，保存可能不成功"
            self._say(self._with_way("room", text))
        if seen.saved > time.time() + _DAY:
            notices_of(self._window).say(Notice(key="clock", text=_BACKWARDS))

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look_again()

    def look_again(self) -> None:
        """See whether the open draft was changed by somebody else."""
        if self._mark and self._drafts.path is not None:
            self._again.begin(partial(look, self._drafts.path, self._mark))

    def _compare(self, seen: Seen) -> None:
        if seen.path != self._drafts.path or seen.mark == self._mark:
            return
        self._mark = seen.mark
        if seen.digest == self._drafts.digest:
            self._drop("changed")
        else:
            self._say(Notice(key="changed", text=_CHANGED))

    def _with_way(self, key: str, text: str) -> Notice:
        return Notice(key=key, text=text, way="另存为…", go=self._drafts.save_as)

    def _say(self, notice: Notice) -> None:
        self._said.add(notice.key)
        notices_of(self._window).say(notice)

    def _drop(self, key: str) -> None:
        # Where nothing was said there is not even a place to say it.
        if key in self._said:
            self._said.discard(key)
            notices_of(self._window).drop(key)
