"""What stands in for a process that checks drafts and dies, runs out of memory or never ends.

Nothing else stands here: a new process imports it before its first draft, and imports of tests
take longer than the drafts.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from perfeval_gui.cli.batch import Checked, check_draft


def dies(paths: tuple[Path, ...], folders: tuple[Path, ...]) -> tuple[Checked, ...]:
    """Stands in for a process that the system ends over a draft called 毒, for lack of memory."""
    if any(path.name.startswith("毒") for path in paths):
        os._exit(9)
    return tuple(check_draft(path, folders) for path in paths)


def runs_out(paths: tuple[Path, ...], folders: tuple[Path, ...]) -> tuple[Checked, ...]:
    """Stands in for a process in which memory runs out where nobody catches it."""
    if any(path.name.startswith("毒") for path in paths):
        raise MemoryError
    return tuple(check_draft(path, folders) for path in paths)


def waits(paths: tuple[Path, ...], folders: tuple[Path, ...]) -> tuple[Checked, ...]:
    """Stands in for a draft whose check takes for ever."""
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    threading.Event().wait()
    return tuple(check_draft(path, folders) for path in paths)
