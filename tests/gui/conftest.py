"""An open report, and pages shown as the window shows them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from checkout import ROOT
from hands import PATIENT, Show, Standing
from perfeval_gui.document.document import Document
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.working.pace import Pace


@pytest.fixture
def look(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which looks as before once the test is over."""
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    names = ("dark", "clear", "type_size", "dressed", "usual_size")
    was = {name: qapp.property(name) for name in names}
    yield qapp
    qapp.setFont(font)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)
    for name, value in was.items():
        qapp.setProperty(name, value)


@pytest.fixture(scope="session")
def book() -> Rulebook:
    """The shipped edition."""
    return Shelf((ROOT / "resources/editions",)).read("yunxi-2023")


@pytest.fixture
def pace() -> Pace:
    """How long the program waits for what; a test that is about it says another."""
    return PATIENT


@pytest.fixture
def document(book: Rulebook, qtbot: QtBot) -> Iterator[Document]:
    """An untouched report for 2023, for which no time goes by: see `Standing`."""
    document = Document(book, new_report(book.edition, 2023), clock=Standing())
    yield document
    # Steps know their report, and it them: found as garbage together, in no certain order, they
    # would be looked for by the history when they are gone.
    document.history.clear()


@pytest.fixture
def show(qtbot: QtBot, document: Document) -> Show:
    """Puts a page into an active window that knows Ctrl+Z and Ctrl+Y."""
    # qtbot closes windows, but does not keep them alive.
    windows: list[QMainWindow] = []

    def in_window(page: QWidget) -> QMainWindow:
        window = QMainWindow()
        undo = document.history.createUndoAction(window)
        undo.setShortcut("Ctrl+Z")
        redo = document.history.createRedoAction(window)
        redo.setShortcut("Ctrl+Y")
        window.addActions([undo, redo])
        window.setCentralWidget(page)
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(1150, 620)
        with qtbot.waitActive(window):
            window.show()
        return window

    return in_window
