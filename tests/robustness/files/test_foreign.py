"""Damaged and hostile files of other programs: read or refused in words, with little work."""

from __future__ import annotations

from amount import many
from robustness.harness import read_foreign
from robustness.programs.test_sessions import seeded

EFFORT = 400
"""Four seconds where a piece of work takes 10 ms."""
LITTLE = 60
"""Those made to hurt take a third of this, at most; machines differ."""
HOSTILE_MEBIBYTES = 64
MEBIBYTES = 200
DAMAGED = many(25_000, 150)


def test_files_of_others_are_read_or_refused() -> None:
    hostile, damaged = read_foreign(DAMAGED, seeded().randrange(10**6), "ours")

    assert hostile.wrong == damaged.wrong == ()
    assert hostile.tried > 50
    assert damaged.tried == DAMAGED
    assert hostile.slowest < LITTLE
    assert hostile.grown < HOSTILE_MEBIBYTES
    assert damaged.slowest < EFFORT
    assert damaged.grown < MEBIBYTES


def test_a_reader_that_trusts_every_number_is_caught() -> None:
    """The mutant: what should be a number is taken for one."""
    hostile, _ = read_foreign(0, 1, "trusting")

    assert hostile.wrong


def test_a_reader_that_counts_nothing_is_caught() -> None:
    """The mutant: files that ask for more than there is."""
    hostile, _ = read_foreign(0, 1, "greedy")

    assert hostile.wrong or hostile.slowest > LITTLE or hostile.grown > HOSTILE_MEBIBYTES
