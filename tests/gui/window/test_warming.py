"""What the first report needs is made ready on the start page, and keeps nobody waiting."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checkout import ROOT
from hands import PATIENT, wait_for
from perfeval_gui.start import warming
from perfeval_gui.start.join import Desktop
from perfeval_gui.start.warming import Warming

# Opens the sample, and tells which modules are loaded meanwhile and how many patterns are made.
OPENED: Final = """
import json, re, sys
from perfeval_gui.start import app
app.prepare_environment()
from PySide6.QtWidgets import QApplication
from perfeval_gui.start.join import Desktop
from perfeval_gui.start.warming import steps
from perfeval_gui.working.steps import finished
application = QApplication([])
desktop = Desktop(application)
desktop.show(None)
if sys.argv[1:]:
    finished(steps())
before, compiled = set(sys.modules), []
compiler = re.compile
def counted(*arguments, **more):
    compiled.append(arguments)
    return compiler(*arguments, **more)
re.compile = counted
desktop.window.open_sample()
print(json.dumps([sorted(set(sys.modules) - before), len(compiled)]))
"""


def opened(tmp_path: str, *warm: str) -> tuple[list[str], int]:
    """Modules loaded and patterns made by opening the sample."""
    own = {f"XDG_{name}_HOME": tmp_path for name in ("CONFIG", "DATA", "STATE")}
    done = subprocess.run(
        [sys.executable, "-c", OPENED, *warm],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen", **own),
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    modules, compiled = json.loads(done.stdout.splitlines()[-1])
    return modules, compiled


def test_opening_loads_nothing_that_was_made_ready(tmp_path: str) -> None:
    modules, compiled = opened(str(tmp_path), "warm")

    assert modules == []
    assert compiled == 0


def test_what_is_not_made_ready_is_noticed(tmp_path: str) -> None:
    """The mutant: proves that the test above can fail."""
    modules, compiled = opened(str(tmp_path))

    assert len(modules) > 100
    assert compiled > 40


@pytest.fixture
def desktop(qtbot: QtBot) -> Desktop:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made = Desktop(application, pace=PATIENT)
    qtbot.addWidget(made.window)
    made.show(None)
    return made


def test_a_click_is_served_between_two_steps_and_ends_them(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def endless() -> Iterator[None]:
        while True:
            made.append(len(made))
            if len(made) == 3:
                QTimer.singleShot(0, desktop.window.start.open_sample.click)
            yield

    monkeypatch.setattr(warming, "steps", endless)
    Warming(desktop.window)
    wait_for(lambda: desktop.window.desk is not None)
    assert 3 <= len(made) <= 5
    count = len(made)
    ended: list[bool] = []
    QTimer.singleShot(1, lambda: ended.append(True))
    wait_for(lambda: bool(ended))
    assert len(made) == count


def test_what_cannot_be_loaded_is_for_whoever_needs_it(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def broken() -> Iterator[None]:
        made.append(1)
        yield
        raise ImportError

    monkeypatch.setattr(warming, "steps", broken)
    begun = Warming(desktop.window)
    wait_for(lambda: not begun._timer.isActive())
    assert made == [1]


def test_once_a_report_is_open_only_what_is_needed_soon_is_made(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def first() -> Iterator[None]:
        while True:
            made.append("first")
            yield

    def soon() -> Iterator[None]:
        made.append("soon")
        yield
        made.append("last")

    monkeypatch.setattr(warming, "steps", first)
    monkeypatch.setattr(warming, "soon", soon)
    desktop.window.open_sample()
    begun = Warming(desktop.window)
    ended: list[bool] = []
    begun.ended.connect(lambda: ended.append(True))
    wait_for(lambda: bool(ended))
    assert made == ["soon", "last"]
