"""Typing sessions that are killed or asked to end, and what is left of them."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from checkout import ROOT
from hands import WAIT
from perfeval_gui.storage.saving.recovery import Recovery
from robustness.programs.session import BEAT

MOST: Final = 300
"""Milliseconds between two copies, instead of 5,000."""
BETWEEN: Final = MOST // BEAT + 10
"""Marks that may be typed between two copies.

A mark comes every `BEAT` milliseconds or later, on the same clock as the copies: on a slow machine
there are fewer of them. Timers may be late by a twentieth, and one copy be under way.
"""


@dataclass(frozen=True)
class Ended:
    """A session that ended: marks typed and found again, and how the process ended."""

    typed: int
    found: int
    code: int

    @property
    def lost(self) -> bool:
        """Whether something is gone that was typed long enough ago."""
        return self.typed - self.found > BETWEEN


def start(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """A session with folders of its own."""
    environment = dict(
        os.environ,
        QT_QPA_PLATFORM="offscreen",
        PYTHONPATH=os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
        **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE")},
    )
    return subprocess.Popen(
        [sys.executable, str(ROOT / "tests/robustness/programs/session.py"), *arguments],
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
    with start(home, where, str(most)) as process:
        assert process.stdout is not None
        enough = 2 * BETWEEN + chance.randrange(2 * BETWEEN)
        while (typed := int(process.stdout.readline())) < enough:
            pass
        process.send_signal(number)
        # A pipe may still hold marks that were typed before.
        rest = [int(line) for line in process.stdout.read().split()]
        code = process.wait(timeout=WAIT / 1000)
    found = max(map(len, copies(home)), default=0)
    return Ended(max(rest, default=typed), found, code)


def fallen(home: Path) -> dict[str, Any]:
    """What came of an error in each of eleven places."""
    with start(home, "faults") as process:
        out, errors = process.communicate(timeout=WAIT / 1000)
    assert process.returncode == 0, errors
    found: dict[str, Any] = json.loads(out)
    return found | {"stderr": errors}


def killed(home: Path, chance: random.Random, most: int = MOST, where: str = "type") -> Ended:
    """A session ended by SIGKILL."""
    return ended(home, chance, signal.SIGKILL, most, where)
