"""版式: the list, what is wrong with an edition, adding, exporting, taking away, dropping."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from given.worked import ISSUED
from gui.window.test_main_window import Answers, answers, window
from perfeval_gui import paths
from perfeval_gui.storage.draft.files import open_draft, save_draft
from perfeval_gui.views.editions.window import EditionsWindow
from perfeval_gui.views.kit import questions
from perfeval_gui.views.window.main_window import MainWindow
from unit.editions.edition_zips import FILES, NAME, in_gbk, put, source, zipped
from unit.new_edition.blank_form import form_of_others

__all__ = ["answers", "window"]


@pytest.fixture(autouse=True)
def one_shipped(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program comes with one edition."""
    folder = tmp_path_factory.mktemp("shipped")
    shutil.copytree(paths.shipped_editions() / ISSUED, folder / ISSUED)
    monkeypatch.setattr(paths, "shipped_editions", lambda: folder)


@pytest.fixture(autouse=True)
def _asked(
    one_shipped: None, window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    for dialog in ("edition_folder", "edition_zip", "edition_to_export", "form_to_draw"):
        monkeypatch.setattr(questions, dialog, answers.choose)
    yield
    # An open list would keep the window from taking what is dropped in a later test.
    for found in window.findChildren(EditionsWindow):
        found.close()
    QApplication.processEvents()


def shown(window: MainWindow) -> EditionsWindow:
    window.start.show_editions.click()
    found = window.findChildren(EditionsWindow)[-1]
    read(found)
    return found


def read(found: EditionsWindow) -> None:
    while found.model.read_next():
        pass


def listed(found: EditionsWindow) -> list[str]:
    read(found)
    rows = range(found.model.rowCount())
    return [
        " ".join(str(found.model.index(row, column).data()) for column in range(1, 5))
        for row in rows
    ]


def broken(folder: Path) -> Path:
    folder = source(folder)
    toml = folder / "edition.toml"
    text = toml.read_text("utf-8").replace('points = "10"', "points ＝ “10”", 1)
    toml.write_text(text, "utf-8")
    return folder


def drop(target: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place = QPointF(target.rect().center())
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    QApplication.sendEvent(target, QDragEnterEvent(place.toPoint(), copy, data, left, none))
    QApplication.sendEvent(target, QDropEvent(place, copy, data, left, none))
    QApplication.processEvents()


# ---- what is listed


def test_the_shipped_edition_is_listed_and_stays(window: MainWindow) -> None:
    found = shown(window)

    assert listed(found) == [f"{ISSUED} 2023 自带 可以用"]
    assert found.told.toPlainText() == "没有发现错误。"
    assert found.export.isEnabled()
    assert not found.remove.isEnabled()


def test_what_is_wrong_is_told_with_file_line_and_remedy(window: MainWindow) -> None:
    paths.own_editions().mkdir(parents=True)
    broken(paths.own_editions())
    shutil.copytree(paths.shipped_editions() / ISSUED, paths.own_editions() / ISSUED)
    found = shown(window)
    assert listed(found)[1:] == [
        f"{ISSUED} 2023 自己添加 没有用",
        f"{NAME}  自己添加 1 处错",
    ]
    QTest.keyClick(found.table, Qt.Key.Key_Down)
    assert "同名，用的是那一个" in found.told.toPlainText()
    QTest.keyClick(found.table, Qt.Key.Key_Down)
    assert found.told.toPlainText().startswith("edition.toml 第 10 行：“＝”")
    assert '请写成：points = "10"' in found.told.toPlainText()

    shutil.copy(paths.shipped_editions() / ISSUED / "edition.toml", paths.own_editions() / NAME)
    found.check.click()
    read(found)
    assert found.model.places[found.table.currentIndex().row()].id == NAME
    assert found.told.toPlainText() == "没有发现错误。"


def test_everything_has_a_name_and_can_be_reached(window: MainWindow) -> None:
    found = shown(window)

    assert found.table.accessibleName() == "版式"
    assert found.told.accessibleName()
    buttons = found.findChildren(QPushButton)
    assert [button.text() for button in buttons if not button.text()] == []
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons)
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert not found.isVisible()


# ---- adding


def test_a_zip_is_added_and_offered_for_a_new_report(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    window.start.year.setText("2031")
    answers.path = put(tmp_path, in_gbk(zipped()))
    found = shown(window)
    found.add_zip.click()

    assert listed(found)[1] == f"{NAME} 2023 自己添加 可以用"
    assert found.model.places[found.table.currentIndex().row()].id == NAME
    assert window.start.edition.count() == 2
    assert window.start.edition.currentIndex() == 0
    assert window.start.year.text() == "2031", "what was typed stays"
    window.start.edition.setCurrentIndex(1)
    window.start.new_report.click()
    assert window.desk is not None
    assert window.desk.document.report.edition == NAME
    assert answers.told == []


def test_a_folder_is_added(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.path = source(tmp_path)
    found = shown(window)
    found.add_folder.click()

    assert len(listed(found)) == 2


def test_a_broken_one_is_not_added_and_told(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.path = broken(tmp_path)
    found = shown(window)
    found.add_folder.click()

    assert len(listed(found)) == 1
    assert answers.told[0].startswith(f"没有添加“{NAME}”，有 1 处错：\n\nedition.toml 第 10 行：")
    assert not paths.own_editions().exists()


@pytest.mark.parametrize(("choice", "year"), [("keep", "2023"), ("replace", "2025")])
def test_an_older_one_is_replaced_only_when_the_clerk_says_so(
    window: MainWindow, answers: Answers, tmp_path: Path, choice: str, year: str
) -> None:
    answers.path = put(tmp_path, zipped())
    found = shown(window)
    found.add_zip.click()
    toml = FILES["edition.toml"].replace(b"year = 2023", b"year = 2025")
    put(tmp_path, zipped(files={**FILES, "edition.toml": toml}))
    answers.choices = [choice]
    found.add_zip.click()

    assert "已有的：" in answers.told[0]
    assert "（2025 年）" in answers.told[0]
    assert listed(found)[1] == f"{NAME} {year} 自己添加 可以用"


def test_thinking_better_of_it_changes_nothing(window: MainWindow, answers: Answers) -> None:
    found = shown(window)
    for button in (found.add_folder, found.add_zip, found.export):
        button.click()

    assert (len(listed(found)), answers.told) == (1, [])


# ---- drawn from a blank form


def test_an_edition_is_drawn_from_a_blank_form(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "村级公益项目 申报表.docx"
    answers.path.write_bytes(form_of_others())
    found = shown(window)
    found.draw.click()

    assert "村级公益项目-申报表 2025 自己添加 可以用" in listed(found)
    assert "已生成版式“村级公益项目-申报表”" in answers.told[-1]
    assert "“合计”一行" in answers.details
    kept = paths.own_editions() / "村级公益项目-申报表/说明.md"
    assert all(line in kept.read_text("utf-8") for line in answers.details.split("\n"))


def test_what_is_no_word_file_draws_nothing(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.path = put(tmp_path, zipped())
    found = shown(window)
    found.draw.click()

    assert "没有生成" in answers.told[0]
    assert "Word" in answers.told[0]
    assert len(listed(found)) == 1


# ---- exporting and taking away


def test_an_edition_is_exported_and_comes_back(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    paths.own_editions().mkdir(parents=True)
    source(paths.own_editions())
    found = shown(window)
    QTest.keyClick(found.table, Qt.Key.Key_Down)
    answers.path = tmp_path / "a.zip"
    found.export.click()
    answers.choices = ["remove"]
    found.remove.click()
    assert len(listed(found)) == 1
    assert window.start.edition.count() == 1
    found.add_zip.click()

    assert listed(found)[1] == f"{NAME} 2023 自己添加 可以用"


def test_taking_one_away_asks_and_leaves_drafts(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.path = put(tmp_path, zipped())
    found = shown(window)
    found.add_zip.click()
    window.start.edition.setCurrentIndex(1)
    window.start.new_report.click()
    assert window.desk is not None
    draft = tmp_path / "a.perfeval"
    save_draft(draft, window.desk.document.report)
    before = draft.read_bytes()

    found.remove.click()
    assert len(listed(found)) == 2, "only what is said is done"
    answers.choices = ["remove"]
    found.remove.click()

    assert "草稿不改动" in answers.told[0]
    assert len(listed(found)) == 1
    assert draft.read_bytes() == before
    assert open_draft(draft).edition == NAME
    window.open_path(draft)
    assert "可以用“版式…”添加" in answers.told[-1]


# ---- dropping


def test_a_zip_and_a_folder_can_be_dropped_on_the_window(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    drop(window, put(tmp_path, zipped()))
    found = window.findChildren(EditionsWindow)[-1]
    assert len(listed(found)) == 2
    found.close()
    drop(window, source(tmp_path, "另一个"))

    assert len(listed(window.findChildren(EditionsWindow)[-1])) == 3
    assert answers.told == []


def test_other_folders_and_files_are_refused_as_before(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(window, "say", said.append)
    (tmp_path / "a").mkdir()
    drop(window, tmp_path / "a")
    drop(window, put(tmp_path, b"", "a.odp"))

    assert ["没有打开" in one for one in said] == [True, True]
    assert window.findChildren(EditionsWindow) == []


def test_one_can_be_dropped_on_the_list(window: MainWindow, tmp_path: Path) -> None:
    found = shown(window)
    drop(found, put(tmp_path, zipped()))

    assert len(listed(found)) == 2
