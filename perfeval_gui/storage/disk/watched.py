"""A disk that can be watched from another thread, and told to stop."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Final

from perfeval_gui.storage.disk.atomic import PATIENCE
from perfeval_gui.storage.disk.port import Disk, FilePort

_PIECE: Final = 0.05
"""Seconds after which it is looked whether anybody still waits."""


class LeftError(OSError):
    """Nobody waits for this work any longer: it must not go on."""


class Watched:
    """A disk that can be watched from another thread, and told to stop.

    Attributes:
        held: Whether it is waiting now for another program to let go of a file.
    """

    def __init__(self, disk: FilePort | None = None) -> None:
        """Pass every call on to *disk*, the real one by default."""
        self._disk = disk if disk is not None else Disk()
        self._left = threading.Event()
        self._patience = PATIENCE
        self.held = False

    def leave(self) -> None:
        """Let the call that is under way be the last; what is half done is not put in place."""
        self._left.set()

    def _ask(self) -> FilePort:
        if self._left.is_set():
            raise LeftError
        return self._disk

    def read(self, path: Path) -> bytes:
        return self._ask().read(path)

    def open_beside(self, path: Path) -> tuple[int, Path]:
        return self._ask().open_beside(path)

    def write(self, handle: int, data: bytes) -> int:
        return self._ask().write(handle, data)

    def sync(self, handle: int) -> None:
        self._ask().sync(handle)

    def close(self, handle: int) -> None:
        # What is open is closed, and what is half done taken away, whoever waits.
        self._disk.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        self._ask().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._ask().sync_folder(folder)

    def remove(self, path: Path) -> None:
        self._disk.remove(path)

    def free(self, folder: Path) -> int:
        return self._ask().free(folder)

    def wait(self, seconds: float) -> None:
        """As the disk waits, but no longer once nobody cares or patience is at its end."""
        self.held = True
        seconds = min(seconds, self._patience)
        self._patience -= seconds
        try:
            # Counted in what was asked for: how long it took beyond that says nothing here.
            while seconds > 0 and not self._left.is_set():
                self._disk.wait(min(seconds, _PIECE))
                seconds -= _PIECE
        finally:
            self.held = False
        self._ask()
