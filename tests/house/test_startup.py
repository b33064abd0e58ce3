"""What is loaded when the window is there: nothing slow, and nothing that could reach a network."""

from __future__ import annotations

import json
import os
import socket  # noqa: TID251 - to see it refused
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT
from perfeval_gui.views.settings.settings import Settings

KEPT_OUT: Final = frozenset(
    {"openpyxl", "docx", "lxml", "PySide6.QtPrintSupport", "PySide6.QtNetwork"}
    | {"socket", "_socket", "ssl", "http", "urllib.request"}
)

OURS: Final = "perfeval_gui"


def test_window_comes_up_without_slow_and_network_modules() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--probe"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    loaded = set(json.loads(done.stdout))

    assert {"PySide6.QtWidgets", "perfeval_gui.views.window.main_window"} <= loaded
    assert loaded & KEPT_OUT == set()
    # Tables and tools that the first window can do without.
    assert loaded & {"html.entities", "perfeval_gui.start.warming"} == set()
    # What saves and recovers is for when there is something to save.
    safety = (
        "storage.disk.atomic",
        "storage.draft",
        "storage.saving",
        "views.drafts.save_flow",
        "views.safety",
        "domain.names.comparing",
    )
    # A name of nothing would be loaded nowhere.
    assert [name for name in safety if find_spec(f"{OURS}.{name}") is None] == []
    assert [name for name in loaded if name.startswith(tuple(f"{OURS}.{n}" for n in safety))] == []


# Makes the window as the program does, and tells which enumerations were made meanwhile, and what
# is in them.
ENUMERATIONS = """
import enum, json, sys
made = []
create = enum.EnumType._create_
def told(*arguments, **options):
    found = create(*arguments, **options)
    made.extend([found.__qualname__, *found.__members__])
    return found
enum.EnumType._create_ = told
from perfeval_gui.start import app
app.main(["--probe"])
print()
print(json.dumps(made))
"""


def enumerations(behind: str = "", **more: str) -> set[str]:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", **more)
    done = subprocess.run(
        [sys.executable, "-c", ENUMERATIONS.replace("print()", f"{behind}\nprint()")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("recent", [False, True], ids=["first", "with drafts"])
def test_window_comes_up_without_the_namespace_of_qt(tmp_path: Path, *, recent: bool) -> None:
    """All of its hundred enumerations are made as soon as `Qt` is named: a tenth of the start."""
    draft = tmp_path / "甲.perfeval"
    draft.touch()
    if recent:
        Settings(lambda: tmp_path / "perfeval/settings.json").remember(draft)
    made = enumerations(XDG_CONFIG_HOME=str(tmp_path))

    assert "ColorRole" in made, "what is made is told"
    assert made & {"AlignmentFlag", "Key", "ItemDataRole"} == set()
    # A view that hears events makes all kinds of them known.
    assert "MouseButtonPress" not in made


def test_the_namespace_of_qt_is_noticed() -> None:
    """The mutant: proves that the test above can fail."""
    assert "AlignmentFlag" in enumerations("from PySide6.QtCore import Qt")


# ---- a command

# Shows the sample as the program does, and tells what is loaded then.
SHOWN: Final = """
import json, sys
from perfeval_gui.start.app import main
code = main(["show", "resources/samples/示例.perfeval"])
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""
NOT_SHOWN: Final = (
    *("PySide6", "lxml", "openpyxl", "shutil", "concurrent"),
    *("perfeval_gui.rules.checks", "perfeval_gui.rules.proofreading.readers"),
    *("perfeval_gui.pages.compose", "perfeval_gui.evidence.each", "perfeval_gui.rules.figures.why"),
    *("perfeval_gui.rules.telling.changes", "perfeval_gui.cli.values", "perfeval_gui.cli.check"),
)
"""What shows no draft that is neither final nor names a file: checks, pages, comparing."""


def test_a_draft_is_shown_without_what_checks_and_prints_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOWN],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    loaded = set(json.loads(done.stderr))

    assert "perfeval_gui.rules.telling.readable" in loaded
    assert loaded & set(NOT_SHOWN) == set()
    # A name of nothing would be loaded nowhere.
    assert [name for name in NOT_SHOWN if find_spec(name) is None] == []


# ---- while tests run, and in what is handed out


def test_a_socket_is_refused_to_every_test() -> None:
    """Proves that the fixture of all tests does what it says."""
    with pytest.raises(PermissionError):
        socket.create_connection(("127.0.0.1", 9))
    with pytest.raises(PermissionError):
        socket.socket()
    left, right = socket.socketpair()
    left.close()
    right.close()
