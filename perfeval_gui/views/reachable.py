"""Asks whether files are there without waiting for a drive that does not answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

PATIENCE: Final = 0.1
"""Seconds for all of them together; disks in the computer answer in thousandths."""


def reached(
    paths: Sequence[Path], ask: Callable[[Path], bool] = Path.is_file
) -> dict[Path, bool | None]:
    """What *ask* says of each of *paths*; None for a place that did not answer in time."""
    found: dict[Path, bool | None] = dict.fromkeys(paths)
    # Each of its own, since one dead place must not hide the others; and none is waited for when
    # the program ends.
    waiting = [
        threading.Thread(target=partial(_note, found, path, ask), daemon=True) for path in found
    ]
    for one in waiting:
        one.start()
    until = time.monotonic() + PATIENCE
    for one in waiting:
        one.join(max(until - time.monotonic(), 0))
    return dict(found)


def _note(found: dict[Path, bool | None], path: Path, ask: Callable[[Path], bool]) -> None:
    try:
        found[path] = ask(path)
    except (OSError, ValueError):
        found[path] = False
