from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from hands import PATIENT, focused, type_keys
from perfeval_gui.domain.cells.kinds import COUNT, MONEY
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.desk.workspace import Workspace
from perfeval_gui.views.kit.note_delegate import NOTE
from perfeval_gui.views.tables.cell_menu import cell_menu
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.window.main_window import MainWindow

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """The whole program with the sample open."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = Desktop(application, pace=PATIENT).window
    qtbot.addWidget(window, before_close_func=forget_changes)
    with qtbot.waitActive(window):
        window.show()
    window.open_sample()
    return window


def forget_changes(window: MainWindow) -> None:
    assert window.desk is not None
    window.desk.document.history.setClean()


@pytest.fixture
def desk(window: MainWindow) -> ReportDesk:
    assert window.desk is not None
    return window.desk


@pytest.fixture
def workspace(desk: ReportDesk) -> Workspace:
    return desk.workspace


def rows(workspace: Workspace) -> dict[str, str]:
    inputs = workspace.beside.explanation.inputs
    items = [inputs.item(row) for row in range(inputs.count())]
    return {item.text(): item.data(NOTE) for item in items}


class TestWhyThisNumber:
    def test_a_click_on_a_figure_tells(self, workspace: Workspace, desk: ReportDesk) -> None:
        desk.document.put("quota", COUNT.read("8"))
        desk.document.put("in_post", COUNT.read("7"))
        view = workspace.show_section("staffing")
        QTest.mouseClick(view.ui.control_rate, LEFT)  # type: ignore[attr-defined]  # its form
        panel = workspace.beside.explanation

        assert panel.isVisible()
        assert panel.value.text() == "87.50%"
        assert panel.sentence.text().endswith("÷ 编制数 8 = 87.50%")
        assert "依据：附件2 基础数据表" in panel.notes.text()
        assert rows(workspace) == {"2023年实际在职人数": "7", "编制数": "8"}

    def test_ctrl_i_asks_about_the_focused_figure(
        self, workspace: Workspace, window: MainWindow
    ) -> None:
        view = workspace.show_section("staffing")
        view.ui.in_post.setFocus()  # type: ignore[attr-defined]  # its form
        QTest.keyClick(focused(), KEYS.Key_Tab)
        QTest.keyClick(window, KEYS.Key_I, CTRL)

        assert workspace.beside.explanation.isVisible()
        assert workspace.beside.explanation.inputs.hasFocus()

    def test_on_a_low_screen_it_is_scrolled_and_the_score_stays_whole(
        self, workspace: Workspace, window: MainWindow
    ) -> None:
        window.resize(900, 350)
        workspace.go_to("three_public.final")
        window.actions_.why.trigger()
        QApplication.processEvents()
        panel = workspace.beside.explanation
        scroll = panel.findChild(QScrollArea)
        assert scroll is not None

        assert panel.rect().contains(scroll.geometry())
        assert scroll.verticalScrollBar().maximum() > 0
        labels = window.statusBar().findChildren(QLabel)
        score = next(one for one in labels if one.text().startswith("总分"))
        assert score.width() >= score.minimumSizeHint().width()

    def test_an_input_is_a_link_and_escape_goes_back(self, workspace: Workspace) -> None:
        view = workspace.show_section("execution")
        QTest.mouseClick(view.ui.execution_rate, LEFT)  # type: ignore[attr-defined]  # its form
        QTest.keyClick(focused(), KEYS.Key_Down)
        QTest.keyClick(focused(), KEYS.Key_Return)
        assert view.ui.annual_budget.hasFocus()  # type: ignore[attr-defined]  # its form
        workspace.beside.explanation.inputs.setFocus()
        QTest.keyClick(focused(), KEYS.Key_Escape)

        assert not workspace.beside.explanation.isVisible()
        assert view.ui.execution_rate.hasFocus()  # type: ignore[attr-defined]  # its form

    def test_it_follows_what_is_typed_and_names_what_is_missing(
        self, workspace: Workspace, desk: ReportDesk
    ) -> None:
        workspace.show_section("execution")
        desk.document.put("executed", MONEY.read("50"))
        desk.document.put("annual_budget", MONEY.read("100"))
        assert workspace.explain("execution_rate")
        assert workspace.beside.explanation.value.text() == "50.00%"
        desk.document.put("annual_budget", None)

        assert workspace.beside.explanation.value.text() == "空白"
        assert workspace.beside.explanation.notes.text().startswith("还缺：全年预算数")
        assert "未填" in rows(workspace).values()

    def test_a_typed_cell_has_no_explanation(
        self, workspace: Workspace, window: MainWindow
    ) -> None:
        view = workspace.show_section("staffing")
        view.ui.quota.setFocus()  # type: ignore[attr-defined]  # its form
        QTest.keyClick(view.ui.quota, KEYS.Key_I, CTRL)  # type: ignore[attr-defined]  # its form

        assert not workspace.beside.explanation.isVisible()
        assert "由你填写" in window._help.text()

    def test_a_computed_cell_of_a_table_by_key_and_by_menu(self, workspace: Workspace) -> None:
        table = workspace.show_section("funds").findChildren(FormTable)[0]
        assert table.go_to("three_public.final")
        QTest.keyClick(table, KEYS.Key_I, CTRL)
        panel = workspace.beside.explanation
        assert panel.value.text() == panel.sentence.text().split()[-1]
        QTest.keyClick(focused(), KEYS.Key_Escape)
        assert table.hasFocus()
        menu = cell_menu(table, table.currentIndex())
        why = next(action for action in menu.findChildren(QAction) if "Ctrl+I" in action.text())
        assert why.isEnabled()
        why.trigger()

        assert workspace.beside.explanation.isVisible()

    def test_its_row_may_go_while_it_is_explained(
        self, workspace: Workspace, desk: ReportDesk
    ) -> None:
        workspace.show_section("indicators")
        last = len(desk.document.report.indicators.indicators) - 1
        assert workspace.explain(f"indicators[{last}].score")
        desk.document.edit("删除指标", with_rows(desk.document.report, "indicators", ()))

        assert not workspace.beside.explanation.isVisible()


class TestFindings:
    def test_f7_shows_and_hides_them(self, workspace: Workspace, window: MainWindow) -> None:
        QTest.keyClick(window, KEYS.Key_F7)
        assert workspace.findings.isVisible()
        QTest.keyClick(window, KEYS.Key_F7)
        assert not workspace.findings.isVisible()
        assert not workspace.beside.isVisible()

    def test_f8_walks_to_every_cell_and_back(
        self, workspace: Workspace, window: MainWindow, desk: ReportDesk
    ) -> None:
        desk.document.put("quota", COUNT.read("8x"))
        desk.document.put("executed", MONEY.read("1x"))
        QTest.keyClick(window, KEYS.Key_F7)
        names = [entry for entry in workspace.findings.model.entries if entry.is_open]
        for _ in names:
            QTest.keyClick(window, KEYS.Key_F8)
            assert workspace.sections.currentRow() >= 0
        QTest.keyClick(window, KEYS.Key_F8)
        first = window._help.text()
        QTest.keyClick(window, KEYS.Key_F8, SHIFT)
        QTest.keyClick(window, KEYS.Key_F8)

        assert first.startswith(f"第 1 项，共 {len(names)} 项")
        assert window._help.text() == first

    def test_f8_puts_the_cursor_where_it_is_wrong(
        self, workspace: Workspace, window: MainWindow
    ) -> None:
        view = workspace.show_section("staffing")
        type_keys(view.ui.quota, "x")  # type: ignore[attr-defined]  # its form
        workspace.show_section("cover")
        for level, button in workspace.findings.filters.items():
            button.setChecked(level == "error")
        QTest.keyClick(window, KEYS.Key_F8)

        assert workspace.sections.currentRow() == 1
        assert view.ui.quota.hasFocus()  # type: ignore[attr-defined]  # its form

    def test_the_window_counts_what_is_left_to_do(
        self, window: MainWindow, desk: ReportDesk
    ) -> None:
        before = window.actions_.check.text()
        desk.document.put("quota", COUNT.read("8x"))

        assert window.actions_.check.text() != before
        assert window.actions_.check.text().startswith("检查 ")


def test_what_is_typed_in_a_card_survives_a_walk(
    workspace: Workspace, window: MainWindow, desk: ReportDesk
) -> None:
    desk.document.put("quota", COUNT.read("8"))
    desk.document.put("in_post", COUNT.read("9"))
    window.actions_.check.trigger()
    panel = workspace.findings
    row = next(
        row
        for row, entry in enumerate(panel.model.entries)
        if entry.finding is not None and entry.finding.check == "over-staffed"
    )
    panel.act(panel.model.index(row, 0), "answer")
    box = focused()
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText("年底调入一人。")
    QTest.keyClick(window, KEYS.Key_F8)

    assert panel.model.entries[row].answer == "年底调入一人。"
