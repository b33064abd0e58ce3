"""A draft that another window has open: what is asked, and what comes of each answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from given.worked import filled
from gui.window.test_main_window import Answers, answers, begun, field, window
from hands import write
from perfeval_gui import paths
from perfeval_gui.document.guarded import LOOKED_AT
from perfeval_gui.domain.cells.kinds import COUNT
from perfeval_gui.domain.record.cover import Cover
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.saving.recovery import Origin
from perfeval_gui.storage.saving.saving import identified
from perfeval_gui.views.drafts.draft_lock import DraftLocks, keys_of
from perfeval_gui.views.kit.notices import notices_of
from perfeval_gui.views.kit.waiting import Waiting
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A saved draft."""
    found = tmp_path / "甲.perfeval"
    found.write_bytes(dump(identified(filled({"unit": "甲"}))))
    return found


@pytest.fixture
def other(window: MainWindow) -> Iterator[DraftLocks]:
    """The locks of another window."""
    locks = DraftLocks(window, Waiting(window), paths.locks())
    yield locks
    locks.settle()


@pytest.fixture
def taken(other: DraftLocks, path: Path) -> DraftLocks:
    """Another window that has 甲.perfeval open."""
    assert other.claim(path) is None
    other.settle()
    return other


def unit(path: Path) -> str:
    return open_draft(path).cover.unit


def cover(window: MainWindow) -> Cover:
    assert window.desk is not None
    return window.desk.document.report.cover


def type_unit(window: MainWindow, text: str) -> None:
    assert window.desk is not None
    write(field(window.desk, "unit"), text)


@pytest.mark.usefixtures("taken")
def test_the_second_window_is_told_since_when(
    window: MainWindow, answers: Answers, path: Path
) -> None:
    window.open_path(path)

    assert answers.told[0].startswith("“甲.perfeval”已在另一窗口打开（本机，")
    assert len(answers.told) == 1
    assert window.desk is None
    assert window.drafts().path is None


@pytest.mark.parametrize("answer", ["view", "copy"])
@pytest.mark.usefixtures("taken")
def test_looking_and_copying_leave_the_file_alone(
    window: MainWindow, answers: Answers, path: Path, answer: str
) -> None:
    answers.choices = [answer]
    window.open_path(path)

    looked = answer == "view"
    title = "甲（只读查看，保存时另存为）" if looked else "甲（副本，未保存）"
    assert window.windowTitle().startswith(f"{title}[*]")
    assert window.isWindowModified() == (not looked)
    type_unit(window, "乙")
    answers.path = path.with_name("乙.perfeval")
    window.actions_.save.trigger()

    assert (unit(path), unit(answers.path)) == ("甲", "甲" if looked else "乙")
    assert open_draft(path).document != open_draft(answers.path).document
    assert not window.isWindowModified()


@pytest.mark.usefixtures("taken")
def test_what_is_only_looked_at_changes_by_nothing_until_it_has_a_file(
    window: MainWindow, answers: Answers, path: Path
) -> None:
    answers.choices = ["view"]
    window.open_path(path)
    desk = window.desk
    assert desk is not None
    document, before = desk.document, desk.document.report
    assert notices_of(window).label.text() == LOOKED_AT
    for section in document.sheet.edition.sections:
        view = desk.workspace.show_section(section.key)
        for line in view.findChildren(QLineEdit):
            assert line.isReadOnly() or not line.accessibleName() or section.key == "report"
        for table in view.findChildren(FormTable):
            table.setFocus()
            for key in (Qt.Key.Key_5, Qt.Key.Key_Insert, Qt.Key.Key_Delete):
                QTest.keyClick(table, key)
        for button in view.findChildren(QPushButton):
            if section.key != "output" and button.isEnabled():
                button.click()
        assert document.report is before
    document.put("quota", COUNT.read("9"))
    assert document.report is before
    assert window._help.text() == LOOKED_AT
    answers.path = path.with_name("乙.perfeval")
    window.actions_.save.trigger()
    assert notices_of(window).label.text() != LOOKED_AT or not notices_of(window).isVisible()
    type_unit(window, "乙")
    assert document.report is not before
    assert unit(path) == "甲"


@pytest.mark.usefixtures("taken")
def test_a_draft_open_elsewhere_is_not_saved_over(
    window: MainWindow, answers: Answers, path: Path
) -> None:
    begun(window)
    type_unit(window, "乙")
    answers.path = path
    window.actions_.save.trigger()

    assert "没有写入，请换一个文件名" in answers.told[0]
    assert unit(path) == "甲"
    assert window.isWindowModified()


@pytest.mark.usefixtures("taken")
def test_what_was_recovered_opens_without_a_question(
    window: MainWindow, answers: Answers, path: Path
) -> None:
    report = identified(filled({"unit": "恢复的"}))

    assert window.drafts().restore(report, Origin(path=str(path), title="甲"))
    assert answers.told == []
    assert window.drafts().path is None
    assert cover(window).unit == "恢复的"


def close(window: MainWindow, _tmp_path: Path) -> None:
    window.close()


def begin_another(window: MainWindow, _tmp_path: Path) -> None:
    window.drafts().new("yunxi-2023", 2023)


def open_another(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "乙.perfeval").write_bytes(dump(filled({"unit": "乙"})))
    window.open_path(tmp_path / "乙.perfeval")


@pytest.mark.parametrize("leave", [close, begin_another, open_another])
def test_a_draft_that_is_left_is_free(
    window: MainWindow, other: DraftLocks, path: Path, leave: Callable[[MainWindow, Path], None]
) -> None:
    window.open_path(path)
    assert other.claim(path) is not None

    leave(window, path.parent)

    assert other.claim(path) is None


def test_opening_again_what_is_open_asks_nothing(
    window: MainWindow, answers: Answers, path: Path
) -> None:
    for _ in range(3):
        window.open_path(path)

    assert answers.told == []
    assert window.drafts().path == path


def test_saving_locks_the_new_file_under_every_name(
    window: MainWindow, other: DraftLocks, path: Path, tmp_path: Path
) -> None:
    window.open_path(path)
    type_unit(window, "乙")
    before = keys_of(path)
    window.actions_.save.trigger()
    link, hard = tmp_path / "链.perfeval", tmp_path / "又名.perfeval"
    link.symlink_to(path)
    hard.hardlink_to(path)

    assert keys_of(path)[0] == before[0]
    assert keys_of(path)[1] != before[1]
    assert other.claim(link) is not None
    assert other.claim(hard) is not None


@pytest.mark.parametrize("content", [b"", b"garbage", b"\xff\x00" * 40, b"1\n\n\n"])
def test_a_damaged_lock_is_in_nobodys_way(
    window: MainWindow, answers: Answers, path: Path, content: bytes
) -> None:
    lay_locks(path, content)
    window.open_path(path)

    assert answers.told == []
    assert window.drafts().path == path


def lay_locks(path: Path, content: bytes) -> None:
    paths.locks().mkdir(parents=True)
    for key in keys_of(path):
        (paths.locks() / f"{key}.lock").write_bytes(content)


@pytest.mark.parametrize("answer", ["open", "back"])
def test_a_lock_of_another_computer_is_one_question(
    window: MainWindow, answers: Answers, path: Path, answer: str
) -> None:
    lay_locks(path, b"1\nperfeval\noffice-2\n\n\n")
    answers.choices = [answer]
    window.open_path(path)

    assert "（电脑“office-2”，" in answers.told[0]
    assert len(answers.told) == 1
    assert window.drafts().path == (path if answer == "open" else None)


def test_a_place_without_locks_opens_all_the_same(
    qtbot: QtBot, window: MainWindow, answers: Answers, path: Path
) -> None:
    paths.locks().parent.mkdir(parents=True, exist_ok=True)
    paths.locks().write_text("a file where the folder should be")
    window.open_path(path)

    assert answers.told == []
    assert window.drafts().path == path
