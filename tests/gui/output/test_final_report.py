"""定稿 in the window: declared, nothing changes it, released, and what changed since is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from given.edges import EDGES
from given.worked import issued
from gui.output.test_handing_in import asked, page, texts
from gui.window.test_main_window import Answers, answers, begun, field, window
from hands import wait_for
from perfeval_gui.document.document import Document
from perfeval_gui.document.finding_list import answer
from perfeval_gui.document.guarded import FINAL
from perfeval_gui.document.mending import dismiss, mend
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import put, rows_of, with_rows
from perfeval_gui.domain.record.report import Report
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.final_state.standing import declared
from perfeval_gui.pages.compose import compose
from perfeval_gui.storage.disk.atomic import WriteError
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.draft.files import open_draft, save_draft
from perfeval_gui.storage.saving import saving
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.drafts.changes_dialog import ChangesDialog
from perfeval_gui.views.history.window import HistoryWindow
from perfeval_gui.views.kit.notices import notices_of
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.window.main_window import MainWindow
from unit.returned.edited_files import Edit, edited, marked, write

__all__ = ["answers", "asked", "window"]
pytestmark = pytest.mark.usefixtures("asked")


def opened(window: MainWindow, path: Path, report: Report) -> ReportDesk:
    save_draft(path, report)
    window.open_path(path)
    wait_for(lambda: window.desk is not None and window.desk.document.state.checked)
    assert window.desk is not None
    return window.desk


def example() -> Report:
    return EDGES["example"]().report


@cache
def final() -> Report:
    """The example, declared final."""
    sheet = EDGES["example"]()
    return replace(sheet.report, final_state=declared(sheet))


def declare(window: MainWindow, desk: ReportDesk) -> None:
    window.actions_.final.trigger()
    wait_for(lambda: desk.document.read_only)


def bar(window: MainWindow) -> str:
    """What stands above the foot for as long as it is so."""
    notices = notices_of(window)
    while notices.isVisible() and notices.read.isVisible():
        notices.read.trigger()  # Such as that a folder is cleared away now and then.
    return notices.label.text() if notices.isVisible() else ""


def release(window: MainWindow, answers: Answers) -> None:
    answers.choices.append("release")
    window.actions_.final.trigger()


def check_history(window: MainWindow) -> None:
    """The history says which entry is final, and brings none back meanwhile."""
    window.actions_.history.trigger()
    history = window.findChild(HistoryWindow)
    assert history is not None
    assert not history.restore.isEnabled()
    assert any("定稿期间不能恢复" in label.text() for label in history.findChildren(QLabel))
    wait_for(lambda: history.model.index(0, 0).data() == "第 2 份　定稿")
    history.close()


def test_declared_it_is_saved_and_says_so_until_it_is_released(
    window: MainWindow, tmp_path: Path, answers: Answers, asked: list[tuple[str, ...]]
) -> None:
    path = tmp_path / "甲.perfeval"
    desk = opened(window, path, example())
    view = page(desk)
    assert view.final.button.text() == "定稿…"

    QTest.mouseClick(view.final.button, Qt.MouseButton.LeftButton)
    wait_for(lambda: desk.document.read_only)

    assert asked[0][0] == "定稿"
    assert asked[0][1].startswith("定稿以后不能再改")
    state = open_draft(path).final_state
    assert state is not None
    assert state.holds
    assert not window.isWindowModified()
    assert bar(window).startswith("已定稿，不能修改。")
    assert state.number in bar(window)
    assert not notices_of(window).read.isVisible()
    assert view.final.button.text() == window.actions_.final.text() == "解除定稿…"
    assert view.ui.marked.text().endswith(f"每页右上角标“定稿　核对号 {state.number}”。")

    check_history(window)
    notices_of(window).way.trigger()
    assert desk.document.read_only  # The clerk went back.
    answers.choices.append("release")
    notices_of(window).way.trigger()

    state = open_draft(path).final_state
    assert state is not None
    assert state.released
    assert bar(window) == ""
    assert not desk.document.read_only
    assert view.ui.marked.text() == "文件名和每页右上角标“送审稿”。"
    assert view.final.told.text().endswith("内容和定稿时相同。")


def test_what_changed_since_is_told_and_leads_to_its_cell(
    window: MainWindow, tmp_path: Path, answers: Answers
) -> None:
    desk = opened(window, tmp_path / "甲.perfeval", example())
    declare(window, desk)
    release(window, answers)
    desk.workspace.show_section("cover")
    typed = field(desk, "unit")
    typed.setText("")
    QTest.keyClicks(typed, "another")

    view = page(desk)
    wait_for(lambda: view.final.notes.count() == 1)
    assert "现在“another”" in texts(view.final.notes)[0]
    view.final.notes.setFocus()
    QTest.keyClick(view.final.notes, Qt.Key.Key_Return)
    assert window.focusWidget() is typed

    # Undone, nothing differs; and no step of the history goes behind what was declared.
    while desk.document.history.canUndo():
        desk.document.history.undo()
    assert desk.document.report.final_state is not None
    page(desk)
    assert view.final.told.text().endswith("内容和定稿时相同。")


WAYS: dict[str, Callable[[Document], object]] = {
    "put": lambda document: document.put("unit", "乙"),
    "edit": lambda document: document.edit("改", put(document.report, "unit", "乙")),
    "rows": lambda document: document.edit("删", with_rows(document.report, "indicators", ())),
    "answer": lambda document: answer(document, document.state.findings[0], "因为"),
    "mend": lambda document: any(map(partial(mend, document), document.state.findings)),
    "dismiss": lambda document: dismiss(document, document.state.findings[0]),
}


def test_nothing_changes_a_final_report(qapp: object) -> None:
    # Changed behind the program: there is something to mend.
    report = put(final(), "initial_budget", Unread("1199500元"))
    document, said = Document(issued(), report), list[str]()
    document.refused.connect(said.append)
    before = document.report

    for way in WAYS.values():
        way(document)

    assert document.report is before
    assert len(said) >= len(WAYS)
    assert set(said) == {FINAL}


def test_every_input_of_every_section_is_read_only(window: MainWindow, tmp_path: Path) -> None:
    desk = opened(window, tmp_path / "甲.perfeval", final())
    before = desk.document.report
    for section in desk.document.sheet.edition.sections:
        view = desk.workspace.show_section(section.key)
        if section.view == "output":
            continue
        view.begin()
        here = window.focusWidget()
        assert here is view or view.isAncestorOf(here)
        typed: tuple[QLineEdit | QPlainTextEdit, ...] = (
            *view.findChildren(QLineEdit),
            *view.findChildren(QPlainTextEdit),
        )
        assert all(one.isReadOnly() or one.objectName() == "link_search" for one in typed)
        chosen = (*view.findChildren(QComboBox), *view.findChildren(QCheckBox))
        assert not any(one.isEnabled() for one in chosen)
        for table in view.findChildren(FormTable):
            QApplication.clipboard().setText("9")
            table.setCurrentIndex(table.model().index(0, table.model().columnCount() - 1))
            for key in (Qt.Key.Key_9, Qt.Key.Key_Delete, Qt.Key.Key_F2):
                QTest.keyClick(table, key)
            QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        for button in view.findChildren(QAbstractButton):
            if button.isEnabled() and button.isVisible():
                button.click()

    assert desk.document.report is before
    assert desk.document.history.count() == 0


def test_menus_and_keys_refuse_with_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    report = with_rows(
        put(example(), "base_phone", "138000100012"),
        "unconfirmed",
        rows_of(EDGES["example"]().report, "unconfirmed"),
    )
    desk = opened(window, tmp_path / "甲.perfeval", report)
    desk.document.put("unit", "乙")
    declare(window, desk)
    does, before = window.actions_, desk.document.report
    assert not does.undo.isEnabled()
    assert not does.redo.isEnabled()

    desk.workspace.show_section("cover")
    unit = field(desk, "unit")
    for key, modifier in (
        (Qt.Key.Key_9, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
    ):
        window.say("")
        QTest.keyClick(unit, key, modifier)
        assert window._help.text() == FINAL
    for action in (does.imports, does.mend, does.confirm_all):
        action.trigger()
    window.take_other(tmp_path / "表.xlsx", "")

    assert desk.document.report is before
    assert window._help.text() == FINAL
    assert isinstance(desk.document.history, QUndoStack)


def test_what_cannot_be_saved_is_not_final(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    path = tmp_path / "甲.perfeval"
    desk = opened(window, path, example())
    data = path.read_bytes()

    def full(path: Path, *_more: object) -> None:
        raise WriteError(path, "磁盘已满")

    with monkeypatch.context() as patch:
        patch.setattr(saving, "write_file", full)
        window.actions_.final.trigger()
        wait_for(lambda: any("保存没有成功" in one for one in answers.told))

    assert not window.isWindowModified()
    assert desk.document.report.final_state is None
    assert not desk.document.read_only
    assert path.read_bytes() == data
    assert bar(window) == ""


def test_a_report_without_a_file_gets_one_first(
    window: MainWindow, tmp_path: Path, answers: Answers
) -> None:
    desk = begun(window)
    window.actions_.final.trigger()
    wait_for(lambda: not desk.document.read_only)
    assert desk.document.report.final_state is None

    answers.path = tmp_path / "甲.perfeval"
    declare(window, desk)

    state = desk.document.report.final_state
    assert open_draft(answers.path).final_state == state
    assert window.drafts().path == answers.path

    # A copy of it is final as well.
    answers.path = tmp_path / "乙.perfeval"
    window.actions_.save_as.trigger()
    assert open_draft(answers.path).final_state == state
    assert desk.document.read_only


def test_one_changed_behind_the_program_is_told_when_it_is_opened(
    window: MainWindow, tmp_path: Path, answers: Answers
) -> None:
    report = put(final(), "unit", "另一个")
    desk = opened(window, tmp_path / "甲.perfeval", report)

    assert bar(window).startswith("已定稿，但是内容不对。")
    assert "和定稿时有 1 处不同" in bar(window)
    assert desk.document.read_only
    notices_of(window).way.trigger()
    assert "现在“另一个”" in answers.details
    assert page(desk).ui.marked.text() == "文件名和每页右上角标“送审稿”。"


# ---- a file that comes back


def came_back(path: Path, *edits: Edit) -> Path:
    """The final example as a Word file at *path*, edited by somebody."""
    sheet = EDGES["example"]()
    data = write_word(compose(sheet), dump(final()))
    path.write_bytes(edited(data, *edits) if edits else data)
    return path


def test_a_file_is_told_to_be_what_was_declared_final(
    window: MainWindow, tmp_path: Path, answers: Answers
) -> None:
    answers.choices.append("open")
    window.open_path(came_back(tmp_path / "甲.docx"))

    assert answers.told[0].endswith("内容没有变。")
    assert window.desk is not None
    assert window.desk.document.read_only


def test_what_was_changed_in_a_file_is_taken_only_by_releasing_it(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads: list[str] = []

    def run(dialog: ChangesDialog) -> QDialog.DialogCode:
        heads.extend(label.text() for label in dialog.findChildren(QLabel))
        assert dialog.taken() == ()
        dialog.table.rows.item(0, 0).setCheckState(Qt.CheckState.Checked)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ChangesDialog, "exec", run)
    path = came_back(tmp_path / "甲.docx", lambda root: write(marked(root, "f_quota"), "9"))
    window.open_path(path)

    assert "草稿已定稿" in heads[0]
    assert window.desk is not None
    document = window.desk.document
    assert not document.read_only
    assert document.sheet.shown("quota") == "9"
    assert "和定稿时有 1 处不同" in page(window.desk).final.told.text()


def test_a_final_report_that_is_only_looked_at_gets_a_file_and_is_released(
    window: MainWindow, tmp_path: Path, answers: Answers
) -> None:
    path = tmp_path / "甲.perfeval"
    save_draft(path, final())
    kept = path.read_bytes()
    found = window.drafts().read(path)
    assert found is not None
    window.drafts().begin(replace(found, path=None, digest="", read_only=True))
    desk = window.desk
    assert desk is not None
    assert desk.document.looked_at

    release(window, answers)  # No file is named: nothing is done.
    assert desk.document.report.final_state == final().final_state

    mine = tmp_path / "乙.perfeval"
    answers.path = mine
    release(window, answers)
    state = open_draft(mine).final_state
    assert state is not None
    assert not state.holds
    assert not desk.document.read_only
    assert path.read_bytes() == kept


def test_another_final_report_in_its_place_says_its_own_number(
    window: MainWindow, tmp_path: Path
) -> None:
    desk = opened(window, tmp_path / "甲.perfeval", final())
    sheet = desk.document.book.evaluate(put(example(), "unit", "另一个"))
    other = declared(sheet)
    # As where what is on the disk is taken instead.
    desk.document.replace("改用磁盘上的内容", replace(sheet.report, final_state=other))

    assert other.number in bar(window)
