"""Whatever the order of typing, saving, crashes and outside changes, nothing is lost."""

from __future__ import annotations

import random
import sys

import pytest

from perfeval_gui.storage.saving.recovery import Recovery
from perfeval_gui.storage.saving.saving import Saver
from robustness.saves.machine import live

pytestmark = pytest.mark.usefixtures("qapp")
LIVES, STEPS = 8, 30


def test_no_order_of_things_loses_anything() -> None:
    number = random.randrange(10**6)
    # Shown by pytest where the test fails.
    sys.stdout.write(f"seed {number}\n")
    live(number, LIVES, STEPS)


def live_anew(count: int) -> None:
    """So many lives, each few from a seed of their own: one seed soon repeats what it has lived."""
    for number in range(count // LIVES):
        live(number, LIVES, STEPS)


def saves_over_everything(
    saver: Saver, path: object, report: object, _known: object, source: object = None
) -> object:
    """The mutant of saving: does not look whether the file is still the one opened."""
    return SAVE(saver, path, report, None, source)  # type: ignore[arg-type]  # whatever save is given


SAVE = Saver.save


@pytest.mark.parametrize(
    ("where", "name", "mutant"),
    [(Saver, "save", saves_over_everything), (Recovery, "discard", Recovery.remove)],
    ids=["saves over everything", "forgets what was given up"],
)
def test_mutants_are_caught(
    monkeypatch: pytest.MonkeyPatch, where: type, name: str, mutant: object
) -> None:
    monkeypatch.setattr(where, name, mutant)
    # Many invariants may be the first to notice.
    with pytest.raises((AssertionError, IndexError, ExceptionGroup)):
        live_anew(200)
