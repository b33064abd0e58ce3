"""A window or a command that cannot run says in one sentence what is missing, never a traceback."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT
from perfeval_gui.cli import missing_library as cli_missing
from perfeval_gui.cli.commands import WRONG
from perfeval_gui.cli.errors import why_not_done
from perfeval_gui.cli.missing_library import broken, missing, package
from perfeval_gui.start import unable
from perfeval_gui.storage.disk import whole

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")

SAMPLE: Final = ROOT / "resources/samples/示例.perfeval"
LOADER: Final = "libGL.so.1: cannot open shared object file: No such file or directory"
FAILING: Final = """
import sys
class Broken:
    def find_spec(self, name, path=None, target=None):
        if name in ("PySide6.QtGui", "PySide6.QtWidgets"):
            raise ImportError({reason!r})
sys.meta_path.insert(0, Broken())
from perfeval_gui.start.app import main
sys.exit(main(sys.argv[1:]))
"""


def run(home: Path, code: str, *arguments: str, **named: str) -> subprocess.CompletedProcess[str]:
    """The program in a *home* of its own, on no screen but one that is named."""
    named = {"HOME": str(home), "PATH": str(home / "bin"), "PYTHONPATH": str(ROOT), **named}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, env=named, capture_output=True, text=True, encoding="utf-8", check=False
    )


def log(home: Path) -> str:
    return (home / ".local/state/perfeval/log/perfeval.log").read_text(encoding="utf-8")


def box(home: Path, program: str = "zenity") -> Path:
    """A *program* that shows boxes, which writes down what it was asked to show."""
    told = home / "shown.txt"
    script = home / "bin" / program
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nfor a; do echo "$a" >> "{told}"; done\n', encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return told


@pytest.mark.parametrize(
    ("library", "name"),
    [
        ("libGL.so.1", "libgl1"),
        ("libX11.so.6", "libx11-6"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libz.so.1", "zlib1g"),
        ("libodd", "libodd"),
    ],
)
def test_a_library_is_told_with_its_package(library: str, name: str) -> None:
    assert package(library) == name


def test_reasons_of_the_loader_are_told_and_no_other() -> None:
    assert "libGL.so.1" in missing(LOADER)
    assert "太旧" in missing("/lib/libc.so.6: version `GLIBC_2.28' not found (required by libQt)")
    assert not missing("cannot import name 'odd' from 'somewhere'")


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("libQt6Core.so.6: cannot open shared object file: No such file", "缺少 libQt6Core.so.6"),
        ("/a b/lib/libQt6Gui.so.6: file too short", "libQt6Gui.so.6 损坏"),
        ("/a/lib/lxml/etree.cpython-313-x86_64-linux-gnu.so: invalid ELF header", "gnu.so 损坏"),
        ("/a/QtCore.abi3.so: cannot read file data: Input/output error", "QtCore.abi3.so 损坏"),
        ("/a/QtCore.abi3.so: ELF load command past end of file", "QtCore.abi3.so 损坏"),
        ("No module named 'PySide6.QtWidgets'", "缺少 PySide6.QtWidgets"),
    ],
)
def test_files_of_the_program_that_are_gone_or_broken_are_no_system_s(
    reason: str, told: str
) -> None:
    assert missing(reason).startswith("程序不完整")
    assert told in missing(reason)


def test_a_place_that_lets_nothing_run_is_told() -> None:
    reason = "/media/U/QtCore.abi3.so: failed to map segment from shared object"
    assert missing(reason).startswith("系统不让运行 QtCore.abi3.so")


def test_an_error_that_is_no_missing_library_is_not_hidden() -> None:
    with pytest.raises(ImportError, match="odd"):
        unable.explained(ImportError("odd"), box=False)


CUT: Final = """
import sys
from pathlib import Path
from perfeval_gui.start import app
from perfeval_gui.storage.disk import whole
app.cut_short = lambda: whole.cut_short(Path({bundle!r}))
sys.exit(app.main(sys.argv[1:]))
"""
NAME: Final = "lib/PySide6/Qt/lib/libQt6Gui.so.6"


def bundle(place: Path, size: int) -> Path:
    """What was packed: a library of *size* bytes, which were eight."""
    library = place / "bundle" / NAME
    library.parent.mkdir(parents=True)
    library.write_bytes(bytes(size))
    (place / "bundle/app").mkdir()
    (place / "bundle/app" / whole.LISTED).write_text(f"8 {NAME}\n", encoding="ascii")
    return place / "bundle"


def test_a_library_counts_as_whole_by_its_length(tmp_path: Path) -> None:
    packed = bundle(tmp_path, 8)

    assert not whole.cut_short(packed)
    (packed / NAME).write_bytes(bytes(7))
    assert whole.cut_short(packed) == NAME
    (packed / NAME).unlink()
    assert whole.cut_short(packed) == NAME
    assert not whole.cut_short(tmp_path), "a checkout has no list"


@pytest.mark.parametrize("size", [7, 8])
def test_a_library_that_was_cut_short_is_told_before_it_is_loaded(
    tmp_path: Path, size: int
) -> None:
    told = box(tmp_path)
    code = CUT.format(bundle=str(bundle(tmp_path, size)))
    checked = run(tmp_path, code, "check", str(SAMPLE))
    opened = run(tmp_path, code, "--probe", QT_QPA_PLATFORM="offscreen")

    if size == 8:
        assert "检查了 1 份草稿" in checked.stderr
        assert opened.returncode == 0
        assert "损坏" not in opened.stderr
        return
    sentence = broken(NAME)
    assert (checked.returncode, checked.stderr) == (unable.FAILED, f"{sentence}\n")
    assert (opened.returncode, opened.stderr) == (unable.FAILED, f"{sentence}\n")
    assert told.read_text(encoding="utf-8").splitlines()[-1] == sentence
    assert "libQt6Gui.so.6" in log(tmp_path)


def test_a_library_that_does_not_load_is_told_by_its_length_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = whole.cut_short(bundle(tmp_path, 7))
    monkeypatch.setattr(cli_missing, "cut_short", lambda: found)

    assert why_not_done(ImportError("DLL load failed")) == broken(NAME)
    assert unable.explained(ImportError("DLL load failed"), box=False) == unable.FAILED
    assert capsys.readouterr().err == f"{broken(NAME)}\n"


@pytest.mark.parametrize("arguments", [(), ("export", str(SAMPLE), "--to", "out")])
def test_a_missing_library_is_a_sentence(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(tmp_path, FAILING.format(reason=LOADER), *arguments, QT_QPA_PLATFORM="offscreen")

    assert done.returncode in (unable.FAILED, WRONG)
    assert done.stderr.count("\n") == 1
    assert "缺少系统组件 libGL.so.1" in done.stderr
    assert "libgl1" in done.stderr


def test_who_clicked_an_icon_gets_a_box(tmp_path: Path) -> None:
    told = box(tmp_path)
    done = run(tmp_path, FAILING.format(reason=LOADER), QT_QPA_PLATFORM="offscreen")

    assert "缺少系统组件 libGL.so.1" in told.read_text(encoding="utf-8")
    assert "Traceback" not in done.stderr
    assert "libGL.so.1 | libgl1" in log(tmp_path)


def test_a_command_shows_no_box(tmp_path: Path) -> None:
    told = box(tmp_path)
    run(tmp_path, FAILING.format(reason=LOADER), "check", str(SAMPLE), DISPLAY=":0")

    assert not told.exists()


def test_without_a_screen_the_window_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, "import sys; from perfeval_gui.start.app import main; sys.exit(main([]))")

    assert done.returncode == unable.FAILED
    assert done.stderr.strip() == unable.NO_SCREEN


@pytest.mark.parametrize(
    ("screen", "sentence"),
    [
        ({"DISPLAY": ":981"}, unable.NO_ANSWER.format(":981")),
        ({"WAYLAND_DISPLAY": "wayland-981", "QT_QPA_PLATFORM": "xcb"}, unable.ONLY_WAYLAND),
    ],
    ids=["refused", "Wayland"],
)
def test_a_screen_that_does_not_answer_is_told_instead_of_an_end_by_qt(
    tmp_path: Path, screen: dict[str, str], sentence: str
) -> None:
    told = box(tmp_path, "xmessage")
    done = run(
        tmp_path,
        "import sys; from perfeval_gui.start.app import main; sys.exit(main([]))",
        **screen,
    )

    assert done.returncode == unable.FAILED
    (only,) = done.stderr.strip().splitlines()
    assert only == sentence or only.startswith("这台电脑缺少系统组件")
    assert only in told.read_text(encoding="utf-8")


NO_FONTS: Final = """
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QMainWindow
from perfeval_gui.start.after_start import Settling
from perfeval_gui.views.kit.notices import notices_of
app, window = QApplication([]), QMainWindow()
if {gone}:
    QFontDatabase.families = lambda *system: []
Settling(window, ()).doubt_fonts()
print(notices_of(window).label.text())
"""


def test_a_computer_without_chinese_letters_is_told_so(tmp_path: Path) -> None:
    gone = run(tmp_path, NO_FONTS.format(gone=True), QT_QPA_PLATFORM="offscreen")

    assert gone.stdout.strip() == gone.stderr.strip() == unable.NO_FONT
    assert "cannot start | No | Chinese | font. | fonts-noto-cjk" in log(tmp_path)


def test_one_with_chinese_letters_hears_nothing(tmp_path: Path) -> None:
    there = run(tmp_path, NO_FONTS.format(gone=False), QT_QPA_PLATFORM="offscreen")

    assert (there.stdout.strip(), there.stderr) == ("", "")


def test_commands_need_no_screen(tmp_path: Path) -> None:
    code = "import sys; from perfeval_gui.start.app import main; sys.exit(main(sys.argv[1:]))"
    done = run(tmp_path, code, "export", str(SAMPLE), "--to", str(tmp_path / "out"))

    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in (tmp_path / "out").rglob("*.*")} == {".docx", ".xlsx", ".pdf"}
    assert os.environ.get("HOME") != str(tmp_path)
