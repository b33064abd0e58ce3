"""Asks whether files are there without waiting for a drive that does not answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from perfeval_gui.working.pace import USUAL, Pace


def reached(
    paths: Sequence[Path], ask: Callable[[Path], bool] = Path.is_file, pace: Pace = USUAL
) -> dict[Path, bool | None]:
    """What *ask* says of each of *paths*; None for a place that did not answer in time."""
    if not paths:
        return {}
    # Imported here: a start without recent drafts needs no thread.
    from perfeval_gui.working.thread import Apart

    # Each of its own, since one dead place must not hide the others.
    asked = {path: Apart(partial(_told, path, ask)) for path in dict.fromkeys(paths)}
    until = pace.clock() + pace.answer
    return {
        path: one.result() if one.over(max(until - pace.clock(), 0)) else None
        for path, one in asked.items()
    }


def _told(path: Path, ask: Callable[[Path], bool]) -> bool:
    try:
        return ask(path)
    except (OSError, ValueError):
        return False
