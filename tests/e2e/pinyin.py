"""Types pinyin with a real input method into the real window, and leaves letters unfinished.

Run as a program on a screen and a message bus of its own: ``python pinyin.py FOLDER``. Keys and
clicks go through the screen, as a clerk's do; what comes of them is read from the report.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from hands import PATIENT, wait_for
from keys import focused
from perfeval_gui.document.passages import text_of
from perfeval_gui.document.row_edits import add_row
from perfeval_gui.domain.names.fields import get
from perfeval_gui.start import app
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.cells.composing import composed
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.text.passage_edit import PassageEdit

BUS: Final = "org.freedesktop.portal.IBus"
LETTERS: Final = "nihao"
SHOWN: Final = "ni hao"
TAKEN: Final = "你好"
_TRIES: Final = 3
PROFILE: Final = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""


def start_method(home: Path) -> subprocess.Popen[bytes]:
    """Start the input method with pinyin alone, and wait until it can be asked."""
    profile = home / "fcitx5/profile"
    profile.parent.mkdir()
    profile.write_text(PROFILE, encoding="utf-8")
    left_out = "--disable=wayland,waylandim,kimpanel,notifications,notificationitem,cloudpinyin"
    method = subprocess.Popen(["fcitx5", left_out], stderr=subprocess.DEVNULL)
    subprocess.run(["gdbus", "wait", "--session", BUS], check=True)
    return method


def press(*keys: str) -> None:
    """Press *keys* on the keyboard of the screen."""
    for key in keys:
        subprocess.run(["xdotool", "key", key], check=True)
        QApplication.processEvents()


def click(widget: QWidget) -> None:
    """Click into the middle of *widget*."""
    place = widget.mapToGlobal(widget.rect().center())
    where = [str(place.x()), str(place.y())]
    subprocess.run(["xdotool", "mousemove", *where, "click", "1"], check=True)


def compose() -> None:
    """Type the letters; the input method shows them and none of them is text.

    It hears of a new focus in its own time: a letter that it did not take yet is typed again.
    """
    for end, letter in enumerate(LETTERS, 1):
        before = _text()
        press(letter)
        wait_for(lambda end=end, before=before: _shown(end) or _text() != before)  # type: ignore[misc]  # mypy cannot tell a bound default
        while not _shown(end):
            press("BackSpace", letter)
            wait_for(lambda end=end, before=before: _shown(end) or _text() != before)  # type: ignore[misc]  # as above


def _shown(end: int) -> bool:
    return composed(focused()).replace(" ", "") == LETTERS[:end]


def _text() -> str:
    at = focused()
    if isinstance(at, QLineEdit):
        return at.text()
    return at.toPlainText() if isinstance(at, QPlainTextEdit) else ""


class Places:
    """The inputs that are typed into: how to go there, and what the report says of them."""

    def __init__(self, desk: ReportDesk) -> None:
        """Type into the report of *desk*."""
        self._desk = desk
        self._document = desk.document
        self._heading = next(one.key for one in desk.document.sheet.edition.outline if one.passage)

    def field(self) -> Callable[[], object]:
        """A field."""
        found = self._desk.workspace.show_section("cover").findChild(QLineEdit, "unit")
        assert found is not None
        found.setFocus()
        return lambda: get(self._document.report, "unit")

    def cell(self) -> Callable[[], object]:
        """A cell that is only selected: the first letter opens it."""
        table = self._desk.workspace.show_section("evaluators").findChild(FormTable)
        assert table is not None
        if not table.model().rowCount():
            add_row(self._document, "evaluators", 0, "人员")
        assert table.go_to("evaluators[0].name")
        return lambda: get(self._document.report, "evaluators[0].name")

    def passage(self) -> Callable[[], object]:
        """The editor of the report, at the end of its text."""
        box = self._desk.workspace.show_section("report").findChild(PassageEdit)
        assert box is not None
        box.setFocus()
        begin = text_of(self._document.report, self._heading)
        return lambda: text_of(self._document.report, self._heading).removeprefix(begin)


def check(desk: ReportDesk) -> None:
    """Take what is offered, then leave letters by a click, by a key and for another section."""
    places, untouched = Places(desk), desk.document.report
    for go in (places.field, places.cell, places.passage):
        for leave, wanted in (
            (_take, TAKEN),
            (lambda: click(desk.workspace.sections), SHOWN),
            (lambda: press("F8"), SHOWN),
            (lambda: press("ctrl+Next"), SHOWN),
        ):
            desk.document.open(desk.document.book, untouched)
            read = go()
            compose()
            leave()
            wait_for(lambda: not composed(focused()))
            desk.workspace.commit()
            assert read() == wanted, f"{go.__name__}: {read()!r}"


def _take() -> None:
    """Take what is offered first."""
    press("space")
    wait_for(lambda: not composed(focused()))


def check_dialog(window: QWidget) -> None:
    """Letters in a dialog are there for its button.

    A letter may be typed while the input method still thinks of the window behind; nobody is told
    of it, and it is lost with what was there before. The dialog is opened anew then.
    """
    for _ in range(_TRIES):
        try:
            told = _told_by_dialog(window)
        except AssertionError:
            continue
        assert told == [SHOWN], told
        return
    raise AssertionError("no letter came into the dialog")


def _told_by_dialog(window: QWidget) -> list[str]:
    """What the button of a dialog finds in its field; AssertionError where no letter came."""
    dialog = QDialog(window)
    entry, buttons = QLineEdit(dialog), QDialogButtonBox(dialog)
    accept = buttons.addButton("确定", QDialogButtonBox.ButtonRole.AcceptRole)
    layout = QVBoxLayout(dialog)
    layout.addWidget(entry)
    layout.addWidget(buttons)
    told: list[str] = []
    accept.clicked.connect(lambda: told.append(entry.text()))
    dialog.open()
    entry.setFocus()
    try:
        assert QTest.qWaitForWindowActive(dialog), "the dialog did not become active"
        compose()
    except AssertionError:
        dialog.reject()
        raise
    # Where a window manager puts a dialog is not known in time: clicked within Qt.
    QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
    dialog.reject()
    return told


def main() -> None:
    """Type and check."""
    method = start_method(Path(sys.argv[1]))
    try:
        app.prepare_environment()
        application = QApplication(sys.argv[:1])
        desktop = Desktop(application, pace=PATIENT)
        desktop.show(None)
        assert QTest.qWaitForWindowActive(desktop.window), "the window did not become active"
        desktop.window.drafts().new("yunxi-2023", 2023)
        assert desktop.window.desk is not None
        check(desktop.window.desk)
        check_dialog(desktop.window)
        sys.stdout.write("typed\n")
    finally:
        method.terminate()
        method.wait()


if __name__ == "__main__":
    main()
