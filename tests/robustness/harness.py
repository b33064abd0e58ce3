"""Runs the scripts that need a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from checkout import ROOT


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """What came of hostile drafts.

    Attributes:
        tried: How many there were.
        wrong: What went wrong, a word for each.
        slowest: How much work one took at most: see `effort`.
        grown: MiB by which the process grew at most.
    """

    tried: int
    wrong: tuple[str, ...]
    slowest: float
    grown: float


def kills(count: int, seed: int, way: str) -> tuple[int, int]:
    """How many saves were killed, and how many of them lost the draft."""
    return _two_numbers("saves/kills", count, seed, way)


def swept(count: int, seed: int, way: str) -> tuple[int, int]:
    """Temporary files left after so many kills and one start, and newer contents that are gone."""
    return _two_numbers("saves/swept", count, seed, way)


def exported(count: int, seed: int, way: str) -> tuple[int, int]:
    """Temporary files after so many killed exports, before and after one start."""
    return _two_numbers("files/exported", count, seed, way)


def fuzzed(count: int, seed: int, way: str) -> Fuzzed:
    """What came of *count* hostile drafts of the grammar, and of those made by hand."""
    found = json.loads(_run("files/fuzz", count, seed, way))
    return _fuzzed(found)


def read_foreign(count: int, seed: int, way: str) -> tuple[Fuzzed, Fuzzed]:
    """What came of the files made to hurt a reader, and of *count* damaged ones."""
    found = json.loads(_run("files/foreign", count, seed, way))
    hostile, damaged = (found[name] for name in ("hostile", "damaged"))
    return _fuzzed(hostile), _fuzzed(damaged)


def read_taken(count: int, seed: int, way: str) -> tuple[int, int, tuple[str, ...]]:
    """Drafts made of *count* damaged files, the cells they got, and what went wrong."""
    found = json.loads(_run("files/taken", count, seed, way))
    return found["drafts"], found["cells"], tuple(found["wrong"])


def _fuzzed(found: dict[str, Any]) -> Fuzzed:
    return Fuzzed(found["tried"], tuple(found["wrong"]), found["slowest"], found["grown"])


def _two_numbers(script: str, count: int, seed: int, way: str) -> tuple[int, int]:
    first, second = _run(script, count, seed, way).split()
    return int(first), int(second)


def _run(script: str, count: int, seed: int, way: str) -> str:
    folders = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    path = ROOT / f"tests/robustness/{script}.py"
    done = subprocess.run(
        [sys.executable, str(path), str(count), str(seed), way],
        env=dict(os.environ, PYTHONPATH=folders),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout
