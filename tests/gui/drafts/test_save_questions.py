"""What the clerk is asked when a save meets an obstacle, and what comes of each answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from gui.window.test_main_window import Answers, answers, begun, field, window
from hands import when_asked, write
from perfeval_gui import paths
from perfeval_gui.storage.disk.atomic import WriteError, write_file
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.saving import saving
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.kit import questions
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]


@pytest.fixture
def saved(window: MainWindow, answers: Answers, tmp_path: Path) -> ReportDesk:
    """A report saved as 甲.perfeval, typed into afterwards, and changed by somebody else."""
    desk = begun(window)
    write(field(desk, "unit"), "甲中心")
    answers.path = tmp_path / "甲.perfeval"
    window.actions_.save.trigger()
    report = open_draft(answers.path)
    answers.path.write_bytes(dump(replace(report, cover=replace(report.cover, unit="他们的"))))
    field(desk, "unit").selectAll()
    write(field(desk, "unit"), "我们的")
    return desk


def unit(path: Path) -> str:
    return open_draft(path).cover.unit


def test_keeping_both_saves_beside(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.choices = ["both"]
    window.actions_.save.trigger()

    assert len(answers.told) == 1
    assert "有 1 处不同" in answers.told[0]
    assert "我们的" in answers.details
    assert "他们的" in answers.details
    assert unit(tmp_path / "甲.perfeval") == "他们的"
    assert unit(tmp_path / "甲（我的 1）.perfeval") == "我们的"
    assert window.drafts().path == tmp_path / "甲（我的 1）.perfeval"
    assert not window.isWindowModified()


def test_taking_mine_keeps_theirs_as_a_backup(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.choices = ["mine"]
    window.actions_.save.trigger()

    assert unit(tmp_path / "甲.perfeval") == "我们的"
    backups = sorted(paths.backups().rglob("*.perfeval"))
    assert [unit(path) for path in backups] == ["甲中心", "他们的", "我们的"]


def test_taking_theirs_can_be_undone(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.choices = ["theirs"]
    window.actions_.save.trigger()
    assert saved.document.report.cover.unit == "他们的"
    assert not window.isWindowModified()

    window.actions_.undo.trigger()

    assert saved.document.report.cover.unit == "我们的"
    assert window.isWindowModified()
    answers.told.clear()
    window.actions_.save.trigger()
    assert unit(tmp_path / "甲.perfeval") == "我们的"
    assert answers.told == []


def test_going_back_changes_nothing(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.actions_.save.trigger()

    assert unit(tmp_path / "甲.perfeval") == "他们的"
    assert saved.document.report.cover.unit == "我们的"
    assert window.isWindowModified()


def test_a_file_that_is_gone_is_asked_about(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    (tmp_path / "甲.perfeval").unlink()
    answers.choices = ["mine"]
    window.actions_.save.trigger()

    assert "已不在原来的位置" in answers.told[0]
    assert unit(tmp_path / "甲.perfeval") == "我们的"


class Failing:
    """A writer that fails so many times, then works."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self, path: Path, data: bytes, port: None) -> None:
        if path.name == "甲.perfeval" and self.left:
            self.left -= 1
            raise WriteError(path, "磁盘空间不足")
        write_file(path, data, port)


@pytest.fixture
def failing(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ReportDesk]:
    """A report whose first two saves fail."""
    desk = begun(window)
    write(field(desk, "unit"), "甲中心")
    monkeypatch.setattr(saving, "write_file", Failing(2))
    answers.path = tmp_path / "甲.perfeval"
    yield desk
    assert not list(tmp_path.glob(".perfeval-*"))


def test_a_failed_save_can_be_tried_again(
    failing: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.choices = ["retry", "retry"]
    window.actions_.save.trigger()

    assert len(answers.told) == 2
    assert unit(tmp_path / "甲.perfeval") == "甲中心"
    assert not window.isWindowModified()


def test_a_failed_save_says_what_where_and_that_nothing_is_lost(
    failing: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.choices = ["later"]
    window.actions_.save.trigger()

    for part in ("没有成功", "“甲.perfeval”", "磁盘空间不足", str(tmp_path), "内容还在窗口里"):
        assert part in answers.told[0]
    assert len(answers.told) == 1
    assert window.isWindowModified()


def test_a_failed_save_can_go_elsewhere(
    failing: ReportDesk,
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    places = iter((tmp_path / "甲.perfeval", tmp_path / "乙.perfeval"))

    def next_place(_parent: object, _suggested: Path) -> Path:
        return next(places)

    monkeypatch.setattr(questions, "draft_to_save", next_place)
    answers.choices = ["elsewhere"]
    window.actions_.save.trigger()

    assert unit(tmp_path / "乙.perfeval") == "甲中心"
    assert not window.isWindowModified()


# ---- the dialog itself


@pytest.mark.parametrize("press", ["default", "escape"])
def test_the_first_choice_is_the_default_and_the_last_is_closing(qtbot: QtBot, press: str) -> None:
    seen: list[str] = []

    def answer(box: QMessageBox) -> None:
        seen.extend(button.text() for button in box.buttons())
        button = box.defaultButton() if press == "default" else box.escapeButton()
        assert button is not None
        button.click()

    when_asked(QMessageBox, answer)
    choices = (("both", "保留两份"), ("mine", "用我的"), ("back", "返回"))
    taken = questions.choose(None, "题", "<b>文", choices, "细节")

    assert taken == ("both" if press == "default" else "back")
    assert {"保留两份", "用我的", "返回"} <= set(seen)
