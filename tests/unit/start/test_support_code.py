"""The kept bytecode of PySide6's support modules: used, and never trusted where it does not fit."""

from __future__ import annotations

import builtins
import errno
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from checkout import ROOT
from perfeval_gui.start import support_code
from perfeval_gui.start.support_code import SupportCode

SOURCE = b"def told():\n    return 'as written'\n"
NAME = "shibokensupport/signature/told.py"


def result(code: CodeType) -> object:
    module = ModuleType("told")
    exec(code, vars(module))
    return module.told()


class Counted:
    """`compile`, and how often it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        self._compile = builtins.compile
        monkeypatch.setattr(builtins, "compile", self)

    def __call__(self, source: bytes, filename: str, mode: str, **options: object) -> object:
        self.calls += filename == NAME
        return self._compile(source, filename, mode, **options)  # type: ignore[call-overload]


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Counted:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return Counted(monkeypatch)


def test_a_second_start_compiles_nothing(tmp_path: Path, compiled: Counted) -> None:
    first, second = (SupportCode(tmp_path)(SOURCE, NAME, "exec") for _ in range(2))

    assert (result(first), result(second)) == ("as written", "as written")
    assert first == second
    assert second.co_filename == NAME
    assert compiled.calls == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_another_text_is_compiled_and_kept_instead(tmp_path: Path, compiled: Counted) -> None:
    SupportCode(tmp_path)(SOURCE, NAME, "exec")
    newer = SOURCE.replace(b"as written", b"of a newer library")

    for _ in range(2):
        assert result(SupportCode(tmp_path)(newer, NAME, "exec")) == "of a newer library"
    assert compiled.calls == 2
    assert len(list(tmp_path.iterdir())) == 1


def damaged(whole: bytes) -> list[bytes]:
    flipped = [
        whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :]
        for place in range(len(whole))
    ]
    return [b"", b"\0", whole[:-1], whole[: len(whole) // 2], whole + b"\0", *flipped]


def tried(folder: Path, compiled: Counted) -> int:
    """How many damaged files were taken for whole ones."""
    SupportCode(folder)(SOURCE, NAME, "exec")
    (file,) = folder.iterdir()
    taken = 0
    for data in damaged(file.read_bytes()):
        file.write_bytes(data)
        before = compiled.calls
        assert result(SupportCode(folder)(SOURCE, NAME, "exec")) == "as written"
        taken += compiled.calls == before
    return taken


def test_a_damaged_file_costs_the_compiling_only(tmp_path: Path, compiled: Counted) -> None:
    assert tried(tmp_path, compiled) == 0


def test_a_file_taken_unseen_is_noticed(
    tmp_path: Path, compiled: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: no file is looked at whether it is whole. Proves that the test above can fail."""
    code = compile(SOURCE, NAME, "exec")
    monkeypatch.setattr(support_code, "_kept", lambda *_: code)
    assert result(SupportCode(tmp_path)(SOURCE, NAME, "exec")) == "as written"
    monkeypatch.undo()
    fresh = Counted(monkeypatch)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(support_code, "source_hash", lambda _data: b"whatever")
    (tmp_path / "here").mkdir()
    support = SupportCode(tmp_path / "here")
    support(SOURCE, NAME, "exec")
    newer = SOURCE.replace(b"as written", b"of a newer library")
    assert result(support(newer, NAME, "exec")) == "as written"
    assert fresh.calls == 1


def test_where_nothing_can_be_kept_it_compiles(tmp_path: Path, compiled: Counted) -> None:
    for _ in range(2):
        assert result(SupportCode(tmp_path / "gone")(SOURCE, NAME, "exec")) == "as written"
    assert compiled.calls == 2


def test_on_a_disk_that_nobody_may_write_to_it_compiles(
    tmp_path: Path, compiled: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It refuses to remove even what is not there."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "write_bytes", refused)
    monkeypatch.setattr(Path, "unlink", refused)
    for _ in range(2):
        assert result(SupportCode(tmp_path)(SOURCE, NAME, "exec")) == "as written"
    assert compiled.calls == 2


def test_no_bytecode_is_written_where_python_may_not(
    tmp_path: Path, compiled: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert result(SupportCode(tmp_path)(SOURCE, NAME, "exec")) == "as written"
    assert list(tmp_path.iterdir()) == []


def test_a_library_that_is_loaded_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = ModuleType("signature_bootstrap")
    monkeypatch.setitem(sys.modules, "signature_bootstrap", loaded)
    support_code.lend()
    assert sys.modules["signature_bootstrap"] is loaded
    assert not hasattr(loaded, "compile")


STARTS = """
import builtins
compiled = []
real = builtins.compile
def told(source, filename, *rest, **options):
    if "shibokensupport" in str(filename):
        compiled.append(filename)
    return real(source, filename, *rest, **options)
builtins.compile = told
from perfeval_gui.start import app
app.prepare_environment()
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
QLabel("有字").show()
print(len(compiled))
"""


def start(prefix: Path) -> int:
    """How many of its modules the library compiled in a process that keeps bytecode in *prefix*."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-X", f"pycache_prefix={prefix}", "-c", STARTS],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    return int(done.stdout)


def test_the_library_itself_starts_from_what_is_kept_and_without(tmp_path: Path) -> None:
    first, second = start(tmp_path), start(tmp_path)
    kept = list(tmp_path.rglob("*.code"))
    for file in kept:
        file.write_bytes(b"nothing of the kind")
    third = start(tmp_path)

    assert first == third == len(kept) >= 5
    assert second == 0


TOLD = """
import json, sys
from perfeval_gui.start import support_code
texts, compiled = {}, support_code.SupportCode.__call__
def told(self, source, filename, mode):
    texts[filename] = source.decode()
    return compiled(self, source, filename, mode)
support_code.SupportCode.__call__ = told
if IDLE:
    support_code.lend()
import PySide6.QtWidgets
from PySide6.support.signature.lib import pyi_generator
names = sorted({"argparse", "logging"} & set(sys.modules))
print(json.dumps([texts, names, hasattr(pyi_generator, "Formatter")]))
"""


def loaded(*, idle: bool) -> tuple[dict[str, str], list[str], bool]:
    """The library's own modules, what they load and whether one that stays idle has anything."""
    code = TOLD.replace("IDLE", str(idle))
    command = [sys.executable, "-B", "-c", code]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    texts, names, has = json.loads(done.stdout)
    return texts, names, has


def test_what_writes_declarations_stays_idle_and_nobody_asks_for_it() -> None:
    texts, names, has = loaded(idle=True)

    assert (names, has) == ([], False)
    assert loaded(idle=False)[1:] == (["argparse", "logging"], True)
    asking = {}
    for name, text in texts.items():
        if name not in support_code._IDLE:
            lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
            code = "\n".join(lines)
            asking[name] = len(re.findall(r"\b(?:enum_sig|pyi_generator)\b(?!\.py)", code))
    # It imports both and gives both another name.
    assert {name: times for name, times in asking.items() if times} == {
        "shibokensupport/signature/loader.py": 4
    }


STYLES = """
import json, sys
from perfeval_gui.start import support_code
if LENT:
    support_code.lend()
import PySide6.QtWidgets
read = []
sys.addaudithook(lambda event, told: event == "open" and read.append(str(told[0])))
def told():
    import calendar, colorsys, perfeval_gui.paths
    from perfeval_gui import paths
    from perfeval_gui.domain.cells import quoting
told()
from PySide6.support import feature
names = ["calendar", "perfeval_gui.paths", "perfeval_gui.domain.cells.quoting"]
known = [feature.pyside_feature_dict.get(name, 0) for name in names]
print(json.dumps([sum(name.endswith(".py") for name in read), known]))
"""


def read(*, lent: bool) -> tuple[int, list[int]]:
    """How many sources the library reads for imports, and what it takes their modules for."""
    code = STYLES.replace("LENT", str(lent))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    sources, known = json.loads(done.stdout)
    return sources, known


def test_no_source_is_read_to_tell_whether_it_names_the_library() -> None:
    assert read(lent=True) == (0, [0, 0, 0])
    # The library by itself does: proves that the line above can fail.
    assert read(lent=False)[0] > 0


INPUT_METHOD = """
from perfeval_gui.start import app
app.prepare_environment()
import os
import shutil
print(os.environ["QT_IM_MODULES"], os.environ.get("IBUS_USE_PORTAL", ""))
"""


@pytest.fixture(params=["fcitx", "fcitx5"])
def typing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A process of this name that has written where it can be asked, as both of them do."""
    sleep = shutil.which("sleep")
    assert sleep is not None
    program = tmp_path / request.param
    shutil.copy(sleep, program)
    process = subprocess.Popen([program, "600"])
    try:
        told = tmp_path / "config/fcitx/dbus/0123456789abcdef-7"
        told.parent.mkdir(parents=True)
        numbers = b"".join(one.to_bytes(4, sys.byteorder) for one in (os.getpid(), process.pid))
        told.write_bytes(b"unix:path=/x" + b"\0" + numbers)
        yield request.param, told.parents[2]
    finally:
        process.kill()
        process.wait()


def input_method(tmp_path: Path, **given: str) -> str:
    environment = {
        k: v for k, v in os.environ.items() if k not in ("IBUS_USE_PORTAL", "QT_IM_MODULES")
    }
    done = subprocess.run(
        [sys.executable, "-c", INPUT_METHOD],
        cwd=ROOT,
        env=environment | {"PATH": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)} | given,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one input method")
@pytest.mark.parametrize(
    ("daemon", "given", "told"),
    [
        (False, {}, "ibus 1"),
        (True, {}, "ibus"),
        (False, {"IBUS_USE_PORTAL": "0", "QT_IM_MODULES": "fcitx"}, "fcitx 0"),
    ],
    ids=["fcitx 5", "ibus", "set already"],
)
def test_fcitx_is_asked_where_it_answers(
    tmp_path: Path, given: dict[str, str], told: str, *, daemon: bool
) -> None:
    if daemon:
        program = tmp_path / "ibus-daemon"
        program.touch(0o755)
    assert input_method(tmp_path, **given) == told


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one input method")
def test_its_own_plug_in_is_taken_where_fcitx_4_runs_on_this_screen(
    tmp_path: Path, typing: tuple[str, Path]
) -> None:
    name, config = typing
    given = {"XDG_CONFIG_HOME": str(config)}

    here = input_method(tmp_path, DISPLAY=":7.0", **given)
    assert here == ("fcitx;ibus 1" if name == "fcitx" else "ibus 1")
    if name == "fcitx":
        assert input_method(tmp_path, DISPLAY=":8", **given) == "ibus 1"
        (told,) = (config / "fcitx/dbus").iterdir()
        told.write_bytes(b"unix:path=/x" + b"\0" + (2**30).to_bytes(4, sys.byteorder) * 2)
        assert input_method(tmp_path, DISPLAY=":7", **given) == "ibus 1"
