"""Kills many saves, then starts once: ``swept.py COUNT SEED WAY``.

WAY is ``ours``, or ``blind`` for the mutant that takes away whatever looks left over. Prints how
many temporary files are left, and how many contents newer than the draft are gone.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from pathlib import Path

from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.saving.leftovers import Sweep
from perfeval_gui.storage.saving.recovery import Recovery
from robustness.saves.kills import CALLS, ONE, OTHER, killed


def start(folder: Path, way: str) -> None:
    """As the program does, a few minutes after the last kill."""
    if way == "blind":
        for path in folder.glob(".perfeval-*.tmp"):
            path.unlink()
        return
    now = (folder / "甲.perfeval").stat().st_mtime + 300
    Sweep(Recovery(folder.parent / "恢复"), now).drafts(folder)


def main(count: int, seed: int, way: str) -> None:
    """Kill *count* saves, and print what one start makes of it."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "夹" / "甲.perfeval"
        path.parent.mkdir()
        torn = sum(killed(path, "ours", chance.randrange(1, CALLS)) for _ in range(count))
        # The last save of all was killed before its content had the name of the draft.
        news = {dump(ONE), dump(OTHER)} - {path.read_bytes()}
        last, saved = path.with_name(".perfeval-last.tmp"), path.stat().st_mtime
        last.write_bytes(next(iter(news)))
        os.utime(last, (saved + 1, saved + 1))
        start(path.parent, way)
        kept = {dump(copy.report) for copy in Recovery(Path(home) / "恢复").copies()}
        left = len(list(path.parent.glob(".perfeval-*.tmp")))
    sys.stdout.write(f"{left} {len(news - kept) + torn}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
