"""Hostile drafts: refused in words, in little time and memory, whatever a grammar makes up."""

from __future__ import annotations

from amount import many
from robustness.harness import fuzzed
from robustness.programs.test_sessions import seeded

EFFORT = 400
"""Four seconds where a piece of work takes 10 ms."""
MEBIBYTES = 200
GROWN = many(400, 150)
"""Drafts that a grammar makes up, beside those written by hand."""


def test_hostile_drafts_are_refused_with_little_work_and_memory() -> None:
    found = fuzzed(GROWN, seeded().randrange(10**6), "ours")

    assert found.tried > GROWN + 60
    assert found.wrong == ()
    assert found.slowest < EFFORT
    assert found.grown < MEBIBYTES


def test_a_loader_that_trusts_the_form_is_caught() -> None:
    """The mutant: lists where objects belong, taken as they come."""
    assert fuzzed(60, seeded().randrange(10**6), "trusting").wrong


def test_a_loader_that_counts_nothing_is_caught() -> None:
    """The mutant: small files that blow up."""
    found = fuzzed(0, 0, "greedy")

    assert found.slowest > EFFORT or found.grown > MEBIBYTES
