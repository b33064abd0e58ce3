"""Ten million characters are refused at once wherever they are pasted, and nothing is cut."""

from __future__ import annotations

from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from effort import effort
from hands import Show, focused, write
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_edits import add_row
from perfeval_gui.domain.cells.kinds import TEXT_LIMIT
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.views.sections.cover_view import CoverView
from perfeval_gui.views.sections.evaluators_view import EvaluatorsView
from perfeval_gui.views.sections.goals_view import GoalsView

CTRL: Final = Qt.KeyboardModifier.ControlModifier
AT_ONCE: Final = 60
"""Pieces of work, some 10 ms each: to put ten million characters into a field takes thousands."""
HUGE: Final = "长" * 10_000_000


def pasted(text: str) -> float:
    """Paste *text* where the focus is; how much work that was."""
    QGuiApplication.clipboard().setText(text)
    return effort(lambda: QTest.keyClick(focused(), Qt.Key.Key_V, CTRL))


def test_in_fields(document: Document, show: Show) -> None:
    for page, field in ((CoverView(document), "unit"), (GoalsView(document), "goals_expected")):
        refused: list[str] = []
        page.refused.connect(refused.append)
        show(page)
        kind = QLineEdit if field == "unit" else QPlainTextEdit
        widget = page.findChild(kind, field)
        assert widget is not None
        widget.setFocus()

        assert pasted(HUGE) < AT_ONCE
        assert refused == [f"粘贴的内容有 {len(HUGE)} 字，一格最多 {TEXT_LIMIT} 字，没有粘贴。"]


@pytest.mark.parametrize("length", [TEXT_LIMIT + 1, len(HUGE)])
def test_in_a_table_and_in_its_open_cell(document: Document, show: Show, length: int) -> None:
    add_row(document, "evaluators", 0, "人员")
    page = EvaluatorsView(document)
    refused: list[str] = []
    page.refused.connect(refused.append)
    show(page)
    page.begin()
    assert pasted("长" * length) < AT_ONCE
    write(focused(), "王")
    editor = focused()
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    assert pasted("长" * length) < AT_ONCE

    shown = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
    assert shown == "王"
    assert len(refused) == 2
    assert document.report.evaluation.evaluators[0].name == ""


def test_what_just_fits_arrives_whole(document: Document, show: Show) -> None:
    add_row(document, "evaluators", 0, "人员")
    page = EvaluatorsView(document)
    show(page)
    page.begin()
    write(focused(), "王")
    editor = focused()
    pasted("长" * (TEXT_LIMIT - 1))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()

    name = document.report.evaluation.evaluators[0].name
    assert not isinstance(name, Unread)
    assert name == "王" + "长" * (TEXT_LIMIT - 1)


def test_what_was_pasted_is_selected(document: Document, show: Show) -> None:
    for _ in range(3):
        add_row(document, "evaluators", 0, "人员")
    page = EvaluatorsView(document)
    show(page)
    page.ui.rows.setCurrentIndex(page.ui.rows.model().index(1, 1))

    QGuiApplication.clipboard().setText("科长\t甲单位\n科员\t乙单位")
    page.ui.rows.paste()

    chosen = {(index.row(), index.column()) for index in page.ui.rows.selectedIndexes()}
    assert chosen == {(1, 1), (1, 2), (2, 1), (2, 2)}


@pytest.mark.parametrize("chosen", [[(1, 0)], [(1, 0), (2, 0)]])
def test_one_blank_cell_that_was_copied_wipes_nothing(
    document: Document, show: Show, chosen: list[tuple[int, int]]
) -> None:
    for _ in range(3):
        add_row(document, "evaluators", 0, "人员")
    page = EvaluatorsView(document)
    show(page)
    rows = page.ui.rows
    QGuiApplication.clipboard().setText("王\n李\n张")
    rows.setCurrentIndex(rows.model().index(0, 0))
    rows.paste()
    before = document.report
    assert [one.name for one in before.evaluation.evaluators] == ["王", "李", "张"]

    rows.setCurrentIndex(rows.model().index(0, 1))
    QTest.keyClick(rows, Qt.Key.Key_C, CTRL)
    rows.clearSelection()
    select = rows.selectionModel().SelectionFlag.Select
    for place in chosen:
        rows.selectionModel().select(rows.model().index(*place), select)
    QTest.keyClick(rows, Qt.Key.Key_V, CTRL)

    assert document.report is before
