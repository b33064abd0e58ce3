"""While modules are loaded no garbage is looked for, and afterwards as before."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from perfeval_gui.working.loading import Loading


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leaves the process as it was: what is out of sight stays so for all tests."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def loading() -> Loading:
    return Loading()


def load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "loaded_meanwhile", ModuleType("loaded_meanwhile"))


def test_no_garbage_is_looked_for_meanwhile(loading: Loading) -> None:
    with loading.modules():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_looked_for_again_after_an_error(loading: Loading) -> None:
    with pytest.raises(ImportError), loading.modules():
        raise ImportError
    assert gc.isenabled()


def test_who_looks_for_none_still_does_not(loading: Loading) -> None:
    gc.disable()
    with loading.modules():
        pass
    assert not gc.isenabled()


def test_the_program_puts_what_it_loaded_out_of_sight(
    loading: Loading, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading.for_one_window()
    with loading.modules():
        load(monkeypatch)
    assert gc.get_freeze_count() > 0


@pytest.mark.parametrize("alone", [False, True])
def test_else_nothing_is_put_there(
    loading: Loading, monkeypatch: pytest.MonkeyPatch, *, alone: bool
) -> None:
    """Neither where no module was loaded nor where windows come and go."""
    if alone:
        loading.for_one_window()
    with loading.modules():
        if not alone:
            load(monkeypatch)
    assert gc.get_freeze_count() == 0
