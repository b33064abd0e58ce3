"""Which version this is, what is new in it, and which version saved a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from checkout import ROOT
from given.hostile_drafts import CONTENT, HEAD, VALUE, sealed
from given.worked import filled
from gui.window.test_main_window import Answers, answers, window
from perfeval_gui import __version__, paths
from perfeval_gui.storage.draft import draft
from perfeval_gui.storage.draft.draft import load, numbers, saved_by
from perfeval_gui.storage.draft.files import save_draft
from perfeval_gui.views.window.foot_line import FootLine
from perfeval_gui.views.window.help_window import newest, show_help
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]


def foot(window: MainWindow) -> str:
    line = window.findChild(FootLine)
    assert line is not None
    return line.text()


def about(parent: QWidget, changes: Path) -> str:
    page = paths.resources() / "help" / "about.md"
    words = {"version": __version__, "changes": newest(changes)}
    text = show_help(parent, page, words).findChild(QTextBrowser)
    assert text is not None
    return text.toPlainText()


def saved_as(version: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as other:
        other.setattr(draft, "__version__", version)
        save_draft(path, filled({"unit": "甲中心"}))
    return path.read_bytes()


def test_a_draft_says_which_version_saved_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = saved_as("0.10.2", tmp_path / "a.perfeval", monkeypatch)

    assert saved_by(data) == (0, 10, 2)
    assert load(data) == filled({"unit": "甲中心"}), "it is of no report"
    save_draft(tmp_path / "a.perfeval", load(data))
    assert saved_by((tmp_path / "a.perfeval").read_bytes()) == numbers(__version__)


def test_nothing_typed_is_taken_for_the_version() -> None:
    assert saved_by(sealed(CONTENT)) == ()
    assert saved_by(sealed(VALUE % r'"unit": "\"program\": \"9.9\"", "program": "9.9"')) == ()
    assert saved_by(sealed((HEAD % ('"x"', "2023"))[:-1] + ', "program": "x.1"}')) == ()
    assert saved_by(b"PERFEVAL 1") == ()
    assert saved_by((ROOT / "tests/drafts/format-1.perfeval").read_bytes()) == ()
    assert numbers("0.10.0") > numbers("0.9.9") > numbers("0.9") > ()


def test_a_draft_of_a_later_version_opens_and_says_so(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "新.perfeval"
    data = saved_as("99.1", path, monkeypatch)
    window.open_path(path)

    assert "99.1" in foot(window)
    assert __version__ in foot(window)
    assert path.read_bytes() == data
    assert answers.told == []


@pytest.mark.parametrize("version", ["0.0.1", __version__])
def test_a_draft_of_this_or_an_older_version_says_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    saved_as(version, tmp_path / "旧.perfeval", monkeypatch)
    window.open_path(tmp_path / "旧.perfeval")

    assert "版本" not in foot(window)
    assert "升级" not in foot(window)


def test_the_page_about_the_program_says_what_is_new(qtbot: QtBot, tmp_path: Path) -> None:
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text(
        "# 更新\n\n## [2.0]\n\n### 新增\n\n- 甲\n\n## [1.0]\n\n- 乙\n", encoding="utf-8"
    )
    parent = QWidget()
    qtbot.addWidget(parent)
    text = about(parent, changes)

    assert f"perfeval {__version__}" in text
    assert "甲" in text
    assert "乙" not in text
    assert "{" not in about(parent, tmp_path / "none")
    assert "新增" in about(parent, paths.changes()).partition("这个版本的新增和改动")[2]
