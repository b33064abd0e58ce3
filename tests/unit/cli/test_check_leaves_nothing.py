"""A draft that was checked is gone at once: garbage is looked for behind some drafts only."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from given.troubles import many_findings
from given.unit_forms import put_figure
from given.worked import issued
from perfeval_gui import paths
from perfeval_gui.cli.batch import check_draft
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.draft.files import save_draft


@contextmanager
def seen_by_nobody() -> Iterator[list[object]]:
    """What of ours is left by what is done within and only found where garbage is looked for."""
    left: list[object] = []
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        yield left
        gc.collect()
        left += (one for one in gc.garbage if type(one).__module__.startswith("perfeval_gui"))
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


def left_by(work: Callable[[], object]) -> list[object]:
    # The first time loads modules and compiles patterns.
    work()
    with seen_by_nobody() as left:
        work()
    return left


@pytest.mark.parametrize("damage", [b"", b"\n"])
def test_a_checked_draft_is_not_kept_by_itself(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "甲.perfeval"
    save_draft(path, many_findings())
    path.write_bytes(path.read_bytes() + damage)
    assert bool(check_draft(path, paths.editions()).fault) is bool(damage)

    assert left_by(lambda: check_draft(path, paths.editions())) == []


def test_nor_is_a_sheet_that_the_next_one_was_made_of() -> None:
    first = issued().evaluate(many_findings())

    def step() -> Sheet:
        after = issued().evaluate(put_figure(first.report, "general_budget", "12.5"), first)
        run_checks(after)
        return after

    assert left_by(step) == []
