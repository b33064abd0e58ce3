from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from hands import Show, write
from perfeval_gui.document.document import Document
from perfeval_gui.domain.cells.kinds import TEXT_LIMIT
from perfeval_gui.views.sections.goals_view import GoalsView

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(document: Document, show: Show) -> GoalsView:
    page = GoalsView(document)
    show(page)
    return page


def test_several_lines_are_kept(view: GoalsView) -> None:
    write(view.ui.goals_expected, "联合培训2次")
    QTest.keyClick(view.ui.goals_expected, Qt.Key.Key_Return)
    write(view.ui.goals_expected, "化解矛盾40起")

    assert view.document.report.goals.goals_expected == "联合培训2次\n化解矛盾40起"


def test_tab_goes_to_the_other_box(view: GoalsView) -> None:
    view.ui.goals_expected.setFocus()
    QTest.keyClick(view.ui.goals_expected, Qt.Key.Key_Tab)

    assert view.ui.goals_achieved.hasFocus()


def test_one_step_takes_one_visit_back(view: GoalsView) -> None:
    write(view.ui.goals_expected, "甲")
    write(view.ui.goals_achieved, "乙")
    write(view.ui.goals_achieved, "丙")
    QTest.keyClick(view.ui.goals_achieved, Qt.Key.Key_Z, CTRL)

    assert view.ui.goals_achieved.toPlainText() == ""
    assert view.ui.goals_expected.toPlainText() == "甲"


def test_the_cursor_stays_where_it_was_when_a_step_is_taken_back(view: GoalsView) -> None:
    box = view.ui.goals_expected
    write(box, "第一条\n第二条\n第三条")
    view.ui.goals_achieved.setFocus()
    box.setFocus()
    cursor = box.textCursor()
    cursor.setPosition(len("第一条"))
    box.setTextCursor(cursor)
    write(box, "改")
    QTest.keyClick(box, Qt.Key.Key_Z, CTRL)

    assert box.toPlainText() == "第一条\n第二条\n第三条"
    assert box.textCursor().position() == len("第一条")


def test_a_huge_paste_is_refused_whole(view: GoalsView) -> None:
    refused: list[str] = []
    view.refused.connect(refused.append)
    QGuiApplication.clipboard().setText("长" * (TEXT_LIMIT + 1))
    view.ui.goals_expected.setFocus()
    QTest.keyClick(view.ui.goals_expected, Qt.Key.Key_V, CTRL)

    assert view.ui.goals_expected.toPlainText() == ""
    assert "没有粘贴" in refused[0]
