"""The invented forms, filled in by hand in the window: what comes of it is what `fill` makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from given.declared_scenarios import FORMS, book, report
from hands import Standing, focused, write
from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.fields import get, rows_of
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.exports.word.verify import read_word_cells
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.desk.workspace import Workspace
from perfeval_gui.views.kit import questions
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.working.pace import Pace

CTRL = Qt.KeyboardModifier.ControlModifier


def type_into(document: Document, name: str, wanted: Report) -> None:
    """Fill the cell that has the focus with what *wanted* has under *name*."""
    widget, kind = focused(), wanted.form.fields[name].kind
    if isinstance(widget, QCheckBox):
        if get(document.report, name) != get(wanted, name):
            QTest.keyClick(widget, Qt.Key.Key_Space)
    elif isinstance(widget, QComboBox):
        for _ in range(widget.findData(get(wanted, name))):
            QTest.keyClick(widget, Qt.Key.Key_Down)
    else:
        QTest.keyClick(widget, Qt.Key.Key_A, CTRL)
        write(widget, kind.show(get(wanted, name)))


def add_rows(workspace: Workspace, table: str, wanted: Report) -> None:
    """Add the rows of *table* that *wanted* has, and fill them in."""
    for row in range(len(rows_of(wanted, table))):
        shown = workspace.pages.currentWidget().findChild(FormTable, f"{table}_rows")
        assert shown is not None
        shown.choose_row(row - 1)
        QTest.keyClick(shown, Qt.Key.Key_Insert)
        model = shown.cells()
        for column in range(len(model.columns)):
            place = model.index(row, column)
            if typed := model.typed_name(row, column):
                value = get(wanted, typed)
                text = value if isinstance(value, str) else model.kind_at(place).show(value)
                model.setData(place, text)


@pytest.mark.parametrize("form", FORMS)
def test_every_declared_cell_is_filled_in_where_it_stands(form: str, qtbot: QtBot) -> None:
    wanted = report(form)
    document = Document(book(form), new_report(book(form).edition, wanted.year), clock=Standing())
    workspace = Workspace(document)
    qtbot.addWidget(workspace)
    with qtbot.waitActive(workspace):
        workspace.show()
    for section in document.sheet.edition.sections:
        if section.view:
            continue
        view = workspace.show_section(section.key)
        for name in section.fields:
            assert view.go_to(name), name
            if document.sheet.typable(name) and get(wanted, name) != get(document.report, name):
                type_into(document, name, wanted)
            assert get(document.report, name) == get(wanted, name), name
        for table in section.tables:
            add_rows(workspace, table, wanted)
            assert rows_of(document.report, table) == rows_of(wanted, table)
    assert document.sheet.faults == {}


@pytest.fixture
def window(qtbot: QtBot, pace: Pace, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The program's own window, on the start page; what is typed need not be saved."""
    monkeypatch.setattr(questions, "ask_to_save", lambda *_given: "discard")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desktop = Desktop(application, pace=pace)
    desktop.show(None)
    qtbot.addWidget(desktop.window)
    with qtbot.waitActive(desktop.window):
        desktop.window.activateWindow()
    return desktop.window


def test_the_national_form_from_the_start_page_to_the_file(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    editions = window.start.edition
    editions.setFocus()
    while "项目支出绩效自评表" not in editions.currentText():
        before = editions.currentIndex()
        QTest.keyClick(editions, Qt.Key.Key_Down)
        assert editions.currentIndex() != before
    QTest.keyClick(window.start.year, Qt.Key.Key_Return)
    assert window.desk is not None
    sheet = window.desk.document
    assert focused().objectName() == "project_name"
    for text in ("农村公路养护", "交通运输局", "公路养护中心"):
        write(focused(), text)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_PageDown, CTRL)
    names = []
    for text in ("100", "120", "118.5"):
        for _ in range(12):
            if "__fiscal__" in focused().objectName():
                break
            QTest.keyClick(focused(), Qt.Key.Key_Return)
        names.append(focused().objectName())
        QTest.keyClicks(focused(), text)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert names == [f"sources__fiscal__{column}" for column in ("initial", "budget", "done")]
    assert sheet.sheet.shown("execution_rate") == "98.75%"

    monkeypatch.setattr(questions, "folder_for_export", lambda *_given: tmp_path / "导出")
    with qtbot.waitSignal(window.desk.printing.exports.exported):
        window.desk.handing_in.export(("docx",))
    (made,) = (tmp_path / "导出").iterdir()
    cells = read_word_cells(made.read_bytes())
    assert made.name == f"农村公路养护{sheet.report.year}年度项目支出绩效自评表（草稿）.docx"
    assert {"农村公路养护", "交通运输局", "118.50", "98.75%"} <= {
        text for row in cells for text in row
    }
