"""Hostile drafts: refused in words, in little time and memory, whatever a grammar makes up."""

from __future__ import annotations

from robustness.harness import fuzzed
from robustness.test_sessions import seeded

SECONDS = 2
MEBIBYTES = 200


def test_hostile_drafts_are_refused_in_little_time_and_memory() -> None:
    found = fuzzed(400, seeded().randrange(10**6), "ours")

    assert found.tried > 460
    assert found.wrong == ()
    assert found.slowest < SECONDS
    assert found.grown < MEBIBYTES


def test_a_loader_that_trusts_the_form_is_caught() -> None:
    """The mutant: lists where objects belong, taken as they come."""
    assert fuzzed(400, seeded().randrange(10**6), "trusting").wrong


def test_a_loader_that_counts_nothing_is_caught() -> None:
    """The mutant: small files that blow up."""
    found = fuzzed(0, 0, "greedy")

    assert found.slowest > SECONDS or found.grown > MEBIBYTES
