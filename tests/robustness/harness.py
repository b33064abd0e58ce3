"""Runs the scripts that need a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys

from checkout import ROOT


def kills(count: int, seed: int, way: str) -> tuple[int, int]:
    """How many saves were killed, and how many of them lost the draft."""
    return _two_numbers("kills", count, seed, way)


def swept(count: int, seed: int, way: str) -> tuple[int, int]:
    """Temporary files left after so many kills and one start, and newer contents that are gone."""
    return _two_numbers("swept", count, seed, way)


def _two_numbers(script: str, count: int, seed: int, way: str) -> tuple[int, int]:
    folders = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    command = [str(ROOT / f"tests/robustness/{script}.py"), str(count), str(seed), way]
    done = subprocess.run(
        [sys.executable, *command],
        env=dict(os.environ, PYTHONPATH=folders),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    first, second = done.stdout.split()
    return int(first), int(second)
