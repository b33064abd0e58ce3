"""The ✓ of 交之前: that the report was exported as it is now, known at another start as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.output.test_handing_in import asked, opened, said
from gui.window.test_main_window import Answers, answers, begun, window
from hands import wait_for
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "asked", "window"]


def test_the_tick_stays_as_long_as_nothing_changes(
    window: MainWindow,
    answers: Answers,
    asked: list[tuple[str, ...]],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    desk = opened(window, tmp_path)
    assert said(desk) == "交之前，还没有导出"
    answers.path = tmp_path / "出"
    with qtbot.waitSignal(desk.printing.exports.handed):
        desk.handing_in.export(("docx",))
    assert said(desk).endswith("已导出，标“送审稿”")

    desk.document.put("unit", "别的中心")
    assert said(desk) == "交之前，还没有导出"
    desk.document.history.undo()
    assert said(desk).endswith("已导出，标“送审稿”")


@pytest.fixture
def another(qtbot: QtBot, answers: Answers) -> MainWindow:
    """A window as the next start has it: no report was open in it yet."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made = Desktop(application).window
    qtbot.addWidget(made)
    return made


@pytest.mark.usefixtures("asked")
def test_another_start_knows_it_and_a_changed_file_does_not(
    window: MainWindow,
    another: MainWindow,
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    desk = opened(window, tmp_path)
    answers.path = tmp_path / "出"
    with qtbot.waitSignal(desk.printing.exports.handed):
        desk.handing_in.export(("docx",))
    begun(window)
    assert said(desk) == "交之前，还没有导出"

    another.open_path(tmp_path / "甲.perfeval")
    assert another.desk is not None
    assert said(another.desk).endswith("已导出，标“送审稿”")
    begun(another)

    window.open_path(tmp_path / "甲.perfeval")
    wait_for(lambda: "已导出" in said(desk))
    begun(window)
    opened(window, tmp_path, unit="在别处改过")

    assert said(desk) == "交之前，还没有导出"
