"""While modules are loaded no garbage is looked for, and afterwards as before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from perfeval_gui.cli import batch
from perfeval_gui.cli.batch import Checked, Folders
from perfeval_gui.working.loading import loading, staying


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leaves the process as it was."""
    yield
    gc.enable()


def test_no_garbage_is_looked_for_meanwhile() -> None:
    looked = []
    with loading(lambda: looked.append(gc.isenabled())):
        looked.append(gc.isenabled())
    assert looked == [False, False]
    assert gc.isenabled()


def test_it_is_looked_for_again_after_an_error() -> None:
    told: list[bool] = []
    with pytest.raises(ImportError), loading(lambda: told.append(True)):
        raise ImportError
    assert gc.isenabled()
    assert told == []


def test_who_looks_for_none_still_does_not() -> None:
    gc.disable()
    with loading(list):
        pass
    assert not gc.isenabled()


def test_garbage_is_looked_for_behind_some_drafts_and_not_between_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = []

    def checked(path: Path, _folders: Folders) -> Checked:
        looked.append(gc.isenabled())
        return Checked(path=path)

    monkeypatch.setattr(batch, "check_draft", checked)
    batch._check_chunk((Path("甲"), Path("乙")), ())
    assert looked == [False, False]
    assert gc.isenabled()


def test_what_stays_is_looked_through_again_at_the_end() -> None:
    def fails() -> None:
        with staying():
            looked.append(gc.get_freeze_count())
            raise ImportError

    looked: list[int] = []
    with pytest.raises(ImportError):
        fails()
    assert looked[0] > 1_000
    assert gc.get_freeze_count() == 0
