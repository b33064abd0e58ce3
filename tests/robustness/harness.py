"""Runs the scripts that need a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys

from checkout import ROOT


def kills(count: int, seed: int, way: str) -> tuple[int, int]:
    """How many saves were killed, and how many of them lost the draft."""
    folders = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/robustness/kills.py"), str(count), str(seed), way],
        env=dict(os.environ, PYTHONPATH=folders),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    killed, lost = done.stdout.split()
    return int(killed), int(lost)
