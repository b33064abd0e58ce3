"""Chinese typed with fcitx 5 and pinyin into the real window; skipped where they are not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT
from screen import Screen

PROGRAMS: Final = ("fcitx5", "gdbus", "dbus-run-session", "Xvfb", "openbox", "xdotool")
PINYIN: Final = Path("/usr/share/fcitx5/inputmethod/pinyin.conf")
MISSING: Final = [name for name in PROGRAMS if shutil.which(name) is None]


@pytest.mark.skipif(bool(MISSING) or not PINYIN.exists(), reason="no fcitx 5 with pinyin here")
@pytest.mark.skipif(shutil.which("ibus-daemon") is not None, reason="ibus would answer instead")
def test_chinese_is_typed_and_letters_stay(tmp_path: Path) -> None:
    folders = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    homes = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "DATA", "STATE")}
    own = dict(homes, XDG_RUNTIME_DIR=str(tmp_path), HOME=str(tmp_path), LC_ALL="C.UTF-8")
    with Screen() as screen:
        done = subprocess.run(
            ["dbus-run-session", "--", sys.executable, "tests/e2e/pinyin.py", str(tmp_path)],
            cwd=ROOT,
            env=dict(os.environ, **screen.variables(), **own, PYTHONPATH=folders),
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
    assert done.stdout.strip().endswith("typed"), done.stderr
