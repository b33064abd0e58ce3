"""The whole program, killed while typing, asked to end, and failing inside."""

from __future__ import annotations

import random
import signal
import sys
from pathlib import Path

import pytest

from robustness.programs.session import SECRET
from robustness.programs.sessions import ended, fallen, killed


def seeded() -> random.Random:
    seed = random.randrange(10**6)
    # Shown by pytest where a test fails.
    sys.stdout.write(f"seed {seed}\n")
    return random.Random(seed)


def test_a_killed_session_loses_no_old_typing(tmp_path: Path) -> None:
    chance = seeded()
    for number in range(2):
        session = killed(tmp_path / str(number), chance)

        assert not session.lost


def test_copies_only_after_a_pause_are_caught(tmp_path: Path) -> None:
    """The mutant: typing that never pauses would never be copied."""
    session = killed(tmp_path, seeded(), most=10**6)

    assert session.lost


def test_a_cell_that_is_never_left_loses_no_old_typing(tmp_path: Path) -> None:
    session = killed(tmp_path, seeded(), where="cell")

    assert not session.lost


def test_copies_without_the_open_cell_are_caught(tmp_path: Path) -> None:
    """The mutant: looked at next to never, the cell is in no copy."""
    session = killed(tmp_path, seeded(), most=10**6, where="cell")

    assert session.lost


@pytest.mark.parametrize(
    ("number", "where"),
    [(signal.SIGTERM, "type"), (signal.SIGHUP, "type"), (signal.SIGTERM, "cell")],
)
def test_a_session_asked_to_end_leaves_everything(tmp_path: Path, number: int, where: str) -> None:
    session = ended(tmp_path, seeded(), number, where=where)

    assert session.found == session.typed > 0
    assert session.code == 128 + number


def test_errors_anywhere_leave_a_copy_and_the_program_goes_on(tmp_path: Path) -> None:
    found = fallen(tmp_path)
    told = found.pop("stderr")

    assert len(found) == 11
    for place, came in found.items():
        assert came["safe"], place
        assert came["alive"], place
        assert came["dialogs"] == 1, place
        assert not came["secret"], place
    assert "ValueError" in told
    assert SECRET not in told
