from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from hands import Show, focused, type_keys, write
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_edits import add_row
from perfeval_gui.domain.record.evaluators import Evaluator
from perfeval_gui.views.sections.evaluators_view import EvaluatorsView


@pytest.fixture
def view(document: Document, show: Show) -> EvaluatorsView:
    page = EvaluatorsView(document)
    QAbstractItemModelTester(
        page.ui.rows.model(), QAbstractItemModelTester.FailureReportingMode.Warning, page
    )
    show(page)
    return page


def test_a_name_is_composed_in_the_current_cell(view: EvaluatorsView) -> None:
    view.ui.add.click()
    write(view.ui.rows, "王丽")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()

    assert view.document.report.evaluation.evaluators[0].name == "王丽"


def test_headings_are_the_editions_without_the_gaps_of_the_paper(view: EvaluatorsView) -> None:
    model = view.ui.rows.model()
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]

    assert titles == ["姓名", "职务/职称", "单位"]


def test_a_long_workplace_wraps_and_the_table_grows(view: EvaluatorsView) -> None:
    add_row(view.document, "evaluators", 0, "人员", Evaluator(name="陈伟"))
    QApplication.processEvents()
    low = view.ui.rows.height()
    add_row(view.document, "evaluators", 1, "人员", Evaluator(workplace="岳阳市云溪区" * 30))
    QApplication.processEvents()

    assert view.ui.rows.rowHeight(1) > 2 * view.ui.rows.rowHeight(0)
    assert view.ui.rows.height() > 2 * low


def test_opinions_and_signatures_are_written(view: EvaluatorsView) -> None:
    write(view.ui.unit_opinion, "情况属实。")
    write(view.ui.unit_head, "赵强")
    type_keys(view.ui.form_phone, "13800010002")

    evaluation = view.document.report.evaluation
    assert evaluation.unit_opinion == "情况属实。"
    assert evaluation.unit_head == "赵强"
    assert evaluation.form_phone == "13800010002"


def test_tab_leaves_the_table_at_its_end(view: EvaluatorsView) -> None:
    view.ui.add.click()
    view.ui.rows.choose_row(0, 2)
    QTest.keyClick(view.ui.rows, Qt.Key.Key_Tab)

    assert view.ui.add.hasFocus()


def test_it_says_what_is_left_for_the_hand(view: EvaluatorsView) -> None:
    assert "打印后手写" in view.ui.subtitle.text()
