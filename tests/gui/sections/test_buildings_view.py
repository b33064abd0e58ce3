from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from hands import Show, focused, write
from perfeval_gui.document.document import Document
from perfeval_gui.views.sections.buildings_view import BuildingsView

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(document: Document, show: Show) -> BuildingsView:
    page = BuildingsView(document)
    QAbstractItemModelTester(
        page.ui.rows.model(), QAbstractItemModelTester.FailureReportingMode.Warning, page
    )
    show(page)
    return page


def type_cell(view: BuildingsView, keys: str) -> None:
    """Type into the current cell and leave it with Return; the first key opens the editor."""
    QTest.keyClicks(view.ui.rows, keys[0])
    QTest.keyClicks(focused(), keys[1:])
    QTest.keyClick(focused(), KEYS.Key_Return)
    QApplication.processEvents()


def column(view: BuildingsView, at: int) -> list[str]:
    model = view.ui.rows.model()
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def fill_in(view: BuildingsView, *sizes: str) -> None:
    for size in sizes:
        view.ui.add.click()
        type_cell(view, size)
        view.ui.rows.choose_row(view.ui.rows.model().rowCount() - 1)


def test_a_row_is_added_and_typed_into_at_once(view: BuildingsView) -> None:
    view.ui.add.click()
    assert view.ui.rows.hasFocus()
    type_cell(view, "1200")

    assert column(view, 0) == ["1200.00"]


def test_rates_follow_and_are_passed_over(view: BuildingsView) -> None:
    fill_in(view, "1000")
    view.ui.rows.choose_row(0, 1)
    for keys in ("1050", "300", "270"):
        # Return at the end of a column goes on at the top of the next one.
        type_cell(view, keys)

    row = [str(view.ui.rows.model().index(0, at).data()) for at in range(6)]
    assert row == ["1000.00", "1050.00", "105.00%", "300.00", "270.00", "90.00%"]


def test_insert_adds_below_the_current_row(view: BuildingsView) -> None:
    fill_in(view, "1", "2")
    view.ui.rows.choose_row(0)
    QTest.keyClick(view.ui.rows, KEYS.Key_Insert)

    assert column(view, 0) == ["1.00", "", "2.00"]
    assert view.ui.rows.currentIndex().row() == 1


def test_return_goes_down_one_row(view: BuildingsView) -> None:
    fill_in(view, "1", "2", "3")
    view.ui.rows.choose_row(0)
    type_cell(view, "9")

    assert view.ui.rows.currentIndex().row() == 1


def test_rows_are_moved_with_the_cursor(view: BuildingsView) -> None:
    fill_in(view, "1", "2", "3")
    QTest.keyClick(view.ui.rows, KEYS.Key_Up, ALT)
    QTest.keyClick(view.ui.rows, KEYS.Key_Up, ALT)
    QTest.keyClick(view.ui.rows, KEYS.Key_Up, ALT)

    assert column(view, 0) == ["3.00", "1.00", "2.00"]
    assert view.ui.rows.currentIndex().row() == 0


def test_removed_rows_come_back_with_one_step(view: BuildingsView) -> None:
    fill_in(view, "1", "2", "3")
    view.ui.rows.choose_row(0)
    QTest.keyClick(view.ui.rows, KEYS.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view.ui.rows, KEYS.Key_Delete, CTRL)
    assert column(view, 0) == ["3.00"]

    QTest.keyClick(view.ui.rows, KEYS.Key_Z, CTRL)
    assert column(view, 0) == ["1.00", "2.00", "3.00"]


def test_what_is_being_typed_is_kept_when_a_row_is_added(view: BuildingsView) -> None:
    view.ui.add.click()
    QTest.keyClicks(view.ui.rows, "7")
    view.ui.add.setFocus()
    view.ui.add.click()

    assert column(view, 0) == ["7.00", ""]


def test_a_save_takes_over_what_is_being_typed(view: BuildingsView) -> None:
    view.ui.add.click()
    QTest.keyClicks(view.ui.rows, "7")
    view.commit()

    assert column(view, 0) == ["7.00"]
    assert view.ui.rows.hasFocus()


def test_buttons_are_idle_when_there_is_nothing_to_do(view: BuildingsView) -> None:
    assert not view.ui.remove.isEnabled()
    fill_in(view, "1", "2")

    assert view.ui.up.isEnabled()
    assert not view.ui.down.isEnabled()


def test_the_focus_stays_with_the_table_when_a_button_becomes_idle(view: BuildingsView) -> None:
    fill_in(view, "1", "2")
    view.ui.up.setFocus()
    view.ui.up.click()

    assert not view.ui.up.isEnabled()
    assert view.ui.rows.hasFocus()


def test_removing_the_last_row_leaves_an_empty_table(view: BuildingsView) -> None:
    fill_in(view, "1")
    view.ui.remove.click()

    assert column(view, 0) == []
    assert not view.ui.remove.isEnabled()


def test_the_table_is_as_high_as_its_rows(view: BuildingsView) -> None:
    before = view.ui.rows.height()
    fill_in(view, "1", "2", "3", "4")

    assert view.ui.rows.height() > before
    assert not view.ui.rows.verticalScrollBar().isVisible()


def test_a_block_from_excel_adds_the_rows_it_needs(view: BuildingsView) -> None:
    fill_in(view, "1")
    QGuiApplication.clipboard().setText("100\t90\n200\t180\n")
    QTest.keyClick(view.ui.rows, KEYS.Key_V, CTRL)

    assert column(view, 2) == ["90.00%", "90.00%"]


def test_thrift_is_written(view: BuildingsView) -> None:
    write(view.ui.thrift, "严控公务接待。")

    assert view.document.report.buildings.thrift == "严控公务接待。"
