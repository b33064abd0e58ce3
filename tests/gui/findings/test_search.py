"""Ctrl+F: the box in the toolbar, what it lists, and where it goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit
from pytestqt.qtbot import QtBot

from given.declared_scenarios import book, report
from hands import Standing, focused, write
from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.fields import put
from perfeval_gui.rules.telling.searching import Findable, findables
from perfeval_gui.rules.telling.where_shown import home_of
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.desk.workspace import Workspace
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.note_delegate import NOTE
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.working.pace import Pace

CTRL = Qt.KeyboardModifier.ControlModifier
KEYS = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, pace: Pace, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desktop = Desktop(application, pace=pace)
    window = desktop.window
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        desktop.show(None)
    window.open_sample()
    monkeypatch.setattr(questions, "ask_to_save", lambda *_: "discard")
    return window


def desk(window: MainWindow) -> ReportDesk:
    assert window.desk is not None
    return window.desk


def results(window: MainWindow) -> QListView:
    shown = window.findChild(QListView, "search_results")
    assert isinstance(shown, QListView)
    return shown


def rows(window: MainWindow) -> list[tuple[str, str]]:
    """The rows that are shown, each with the section it is in; none while nothing is."""
    if not results(window).isVisible():
        return []
    model = results(window).model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [(str(one.data()), str(one.data(NOTE) or "")) for one in indexes]


def look_for(window: MainWindow, text: str) -> None:
    QTest.keyClick(focused(), KEYS.Key_F, CTRL)
    assert focused() is window.actions_.search
    window.actions_.search.clear()
    write(window.actions_.search, text)


def here(window: MainWindow) -> str:
    """The cell of the table with the focus."""
    table = focused()
    assert isinstance(table, FormTable)
    return table.cells().name_at(table.currentIndex())


class TestKeys:
    def test_return_goes_to_the_best(self, window: MainWindow) -> None:
        look_for(window, "三公 2023年决算")
        assert rows(window)[0] == ("三公经费 2023年决算数：2.13", "经费")
        QTest.keyClick(focused(), KEYS.Key_Return)

        assert desk(window).workspace.section() == "funds"
        assert here(window) == "three_public.final"
        assert rows(window) == []

    def test_down_goes_to_another(self, window: MainWindow) -> None:
        look_for(window, "209.64")
        for key in (KEYS.Key_Down, KEYS.Key_Down, KEYS.Key_Up, KEYS.Key_Return):
            QTest.keyClick(focused(), key)

        assert here(window) == "project_spending.final"

    def test_escape_goes_back_to_where_one_was(self, window: MainWindow) -> None:
        desk(window).workspace.go_to("indicators[3].target")
        look_for(window, "王")
        QTest.keyClick(focused(), KEYS.Key_Escape)

        assert here(window) == "indicators[3].target"
        assert rows(window) == []
        assert window.actions_.search.text() == ""

    def test_what_is_being_typed_in_a_cell_is_kept(self, window: MainWindow) -> None:
        desk(window).workspace.go_to("indicators[3].target")
        for key in "77":
            QTest.keyClicks(focused(), key)
        look_for(window, "征地")

        assert desk(window).document.sheet.shown("indicators[3].target") == "77"
        QTest.keyClick(focused(), KEYS.Key_Escape)
        assert here(window) == "indicators[3].target"

    def test_words_of_the_report_are_selected(self, window: MainWindow) -> None:
        look_for(window, "定点维修")
        index = [text for text, _ in rows(window)].index(
            next(text for text, where in rows(window) if where == "自评报告")
        )
        for _ in range(index):
            QTest.keyClick(focused(), KEYS.Key_Down)
        QTest.keyClick(focused(), KEYS.Key_Return)

        passage = focused()
        assert isinstance(passage, QPlainTextEdit)
        assert passage.textCursor().selectedText() == "定点维修"

    def test_a_command_is_given(self, window: MainWindow) -> None:
        look_for(window, "检查")
        (first, *_) = rows(window)
        assert first == ("命令：检查", "F7")
        QTest.keyClick(focused(), KEYS.Key_Return)

        assert desk(window).workspace.findings.isVisible()

    def test_what_is_not_there_is_said(self, window: MainWindow) -> None:
        look_for(window, "没有这样的字")
        assert rows(window) == [("没有找到“没有这样的字”", "")]
        for key in (KEYS.Key_Down, KEYS.Key_Return):
            QTest.keyClick(focused(), key)

        assert focused() is window.actions_.search

    def test_what_was_typed_since_is_found(self, window: MainWindow) -> None:
        look_for(window, "刘新宇")
        assert len(rows(window)) == 1, "that nothing is found"
        document = desk(window).document
        document.edit("改", put(document.report, "base_filler", "刘新宇"))
        look_for(window, "刘新宇")

        assert rows(window)[0] == ("填表人：刘新宇", "单位与封面")

    def test_the_list_goes_when_the_box_is_left(self, window: MainWindow) -> None:
        look_for(window, "征地")
        assert rows(window) != []
        desk(window).workspace.go_to("quota")

        assert rows(window) == []

    def test_it_leads_out_of_the_start_page(self, window: MainWindow) -> None:
        window.show_start()
        look_for(window, "编制数")
        QTest.keyClick(focused(), KEYS.Key_Return)

        assert desk(window).workspace.isVisible()
        assert focused().objectName() == "quota"

    def test_a_click_goes_there(self, window: MainWindow) -> None:
        look_for(window, "编制数")
        shown = results(window)
        middle = shown.visualRect(shown.model().index(0, 0)).center()
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle)

        assert focused().objectName() == "quota"


def test_there_is_nothing_to_find_before_a_report_is_open(qtbot: QtBot, pace: Pace) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = Desktop(application, pace=pace).window
    qtbot.addWidget(window)

    assert not window.actions_.find.isEnabled()
    assert not window.actions_.search.isEnabled()


def arrives(workspace: Workspace, document: Document, one: Findable) -> bool:
    heading = one.sort == "heading"
    home = home_of(document.sheet, "passages" if heading else one.name)
    view = workspace.show_section(home)
    return view.go_to_heading(one.name) if heading else view.go_to(one.name)


@pytest.mark.parametrize(
    "form", ["guojia-xiangmu-2020", "guojia-zhengti-2020", "hengban-2025", "siji-zhibiao-2025"]
)
def test_whatever_is_found_is_gone_to(form: str, qtbot: QtBot) -> None:
    """Those that declare their sections too; what only follows from others stays in its section."""
    document = Document(book(form), report(form), clock=Standing())
    workspace = Workspace(document)
    qtbot.addWidget(workspace)
    among = [one for one in findables(document.sheet, ()) if one.sort in ("cell", "heading")]
    typed = [one for one in among if document.sheet.figure(one.name) is None]

    assert len(typed) >= 10
    assert [one.name for one in typed if not arrives(workspace, document, one)] == []
