"""Offers for pasted figures at the foot of the window, taken, read, and gone with the paste."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hands import focused
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.notices import notices_of
from perfeval_gui.views.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window with a new report, its fund table in front; what is typed is not saved."""
    monkeypatch.setattr(questions, "ask_to_save", lambda *_: "discard")
    desktop = Desktop(qapp)
    window = desktop.window
    qtbot.addWidget(window)
    window.drafts().new("yunxi-2023", 2023)
    assert window.desk is not None
    with qtbot.waitActive(window):
        window.show()
    window.desk.workspace.show_section("funds").go_to("operations.final")
    return window


def paste(text: str) -> None:
    """Paste *text* where the cursor is."""
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(focused(), Qt.Key.Key_V, CTRL)


def final(window: MainWindow, line: str) -> object:
    """What is typed as 本年决算数 of *line*."""
    assert window.desk is not None
    return window.desk.document.sheet.typed(f"{line}.final")


def test_a_dash_is_told_and_made_zero(window: MainWindow) -> None:
    paste("8\n -   \n")
    notices = notices_of(window)
    assert notices.isVisible()
    assert notices.label.text() == "粘贴的内容里有 1 格是“-”，按空白记下，不是 0"
    assert final(window, "maintenance") is None
    notices.way.trigger()
    assert final(window, "maintenance") == Decimal(0)
    assert not notices.isVisible()
    assert window.desk is not None
    assert window.desk.document.history.undoText() == "粘贴的“-”填成 0"
    window.actions_.undo.trigger()
    assert final(window, "maintenance") is None
    assert final(window, "operations") == Decimal(8)


def test_refused_places_are_rounded_in_one_step(window: MainWindow) -> None:
    paste("1.234\n1.234\n")
    notices = notices_of(window)
    assert notices.label.text().endswith("四舍五入后合计差 0.01 万元")
    assert final(window, "operations") == Unread("1.234")
    notices.way.trigger()
    assert final(window, "operations") == final(window, "maintenance") == Decimal("1.23")
    window.actions_.undo.trigger()
    assert final(window, "operations") == Unread("1.234")


def test_what_is_read_is_left_as_it_is(window: MainWindow) -> None:
    paste("1.234\n-\n")
    notices = notices_of(window)
    for _ in range(2):
        assert notices.isVisible()
        notices.read.trigger()
    assert not notices.isVisible()
    assert final(window, "operations") == Unread("1.234")


def test_a_narrow_window_cuts_the_sentence_and_not_the_ways_out(window: MainWindow) -> None:
    paste("1.234\n1.234\n")
    window.resize(700, 470)
    QApplication.processEvents()
    notices = notices_of(window)
    for action in (notices.way, notices.read):
        button = notices.widgetForAction(action)
        assert button.isVisible()
        assert button.geometry().right() <= notices.width()
    assert notices.label.toolTip() == notices.label.text()


def test_an_undone_paste_is_offered_no_more(window: MainWindow) -> None:
    paste("1.234\n-\n")
    assert notices_of(window).isVisible()
    window.actions_.undo.trigger()
    assert not notices_of(window).isVisible()
    assert final(window, "operations") is None


def test_another_report_is_offered_nothing(window: MainWindow) -> None:
    paste("1.234\n-\n")
    window.drafts().new("yunxi-2023", 2024)
    assert not notices_of(window).isVisible()


def test_one_text_in_many_cells_is_told_too(window: MainWindow) -> None:
    table = focused()
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    paste("-")
    assert notices_of(window).label.text() == "粘贴的内容里有 2 格是“-”，按空白记下，不是 0"


def test_a_computed_cell_says_why_it_takes_no_key(window: MainWindow) -> None:
    assert window.desk is not None
    said: list[str] = []
    window.desk.said.connect(said.append)
    paste("8\n")
    window.desk.workspace.go_to("project_spending.final")
    QTest.keyClicks(focused(), "9")
    window.desk.workspace.go_to("operations.change")
    QTest.keyClicks(focused(), "9")
    assert said == [
        "这一格由它的明细相加得出；要直接填合计，先把明细这一栏清空。",
        "这一格由程序计算，不用填；按 Ctrl+I 看是怎样算的。",
    ]
