from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hands import Show, type_keys
from perfeval_gui.document.document import Document
from perfeval_gui.domain.cells.kinds import MONEY
from perfeval_gui.views.sections.execution_view import ExecutionView


@pytest.fixture
def view(document: Document, show: Show) -> ExecutionView:
    page = ExecutionView(document)
    show(page)
    return page


def test_rate_and_score_follow_what_is_typed(view: ExecutionView) -> None:
    type_keys(view.ui.annual_budget, "327.49")
    type_keys(view.ui.executed, "164")

    assert view.ui.execution_points.text() == "10"
    assert view.ui.execution_rate.text() == "50.08%"
    assert view.ui.execution_score.text() == "5.01"


def test_both_splits_are_added_up(view: ExecutionView) -> None:
    type_keys(view.ui.general_budget, "318.73")
    type_keys(view.ui.other_income, "8.76")
    type_keys(view.ui.basic_spending, "117.85")

    assert view.ui.income_total.text() == "327.49"
    assert view.ui.spending_total.text() == "117.85"


def test_project_spending_is_locked_while_it_is_linked(view: ExecutionView) -> None:
    view.document.put("project_spending.final", MONEY.read("209.64"))
    type_keys(view.ui.project_executed, "1")

    assert view.ui.project_executed.isReadOnly()
    assert view.ui.project_executed.text() == "209.64"


def test_unlinked_project_spending_is_typed(view: ExecutionView) -> None:
    view.document.put("project_spending.final", MONEY.read("209.64"))
    QTest.keyClick(view.ui.project_linked, Qt.Key.Key_Space)
    type_keys(view.ui.project_executed, "200")

    assert not view.ui.project_linked.isChecked()
    assert view.ui.spending_total.text() == "200.00"


def test_taking_the_link_back_brings_the_linked_figure_back(view: ExecutionView) -> None:
    view.document.put("project_spending.final", MONEY.read("209.64"))
    QTest.keyClick(view.ui.project_linked, Qt.Key.Key_Space)
    QTest.keyClick(view.ui.project_linked, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert view.ui.project_linked.isChecked()
    assert view.ui.project_executed.text() == "209.64"


def test_what_is_no_figure_stays_and_says_so(view: ExecutionView) -> None:
    type_keys(view.ui.executed, "abc")
    type_keys(view.ui.annual_budget, "10")

    assert view.ui.executed.text() == "abc"
    assert view.ui.executed_fault.isVisible()
    assert "不是数字" in view.ui.executed_fault.text()
    assert view.ui.execution_rate.text() == ""


def test_labels_are_the_editions(view: ExecutionView) -> None:
    assert view.ui.nontax_income_label.text() == "纳入专户管理的非税收入拨款"
    assert view.ui.executed.accessibleName() == "全年执行数（万元）"
