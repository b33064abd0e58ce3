"""Recovery while typing: when a copy is made, when it goes, and how it is offered."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from given.worked import filled
from gui.window.test_main_window import Answers, answers, begun, field, window
from hands import PATIENT, focused, wait_for, write
from perfeval_gui import paths
from perfeval_gui.document.row_edits import add_row
from perfeval_gui.start.join import Desktop
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.saving.recovery import Copy, Origin, Recovery
from perfeval_gui.storage.saving.saving import digest_of, identified
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.safety import recovery_copies
from perfeval_gui.views.safety.recovery_offer import RecoveryOffer
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.working.pace import Pace

__all__ = ["answers", "window"]
REPORT: Final = identified(filled({"unit": "上次的中心", "quota": "8"}))


def copies() -> tuple[Copy, ...]:
    return Recovery(paths.recovery()).copies()


def binned() -> list[Path]:
    folder = paths.recovery() / "bin"
    return list(folder.iterdir()) if folder.exists() else []


HURRIED: Final = pytest.mark.parametrize(
    "pace", [PATIENT._replace(pause=0.04, most=0.1)], ids=["hurried"]
)


@HURRIED
def test_a_copy_is_made_a_moment_after_the_last_key(window: MainWindow) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    assert copies() == ()
    wait_for(lambda: copies() != ())

    assert [copy.report for copy in copies()] == [desk.document.report]


def test_the_intervals_are_those_promised() -> None:
    assert (Pace().pause, Pace().most) == (2, 5)


def test_a_finished_field_is_copied_at_once(window: MainWindow) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    field(desk, "unit").clearFocus()

    assert [copy.report.cover.unit for copy in copies()] == ["甲"]


def test_a_field_is_copied_though_the_copy_before_failed_unforeseen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk = begun(window)
    with monkeypatch.context() as failing, qtbot.captureExceptions() as raised:
        failing.setattr(Recovery, "keeping", lambda *_: 1 / 0)
        write(field(desk, "unit"), "甲")
        field(desk, "unit").clearFocus()
        assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert copies() == ()

    field(desk, "unit").setFocus()
    field(desk, "unit").clearFocus()

    assert [copy.report.cover.unit for copy in copies()] == ["甲"]


def test_what_a_dialog_changed_is_painted_before_it_is_copied(window: MainWindow) -> None:
    desk = begun(window)
    dialog = QDialog(window)
    entry = QLineEdit(dialog)
    dialog.show()
    entry.setFocus()
    wait_for(entry.hasFocus)
    desk.document.put("unit", "甲")

    dialog.close()
    assert copies() == ()
    wait_for(lambda: copies() != ())

    assert [copy.report for copy in copies()] == [desk.document.report]


def test_an_untouched_report_leaves_nothing(window: MainWindow) -> None:
    desk = begun(window)
    field(desk, "unit").clearFocus()
    window.close()

    assert copies() == ()
    assert binned() == []


def test_a_save_takes_the_copy_away(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    field(desk, "unit").clearFocus()
    answers.path = tmp_path / "甲.perfeval"
    window.actions_.save.trigger()

    assert copies() == ()


def test_a_failed_save_keeps_the_copy_and_says_so(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    answers.path = tmp_path / "没有" / "甲.perfeval"
    window.actions_.save.trigger()

    assert "也已存入本机恢复区" in answers.told[0]
    assert [copy.report.cover.unit for copy in copies()] == ["甲"]


def test_what_was_given_up_rests_in_the_bin(window: MainWindow, answers: Answers) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    answers.answer = "discard"
    window.close()

    assert copies() == ()
    assert len(binned()) == 1


def test_a_recovery_folder_that_cannot_be_written_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.recovery().parent.mkdir(parents=True)
    paths.recovery().write_text("a file")
    spare = tmp_path / "spare"
    monkeypatch.setattr(paths, "spare_recovery", partial(Path, spare))
    desk = begun(window)

    # Before anything is typed, and whatever else is said.
    warning = window.findChild(QLabel, "standingWarning")
    assert warning is not None
    assert warning.isVisible()
    assert warning.text().startswith("无法写入恢复区，请尽快手动保存")
    write(field(desk, "unit"), "甲")
    field(desk, "unit").clearFocus()
    assert warning.isVisible()
    assert [copy.report.cover.unit for copy in Recovery(spare).copies()] == ["甲"]

    # It goes with its reason, and the copy moves to where it belongs.
    paths.recovery().unlink()
    write(field(desk, "unit"), "乙")
    field(desk, "unit").clearFocus()
    assert warning.isHidden()
    assert Recovery(spare).copies() == ()
    assert [copy.report.cover.unit for copy in copies()] == ["甲乙"]


# ---- a cell that is being typed in


def cell(desk: ReportDesk) -> QLineEdit:
    """The name of a new evaluator, with its editor open."""
    desk.workspace.show_section("evaluators")
    add = desk.workspace.findChild(QPushButton, "add")
    assert add is not None
    add.click()
    write(focused(), "张")
    editor = focused()
    assert isinstance(editor, QLineEdit)
    return editor


def names() -> list[str]:
    return [row.name for copy in copies() for row in copy.report.evaluation.evaluators]


@HURRIED
def test_an_open_cell_is_in_the_copy_and_changes_nothing(window: MainWindow) -> None:
    desk = begun(window)
    editor = cell(desk)
    steps = desk.document.history.count()
    wait_for(lambda: names() == ["张"])
    write(editor, "三")
    wait_for(lambda: names() == ["张三"])
    assert editor.isVisible()
    assert desk.document.history.count() == steps
    assert desk.document.report.evaluation.evaluators[0].name == ""

    # What is given up goes out of the copy.
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    wait_for(lambda: names() == [""])


@HURRIED
def test_an_open_cell_alone_is_unsaved(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    desk = begun(window)
    add_row(desk.document, "evaluators", 0, "人员")
    answers.path = tmp_path / "甲.perfeval"
    window.actions_.save.trigger()
    desk.workspace.show_section("evaluators").begin()
    write(focused(), "李")
    assert desk.document.history.isClean()
    wait_for(lambda: names() == ["李"])
    editor = focused()
    QTest.keyClick(editor, Qt.Key.Key_Escape)

    wait_for(lambda: copies() == ())


# ---- the offer


def offered(qtbot: QtBot) -> tuple[MainWindow, RecoveryOffer]:
    """The program started anew."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desktop = Desktop(application, pace=PATIENT)
    qtbot.addWidget(desktop.window)
    desktop.show(None)
    wait_for(lambda: desktop.window.start.findChild(RecoveryOffer) is not None)
    offer = desktop.window.start.findChild(RecoveryOffer)
    assert offer is not None
    return desktop.window, offer


def press(offer: RecoveryOffer, text: str) -> None:
    next(one for one in offer.findChildren(QPushButton) if one.text() == text).click()


def leave(path: Path | None = None) -> Path:
    """What a run that was killed leaves behind."""
    digest = digest_of(path.read_bytes()) if path is not None else ""
    origin = Origin(path=str(path or ""), title="甲", digest=digest, taken="06月01日 14:32")
    return Recovery(paths.recovery()).keep(REPORT, "999999-abcdef", origin)


def test_later_keeps_the_copy(qtbot: QtBot, answers: Answers) -> None:
    file = leave()
    _, offer = offered(qtbot)
    label = offer.findChild(QLabel)
    assert label is not None
    assert "14:32" in label.text()

    press(offer, "稍后")

    assert file.exists()
    assert offer.isHidden()


def test_restoring_opens_it_as_not_saved(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "甲.perfeval"
    path.write_bytes(dump(filled({"unit": "旧的中心"})))
    file = leave(path)
    window, offer = offered(qtbot)
    label = offer.findChild(QLabel)
    assert label is not None
    assert "2 处不同" in label.text()

    press(offer, "恢复")

    assert window.desk is not None
    assert window.desk.document.report == REPORT
    assert window.isWindowModified()
    assert not file.exists()
    assert len(binned()) == 1
    assert [copy.report for copy in copies()] == [REPORT]
    window.actions_.save.trigger()
    assert open_draft(path) == REPORT
    assert copies() == ()
    assert answers.told == []


def test_comparing_lists_what_differs(qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "甲.perfeval"
    path.write_bytes(dump(filled({"unit": "旧的中心"})))
    file = leave(path)
    _, offer = offered(qtbot)

    press(offer, "对比")

    assert "恢复区里“上次的中心”，文件里“旧的中心”" in answers.details
    assert file.exists()


def test_the_copy_of_a_running_window_is_not_offered(window: MainWindow, qtbot: QtBot) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    field(desk, "unit").clearFocus()
    assert len(copies()) == 1

    assert recovery_copies.left_behind(Recovery(paths.recovery())) == ()
