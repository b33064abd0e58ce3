"""清除痕迹: what the program remembers of the clerk's work goes; what holds work is asked about."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from perfeval_gui.storage.saving.backups import Backups
from perfeval_gui.storage.saving.log import Log
from perfeval_gui.storage.saving.recovery import BIN, Recovery
from perfeval_gui.storage.saving.whereabouts import NAME
from perfeval_gui.views.kit import questions
from perfeval_gui.views.safety.recovery_copies import left_behind, seat_lock
from perfeval_gui.views.settings import dialog_memory
from perfeval_gui.views.settings.settings import Settings
from perfeval_gui.views.settings.settings_file import BAD

TITLE: Final = "清除痕迹"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the program keeps things of its own.

    Attributes:
        settings: The file of the settings.
        recoveries: The folders of recovery copies.
    """

    settings: Path
    recoveries: tuple[Recovery, ...]
    backups: Backups
    log: Log


class Traces:
    """Says what there is, asks, and clears. Drafts and exported files are the clerk's own."""

    def __init__(self, places: Places, settings: Settings) -> None:
        """Clear what is in *places*, and what *settings* tell of the work."""
        self._places = places
        self._settings = settings

    def clear(self, window: QWidget) -> str:
        """Ask over *window* and clear; a sentence on what was done, empty if nothing was."""
        text = (
            "将清除：最近打开的草稿、每份草稿的打印设置、选文件时去过的文件夹、"
            f"放弃保存后留着的内容（{len(self._given_up())} 份）、运行记录。\n"
            "草稿和导出的文件在你自己的文件夹里，不会改动。"
        )
        # What cannot be undone is no button for Return.
        if questions.choose(window, TITLE, text, (("back", "返回"), ("clear", "清除"))) != "clear":
            return ""
        left = self._clear_traces()
        left += self._clear_work(window)
        return f"痕迹已清除，{left} 个文件没有删掉。" if left else "痕迹已清除。"

    def _clear_traces(self) -> int:
        self._settings.forget_work()
        dialog_memory.forget()
        bad = self._places.settings.with_name(f"{self._places.settings.name}{BAD}")
        for recovery in self._places.recoveries:
            _unlock(recovery)
        return _remove((*self._given_up(), *self._places.log.files(), bad))

    def _clear_work(self, window: QWidget) -> int:
        """Ask about backups and about copies that no window is using."""
        backups = self._backups()
        copies = tuple(
            copy.file for place in self._places.recoveries for copy in left_behind(place)
        )
        if not backups and not copies:
            return 0
        drafts = len({file.parent for file in backups})
        text = (
            f"还有 {len(backups)} 份备份（属于 {drafts} 份草稿）和 {len(copies)} 份恢复副本。\n"
            "删除以后，填错或者损坏的草稿就没有旧内容可以找回。"
        )
        choices = (("keep", "保留"), ("erase", "全部删除"), ("back", "返回"))
        if questions.choose(window, TITLE, text, choices) != "erase":
            return 0
        record = self._places.backups.folder / NAME
        left = _remove((*backups, *copies, record))
        for folder in {file.parent for file in backups}:
            with contextlib.suppress(OSError):
                folder.rmdir()
        return left

    def _backups(self) -> tuple[Path, ...]:
        return tuple(
            file for folder in _inside(self._places.backups.folder) for file in _inside(folder)
        )

    def _given_up(self) -> tuple[Path, ...]:
        return tuple(
            file for place in self._places.recoveries for file in _inside(place.folder / BIN)
        )


def _inside(folder: Path) -> Iterator[Path]:
    """What is in *folder*; nothing where it is not there or is no folder."""
    with contextlib.suppress(OSError):
        yield from sorted(folder.iterdir())


def _remove(files: Iterable[Path]) -> int:
    """Remove *files*; how many could not be."""
    left = 0
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError:
            left += 1
    return left


def _unlock(recovery: Recovery) -> None:
    """Remove the locks of runs that are over: they name the computer."""
    for file in _inside(recovery.folder):
        if file.suffix == ".lock":
            lock = seat_lock(recovery.folder, file.stem)
            if lock is not None and lock.tryLock(0):
                lock.unlock()
