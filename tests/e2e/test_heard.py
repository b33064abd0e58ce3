"""The real window, listened to by AT-SPI as a screen reader does; skipped where that is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from amount import many
from checkout import ROOT
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from screen import Screen

PROGRAMS: Final = ("dbus-run-session", "Xvfb", "openbox")
PYTHON: Final = Path("/usr/bin/python3")
BINDING: Final = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
KEYS: Final = tuple(section.key for section in STANDARD_SECTIONS)


def why_not() -> str:
    """What of a listener is missing here; empty where all is there."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if not Path("/usr/libexec/at-spi-bus-launcher").exists():
        missing.append("at-spi2-core")
    if (
        not PYTHON.exists()
        or subprocess.run([str(PYTHON), "-c", BINDING], capture_output=True, check=False).returncode
    ):
        missing.append("python3-gi and gir1.2-atspi-2.0")
    return ", ".join(missing)


def test_what_qt_tells_is_heard_by_at_spi(tmp_path: Path) -> None:
    if missing := why_not():
        pytest.skip(f"nobody can listen here: no {missing}")
    folders = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    homes = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "DATA", "STATE")}
    own = dict(homes, XDG_RUNTIME_DIR=str(tmp_path), HOME=str(tmp_path), LC_ALL="C.UTF-8")
    sections = KEYS if many(1, 0) else ("funds",)
    tmp_path.chmod(0o700)
    with Screen() as screen:
        done = subprocess.run(
            [
                *("dbus-run-session", "--", sys.executable, "tests/e2e/heard.py"),
                *(str(PYTHON), *sections),
            ],
            cwd=ROOT,
            env=dict(
                os.environ,
                **screen.variables(),
                **own,
                PYTHONPATH=folders,
                QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
            ),
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
    assert "heard " in done.stdout, done.stderr
