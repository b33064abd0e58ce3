"""历史版本: what is listed, how it is compared, and how it comes back."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from given.worked import filled
from gui.window.test_main_window import Answers, answers, begun, field, window
from hands import focused, write
from perfeval_gui import paths
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.saving.backups import Backups
from perfeval_gui.storage.saving.recovery import Origin, Recovery
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.history.window import HistoryWindow
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
KEY: Final = Qt.Key
SCHEME: Final = "<img src='x.png'>𠮷"


def save(window: MainWindow, desk: ReportDesk, unit: str) -> None:
    """Type *unit* over the name of the unit and save."""
    field(desk, "unit").selectAll()
    write(field(desk, "unit"), unit)
    window.actions_.save.trigger()


@pytest.fixture
def desk(window: MainWindow, answers: Answers, tmp_path: Path) -> ReportDesk:
    """A report saved three times, then typed into."""
    desk = begun(window)
    answers.path = tmp_path / "甲.perfeval"
    for unit in ("一中心", "二中心", SCHEME):
        save(window, desk, unit)
    field(desk, "unit").selectAll()
    write(field(desk, "unit"), "现在的中心")
    return desk


def shown(window: MainWindow) -> HistoryWindow:
    window.actions_.history.trigger()
    found = window.findChildren(HistoryWindow)[-1]
    while found.model.read_next():
        pass
    return found


def listed(found: HistoryWindow) -> list[str]:
    """The rows, time left out."""
    rows = range(found.model.rowCount())
    return [
        " ".join(str(found.model.index(row, column).data()) for column in (0, 2, 3, 4))
        for row in rows
    ]


def choose(found: HistoryWindow, row: int) -> None:
    for _ in range(row):
        QTest.keyClick(found.table, KEY.Key_Down)


def test_every_save_is_listed_with_what_differs(window: MainWindow, desk: ReportDesk) -> None:
    found = shown(window)

    assert listed(found) == [
        f"第 3 份 {SCHEME} 2023 1 处不同",
        "第 2 份 二中心 2023 1 处不同",
        "第 1 份 一中心 2023 1 处不同",
    ]
    assert re.match(r"20\d\d-\d\d-\d\d \d\d:\d\d", found.model.index(0, 1).data())
    assert found.changes.toPlainText() == (
        f"单位与封面　填报单位：这一份里“{SCHEME}”，现在“现在的中心”"
    )


def test_two_saves_are_compared(window: MainWindow, desk: ReportDesk) -> None:
    found = shown(window)
    choose(found, 1)
    found.against.setCurrentIndex(1)

    assert found.told.text().startswith("与第 1 份（")
    assert found.changes.toPlainText() == "单位与封面　填报单位：原来“一中心”，改成“二中心”"

    choose(found, 1)
    assert "最早的一份" in found.told.text()
    assert found.changes.toPlainText() == ""


def test_bringing_back_is_one_step(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    steps = desk.document.history.count()
    found = shown(window)
    choose(found, 2)
    found.restore.click()

    assert not found.isVisible()
    assert desk.document.report.cover.unit == "一中心"
    assert desk.document.history.count() == steps + 1
    assert window.isWindowModified()
    assert open_draft(tmp_path / "甲.perfeval").cover.unit == SCHEME

    window.actions_.undo.trigger()

    assert desk.document.report.cover.unit == "现在的中心"
    assert answers.told == []


def test_what_was_replaced_is_in_the_bin_too(window: MainWindow, desk: ReportDesk) -> None:
    found = shown(window)
    found.restore.click()
    again = shown(window)

    assert listed(again)[-1] == "没有保存 现在的中心 2023 1 处不同"
    assert "另有 1 份没有保存的内容" in again.findChild(QLabel).text()  # type: ignore[union-attr]


def test_what_was_declined_can_be_brought_back(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    answers.answer = "discard"
    window.open_path(tmp_path / "甲.perfeval")
    assert desk.document.report.cover.unit == SCHEME
    found = shown(window)
    choose(found, 3)
    found.restore.click()

    assert desk.document.report.cover.unit == "现在的中心"


def test_saving_elsewhere_leaves_both_alone(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    found = shown(window)
    choose(found, 2)
    answers.path = tmp_path / "旧的.perfeval"
    found.save_elsewhere.click()

    assert open_draft(tmp_path / "旧的.perfeval").cover.unit == "一中心"
    assert open_draft(tmp_path / "甲.perfeval").cover.unit == SCHEME
    assert desk.document.report.cover.unit == "现在的中心"
    assert window.drafts().path == tmp_path / "甲.perfeval"
    ids = {open_draft(path).document for path in tmp_path.glob("*.perfeval")}
    assert len(ids) == 2


def test_the_open_file_is_never_saved_over(
    window: MainWindow, desk: ReportDesk, answers: Answers, tmp_path: Path
) -> None:
    before = (tmp_path / "甲.perfeval").read_bytes()
    found = shown(window)
    choose(found, 2)
    found.save_elsewhere.click()

    assert "正在窗口里打开" in answers.told[0]
    assert (tmp_path / "甲.perfeval").read_bytes() == before


def test_a_damaged_backup_is_listed_as_such(window: MainWindow, desk: ReportDesk) -> None:
    (latest, *_) = sorted((paths.backups()).rglob("*.perfeval"), reverse=True)
    latest.write_bytes(latest.read_bytes()[:-9])
    found = shown(window)

    assert listed(found)[0] == "第 3 份   打不开"
    assert "打不开" in found.told.text()
    assert not found.restore.isEnabled()
    assert not found.save_elsewhere.isEnabled()
    # A step goes over it to the next save that can be opened.
    choose(found, 1)
    found.against.setCurrentIndex(1)
    assert found.changes.toPlainText().endswith("改成“二中心”")


def test_a_step_over_a_damaged_backup_says_so(window: MainWindow, desk: ReportDesk) -> None:
    (_, middle, _) = sorted((paths.backups()).rglob("*.perfeval"))
    middle.write_bytes(b"")
    found = shown(window)
    found.against.setCurrentIndex(1)

    assert "与第 1 份（" in found.told.text()
    assert "中间有 1 份打不开" in found.told.text()


def test_another_edition_is_not_put_into_the_open_report(
    window: MainWindow, desk: ReportDesk
) -> None:
    sheet = window.drafts().sheet()
    assert sheet is not None
    Backups(paths.backups()).keep(
        sheet.report.document, dump(replace(filled({"unit": "别的"}), edition="linjiang-2024"))
    )
    found = shown(window)

    assert "版式不同" in found.told.text()
    assert not found.restore.isEnabled()
    assert found.save_elsewhere.isEnabled()


def test_a_report_without_backups_says_so(window: MainWindow) -> None:
    begun(window)
    found = shown(window)

    assert "还没有备份" in found.findChild(QLabel).text()  # type: ignore[union-attr]
    assert found.model.rowCount() == 0
    assert not found.restore.isEnabled()


def test_many_backups_open_at_once_and_are_read_later(
    window: MainWindow, desk: ReportDesk, qtbot: QtBot
) -> None:
    sheet = window.drafts().sheet()
    assert sheet is not None
    store = paths.backups() / sheet.report.document
    content = dump(replace(sheet.report, cover=replace(sheet.report.cover, unit="长" * 5000)))
    for number in range(10, 90):
        (store / f"{number:08}-20240101T000000.perfeval").write_bytes(content)
    window.actions_.history.trigger()
    found = window.findChildren(HistoryWindow)[-1]

    assert found.model.rowCount() == 83
    assert found.model.index(60, 4).data() == "……"
    qtbot.waitUntil(lambda: found.model.index(82, 4).data() == "1 处不同")


def test_the_keyboard_reaches_everything(
    window: MainWindow, desk: ReportDesk, qtbot: QtBot
) -> None:
    found = shown(window)
    found.activateWindow()
    qtbot.waitUntil(found.table.hasFocus)
    reached = []
    for _ in range(5):
        QTest.keyClick(focused(), KEY.Key_Tab)
        reached.append(focused())

    assert reached[:4] == [found.against, found.changes, found.restore, found.save_elsewhere]
    QTest.keyClick(focused(), KEY.Key_Escape)
    assert not found.isVisible()


def test_every_label_is_plain_text(window: MainWindow, desk: ReportDesk) -> None:
    found = shown(window)

    assert {label.textFormat() for label in found.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_what_a_run_left_behind_is_listed_until_it_is_answered(
    window: MainWindow, desk: ReportDesk
) -> None:
    sheet = window.drafts().sheet()
    assert sheet is not None
    origin = Origin(taken="06月01日 14:32")
    Recovery(paths.recovery()).keep(sheet.report, "999999-abcdef", origin)
    found = shown(window)

    assert listed(found)[3:] == ["没有保存 现在的中心 2023 相同"]
    assert found.model.index(3, 1).data() == "06月01日 14:32"


def test_copies_of_another_document_are_not_listed(window: MainWindow, desk: ReportDesk) -> None:
    recovery = Recovery(paths.recovery())
    recovery.put_aside(replace(filled(), document="e" * 32), Origin())

    assert len(listed(shown(window))) == 3


def test_the_action_needs_a_report(window: MainWindow) -> None:
    assert not window.actions_.history.isEnabled()
    assert QApplication.activeModalWidget() is None
    assert not window.findChildren(QMessageBox)
