"""A process killed in the middle of saving leaves a whole draft."""

from __future__ import annotations

import random
import sys

from robustness.harness import kills, swept


def test_no_kill_loses_a_draft() -> None:
    seed = random.randrange(10**6)
    # Shown by pytest where the test fails.
    sys.stdout.write(f"seed {seed}\n")

    assert kills(60, seed, "ours") == (60, 0)


def test_a_save_into_the_file_itself_is_caught() -> None:
    """The mutant: proves that the test above can fail."""
    _, lost = kills(10, 1, "plain")

    assert lost > 0


def test_one_start_after_many_kills_clears_up_and_loses_nothing() -> None:
    seed = random.randrange(10**6)
    sys.stdout.write(f"seed {seed}\n")
    left, lost = swept(60, seed, "ours")

    assert left <= 1
    assert lost == 0


def test_clearing_up_without_reading_is_caught() -> None:
    """The mutant: proves that the test above can fail."""
    assert swept(3, 1, "blind") == (0, 1)
