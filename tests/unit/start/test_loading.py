"""While modules are loaded no garbage is looked for, and afterwards as before."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from perfeval_gui.working.loading import loading


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leaves the process as it was: what is out of sight stays so for all tests."""
    yield
    gc.unfreeze()
    gc.enable()


def load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "loaded_meanwhile", ModuleType("loaded_meanwhile"))


def test_no_garbage_is_looked_for_meanwhile() -> None:
    with loading():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_looked_for_again_after_an_error() -> None:
    with pytest.raises(ImportError), loading():
        raise ImportError
    assert gc.isenabled()


def test_who_looks_for_none_still_does_not() -> None:
    gc.disable()
    with loading():
        pass
    assert not gc.isenabled()


def test_a_program_that_put_its_beginning_out_of_sight_puts_modules_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gc.freeze()
    before = gc.get_freeze_count()
    with loading():
        load(monkeypatch)
    assert gc.get_freeze_count() > before


@pytest.mark.parametrize("frozen", [False, True])
def test_else_nothing_is_put_there(monkeypatch: pytest.MonkeyPatch, *, frozen: bool) -> None:
    """Neither where no module was loaded nor where windows come and go."""
    gc.unfreeze()
    if frozen:
        gc.freeze()
    before = gc.get_freeze_count()
    with loading():
        if not frozen:
            load(monkeypatch)
    # What was put there may end there meanwhile.
    assert gc.get_freeze_count() <= before
