"""Sums typed into figure cells, and the mend of a finding by key, menu and card."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu

from gui.window.test_main_window import CTRL, answers, begun, field, window
from hands import focused, wait_for
from keys import write
from perfeval_gui.document.passages import position_of
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import cell_name, get
from perfeval_gui.views.cells.input_menu import InputMenu
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.tables.cell_menu import cell_menu
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.text.passage_edit import PassageEdit
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
KEY: Final = Qt.Key
CELL: Final = "operations.final"


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifiers)
    QApplication.processEvents()


def words(menu: QMenu) -> list[str]:
    """What can be chosen in *menu* now."""
    return [action.text() for action in menu.actions() if action.text() and action.isEnabled()]


def in_cell(desk: ReportDesk, name: str = CELL) -> FormTable:
    """Put the cursor on a cell of the fund table."""
    table = desk.workspace.show_section("funds").findChild(FormTable)
    assert table is not None
    assert table.go_to(name)
    return table


def menu_of(widget: QLineEdit | PassageEdit) -> QMenu:
    found = next(one for one in widget.children() if isinstance(one, InputMenu))
    return found.menu()


def test_a_sum_in_a_field_is_its_result_once_it_is_left(window: MainWindow) -> None:
    desk = begun(window)
    quota = desk.workspace.show_section("staffing").findChild(QLineEdit, "quota")
    assert quota is not None
    quota.setFocus()
    QTest.keyClicks(quota, "=12+3")
    assert get(desk.document.report, "quota") == Unread("=12+3")

    press(KEY.Key_Return)

    assert get(desk.document.report, "quota") == Decimal(15)
    assert quota.text() == "15"
    assert quota.toolTip() == "由 =12+3 算得"
    assert desk.document.history.undoText() == "修改编制数：=12+3"

    desk.document.history.undo()
    assert quota.text() == ""
    desk.document.history.redo()
    assert (quota.text(), quota.toolTip()) == ("15", "由 =12+3 算得")

    desk.document.put("quota", Decimal(16))
    assert "=12+3" not in quota.toolTip()


def test_a_sum_in_a_table_is_its_result_once_it_is_left(window: MainWindow) -> None:
    desk = begun(window)
    table = in_cell(desk)
    here = table.currentIndex()
    write("＝１．２＋３．４")
    press(KEY.Key_Return)

    assert get(desk.document.report, CELL) == Decimal("4.6")
    assert here.data() == "4.60"
    assert here.data(Qt.ItemDataRole.ToolTipRole) == "由 ＝１．２＋３．４ 算得"
    assert desk.document.history.undoText().endswith("：＝１．２＋３．４")


def test_what_does_not_come_out_even_is_asked(window: MainWindow) -> None:
    desk = begun(window)
    table = in_cell(desk)
    write("=10/3")
    press(KEY.Key_Return)
    assert get(desk.document.report, CELL) == Unread("=10/3")
    table.go_to(CELL)

    press(KEY.Key_Period, CTRL)

    assert get(desk.document.report, CELL) == Decimal("3.33")
    desk.document.history.undo()
    assert get(desk.document.report, CELL) == Unread("=10/3")


def test_a_pasted_sum_is_left_as_it_is(window: MainWindow) -> None:
    """In another program it may be over other cells: it is only offered."""
    desk = begun(window)
    table = in_cell(desk)
    QApplication.clipboard().setText("=1.2+3.4")

    table.paste()

    assert get(desk.document.report, CELL) == Unread("=1.2+3.4")
    table.go_to(CELL)
    desk.document.check_now()
    assert "改为 4.60\tCtrl+." in words(cell_menu(table, table.currentIndex()))


@pytest.mark.parametrize("key", ["Ctrl+.", "F12"])
def test_yuan_become_wan_yuan_by_one_key(window: MainWindow, key: str) -> None:
    desk = begun(window)
    in_cell(desk)
    write("12000元")

    press(KEY.Key_F12) if key == "F12" else press(KEY.Key_Period, CTRL)

    assert get(desk.document.report, CELL) == Decimal("1.2")
    assert desk.document.history.undoText() == "改为 1.20"


def test_the_key_says_where_there_is_nothing_to_mend(window: MainWindow) -> None:
    desk = begun(window)
    said: list[str] = []
    desk.said.connect(said.append)
    field(desk, "unit").setFocus()
    step = desk.document.history.index()

    press(KEY.Key_Period, CTRL)

    assert said[-1] == "光标所在的这一格没有可以照改的。"
    assert desk.document.history.index() == step


def test_key_menu_and_card_do_the_same(window: MainWindow) -> None:
    desk = begun(window)
    quota = desk.workspace.show_section("staffing").findChild(QLineEdit, "quota")
    assert quota is not None
    results = []
    for way in ("key", "menu", "card"):
        desk.document.put("quota", Unread("=7/2"))
        desk.document.check_now()
        quota.setFocus()
        if way == "key":
            press(KEY.Key_Period, CTRL)
        elif way == "menu":
            menu_of(quota).actions()[0].trigger()
        else:
            press(KEY.Key_F8)
            wait_for(lambda: bool(desk.workspace.findings.model.entries))
            panel = desk.workspace.findings
            row = next(
                row
                for row, one in enumerate(panel.model.entries)
                if one.finding is not None and one.finding.name == "quota"
            )
            panel.act(panel.model.index(row, 0), "fix")
        results.append((get(desk.document.report, "quota"), desk.document.history.undoText()))

    assert results == [(Decimal(4), "改为 4")] * 3


def test_the_words_of_the_report_are_mended_where_the_cursor_is(window: MainWindow) -> None:
    desk = begun(window)
    box = desk.workspace.show_section("report").findChild(PassageEdit)
    assert box is not None
    box.setFocus()
    box.selectAll()
    write("全年支出5万元元。结余3万元元。")
    press(KEY.Key_Left)
    desk.document.check_now()
    key = next(one.key for one in desk.document.sheet.edition.outline if one.passage)
    row = position_of(desk.document.report, key)
    assert row is not None
    name = cell_name("passages", row, "text")

    assert words(menu_of(box))[:2] == ["改为“万元”\tCtrl+.", "不再提示"]
    press(KEY.Key_Period, CTRL)

    assert get(desk.document.report, name) == "全年支出5万元元。结余3万元。"


def test_the_menu_of_a_field_undoes_in_the_report(window: MainWindow) -> None:
    desk = begun(window)
    unit = field(desk, "unit")
    desk.document.put("unit", "甲中心")

    undo = menu_of(unit).findChild(QAction, "edit-undo")
    assert undo is not None
    assert (undo.isEnabled(), undo.text()) == (True, "撤销：修改填报单位\tCtrl+Z")
    undo.trigger()

    assert unit.text() == ""


def test_the_menu_of_a_cell_has_rows_and_cutting(window: MainWindow) -> None:
    desk = begun(window)
    table = desk.workspace.show_section("evaluators").findChild(FormTable)
    assert table is not None
    table.setFocus()
    press(KEY.Key_Insert)
    press(KEY.Key_Insert)
    desk.document.put("evaluators[1].name", "王丽")
    assert table.go_to("evaluators[1].name")

    entries = {one.text(): one for one in cell_menu(table, table.currentIndex()).actions()}
    entries["剪切\tCtrl+X"].trigger()
    assert get(desk.document.report, "evaluators[1].name") == ""
    assert QApplication.clipboard().text() == "王丽"

    entries["删除行\tCtrl+Delete"].trigger()
    assert table.model().rowCount() == 1
    entries["插入行\tInsert"].trigger()
    assert table.model().rowCount() == 2


def test_the_key_is_told_where_it_does_something(window: MainWindow) -> None:
    desk = begun(window)
    quota = desk.workspace.show_section("staffing").findChild(QLineEdit, "quota")
    told = desk.workspace.findChild(QLabel, "quota_fault")
    assert quota is not None
    assert told is not None
    quota.setFocus()
    QTest.keyClicks(quota, "=7/2")
    press(KEY.Key_Return)
    desk.document.check_now()
    assert told.text().endswith("请确认后改写。按 Ctrl+. 改为 4。")

    quota.setFocus()
    quota.selectAll()
    QTest.keyClicks(quota, "8x")
    press(KEY.Key_Return)
    desk.document.check_now()
    assert "Ctrl+." not in told.text()

    table = in_cell(desk)
    write("12000元")
    press(KEY.Key_Return)
    wait_for(lambda: table.currentIndex().row() != 0)
    table.go_to(CELL)
    desk.document.check_now()
    note = table.window().findChild(QLabel, "cell_note")
    assert note is not None
    assert note.text().endswith("按 Ctrl+. 改为 1.20。")


def quota_of(desk: ReportDesk) -> QLineEdit:
    """The field of 编制数, with the focus."""
    quota = desk.workspace.show_section("staffing").findChild(QLineEdit, "quota")
    assert quota is not None
    quota.setFocus()
    return quota


def test_a_sum_that_nobody_typed_is_not_worked_out_by_passing_it(window: MainWindow) -> None:
    """It came out of a file: Return and Tab only pass."""
    desk = begun(window)
    desk.document.put("quota", Unread("=12+3"))
    quota_of(desk)
    steps = desk.document.history.count()

    press(KEY.Key_Return)
    assert get(desk.document.report, "quota") == Unread("=12+3")
    assert desk.document.history.count() == steps

    refused: list[str] = []
    desk.document.refused.connect(refused.append)
    desk.document.open(desk.document.book, desk.document.report, read_only=True)
    quota_of(desk)
    press(KEY.Key_Tab)
    assert refused == [], "nobody tried to change anything"


def test_a_sum_in_a_field_is_its_result_before_it_is_made_use_of(window: MainWindow) -> None:
    """A save or an export finds what it finds in a table: the result."""
    desk = begun(window)
    quota = quota_of(desk)
    QTest.keyClicks(quota, "=12+3")

    desk.workspace.commit()

    assert get(desk.document.report, "quota") == Decimal(15)
    assert focused() is quota
    assert desk.document.history.count() == 1
    press(KEY.Key_Z, CTRL)
    assert get(desk.document.report, "quota") is None
