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
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from perfeval_gui.domain.fields import put
from perfeval_gui.storage.backups import Backups
from perfeval_gui.storage.draft import DraftError, dump
from perfeval_gui.storage.files import open_draft
from perfeval_gui.storage.saving import Saver, digest_of
from unit.worked import filled

# Some 210 KB: large enough to be hit in the middle.
ONE: Final = replace(put(filled({"unit": "甲"}), "thrift", "节" * 70_000), document="c" * 32)
OTHER: Final = replace(put(filled({"unit": "乙"}), "thrift", "约" * 70_000), document="c" * 32)


def save_for_ever(path: Path, way: str, ready: int) -> None:
    """Save one report and the other in turns until killed."""
    saver, known = Saver(Backups(path.parent / "备份")), digest_of(path.read_bytes())
    os.write(ready, b"x")
    while True:
        for report in (OTHER, ONE):
            if way == "plain":
                path.write_bytes(dump(report))
            else:
                known = saver.save(path, report, known).digest


def cut_short(work: Callable[[int], None], pause: float) -> bool:
    """Kill *work*, in a process of its own, *pause* seconds after it wrote a byte to its handle.

    Whether it was the kill that ended it.
    """
    listen, ready = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(ready)
        finally:
            os._exit(1)
    os.read(listen, 1)
    time.sleep(pause)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(listen)
    os.close(ready)
    return os.WIFSIGNALED(status)


def killed(path: Path, way: str, pause: float) -> bool:
    """Kill a saving process after *pause* seconds; whether the draft was lost."""
    path.write_bytes(dump(ONE))
    if not cut_short(partial(save_for_ever, path, way), pause):
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
        lost = sum(killed(path, way, chance.random() * 0.02) for _ in range(count))
    sys.stdout.write(f"{count} {lost}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
