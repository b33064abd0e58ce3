"""Kills a process in the middle of saving, again and again: ``kills.py COUNT SEED WAY``.

WAY is ``ours``, or ``plain`` for the mutant that writes into the file itself. Prints how many
kills there were and how many of them left no whole draft.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from given.worked import filled
from perfeval_gui.domain.names.fields import put
from perfeval_gui.storage.disk.port import Disk
from perfeval_gui.storage.draft.draft import DraftError, dump
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.saving.backups import Backups
from perfeval_gui.storage.saving.saving import Saver, digest_of

PIECE: Final = 16_384
CALLS: Final = 120
"""Some three saves: what was saved before is killed as well as what is saved first."""
# Some 210 KB: large enough to be hit in the middle.
ONE: Final = replace(put(filled({"unit": "甲"}), "thrift", "节" * 70_000), document="c" * 32)
OTHER: Final = replace(put(filled({"unit": "乙"}), "thrift", "约" * 70_000), document="c" * 32)


class Telling(Disk):
    """A disk that writes a byte to a handle before every call, for whoever counts them."""

    def __init__(self, ready: int) -> None:
        self._ready = ready

    def tell(self) -> None:
        os.write(self._ready, b"x")

    def open_beside(self, path: Path) -> tuple[int, Path]:
        self.tell()
        return super().open_beside(path)

    def write(self, handle: int, data: bytes) -> int:
        self.tell()
        # In pieces, as a disk may take them.
        return super().write(handle, data[:PIECE])

    def sync(self, handle: int) -> None:
        self.tell()
        super().sync(handle)

    def replace(self, source: Path, target: Path) -> None:
        self.tell()
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self.tell()
        super().sync_folder(folder)

    def write_plainly(self, path: Path, data: bytes) -> None:
        """The mutant: into the file itself."""
        with path.open("wb", buffering=0) as file:
            for place in range(0, len(data), PIECE):
                self.tell()
                file.write(data[place : place + PIECE])


def save_for_ever(path: Path, way: str, disk: Telling) -> None:
    """Save one report and the other in turns until killed."""
    saver = Saver(Backups(path.parent / "备份"), disk)
    known = digest_of(path.read_bytes())
    while True:
        for report in (OTHER, ONE):
            if way == "plain":
                disk.write_plainly(path, dump(report))
            else:
                known = saver.save(path, report, known).digest


def cut_short(work: Callable[[Telling], None], calls: int) -> bool:
    """Kill *work*, in a process of its own, during or after that many *calls* of its disk.

    Whether it was the kill that ended it. It is calls that are counted and not time: a busy
    machine would kill what has hardly begun, again and again.
    """
    listen, ready = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(Telling(ready))
        finally:
            os._exit(1)
    os.close(ready)
    # Less than that comes only where the work ended by itself.
    while calls > 0 and (told := os.read(listen, calls)):
        calls -= len(told)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(listen)
    return os.WIFSIGNALED(status)


def killed(path: Path, way: str, calls: int) -> bool:
    """Kill a saving process after so many *calls*; whether the draft was lost."""
    path.write_bytes(dump(ONE))
    if not cut_short(partial(save_for_ever, path, way), calls):
        return True
    try:
        return open_draft(path) not in (ONE, OTHER)
    except DraftError:
        return True


def main(count: int, seed: int, way: str) -> None:
    """Kill *count* processes and print what was lost."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "甲.perfeval"
        lost = sum(killed(path, way, chance.randrange(1, CALLS)) for _ in range(count))
    sys.stdout.write(f"{count} {lost}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
