"""Two programs on one draft: nobody's save goes without a word, and a killed one locks nothing."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from amount import many
from robustness.saves.partners import interleavings, reopened


def seeded() -> random.Random:
    seed = random.randrange(10**6)
    # Shown by pytest where a test fails.
    sys.stdout.write(f"seed {seed}\n")
    return random.Random(seed)


def test_two_programs_lose_nothing_without_a_word(tmp_path: Path) -> None:
    assert list(interleavings(many(8, 5), seeded(), tmp_path)) == []


def test_programs_that_do_not_lock_are_caught(tmp_path: Path) -> None:
    """The mutant: proves that the test above can fail."""
    assert "opened twice without a word" in interleavings(6, random.Random(0), tmp_path, "unlocked")


def test_programs_that_do_not_look_are_caught(tmp_path: Path) -> None:
    """The mutant: proves that the test above can fail."""
    faults = interleavings(3, random.Random(0), tmp_path, "careless")

    assert "a save was lost without a word" in faults


def test_a_killed_owner_leaves_the_draft_free(tmp_path: Path) -> None:
    assert reopened(3, tmp_path) == 3
