"""Modules from one file: those that are there, of the source that is there, or found as ever."""

from __future__ import annotations

import json
import os
import py_compile
import subprocess
import sys
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from checkout import ROOT
from linux.support import SUPPORT
from perfeval_gui.kept import modules, store
from perfeval_gui.kept.modules import Modules
from perfeval_gui.kept.store import Store

NAME: Final = "perfeval_gui.told"
SOURCE: Final = "def told():\n    return 'as written'\n"
NEWER: Final = SOURCE.replace("as written", "as mended")
LATER: Final = 1_700_000_000
TIMES: Final = py_compile.PycInvalidationMode.TIMESTAMP
UNCHECKED: Final = py_compile.PycInvalidationMode.UNCHECKED_HASH


@pytest.fixture(autouse=True)
def may_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The package, as its `__path__` has it."""
    made = tmp_path / "package"
    made.mkdir()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "made.kept"


def written(
    source: Path, text: str = SOURCE, how: py_compile.PycInvalidationMode = TIMES
) -> ModuleType:
    """A module as it was loaded from *source*, whose bytecode Python has written."""
    source.parent.mkdir(exist_ok=True)
    source.write_text(text, encoding="utf-8")
    py_compile.compile(str(source), doraise=True, invalidation_mode=how)
    module = ModuleType(NAME)
    module.__file__ = str(source)
    return module


def kept(
    file: Path, module: ModuleType, monkeypatch: pytest.MonkeyPatch, *, built: bool = False
) -> None:
    """Another start keeps the *module* in the *file*."""
    first = Modules(Store(file))
    monkeypatch.setitem(sys.modules, NAME, module)
    first.keep(built=built)
    monkeypatch.delitem(sys.modules, NAME)
    write(first)


def write(finder: Modules) -> None:
    for _ in finder._store.writing():
        pass


def found(finder: Modules, folder: Path) -> ModuleSpec:
    """What Python finds in *folder*, which looks there as ever where *finder* finds nothing."""
    spec = finder.find_spec(NAME, [str(folder)]) or PathFinder.find_spec(NAME, [str(folder)])
    assert spec is not None
    return spec


def said(spec: ModuleSpec) -> object:
    module = module_from_spec(spec)
    assert spec.loader is not None
    spec.loader.exec_module(module)
    return module.told()


# ---- what is kept


def test_a_kept_module_is_loaded_without_a_look_at_its_files(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(file, written(folder / "told.py"), monkeypatch)
    as_ever = PathFinder.find_spec(NAME, [str(folder)])
    read: list[str] = []
    monkeypatch.setattr(SourceFileLoader, "get_data", lambda _, path: read.append(path))
    spec = found(Modules(Store(file)), folder)

    assert said(spec) == "as written"
    assert read == []
    assert as_ever is not None
    for one in ("name", "origin", "cached", "has_location", "submodule_search_locations"):
        assert getattr(spec, one) == getattr(as_ever, one)


def test_a_package_is_kept_as_one(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(file, written(folder / "told/__init__.py"), monkeypatch)
    spec = Modules(Store(file)).find_spec(NAME, [str(folder)])

    assert spec is not None
    assert said(spec) == "as written"
    assert spec.submodule_search_locations == [str(folder / "told")]


def test_bytecode_that_counts_no_times_is_of_wherever_the_program_lies(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the bundle, which is unpacked anywhere and at any time."""
    kept(file, written(folder / "told.py", how=UNCHECKED), monkeypatch, built=True)
    other = folder.rename(folder.with_name("elsewhere"))
    os.utime(other / "told.py", (LATER, LATER))
    spec = Modules(Store(file)).find_spec(NAME, [str(other)])

    assert spec is not None
    module = module_from_spec(spec)
    assert spec.loader is not None
    spec.loader.exec_module(module)
    assert module.told.__code__.co_filename == str(other / "told.py")


def test_a_program_that_runs_keeps_no_bytecode_that_would_be_taken_for_a_later_version(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(file, written(folder / "told.py", how=UNCHECKED), monkeypatch)
    assert Modules(Store(file)).find_spec(NAME, [str(folder)]) is None


def test_a_program_that_was_built_does_not_read_its_bytecode_to_keep_none_of_it(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder = Modules(Store(file))
    monkeypatch.setitem(sys.modules, NAME, written(folder / "told.py", how=UNCHECKED))
    written(folder / "modules.py", how=UNCHECKED)
    monkeypatch.setattr(modules, "__file__", str(folder / "modules.py"))
    finder.keep()
    assert finder._store._new == {}
    finder.keep(built=True)
    assert list(finder._store._new) == [NAME.encode()]


def test_a_file_is_not_written_anew_for_what_cannot_be_kept(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(file, written(folder / "told.py", how=UNCHECKED), monkeypatch)
    assert not file.exists()


def test_what_was_there_before_and_what_is_not_ours_is_not_kept(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = written(folder / "told.py")
    monkeypatch.setitem(sys.modules, NAME, module)
    monkeypatch.setitem(sys.modules, "told", module)
    before = Modules(Store(file))
    before.keep()
    monkeypatch.delitem(sys.modules, NAME)
    Modules(Store(file)).keep()
    write(before)

    assert not file.exists()
    assert before.find_spec("told", [str(folder)]) is None
    assert before.find_spec("perfeval_gui", None) is None


# ---- what is not of the source that is there


def changed(source: Path) -> None:
    written(source, NEWER)
    os.utime(source, (LATER, LATER))


def longer(source: Path) -> None:
    there = source.stat()
    source.write_text(f"{NEWER}\n\n", encoding="utf-8")
    os.utime(source, ns=(there.st_atime_ns, there.st_mtime_ns))


def a_package_now(source: Path) -> None:
    source.unlink()
    written(source.with_suffix("") / "__init__.py", NEWER)


def a_package_beside(source: Path) -> None:
    """A newer version of the program was unpacked over the older."""
    written(source.with_suffix("") / "__init__.py", NEWER)


WAYS: Final = (changed, longer, a_package_now, a_package_beside)


def stale(folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """In which ways the source can be another without anybody seeing it."""
    unseen = []
    for way in WAYS:
        place = folder / way.__name__
        place.mkdir()
        kept(file, written(place / "told.py"), monkeypatch)
        way(place / "told.py")
        if said(found(Modules(Store(file)), place)) != "as mended":
            unseen.append(way.__name__)
        file.unlink()
    return unseen


def test_another_source_is_read(folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stale(folder, file, monkeypatch) == []


def test_bytecode_taken_for_any_source_is_noticed(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: it says nothing of its source. Proves that the test above can fail."""
    real = modules._bytecode_of

    def of_any(source: str, **how: bool) -> bytes | None:
        made = real(source, **how)
        return None if made is None else made[:4] + modules._UNCHECKED + made[8:]

    monkeypatch.setattr(modules, "_bytecode_of", of_any)
    assert stale(folder, file, monkeypatch) == ["changed", "longer"]


def test_what_was_kept_of_another_source_is_kept_anew(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(file, written(folder / "told.py"), monkeypatch)
    changed(folder / "told.py")
    # The bytecode that Python writes is of the source as it is now.
    py_compile.compile(str(folder / "told.py"), doraise=True, invalidation_mode=TIMES)
    second = Modules(Store(file))
    assert second.find_spec(NAME, [str(folder)]) is None
    write(second)
    third = Modules(Store(file)).find_spec(NAME, [str(folder)])

    assert third is not None
    assert said(third) == "as mended"


def test_a_module_that_went_is_not_there(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(file, written(folder / "told.py"), monkeypatch)
    (folder / "told.py").unlink()
    finder = Modules(Store(file))

    assert finder.find_spec(NAME, [str(folder)]) is None
    write(finder)  # It has no source: what is kept of it goes with the file.


# ---- the file


def damaged(whole: bytes) -> list[bytes]:
    flipped = [
        whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :]
        for place in range(len(whole))
    ]
    return [b"", b"\0", whole[:-1], whole[: len(whole) // 2], whole + b"\0", *flipped]


def taken(folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many damaged files were taken for whole ones."""
    kept(file, written(folder / "told.py"), monkeypatch)
    count = 0
    for data in damaged(file.read_bytes()):
        file.write_bytes(data)
        finder = Modules(Store(file))
        count += finder.find_spec(NAME, [str(folder)]) is not None
        assert said(found(finder, folder)) == "as written"
    return count


def test_a_damaged_file_costs_looking_for_its_modules(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert taken(folder, file, monkeypatch) == 0


def test_a_file_taken_unseen_is_noticed(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: no file is looked at whether it is whole. Proves that the test above can fail."""
    kept(file, written(folder / "told.py"), monkeypatch)
    whole = store._read(file)
    monkeypatch.setattr(store, "_read", lambda _: whole)
    assert taken(folder, file, monkeypatch) > len(whole)


# ---- the program

OPENED: Final = """
import json, os, sys
opened = set()
def heard(event, arguments):
    if event == "open" and str(arguments[0]).endswith(".pyc") and "perfeval_gui" in arguments[0]:
        opened.add(arguments[0])
from perfeval_gui.start import app
app.prepare_environment()
from PySide6.QtWidgets import QApplication
from perfeval_gui.start.join import Desktop
application = QApplication([])
desktop = Desktop(application)
desktop.show(None)
sys.addaudithook(heard)
desktop.window.open_sample()
title = desktop.window.desk.workspace.view_in_front()
print(json.dumps([len(opened), title]))
sys.stdout.flush()
os._exit(0)
"""


def run(prefix: Path, code: str) -> str:
    """What Python prints that runs *code* and keeps bytecode in *prefix*."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    environment |= {f"XDG_{name}_HOME": str(prefix / "xdg") for name in ("CONFIG", "DATA", "STATE")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-X", f"pycache_prefix={prefix}", "-c", code],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    return done.stdout


def test_the_sample_opens_from_what_is_kept_and_without(tmp_path: Path) -> None:
    run(tmp_path, SUPPORT)
    (kept,) = tmp_path.rglob("modules.*.kept")
    first, page = json.loads(run(tmp_path, OPENED))
    kept.write_bytes(b"nothing of the kind")
    second = json.loads(run(tmp_path, OPENED))

    # What was loaded before it could be asked.
    assert first < 10
    assert second[0] > 200
    assert second[1] == page
