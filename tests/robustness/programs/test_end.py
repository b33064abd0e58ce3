"""A program that asks something ends all the same when the system wants it to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile

from checkout import ROOT
from given.worked import filled
from hands import WAIT, wait_for
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.views.drafts.draft_lock import keys_of


def locked(draft: Path, folder: Path) -> list[QLockFile]:
    """*draft* as another window has it open."""
    folder.mkdir(parents=True)
    locks = [QLockFile(str(folder / f"{key}.lock")) for key in keys_of(draft)]
    assert all(lock.tryLock(0) for lock in locks)
    return locks


def watches(process: int) -> bool:
    """Whether *process* has a handler for SIGTERM of its own."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1)


def test_a_question_about_the_first_draft_is_ended_with_the_program(tmp_path: Path) -> None:
    draft = tmp_path / "甲.perfeval"
    draft.write_bytes(dump(filled({"unit": "甲"})))
    homes = {f"XDG_{part}_HOME": str(tmp_path / part) for part in ("STATE", "CONFIG", "DATA")}
    locks = locked(draft, tmp_path / "STATE/perfeval/locks")
    program = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), str(draft)],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen", **homes),
        stderr=subprocess.DEVNULL,
    )
    try:
        # The watch over signals comes just before the draft is read.
        wait_for(partial(watches, program.pid))
        program.send_signal(signal.SIGTERM)

        assert program.wait(WAIT / 1000) == 128 + signal.SIGTERM
    finally:
        program.kill()
        for lock in locks:
            lock.unlock()
