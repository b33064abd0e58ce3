"""Whatever a damaged file brings into a draft waits to be looked over."""

from __future__ import annotations

from amount import many
from robustness.harness import read_taken
from robustness.programs.test_sessions import seeded

FILES = many(6_000, 40)


def test_nothing_is_taken_over_unseen() -> None:
    drafts, cells, wrong = read_taken(FILES, seeded().randrange(10**6), "ours")

    assert wrong == ()
    assert drafts > FILES // 5
    assert cells > 20 * drafts


def test_a_reader_that_marks_nothing_is_caught() -> None:
    """The mutant: what it takes over looks like what was typed."""
    _, _, wrong = read_taken(40, 1, "silent")

    assert wrong
