from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from hands import Show, focused, type_keys, write
from perfeval_gui.document.document import Document
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.views.kit.theme import set_font
from perfeval_gui.views.sections.cover_view import CoverView


@pytest.fixture
def view(document: Document, show: Show) -> CoverView:
    page = CoverView(document)
    show(page)
    return page


def test_the_unit_is_written_and_one_step_takes_it_back(view: CoverView) -> None:
    write(view.ui.unit, "云溪区")
    write(view.ui.unit, "应急管理局")
    QTest.keyClick(view.ui.unit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert view.ui.unit.text() == ""
    assert view.document.history.redoText() == "修改填报单位"


def test_a_new_report_shows_what_the_edition_starts_with(view: CoverView) -> None:
    assert view.ui.bureau.text() == "岳阳市云溪区财政局"


def test_a_day_is_put_into_the_house_style_once_it_is_left(view: CoverView) -> None:
    type_keys(view.ui.report_date, "2024.6.20")
    QTest.keyClick(view.ui.report_date, Qt.Key.Key_Tab)

    assert view.ui.report_date.text() == "2024年6月20日"
    assert view.ui.bureau.hasFocus()


def test_what_is_no_day_stays_and_says_so(view: CoverView) -> None:
    type_keys(view.ui.base_date, "2024.13.1")
    view.ui.base_head.setFocus()

    assert view.ui.base_date.text() == "2024.13.1"
    assert view.ui.base_date_fault.isVisible()
    assert "不是日期" in view.ui.base_date_fault.text()


def test_return_follows_the_paper(view: CoverView) -> None:
    names = []
    view.ui.unit.setFocus()
    for _ in range(9):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        names.append(focused().objectName())

    assert names == [
        "budget_code", "mode", "body", "report_date", "bureau",
        "base_filler", "base_date", "base_phone", "base_head",
    ]  # fmt: skip


def test_a_finding_leads_to_its_cell(view: CoverView) -> None:
    assert view.go_to("base_phone")
    assert view.ui.base_phone.hasFocus()
    assert not view.go_to("quota")


def test_inputs_are_not_read_again_for_what_is_typed_elsewhere(
    document: Document, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = CoverView(document)
    show(page)
    unit: QLineEdit = page.ui.unit
    read, kind_read = [], Kind.read

    def reads(self: Kind, text: str) -> object:
        read.append(text)
        return kind_read(self, text)

    monkeypatch.setattr(Kind, "read", reads)
    document.put("quota", Decimal(8))
    document.history.undo()
    assert read == []

    document.put("unit", "甲局")
    assert unit.text() == "甲局"
    document.history.undo()
    assert unit.text() == ""


@pytest.mark.parametrize("size", [100, 150, 200])
def test_fields_of_both_boxes_begin_below_each_other(
    document: Document, show: Show, qapp: QApplication, size: int
) -> None:
    set_font(qapp, size)
    page = CoverView(document)
    show(page)
    fields = (page.ui.unit, page.ui.base_filler)

    assert len({field.mapTo(page, QPoint(0, 0)).x() for field in fields}) == 1
    set_font(qapp)
