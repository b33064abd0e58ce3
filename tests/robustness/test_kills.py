"""A process killed in the middle of saving leaves a whole draft."""

from __future__ import annotations

import random
import sys

from robustness.harness import kills


def test_no_kill_loses_a_draft() -> None:
    seed = random.randrange(10**6)
    # Shown by pytest where the test fails.
    sys.stdout.write(f"seed {seed}\n")

    assert kills(60, seed, "ours") == (60, 0)


def test_a_save_into_the_file_itself_is_caught() -> None:
    """The mutant: proves that the test above can fail."""
    # On a busy machine most kills come before or after the write: many tries, and one is enough.
    _, lost = kills(120, 1, "plain")

    assert lost > 0
