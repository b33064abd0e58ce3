"""明细 of a cell in the window: opened by key and menu, typed, pasted, undone; marks of cells."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.text.test_sums_and_mends import in_cell, menu_of, press, words
from gui.window.test_main_window import answers, begun, window
from hands import focused, wait_for
from keys import write
from perfeval_gui.document.detailing import may_be_detailed
from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.cell_table import ACCESSIBLE, ROLE_MARK, TOOL_TIP
from perfeval_gui.document.tables.detail_table import arranged
from perfeval_gui.domain.beside.details import AMOUNT, Detail
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.appendices import is_printed
from perfeval_gui.domain.names.details import detail_of, detailed, with_detail
from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.record.report import Report
from perfeval_gui.pages.compose import compose
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.details.dialog import DetailDialog
from perfeval_gui.views.output.output_view import OutputView
from perfeval_gui.views.tables.cell_being_typed import with_open_cell
from perfeval_gui.views.tables.cell_menu import cell_menu
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
KEY: Final = Qt.Key
CTRL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
CELL: Final = "operations.final"


def rows(report: Report, name: str = CELL) -> list[tuple[str, str]]:
    return [(row.note, AMOUNT.show(row.amount)) for row in detail_of(report, name)]


def tops() -> list[QWidget]:
    return QApplication.topLevelWidgets()


def alone(document: Document, qtbot: QtBot, name: str = CELL) -> DetailDialog:
    """The same without the window, which takes most of the time of a test."""
    dialog = DetailDialog(document, name)
    # What is closed is away, and the bot closes what is there.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    dialog.table.setFocus()
    return dialog


def opened(window: MainWindow) -> DetailDialog:
    """The window of the 明细, opened by its key where the cursor is, with the focus in its rows."""
    press(KEY.Key_D, CTRL | SHIFT)
    found = [one for one in tops() if isinstance(one, DetailDialog)]
    dialog = next(one for one in found if one.isVisible())
    wait_for(lambda: QApplication.focusWidget() is dialog.table)
    assert dialog.parent() is window
    return dialog


def closed(dialog: DetailDialog) -> None:
    """Close *dialog*; the window under it is in front again."""
    window = dialog.parentWidget()
    dialog.accept()
    if window is not None:
        window.activateWindow()
        wait_for(window.isActiveWindow)


def typed(*texts: str) -> None:
    """Type each of *texts* into the cell with the cursor, and go on with Return."""
    for text in texts:
        write(f"{text}\n")


def paste(dialog: DetailDialog, *texts: tuple[str, ...]) -> None:
    """Paste a row of cells for each of *texts* from the first cell on, by the key."""
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in texts))
    dialog.table.setCurrentIndex(dialog.table.model().index(0, 0))
    press(KEY.Key_V, CTRL)


def at_cell(window: MainWindow) -> ReportDesk:
    desk = begun(window)
    in_cell(desk)
    return desk


def test_amounts_typed_row_by_row_become_the_figure_in_one_step(window: MainWindow) -> None:
    desk = at_cell(window)
    before = desk.document.report
    dialog = opened(window)

    typed("a", "1.2", "b", "=3.4*2", "c", "-0.5")
    closed(dialog)

    assert rows(desk.document.report) == [("a", "1.2"), ("b", "6.8"), ("c", "-0.5")]
    assert get(desk.document.report, CELL) == Decimal("7.50")
    assert desk.document.history.undoText().endswith("的明细")
    desk.document.history.undo()
    assert desk.document.report == before
    desk.document.history.redo()
    assert get(desk.document.report, CELL) == Decimal("7.50")


def test_undo_inside_goes_back_amount_by_amount_and_to_the_figure_of_before(
    document: Document, qtbot: QtBot
) -> None:
    document.put(CELL, Decimal(10))
    dialog = alone(document, qtbot)
    typed("a", "1", "b", "2")
    assert get(document.report, CELL) == Decimal(3)
    assert "原来填的是 10.00 万元" in dialog.told.text()

    dialog.table.setFocus()
    seen = []
    for _ in range(6):
        press(KEY.Key_Z, CTRL)
        seen.append(get(document.report, CELL))
    closed(dialog)

    assert Decimal(1) in seen
    assert seen[-1] == Decimal(10)
    assert detailed(document.report) == ()
    assert document.history.undoText() == f"修改{document.sheet.label(CELL)}"


def test_what_is_being_typed_is_kept_when_the_window_is_closed(
    document: Document, qtbot: QtBot
) -> None:
    dialog = alone(document, qtbot)
    typed("a")
    write("42")

    closed(dialog)

    assert rows(document.report) == [("a", "42")]


def test_what_is_being_typed_is_in_what_a_recovery_copy_holds(window: MainWindow) -> None:
    desk = at_cell(window)
    dialog = opened(window)
    typed("a")
    write("42")
    report = desk.document.report

    kept = with_open_cell(report, window)

    assert rows(kept) == [("a", "42")]
    assert get(kept, CELL) == Decimal(42)
    # Nothing was changed, and what is given up is in no copy.
    assert (desk.document.report, rows(report)) == (report, [("a", "")])
    press(KEY.Key_Escape)
    assert with_open_cell(report, window) is report
    closed(dialog)


def test_two_columns_from_excel_are_pasted_with_their_heading_left_out(
    document: Document, qtbot: QtBot
) -> None:
    dialog = alone(document, qtbot)
    paste(dialog, ("日期", "摘要", "金额"), ("1月2日", "差旅", "1,200.5"), ("3月4日", "会议", "3"))
    wait_for(lambda: len(rows(document.report)) == 2)

    assert rows(document.report) == [("1月2日　差旅", "1200.5"), ("3月4日　会议", "3")]
    assert "标题，没有粘贴" in dialog.said.text()
    assert get(document.report, CELL) == Decimal("1203.50")
    closed(dialog)


def test_a_dash_is_blank_and_a_zero_only_where_the_clerk_says_so(
    document: Document, qtbot: QtBot
) -> None:
    dialog = alone(document, qtbot)
    paste(dialog, ("a", "-"), ("b", "2"))
    wait_for(dialog.take_offer.isVisible)

    assert rows(document.report) == [("a", ""), ("b", "2")]
    dialog.take_offer.click()
    assert rows(document.report) == [("a", "0"), ("b", "2")]
    assert not dialog.take_offer.isVisible()
    closed(dialog)


@pytest.mark.parametrize(
    ("block", "wanted", "left"),
    [
        ([["a", "1"], ["b", "2"]], [["a", "1"], ["b", "2"]], ""),
        ([["1", "a"], ["2", "b"]], [["a", "1"], ["b", "2"]], ""),
        ([["1", "a", "5"], ["2", "b", ""]], [["1　a", "5"], ["2　b", ""]], ""),
        ([["甲", "乙"], ["丙", "丁"]], [["甲", "乙"], ["丙", "丁"]], ""),
        ([["名称", "数"], ["a", "7"]], [["a", "7"]], "名称、数"),
        ([["a", "1"], ["b"]], [["a", "1"], ["b", ""]], ""),
    ],
)
def test_of_several_columns_the_last_one_of_figures_has_the_amounts(
    block: list[list[str]], wanted: list[list[str]], left: str
) -> None:
    found, told = arranged(block)

    assert found == wanted
    assert bool(told) == bool(left)
    assert left in told


def test_amounts_in_another_unit_and_what_cannot_be_read(document: Document, qtbot: QtBot) -> None:
    document.put(CELL, Decimal(10))
    dialog = alone(document, qtbot)
    paste(dialog, ("a", "12000元"), ("b", "3万元"), ("c", "甲"))
    wait_for(lambda: len(rows(document.report)) == 3)

    assert rows(document.report) == [("a", "1.2"), ("b", "3"), ("c", "甲")]
    assert get(document.report, CELL) == Decimal(10)
    assert "看不懂" in dialog.summed.text()
    closed(dialog)
    document.check_now()
    assert "第 3 笔" in document.told.marks[CELL].message


def test_a_row_that_is_a_total_is_pointed_at_and_what_the_cell_cannot_hold_said(
    document: Document, qtbot: QtBot
) -> None:
    dialog = alone(document, qtbot)
    paste(dialog, ("a", "1"), ("合 计", "1"))
    wait_for(lambda: len(rows(document.report)) == 2)
    assert "“合 计”这一行也加进去了" in dialog.told.text()

    dialog.table.setCurrentIndex(dialog.table.model().index(1, 1))
    typed("-9")
    assert get(document.report, CELL) == Unread("-8")
    assert "不能是负数" in dialog.summed.text()
    closed(dialog)


def test_a_cell_with_a_detail_carries_a_sign_and_says_so(window: MainWindow) -> None:
    desk = at_cell(window)
    table = in_cell(desk)
    dialog = opened(window)
    typed("a", "1", "b", "2")
    closed(dialog)
    desk.document.check_now()

    here = table.currentIndex()
    assert here.data(ROLE_MARK) == "detail"
    assert "有明细 2 笔，合计 3" in str(here.data(TOOL_TIP))
    assert "有明细" in str(here.data(ACCESSIBLE))
    desk.document.put(CELL, Decimal(4))
    desk.document.check_now()
    assert here.data(ROLE_MARK) == "error"
    press(KEY.Key_F12)
    assert get(desk.document.report, CELL) == Decimal(3)


def test_a_field_has_it_in_its_menu_and_a_text_has_not(window: MainWindow) -> None:
    desk = begun(window)
    view = desk.workspace.show_section("staffing")
    quota = view.findChild(QLineEdit, "quota")
    assert quota is not None
    quota.setFocus()
    assert any(one.startswith("明细…") for one in words(menu_of(quota)))
    dialog = opened(window)
    typed("", "3", "", "5")
    closed(dialog)

    assert quota.text() == "8"
    assert quota.property("mark") == "detail"
    assert "有明细" in quota.accessibleDescription()
    unit = desk.workspace.show_section("cover").findChild(QLineEdit, "unit")
    assert unit is not None
    unit.setFocus()
    press(KEY.Key_D, CTRL | SHIFT)
    assert not any(isinstance(one, DetailDialog) and one.isVisible() for one in tops())
    assert not window.actions_.detail.isEnabled()
    assert not any(one.startswith("明细…") for one in words(menu_of(unit)))


def test_a_table_has_it_in_the_menu_of_figures_only(window: MainWindow) -> None:
    desk = begun(window)
    table = in_cell(desk)
    assert "明细…" in words(cell_menu(table, table.currentIndex()))

    change = table.model().index(table.currentIndex().row(), 4)
    table.setCurrentIndex(change)
    assert "明细…" not in words(cell_menu(table, change))


def test_what_is_worked_out_now_is_looked_at_and_not_changed(
    document: Document, qtbot: QtBot
) -> None:
    name = "three_public.final"
    dialog = alone(document, qtbot, name)
    typed("a", "7")
    closed(dialog)
    document.put("reception.final", Decimal(2))
    assert may_be_detailed(document, name)

    dialog = alone(document, qtbot, name)

    assert not dialog.table.cells().may_type(0, 1)
    assert any("由程序计算" in one.text() for one in dialog.findChildren(QLabel))
    assert not dialog.told.text()
    closed(dialog)
    assert rows(document.report, name) == [("a", "7")]


def test_of_what_must_not_change_the_reason_is_told_and_no_change(
    document: Document, qtbot: QtBot
) -> None:
    report = with_detail(document.report, CELL, [Detail(amount=Decimal(7))])
    document.open(document.book, report, read_only=True)

    dialog = alone(document, qtbot)

    assert document.why_not in [one.text() for one in dialog.findChildren(QLabel)]
    assert not dialog.told.text()


def test_the_list_is_ticked_before_handing_in_and_printed_then(window: MainWindow) -> None:
    desk = begun(window)
    view = desk.workspace.show_section("output")
    assert isinstance(view, OutputView)
    assert view.lists.isHidden()
    document = desk.document
    rows_behind = (Detail(amount=Decimal(8), note="a"),)
    document.edit("明细", with_detail(document.report, "quota", rows_behind))
    tick = view.lists.ticks["details"]
    assert (tick.isVisible(), tick.isChecked(), "1 条" in tick.text()) == (True, False, True)
    assert view.lists.ticks["evidence"].isHidden()

    tick.setFocus()
    press(KEY.Key_Space)

    assert is_printed(document.report, "details")
    assert compose(document.sheet).parts[-1].key == "details"
    assert document.history.undoText() == "附上明细表"
    document.history.undo()
    assert not tick.isChecked()
    desk.handing_in.go_to_printed("details[0].note")
    assert desk.workspace.section() == "staffing"
    assert focused().objectName() == "quota"


def test_another_report_that_is_opened_meanwhile_gets_nothing(
    document: Document, qtbot: QtBot
) -> None:
    dialog = alone(document, qtbot)
    typed("a", "7")
    write("b")
    other = document.book.edition.blank(2022)

    document.open(document.book, other)

    assert not dialog.isVisible()
    assert document.report == other
    assert not document.history.canUndo()


def test_what_was_changed_elsewhere_meanwhile_stays(document: Document, qtbot: QtBot) -> None:
    dialog = alone(document, qtbot)
    typed("a", "7")
    document.put("quota", Decimal(9))

    typed("b", "1")
    closed(dialog)

    assert get(document.report, "quota") == Decimal(9)
    assert get(document.report, CELL) == Decimal(8)
