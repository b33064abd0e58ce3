"""Walking through the form: from part to part, to what is missing, by keys, and back in history."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTextBrowser,
)

from checkout import ROOT
from gui.window.test_main_window import answers, begun, field, window
from hands import focused, idle, type_keys, wait_for
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_edits import add_row
from perfeval_gui.domain.cells.kinds import COUNT, MONEY
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.domain.names.fields import first_difference, with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.rules.telling.sections import gaps, progress
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.kit import theme
from perfeval_gui.views.settings.settings import SIZES
from perfeval_gui.views.window.help_window import HEADINGS
from perfeval_gui.views.window.key_card import key_rows
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(window: MainWindow) -> ReportDesk:
    return begun(window)


def part(desk: ReportDesk) -> str:
    return desk.workspace.section()


class TestPageFoot:
    def test_it_names_the_parts_beside_and_walks(self, desk: ReportDesk) -> None:
        foot = desk.workspace.foot
        assert foot.previous.isHidden()
        assert foot.next.text() == "人员 ›"
        QTest.mouseClick(foot.next, LEFT)
        assert part(desk) == "staffing"
        assert foot.previous.text() == "‹ 单位与封面"
        assert field(desk, "quota").hasFocus()
        desk.workspace.show_section("output")
        assert foot.next.isHidden()

    def test_it_counts_what_is_missing_and_goes_there(self, desk: ReportDesk) -> None:
        foot = desk.workspace.foot
        desk.workspace.show_section("staffing")
        assert foot.missing.text() == "还缺 2 栏"
        assert "编制数" in foot.missing.toolTip()
        QTest.mouseClick(foot.missing, LEFT)
        type_keys(focused(), "8")
        desk.document.check_now()
        assert foot.missing.text() == "还缺 1 栏"
        QTest.keyClick(focused(), KEYS.Key_F4)
        assert field(desk, "in_post").hasFocus()
        type_keys(focused(), "8")
        desk.document.check_now()
        assert foot.missing.isHidden()
        QTest.keyClick(focused(), KEYS.Key_F4)
        assert part(desk) != "staffing"

    def test_what_is_missing_is_what_keeps_a_part_from_being_complete(
        self, document: Document
    ) -> None:
        document.edit("增加", with_rows(document.report, "indicators", (Indicator(name="甲"),)))
        for name, text in (("unit", "甲"), ("quota", "8"), ("in_post", "8")):
            document.put(name, document.sheet.typed_kind(name).read(text))
        for section in document.sheet.edition.sections:
            now = progress(section, document.sheet, frozenset())
            assert now == "untouched" or (now == "complete") == (
                not list(gaps(section, document.sheet))
            )
        found = {one.key: list(gaps(one, document.sheet)) for one in STANDARD_SECTIONS}
        assert found["staffing"] == []
        assert "indicators[0].points" in found["indicators"]
        assert "indicators[0].name" not in found["indicators"]
        assert "evaluators" in found["evaluators"]


class TestReturn:
    def test_with_ctrl_it_goes_on_from_a_large_box(self, desk: ReportDesk) -> None:
        desk.workspace.go_to("goals_expected")
        QTest.keyClick(focused(), KEYS.Key_Return)
        assert focused().objectName() == "goals_expected"
        QTest.keyClick(focused(), KEYS.Key_Return, CTRL)
        assert focused().objectName() == "goals_achieved"
        QTest.keyClick(focused(), KEYS.Key_Return, CTRL)

        assert part(desk) == "indicators"
        assert desk.document.sheet.value("goals_expected") == "\n"

    def test_with_ctrl_it_goes_from_passage_to_passage_and_on(self, desk: ReportDesk) -> None:
        desk.workspace.show_section("report").begin()
        outline = desk.document.sheet.edition.outline
        texts = {heading.key: f"text {heading.key}" for heading in outline if heading.passage}
        for number, text in enumerate(texts.values()):
            assert part(desk) == "report"
            # With Shift what stands in the next passage is written anew, without it at its end.
            anew, box = number % 2, focused()
            assert isinstance(box, QPlainTextEdit)
            assert box.textCursor().hasSelection() == bool(anew and box.toPlainText())
            if not anew:
                QTest.keyClick(box, KEYS.Key_A, CTRL)
            type_keys(box, text)
            QTest.keyClick(box, KEYS.Key_Return, CTRL if anew else CTRL | SHIFT)

        assert part(desk) == "output"
        passages = desk.document.report.narrative.passages
        assert {passage.key: passage.text for passage in passages} == texts

    def test_it_fills_an_empty_table_of_indicators_and_begins_there(self, desk: ReportDesk) -> None:
        desk.workspace.show_section("indicators").begin()
        QTest.keyClick(focused(), KEYS.Key_Return)
        type_keys(focused(), "a")
        QTest.keyClick(focused(), KEYS.Key_Return)

        rows = desk.document.report.indicators.indicators
        assert len(rows) == sum(len(one.kinds) for one in desk.document.sheet.edition.groups)
        assert rows[0].name == "a"

    def test_in_the_last_field_it_goes_on_with_the_next_part(self, desk: ReportDesk) -> None:
        desk.workspace.go_to("base_head")
        QTest.keyClick(focused(), KEYS.Key_Return)

        assert part(desk) == "staffing"
        assert field(desk, "quota").hasFocus()

    def test_in_the_last_cell_of_a_table_too(self, desk: ReportDesk) -> None:
        desk.workspace.go_to("basic_adjustment.final")
        if part(desk) != "funds":
            desk.workspace.show_section("funds").begin()
        table = focused()
        assert isinstance(table, QTableView)
        model = table.model()
        places = [
            (column, row)
            for column in range(model.columnCount())
            for row in range(model.rowCount())
            if model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsEditable
        ]
        column, row = places[-1]
        table.setCurrentIndex(model.index(row, column))
        QTest.keyClick(table, KEYS.Key_Return)

        assert part(desk) == "projects"

    def test_after_the_table_comes_what_stands_below_it(self, desk: ReportDesk) -> None:
        view = desk.workspace.show_section("evaluators")
        view.begin()
        table = focused()
        QTest.keyClick(table, KEYS.Key_Insert)
        row, column = table.model().rowCount() - 1, 2  # type: ignore[attr-defined]  # a table
        table.setCurrentIndex(table.model().index(row, column))  # type: ignore[attr-defined]
        QTest.keyClick(table, KEYS.Key_Return)

        assert part(desk) == "evaluators"
        assert field(desk, "leader").hasFocus()

    def test_after_the_name_of_a_project_come_its_amounts(self, desk: ReportDesk) -> None:
        view = desk.workspace.show_section("funds")
        table = view.ui.lines  # type: ignore[attr-defined]  # its form
        view.ui.add.click()  # type: ignore[attr-defined]  # its form
        here = table.currentIndex()
        assert "请填名称" in here.data()
        QTest.keyClicks(focused(), "a")
        QTest.keyClick(focused(), KEYS.Key_Return)
        QApplication.processEvents()

        assert (table.currentIndex().row(), table.currentIndex().column()) == (here.row(), 1)
        assert "（a）" in table.model().index(here.row(), 0).data()


class TestHistory:
    def test_undo_shows_the_page_and_the_cell(self, desk: ReportDesk) -> None:
        desk.document.put("in_post", COUNT.read("8"))
        desk.workspace.show_section("indicators").begin()
        QTest.keyClick(focused(), KEYS.Key_Z, CTRL)
        assert part(desk) == "staffing"
        assert field(desk, "in_post").hasFocus()
        desk.workspace.show_section("cover").begin()
        QTest.keyClick(focused(), KEYS.Key_Y, CTRL)
        assert part(desk) == "staffing"

    def test_a_page_that_shows_it_stays(self, desk: ReportDesk) -> None:
        desk.document.put("operations.final", MONEY.read("8"))
        for key in ("projects", "funds"):
            desk.workspace.show_section(key).begin()
            desk._actions.undo.trigger()
            assert part(desk) == key
            desk._actions.redo.trigger()

    def test_the_first_difference_is_a_cell_that_is_there(self, document: Document) -> None:
        tables = ("projects", "indicators", "evaluators")
        before = document.report
        assert first_difference(before, before, tables) == ""
        document.put("office.final", MONEY.read("3"))
        assert first_difference(before, document.report, tables) == "office.final"
        assert first_difference(document.report, before, tables) == "office.final"
        before = document.report
        add_row(document, "indicators", 0, "指标")
        assert first_difference(before, document.report, tables).startswith("indicators[0].")
        assert first_difference(document.report, before, tables) == "indicators"
        before = document.report
        document.put("indicators[0].name", "甲")
        assert first_difference(before, document.report, tables) == "indicators[0].name"


class TestSections:
    def test_the_list_shows_that_it_has_the_keys(self, desk: ReportDesk) -> None:
        sections = desk.workspace.sections
        sections.setFocus()
        wait_for(sections.hasFocus)
        with_keys = sections.grab().toImage()
        field(desk, "unit").setFocus()
        QApplication.processEvents()

        assert sections.grab().toImage() != with_keys

    def test_return_presses_the_button_it_came_to(self, desk: ReportDesk) -> None:
        view = desk.workspace.show_section("buildings")
        add = view.findChild(QPushButton, "add")
        assert add is not None
        add.setFocus()
        wait_for(add.hasFocus)
        rows = len(desk.document.report.buildings.buildings)
        QTest.keyClick(add, KEYS.Key_Return)

        assert len(desk.document.report.buildings.buildings) == rows + 1

    def test_it_folds_where_the_form_would_get_too_narrow(
        self, window: MainWindow, desk: ReportDesk
    ) -> None:
        theme.dress(QApplication.instance(), ROOT / "resources/style.qss", dark=False)  # type: ignore[arg-type]  # there is one
        sections = desk.workspace.sections
        window.resize(1300, 700)
        wait_for(lambda: sections.width() == sections.whole)
        window.resize(900, 700)
        wait_for(lambda: sections.width() < 70)
        assert sections.item(1).toolTip().startswith("人员")
        window.resize(1300, 700)
        wait_for(lambda: sections.width() == sections.whole)
        window.resize(1100, 700)
        wait_for(lambda: sections.width() == sections.whole)
        window.actions_.check.trigger()
        wait_for(lambda: sections.width() < 70)
        window.actions_.check.trigger()
        wait_for(lambda: sections.width() == sections.whole)

    def test_it_grows_with_its_titles_and_gives_a_scroll_bar_room(
        self, window: MainWindow, desk: ReportDesk
    ) -> None:
        theme.dress(QApplication.instance(), ROOT / "resources/style.qss", dark=False)  # type: ignore[arg-type]  # there is one
        sections, bar = desk.workspace.sections, desk.workspace.sections.verticalScrollBar()
        window.resize(1300, 900)
        wait_for(lambda: sections.width() == sections.whole)
        usual = sections.whole
        for _ in SIZES:
            window.actions_.larger.trigger()
        title = sections.fontMetrics().horizontalAdvance(sections.item(4).text())
        assert sections.whole > usual
        assert sections.whole - title > 100
        window.actions_.usual_size.trigger()
        wait_for(lambda: sections.width() == usual)
        window.resize(900, 420)
        wait_for(bar.isVisible)
        assert sections.viewport().width() > 50

    def test_larger_titles_fold_where_the_form_would_get_too_narrow(
        self, window: MainWindow, desk: ReportDesk
    ) -> None:
        sections = desk.workspace.sections
        window.resize(1000, 700)
        wait_for(lambda: sections.width() == sections.whole)
        for _ in SIZES:
            window.actions_.larger.trigger()
        wait_for(lambda: sections.width() < sections.whole / 2)
        window.actions_.usual_size.trigger()
        wait_for(lambda: sections.width() == sections.whole)


class TestKeys:
    # A screen that is not there has no keyboard to grab for a menu.
    @pytest.mark.qt_log_ignore("does not support")
    def test_menus_open_by_letter_and_f10(self, window: MainWindow) -> None:
        menus = [action.text() for action in window.menuBar().actions()]
        assert menus == ["文件(&F)", "编辑(&E)", "视图(&V)", "帮助(&H)"]
        QTest.keyClick(window, KEYS.Key_F10)
        idle()
        assert window.menuBar().activeAction() is window.menuBar().actions()[0]

    def test_the_card_has_every_key_of_every_command(self, window: MainWindow) -> None:
        told = " ".join(keys for keys, _ in key_rows(window.actions_)).split("、")
        words = set(" ".join(told).split())
        for action in window.findChildren(QAction):
            for key in action.shortcuts():
                assert key.toString() in words
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        assert [keys for key in words if (keys := key.strip()) and keys not in readme] == []

    def test_the_card_is_shown_and_can_be_printed(self, window: MainWindow) -> None:
        QTest.keyClick(window, KEYS.Key_F1, CTRL)
        card = next(one for one in window.findChildren(QDialog) if one.windowTitle() == "按键一览")
        text = card.findChild(QTextBrowser)
        assert text is not None
        for words in ("Ctrl+PgDown", "下一部分", "F4", "F8", "Alt+↑"):
            assert words in text.toPlainText()
        card.close()

    def test_the_help_opens_at_the_part_in_front(
        self, window: MainWindow, desk: ReportDesk
    ) -> None:
        desk.workspace.show_section("indicators")
        QTest.keyClick(window, KEYS.Key_F1)
        shown = next(one for one in window.findChildren(QDialog) if one.windowTitle() == "使用说明")
        text = shown.findChild(QTextBrowser)
        assert text is not None
        first = text.cursorForPosition(text.viewport().rect().topLeft()).block()
        assert first.text() == "绩效指标"
        assert "{keys}" not in text.toPlainText()
        assert "Ctrl+PgDown" in text.toPlainText()
        shown.close()

    def test_every_part_has_a_heading_in_the_help(self) -> None:
        help_text = (ROOT / "resources/help/index.md").read_text(encoding="utf-8").splitlines()
        heads = {line.lstrip("# ") for line in help_text if line.startswith("#")}
        assert set(HEADINGS.values()) <= heads
        assert {one.view for one in STANDARD_SECTIONS} <= HEADINGS.keys()
