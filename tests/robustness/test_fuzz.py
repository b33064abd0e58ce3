"""Hostile drafts: refused in words, in little time and memory, whatever a grammar makes up."""

from __future__ import annotations

from robustness.harness import fuzzed
from robustness.test_sessions import seeded

EFFORT = 400
"""Four seconds where a piece of work takes 10 ms."""
MEBIBYTES = 200


def test_hostile_drafts_are_refused_with_little_work_and_memory() -> None:
    found = fuzzed(400, seeded().randrange(10**6), "ours")

    assert found.tried > 460
    assert found.wrong == ()
    assert found.slowest < EFFORT
    assert found.grown < MEBIBYTES


def test_a_loader_that_trusts_the_form_is_caught() -> None:
    """The mutant: lists where objects belong, taken as they come."""
    assert fuzzed(400, seeded().randrange(10**6), "trusting").wrong


def test_a_loader_that_counts_nothing_is_caught() -> None:
    """The mutant: small files that blow up."""
    found = fuzzed(0, 0, "greedy")

    assert found.slowest > EFFORT or found.grown > MEBIBYTES
