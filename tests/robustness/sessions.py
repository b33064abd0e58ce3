"""Typing sessions that are killed or asked to end, and what is left of them."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from checkout import ROOT
from perfeval_gui.storage.recovery import Recovery

MOST: Final = 300
"""Milliseconds between two copies, instead of 5,000."""
SLACK: Final = 0.5
"""Seconds that a slow machine may take for a copy."""


@dataclass(frozen=True)
class Ended:
    """A session that ended: marks typed long enough ago, typed at all, and found again."""

    due: int
    typed: int
    found: int
    seconds: float
    code: int


def start(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """A session with folders of its own."""
    environment = dict(
        os.environ,
        QT_QPA_PLATFORM="offscreen",
        PYTHONPATH=os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
        **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE")},
    )
    return subprocess.Popen(
        [sys.executable, str(ROOT / "tests/robustness/session.py"), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
    )


def copies(home: Path) -> tuple[str, ...]:
    """What was typed, as it is in the recovery copies of a session."""
    found = [copy.report for copy in Recovery(home / "state/perfeval/recovery").copies()]
    names = [row.name for report in found for row in report.evaluation.evaluators]
    return (*(report.cover.unit for report in found), *names)


def ended(
    home: Path, chance: random.Random, number: int, most: int = MOST, where: str = "type"
) -> Ended:
    """Types for a random while, sends the signal *number*, and looks what is left."""
    marks: list[tuple[float, int]] = []
    with start(home, where, str(most)) as process:
        assert process.stdout is not None
        marks.append((time.monotonic(), int(process.stdout.readline())))
        until = time.monotonic() + 2 * MOST / 1000 + SLACK + chance.random()
        while time.monotonic() < until:
            marks.append((time.monotonic(), int(process.stdout.readline())))
        process.send_signal(number)
        sent = time.monotonic()
        # A pipe may still hold marks that were typed before.
        rest = [int(line) for line in process.stdout.read().split()]
        code = process.wait(timeout=20)
        took = time.monotonic() - sent
    due = max((count for at, count in marks if at < sent - MOST / 1000 - SLACK), default=0)
    found = max(map(len, copies(home)), default=0)
    return Ended(due, max(rest, default=marks[-1][1]), found, took, code)


def fallen(home: Path) -> dict[str, Any]:
    """What came of an error in each of eleven places."""
    with start(home, "faults") as process:
        out, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    found: dict[str, Any] = json.loads(out)
    return found | {"stderr": errors}


def killed(home: Path, chance: random.Random, most: int = MOST, where: str = "type") -> Ended:
    """A session ended by SIGKILL."""
    return ended(home, chance, signal.SIGKILL, most, where)
