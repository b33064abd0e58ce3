"""What stands elsewhere in the report is offered where it may be wanted, and never put unasked."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from given.worked import filled, sheet_of
from gui.text.test_sums_and_mends import KEY, menu_of, press, words
from gui.window.test_main_window import answers, begun, field, window
from hands import wait_for
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.elsewhere import elsewhere
from perfeval_gui.domain.names.fields import get, put
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.views.tables.cell_menu import cell_menu
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]


def test_values_of_the_same_sort_are_found_once() -> None:
    report = filled(
        {"base_filler": "陈伟", "base_phone": "13900000417", "base_date": "2024-06-20"}
        | {"unit_head": "陈伟", "base_head": "王丽"}
    )
    report = put(report, "report_date", Unread("乱写"))

    assert elsewhere(report, "form_filler") == (("base_filler", "陈伟"), ("base_head", "王丽"))
    assert elsewhere(report, "base_head") == (("base_filler", "陈伟"),)
    assert elsewhere(report, "form_phone") == (("base_phone", "13900000417"),)
    assert elsewhere(report, "report_date") == (("base_date", date(2024, 6, 20)),)
    assert elsewhere(report, "base_date") == ()
    assert elsewhere(report, "unit") == ()
    assert elsewhere(report, "quota") == ()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_down_offers_and_return_takes(window: MainWindow) -> None:
    desk = begun(window)
    desk.document.put("base_phone", "13900000417")
    view = desk.workspace.show_section("evaluators")
    phone = view.findChild(QLineEdit, "form_phone")
    assert phone is not None
    phone.setFocus()

    assert phone.placeholderText() == "按 ↓ 填入 13900000417"
    assert get(desk.document.report, "form_phone") == ""
    press(KEY.Key_Down)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert len(words(popup)) == 1
    assert words(popup)[0].startswith("填入“13900000417”（")
    QTest.keyClick(popup, Qt.Key.Key_Return)
    wait_for(lambda: QApplication.activePopupWidget() is None)

    assert get(desk.document.report, "form_phone") == "13900000417"
    assert phone.text() == "13900000417"


def test_nothing_is_offered_where_nothing_stands(window: MainWindow) -> None:
    desk = begun(window)
    filler = field(desk, "base_filler")
    filler.setFocus()

    press(KEY.Key_Down)

    assert QApplication.activePopupWidget() is None
    assert "↓" not in filler.placeholderText()


def test_the_menus_offer_it_too(window: MainWindow) -> None:
    desk = begun(window)
    desk.document.put("base_filler", "陈伟")
    offer = next(one for one in menu_of(field(desk, "base_head")).actions())
    assert offer.text().startswith("填入“陈伟”（")

    table = desk.workspace.show_section("evaluators").findChild(FormTable)
    assert table is not None
    table.setFocus()
    press(KEY.Key_Insert)
    assert table.go_to("evaluators[0].name")
    entries = cell_menu(table, table.currentIndex()).actions()
    next(one for one in entries if one.text().startswith("填入“陈伟”")).trigger()

    assert get(desk.document.report, "evaluators[0].name") == "陈伟"


def phone_fix(values: dict[str, str]) -> tuple[str, tuple[object, ...]] | None:
    found = next(one for one in run_checks(sheet_of(values)) if one.check == "phone")
    return None if found.fix is None else (found.fix.label, found.fix.puts)


def test_a_wrong_number_is_mended_by_the_right_one_of_the_same_person() -> None:
    wrong = {"base_phone": "138000100012"}
    right = {"form_phone": "13900000417"}

    assert phone_fix(wrong | right) == ("改为 13900000417", (("base_phone", "13900000417"),))
    assert phone_fix(wrong) is None
    assert phone_fix(wrong | right | {"base_filler": "陈伟", "form_filler": "王丽"}) is None
    assert phone_fix(wrong | {"form_phone": "1234"}) is None
