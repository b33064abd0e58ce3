"""An input method that is started after the program: told once, and found by starting anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.window.test_main_window import Answers, answers, begun, window
from perfeval_gui.start.late_methods import LateMethods, is_one_running
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.notices import notices_of
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]


def come_back() -> None:
    """What Qt tells when the clerk comes back from another program."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


class Started(list[list[str]]):
    """The commands that were started, and in what environment."""

    def __call__(self, command: list[str], *, env: dict[str, str]) -> None:
        self.append([*command, *env])


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    started = Started()
    monkeypatch.setattr(subprocess, "Popen", started)
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-s", "main.py", "乙.perfeval"])
    return started


def test_it_is_told_once_when_the_clerk_comes_back(window: MainWindow, started: Started) -> None:
    there: list[bool] = []
    late, notices = LateMethods(window, lambda: bool(there)), notices_of(window)
    come_back()
    assert notices.isHidden()
    there.append(True)
    come_back()
    assert "重新启动后才能输入中文" in notices.label.text()
    notices.read.trigger()
    come_back()
    assert notices.isHidden()
    # Whoever does not want it ends the program as ever.
    late.follow(["乙.perfeval"], {})
    assert not started


def test_one_that_was_there_is_nothing_to_tell(window: MainWindow) -> None:
    LateMethods(window, lambda: True)
    come_back()

    assert notices_of(window).isHidden()


@pytest.mark.parametrize("answer", ["cancel", "save"])
def test_the_program_starts_again_with_what_was_open(
    window: MainWindow, answers: Answers, started: Started, tmp_path: Path, answer: questions.Answer
) -> None:
    there: list[bool] = []
    late = LateMethods(window, lambda: bool(there))
    begun(window).document.put("unit", "甲")
    there.append(True)
    come_back()
    answers.answer, answers.path = answer, tmp_path / "甲.perfeval"
    notices_of(window).way.trigger()
    late.follow(["乙.perfeval"], {"HOME": "甲"})

    # What is unsaved was asked about, and keeps the program where the clerk stays.
    saved = [[sys.executable, "-s", "main.py", str(answers.path), "HOME"]]
    assert started == (saved if answer == "save" else [])
    assert window.isVisible() == (answer == "cancel")
    assert answers.path.exists() == (answer == "save")


@pytest.mark.parametrize(
    ("name", "command", "runs"),
    [("fcitx5", "fcitx5 -d", True), ("fcitx5", "", False), ("fcitx5-config", "a", False)],
)
def test_a_process_is_known_by_its_name(
    tmp_path: Path, name: str, command: str, *, runs: bool
) -> None:
    for folder in ("self", "77"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "comm").write_text(f"{name}\n", encoding="utf-8")
        (tmp_path / folder / "cmdline").write_text(command, encoding="utf-8")
    (tmp_path / "78").mkdir()  # It ended meanwhile.

    assert is_one_running(tmp_path) == runs
    assert not is_one_running(tmp_path / "none")
