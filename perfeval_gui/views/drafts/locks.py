"""Locks that go with the process that holds them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

from perfeval_gui.storage.disk.plainfiles import demand_plain, is_there


def lock_at(file: Path) -> QLockFile | None:
    """The lock called *file*, not yet taken; None where what stands there can be none.

    Qt reads what it finds there to see who has the lock, and would wait for a pipe for ever.
    """
    try:
        if is_there(file):
            demand_plain(file, follow=False)
    except FileNotFoundError:
        # Given back meanwhile.
        pass
    except OSError:
        return None
    lock = QLockFile(str(file))
    lock.setStaleLockTime(0)
    return lock
