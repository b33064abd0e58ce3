"""A killed export leaves nothing that tells of anybody, once the program was started again."""

from __future__ import annotations

from robustness.harness import exported
from robustness.programs.test_sessions import seeded

KILLS = 40


def test_killed_exports_leave_nothing_behind() -> None:
    before, after = exported(KILLS, seeded().randrange(10**6), "ours")

    assert before > 0
    assert after == 0


def test_a_start_that_clears_nothing_is_caught() -> None:
    """The mutant: proves that the test above can fail."""
    before, after = exported(KILLS, 1, "none")

    assert before == after > 0
