"""Letters that an input method is still composing: whatever happens next, they stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
)

from gui.safety.test_recovery_guard import HURRIED, copies
from gui.window.test_main_window import CTRL, Answers, answers, begun, field, window
from hands import focused, idle, wait_for
from perfeval_gui.document.passages import text_of
from perfeval_gui.document.row_edits import add_row
from perfeval_gui.domain.names.fields import get, rows_of
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.views.cells.composing import Composing, composed
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.text.passage_edit import PassageEdit
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
LETTERS: Final = "ni hao"
CELL: Final = "evaluators[0].name"


def compose(letters: str = LETTERS) -> None:
    """Type *letters* into an input method that shows them as it goes, and takes none as text."""
    for end in range(1, len(letters) + 1):
        QApplication.sendEvent(focused(), QInputMethodEvent(letters[:end], []))


def clear() -> None:
    """What the method does before the focus goes, and when the clerk gives the letters up."""
    QApplication.sendEvent(focused(), QInputMethodEvent("", []))


def in_field(desk: ReportDesk) -> Callable[[], object]:
    """Go into a field; gives what reads it."""
    field(desk, "unit").setFocus()
    return lambda: get(desk.document.report, "unit")


def in_prose(desk: ReportDesk) -> Callable[[], object]:
    box = desk.workspace.show_section("goals").findChild(QPlainTextEdit, "goals_expected")
    assert box is not None
    box.setFocus()
    return lambda: get(desk.document.report, "goals_expected")


def in_report(desk: ReportDesk) -> Callable[[], object]:
    box = desk.workspace.show_section("report").findChild(PassageEdit)
    assert box is not None
    box.setFocus()
    first = next(one.key for one in desk.document.sheet.edition.outline if one.passage)
    begin = text_of(desk.document.report, first)
    return lambda: text_of(desk.document.report, first).removeprefix(begin)


def table(desk: ReportDesk) -> FormTable:
    found = desk.workspace.show_section("evaluators").findChild(FormTable)
    assert found is not None
    return found


def in_empty_cell(desk: ReportDesk) -> Callable[[], object]:
    if not rows_of(desk.document.report, "evaluators"):
        add_row(desk.document, "evaluators", 0, "人员")
    assert table(desk).go_to(CELL)
    return lambda: get(desk.document.report, CELL)


def in_filled_cell(desk: ReportDesk) -> Callable[[], object]:
    add_row(desk.document, "evaluators", 0, "人员")
    desk.document.put(CELL, "王丽")
    return in_empty_cell(desk)


def in_open_cell(desk: ReportDesk) -> Callable[[], object]:
    read = in_empty_cell(desk)
    QTest.keyClick(focused(), Qt.Key.Key_F2)
    wait_for(lambda: isinstance(focused(), QLineEdit))
    return read


PLACES: Final = (in_field, in_prose, in_report, in_empty_cell, in_filled_cell, in_open_cell)


def everywhere(desk: ReportDesk) -> Iterator[tuple[str, Callable[[], object]]]:
    """Go into an input of every sort, each time with an untouched report."""
    untouched = desk.document.report
    for go in PLACES:
        desk.document.open(desk.document.book, untouched)
        yield go.__name__, go(desk)


def click_away(desk: ReportDesk) -> None:
    desk.workspace.sections.setFocus(Qt.FocusReason.MouseFocusReason)


def change_section(desk: ReportDesk) -> None:
    desk.workspace.show_section("staffing").begin()


def show_start(desk: ReportDesk) -> None:
    window = desk.parent()
    assert isinstance(window, MainWindow)
    window.show_start()


def open_dialog(desk: ReportDesk) -> None:
    window = desk.parent()
    assert isinstance(window, MainWindow)
    dialog = QDialog(window)
    QLineEdit(dialog).setFocus()
    dialog.open()
    wait_for(lambda: QApplication.focusWidget() in dialog.children())
    dialog.close()
    # An open cell is only left by what is done with it.
    desk.workspace.commit()


def click_inside(desk: ReportDesk) -> None:
    at = focused()
    QTest.mouseClick(getattr(at, "viewport", lambda: at)(), Qt.MouseButton.LeftButton)
    desk.workspace.commit()


def find_next(desk: ReportDesk) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_F8)


def undo(desk: ReportDesk) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)


@pytest.mark.parametrize(
    ("leave", "cleared"),
    [
        *((click_away, True), (change_section, True)),
        *((show_start, False), (open_dialog, False)),
    ],
)
def test_letters_stay_where_the_focus_goes(
    window: MainWindow, leave: Callable[[ReportDesk], None], *, cleared: bool
) -> None:
    desk = begun(window)
    for where, read in everywhere(desk):
        compose()
        if cleared:
            clear()

        leave(desk)

        assert (where, read()) == (where, LETTERS)
        window.stack.setCurrentWidget(desk.workspace)
        window.activateWindow()
        wait_for(window.isActiveWindow)


@pytest.mark.parametrize("act", [click_inside, find_next, undo])
def test_letters_stay_where_something_is_done(
    window: MainWindow, act: Callable[[ReportDesk], None]
) -> None:
    desk = begun(window)
    for where, read in everywhere(desk):
        compose()

        act(desk)
        desk.workspace.commit()

        assert (where, read()) == (where, LETTERS)


def test_letters_are_saved(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    desk = begun(window)
    for where, read in everywhere(desk):
        answers.path = tmp_path / f"{where}.perfeval"
        window.drafts().path = None
        compose()

        QTest.keyClick(focused(), Qt.Key.Key_S, CTRL)

        assert (where, read()) == (where, LETTERS)
        assert LETTERS in str(open_draft(answers.path))


def test_closing_the_window_asks_about_letters(window: MainWindow, answers: Answers) -> None:
    desk = begun(window)
    read = in_field(desk)
    compose()

    window.close()

    assert answers.asked == 1
    assert read() == LETTERS


def test_letters_go_where_the_cursor_is(window: MainWindow) -> None:
    desk = begun(window)
    unit = field(desk, "unit")
    read = in_field(desk)
    desk.document.put("unit", "𠮷甲中心")
    unit.setCursorPosition(2)
    compose("ju")

    click_away(desk)

    assert read() == "𠮷ju甲中心"


def test_letters_that_are_given_up_are_gone(window: MainWindow) -> None:
    desk = begun(window)
    for where, read in everywhere(desk):
        before = read()
        compose()

        clear()
        idle()
        desk.workspace.commit()
        click_away(desk)

        assert (where, read()) == (where, before)


def test_what_was_taken_is_text_once(window: MainWindow) -> None:
    desk = begun(window)
    for where, read in everywhere(desk):
        compose()
        done = QInputMethodEvent("", [])
        done.setCommitString("你好")
        QApplication.sendEvent(focused(), done)
        clear()

        click_away(desk)

        assert (where, read()) == (where, "你好")


class Sending:
    """An input method that makes all it shows text where it should forget it: fcitx 4, Windows."""

    def reset(self) -> None:
        """Sent to whatever has the focus then."""
        done = QInputMethodEvent("", [])
        done.setCommitString(LETTERS)
        QApplication.sendEvent(QApplication.focusObject(), done)


def test_letters_are_text_once_whatever_the_method_sends(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "inputMethod", Sending)
    desk = begun(window)
    for leave in (click_away, click_inside, find_next):
        for where, read in everywhere(desk):
            compose()
            leave(desk)
            desk.workspace.commit()

            assert (where, read()) == (where, LETTERS)


def test_undoing_comes_after_the_letters(window: MainWindow) -> None:
    desk = begun(window)
    read = in_field(desk)
    desk.document.put("budget_code", "301")
    compose()
    undo(desk)
    assert read() == LETTERS

    undo(desk)
    assert read() == ""

    QTest.keyClick(focused(), Qt.Key.Key_Y, CTRL)
    assert read() == LETTERS


def test_a_key_that_does_nothing_by_itself_ends_no_composing(window: MainWindow) -> None:
    desk = begun(window)
    read = in_field(desk)
    compose()

    QTest.keyClick(focused(), Qt.Key.Key_Control)

    assert (read(), composed(focused())) == ("", LETTERS)


def test_letters_stay_in_a_dialog(window: MainWindow) -> None:
    begun(window)
    dialog = QDialog(window)
    entry, buttons = QLineEdit(dialog), QDialogButtonBox(dialog)
    accept = buttons.addButton("确定", QDialogButtonBox.ButtonRole.AcceptRole)
    layout = QVBoxLayout(dialog)
    layout.addWidget(entry)
    layout.addWidget(buttons)
    taken: list[str] = []
    accept.clicked.connect(lambda: taken.append(entry.text()))
    dialog.open()
    wait_for(dialog.isActiveWindow)
    entry.setFocus()
    compose()
    clear()

    accept.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.mouseClick(accept, Qt.MouseButton.LeftButton)

    assert taken == [LETTERS]
    dialog.close()


@HURRIED
def test_a_recovery_copy_holds_the_letters(window: MainWindow) -> None:
    desk = begun(window)
    for _, _ in everywhere(desk):
        compose()

        wait_for(lambda: any(LETTERS in str(copy.report) for copy in copies()))

        assert composed(focused()) == LETTERS, "the copy must not end the composing"
        clear()
        idle()
        desk.workspace.commit()
        desk.document.history.setClean()
        wait_for(lambda: copies() == ())


def test_letters_nobody_watches_are_lost(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: proves that the tests above can fail."""
    monkeypatch.setattr(Composing, "eventFilter", lambda *_: False)
    desk = begun(window)
    for where, read in everywhere(desk):
        before = read()
        compose()
        clear()

        click_away(desk)

        assert (where, read()) == (where, before)
