"""公开版 in the window: names are chosen, all that is hidden is listed, no draft goes along."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from given.worked import sheet_of
from gui.output.test_handing_in import opened, page, said
from gui.window.test_main_window import Answers, answers, window
from hands import wait_for
from perfeval_gui.carriers.finding import carried
from perfeval_gui.pages.compose import compose
from perfeval_gui.views.output.public_dialog import PublicDialog
from perfeval_gui.views.window.main_window import MainWindow
from unit.returned.returned_files import example

__all__ = ["answers", "window"]


@pytest.fixture
def dialog(qtbot: QtBot) -> PublicDialog:
    sheet = example()
    made = PublicDialog(sheet, compose(sheet), "公开版")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def told(dialog: PublicDialog) -> str:
    return "\n".join(dialog.told.item(row).text() for row in range(dialog.told.count()))


def test_every_name_is_ticked_and_all_that_is_hidden_is_listed(dialog: PublicDialog) -> None:
    names = [dialog.names.item(row).text() for row in range(dialog.names.count())]

    assert names == ["林晓雯", "许建平", "周明远", "何思敏", "郑文涛"]
    assert dialog.count.text() == "会遮住 11 处："
    assert "电话 13800138000：2 处" in told(dialog)


def test_space_keeps_a_name_and_the_list_follows(dialog: PublicDialog) -> None:
    dialog.names.setFocus()
    dialog.names.setCurrentRow(1)
    QTest.keyClick(dialog.names, Qt.Key.Key_Space)

    assert "许建平" not in told(dialog)
    assert "许建平" in "".join(cell.text for cell in dialog.public().package.cells())


def test_other_names_are_found_in_the_texts(qtbot: QtBot) -> None:
    sheet = sheet_of({"thrift": "由欧阳春和李  二检查。"})
    made = PublicDialog(sheet, compose(sheet), "公开版")
    qtbot.addWidget(made)
    assert made.count.text() == "没有要遮住的。"

    made.more.setText("欧阳春、李二")

    assert "姓名 欧阳春：1 处" in told(made)
    assert "姓名 李二：1 处" in told(made)


def test_enter_exports_and_escape_does_not(dialog: PublicDialog) -> None:
    dialog.more.setFocus()
    QTest.keyClick(dialog.more, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted

    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_files_for_publication_carry_no_draft_and_set_no_tick(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = opened(window, tmp_path)
    view, answers.path = page(desk), tmp_path / "出"

    def accept(dialog: QDialog) -> int:
        buttons = dialog.findChildren(QPushButton)
        next(one for one in buttons if one.text().startswith("导出")).click()
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QDialog, "exec", accept)
    view.ui.export_public.click()
    wait_for(lambda: "遮住的：" in view.ui.result.text())

    written = list(answers.path.iterdir())
    assert len(written) == 3
    for path in written:
        assert path.stem.endswith("（公开版）")
        assert carried(path.read_bytes()).draft == b""
    assert "电话 13800138000" in view.ui.result.text()
    assert said(desk) == "交之前，还没有导出"


def test_who_leaves_the_dialog_is_asked_for_no_folder(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view, answers.path = page(opened(window, tmp_path)), tmp_path / "出"
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected.value)

    view.ui.export_public.click()

    assert not answers.path.exists()
