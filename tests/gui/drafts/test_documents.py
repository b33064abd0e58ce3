"""Exported files opened in the window: the draft in them, and what was changed, one by one."""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from given.edges import EDGES
from gui.drafts.test_dropping import dropped, urls
from gui.window.test_main_window import Answers, answers, begun, field, window
from hands import write as typed
from perfeval_gui import paths
from perfeval_gui.carriers.finding import carried
from perfeval_gui.document.document import Document
from perfeval_gui.document.passages import text_of, with_text
from perfeval_gui.domain.names.fields import get, put
from perfeval_gui.domain.names.unconfirmed import marked as marked_cells
from perfeval_gui.domain.names.unconfirmed import unconfirmed
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.compose import compose
from perfeval_gui.returned.changes import Change, RowGone
from perfeval_gui.rules.sentences.starting_texts import starting_text
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.views.drafts.changes_dialog import ChangesDialog
from perfeval_gui.views.drafts.opened import Opened
from perfeval_gui.views.imports.window import ImportWindow
from perfeval_gui.views.output.output_view import OutputView
from perfeval_gui.views.settings.settings import Settings
from perfeval_gui.views.window.main_window import MainWindow
from unit.returned.edited_files import Edit, append, edited, marked, write

__all__ = ["answers", "window"]
Ask = Callable[[ChangesDialog], QDialog.DialogCode]


def exported(path: Path, *edits: Edit) -> Path:
    """The sample as a Word file at *path*, edited."""
    sheet = EDGES["example"]()
    path.write_bytes(edited(write_word(compose(sheet), dump(sheet.report)), *edits))
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[ChangesDialog]:
    """The dialogs that came up; each is accepted as it stands unless the test says otherwise."""
    shown: list[ChangesDialog] = []

    def run(dialog: ChangesDialog) -> QDialog.DialogCode:
        shown.append(dialog)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ChangesDialog, "exec", run)
    return shown


def answering(monkeypatch: pytest.MonkeyPatch, ask: Ask) -> None:
    monkeypatch.setattr(ChangesDialog, "exec", ask)


def box(dialog: ChangesDialog, row: int) -> QStandardItem:
    return dialog.table.rows.item(row, 0)


def quota(window: MainWindow) -> str:
    assert window.desk is not None
    return str(get(window.desk.document.report, "quota"))


def test_a_file_that_nobody_changed_opens_as_a_new_draft(
    window: MainWindow, asked: list[ChangesDialog], answers: Answers, tmp_path: Path
) -> None:
    path = exported(tmp_path / "甲.docx")
    window.open_path(path)

    assert asked == []
    assert answers.told == []
    assert quota(window) == "8"
    assert "取自 甲.docx（未保存）" in window.windowTitle()
    assert window.isWindowModified()
    assert window.drafts().path is None
    answers.path = None
    window.drafts().save()
    assert path.read_bytes() == exported(tmp_path / "乙.docx").read_bytes()


def test_a_changed_cell_is_taken_in_one_step_that_can_be_undone(
    window: MainWindow, asked: list[ChangesDialog], tmp_path: Path
) -> None:
    window.open_path(
        exported(
            tmp_path / "甲.docx",
            lambda root: write(marked(root, "f_quota"), "9"),
            lambda root: append(marked(root, "f_goals_achieved"), "补充。"),
            lambda root: write(marked(root, "f_control_rate"), "50.00%"),
        )
    )

    (dialog,) = asked
    assert dialog.table.rows.rowCount() == 3
    assert [box(dialog, row).text() for row in range(3)] == ["", "不能", ""]
    assert quota(window) == "9"
    window.actions_.undo.trigger()
    assert quota(window) == "8"
    assert window.isWindowModified()


def test_what_is_taken_is_as_if_it_had_been_typed(qapp: object) -> None:
    book = EDGES["example"]().book
    heading = book.edition.outline[0]
    report = marked_cells(EDGES["example"]().report, {"quota": "甲", "in_post": "乙"})
    report = with_text(report, heading.key, starting_text(book.evaluate(report), heading))
    before = text_of(report, heading.key)
    document = Document(book, report)

    Opened(book, report, None, "甲", then=put(report, "quota", Decimal(5))).begin(document)

    assert list(unconfirmed(document.report)) == ["in_post"]
    now = text_of(document.report, heading.key)
    assert now == starting_text(document.sheet, heading)
    document.history.undo()
    assert (document.report, text_of(document.report, heading.key)) == (report, before)


def key(dialog: ChangesDialog, which: Qt.Key) -> None:
    QTest.keyClick(dialog.table, which)


def test_the_list_of_changes_is_walked_by_whole_rows_and_ticked_by_the_space_bar(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[object] = []

    def walk(dialog: ChangesDialog) -> QDialog.DialogCode:
        dialog.show()
        dialog.table.setFocus()
        for which in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
            key(dialog, which)
        rows = dialog.table.selectionModel().selectedRows()
        seen.append(([index.row() for index in rows], box(dialog, 0).checkState()))
        key(dialog, Qt.Key.Key_Space)
        seen.append(box(dialog, 0).checkState())
        return QDialog.DialogCode.Accepted

    answering(monkeypatch, walk)
    window.open_path(
        exported(tmp_path / "甲.docx", lambda root: write(marked(root, "f_quota"), "9"))
    )

    assert seen == [([0], Qt.CheckState.Unchecked), Qt.CheckState.Checked]
    assert quota(window) == "9"


def test_a_row_that_is_gone_is_not_ticked_while_a_row_that_came_cannot_be_taken(
    qtbot: QtBot,
) -> None:
    gone = Change(label="一行", place="", old="甲", new="", act=RowGone(table="projects", row=1))
    come = Change(label="增加的一行", place="", old="", new="甲", why_not="看不出填在哪一栏。")
    ticks = []
    for changes in ([gone], [gone, come]):
        parent = QWidget()
        qtbot.addWidget(parent)
        dialog = ChangesDialog(parent, "", changes)
        ticks.append(dialog.taken())

    assert ticks == [(gone,), ()]


def test_changes_are_taken_or_refused_one_by_one(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse_first(dialog: ChangesDialog) -> QDialog.DialogCode:
        box(dialog, 0).setCheckState(Qt.CheckState.Unchecked)
        assert "草稿里：8" in dialog.told.toPlainText()
        assert "文件里：9" in dialog.told.toPlainText()
        return QDialog.DialogCode.Accepted

    answering(monkeypatch, refuse_first)
    edits = (
        lambda root: write(marked(root, "f_quota"), "9"),
        lambda root: write(marked(root, "f_in_post"), "7"),
    )
    window.open_path(exported(tmp_path / "甲.docx", *edits))

    assert window.desk is not None
    report = window.desk.document.report
    assert (str(get(report, "quota")), str(get(report, "in_post"))) == ("8", "7")


def test_nothing_is_opened_on_going_back(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answering(monkeypatch, lambda _dialog: QDialog.DialogCode.Rejected)
    window.open_path(
        exported(tmp_path / "甲.docx", lambda root: write(marked(root, "f_quota"), "9"))
    )

    assert window.desk is None


def test_of_two_changes_for_one_cell_one_is_taken(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[list[bool]] = []

    def ticks(dialog: ChangesDialog) -> list[bool]:
        rows = range(dialog.table.rows.rowCount())
        return [box(dialog, row).checkState() == Qt.CheckState.Checked for row in rows]

    def choose_second(dialog: ChangesDialog) -> QDialog.DialogCode:
        seen.append(ticks(dialog))
        box(dialog, 1).setCheckState(Qt.CheckState.Checked)
        seen.append(ticks(dialog))
        return QDialog.DialogCode.Accepted

    answering(monkeypatch, choose_second)
    edits = (
        lambda root: append(marked(root, "f_unit"), "一"),
        lambda root: append(marked(root, "f_unit__2"), "二"),
    )
    window.open_path(exported(tmp_path / "甲.docx", *edits))

    assert seen == [[True, False], [False, True]]
    assert window.desk is not None
    assert window.desk.document.report.cover.unit.endswith("二")


def test_a_file_without_a_draft_or_with_a_part_of_one_is_told(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = EDGES["example"]()
    plain, cut = tmp_path / "甲.docx", tmp_path / "乙.pdf"
    plain.write_bytes(write_word(compose(sheet)))
    cut.write_bytes(b"%PDF-1.4\nstream\n" + dump(sheet.report)[:-40] + b"\nendstream")
    said: list[str] = []
    others: list[tuple[Path, str]] = []
    monkeypatch.setattr(window, "say", said.append)
    monkeypatch.setattr(window, "take_other", lambda *of: others.append(of))
    window.open_path(plain)
    window.open_path(cut)

    none, spoilt = "“甲.docx”里面没有带草稿。", "“乙.pdf”里面带的草稿不完整，或者被改动过。"
    spoilt += "PDF 里没有单元格，只有画出来的字。请找它的 Word 或 Excel 原件。"
    assert said == [none, spoilt]
    # They are read as anybody's files, and what is spoilt is told before.
    assert others == [(plain, none), (cut, spoilt)]
    assert answers.told == [spoilt]
    assert window.desk is None


def test_a_dropped_file_opens_as_well_and_is_remembered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = exported(tmp_path / "甲.docx")
    assert dropped(window, urls(path.as_uri()))
    qtbot.waitUntil(lambda: window.desk is not None)

    assert quota(window) == "8"
    window.show_start()
    window.actions_.recent.aboutToShow.emit()
    assert "甲.docx" in [one.text() for one in window.actions_.recent.actions()]


def test_an_older_file_says_so(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers.path = tmp_path / "草.perfeval"
    desk = begun(window)
    for unit in ("一中心", "二中心"):
        field(desk, "unit").selectAll()
        typed(field(desk, "unit"), unit)
        window.actions_.save.trigger()
        if unit == "一中心":
            sheet = window.drafts().sheet()
            assert sheet is not None
            path = tmp_path / "甲.docx"
            path.write_bytes(write_word(compose(sheet), dump(sheet.report)))
    # Saved in Word much later: what it holds is older all the same.
    os.utime(path, (2**31, 2**31))
    answers.choices = ["open"]
    window.open_path(path)

    assert any("这个文件比草稿旧：草稿“草.perfeval”保存于 " in one for one in answers.told)
    assert window.desk is not None
    assert window.desk.document.report.cover.unit == "一中心"
    assert paths.backups().exists()


def reached(written: list[tuple[Path, ...]], count: int) -> bool:
    return len(written) == count


def test_exported_files_carry_the_draft_until_the_clerk_unticks_it(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    """What is open is carried as it is now, under the id of its file; the choice is kept."""
    desk = begun(window)
    field(desk, "unit").selectAll()
    typed(field(desk, "unit"), "甲中心")
    view = desk.workspace.show_section("output")
    assert isinstance(view, OutputView)
    written: list[tuple[Path, ...]] = []
    desk.printing.exports.exported.connect(written.append)

    for folder in ("带", "不带"):
        count = len(written) + 1
        desk.printing.exports.export(tmp_path / folder, ("docx", "pdf"))
        qtbot.waitUntil(partial(reached, written, count))
        view.ui.draft.setChecked(False)
    sheet = window.drafts().sheet()
    assert sheet is not None
    with_draft, without = ([carried(one.read_bytes()).draft for one in files] for files in written)
    assert with_draft == [dump(sheet.report)] * 2
    assert without == [b"", b""]
    assert not Settings(paths.settings).carries_draft()


def test_a_file_of_others_is_offered_for_import(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    begun(window)
    path = tmp_path / "甲.docx"
    path.write_bytes(write_word(compose(EDGES["example"]())))
    window.open_path(path)

    (shown,) = window.findChildren(ImportWindow)
    assert shown.isVisible()
    assert answers.told == []
    shown.close()
