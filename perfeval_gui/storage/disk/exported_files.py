"""Files made for others: written over one that an office program may have open at the moment."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from perfeval_gui.storage.disk.atomic import HeldError, WriteError, reason_of, write_file
from perfeval_gui.storage.disk.free_names import free_name, owner_file
from perfeval_gui.storage.disk.port import FilePort
from perfeval_gui.storage.disk.watched import Watched
from perfeval_gui.working.thread import Apart

_AT_ONCE: Final = 0.15
"""Seconds in which a disk of this computer is done."""
_PIECE: Final = 0.05
"""Seconds between two looks whether a file is written after all."""


class TakenError(WriteError):
    """Another program has the file open; the message names a free name beside it.

    Attributes:
        free: That name.
    """

    def __init__(self, path: Path, owner: Path | None, free: Path) -> None:
        """Say that *path* is open, as *owner* tells if it is there."""
        seen = "" if owner is None else f"（旁边有“{owner.name}”，可能是 Word、Excel 或 WPS）"
        super().__init__(path, f"正被其他程序打开{seen}，请关闭它后重试，或者另存为“{free.name}”")
        self.free = free


def put(path: Path, data: bytes, port: FilePort | None = None) -> None:
    """As `write_file`, but a file that an office program has open is left alone.

    On Linux it could be replaced, and the program that has it open would write the old one back.

    Raises:
        TakenError: Another program has it open.
        WriteError: It cannot be called written.
    """
    owner = owner_file(path) if path.exists() else None
    if owner is not None:
        raise TakenError(path, owner, free_name(path))
    try:
        write_file(path, data, port)
    except HeldError as error:
        raise TakenError(path, owner_file(path), free_name(path)) from error


def putting(path: Path, data: bytes) -> Iterator[None]:
    """What `put` does, and the folder made, on another thread; to leave off is to cancel."""
    watched = Watched()
    work = Apart(partial(_put_into_folder, path, data, watched))
    try:
        patience = _AT_ONCE
        while not work.over(patience):
            patience = _PIECE
            yield
    finally:
        watched.leave()
    work.result()


def make_folder(folder: Path) -> None:
    """Make *folder* and what is missing above it; raises WriteError where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(folder, reason_of(error)) from error


def _put_into_folder(path: Path, data: bytes, port: FilePort) -> None:
    make_folder(path.parent)
    put(path, data, port)
