"""A report of another edition is opened in the same window: sections and forms are its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from checkout import ROOT
from gui.drawn.training_edition import training_edition
from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.fields import put
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.views.desk.workspace import Workspace


@pytest.fixture
def books(book: Rulebook, tmp_path: Path) -> tuple[Rulebook, ...]:
    national = Shelf((ROOT / "resources/editions",)).read("guojia-xiangmu-2020")
    return book, national, training_edition(tmp_path), book


def walked(workspace: Workspace, document: Document) -> None:
    """Every section is visited, and told of an edit and of findings while it is there."""
    for section in document.sheet.edition.sections:
        workspace.show_section(section.key).begin()
        document.edit("x", put(document.report, "unit", section.title))
        document.check_now()


def test_every_section_of_every_form_one_after_the_other(
    books: tuple[Rulebook, ...], qtbot: QtBot
) -> None:
    first = books[0]
    document = Document(first, new_report(first.edition, 2023))
    workspace = Workspace(document)
    qtbot.addWidget(workspace)
    workspace.show()
    workspace.show_first()
    assert workspace.findings is not None
    walked(workspace, document)
    for book in books[1:]:
        document.open(book, new_report(book.edition, 2023))
        workspace.show_first()
        titles = [workspace.sections.item(n).text() for n in range(workspace.sections.count())]
        assert titles == [section.title for section in book.edition.sections]
        walked(workspace, document)
        QApplication.processEvents()
        assert document.sheet.faults == {}


def test_views_of_the_form_that_is_left_are_gone(books: tuple[Rulebook, ...], qtbot: QtBot) -> None:
    first, national, *_ = books
    document = Document(first, new_report(first.edition, 2023))
    workspace = Workspace(document)
    qtbot.addWidget(workspace)
    workspace.show_section("projects")
    document.open(national, new_report(national.edition, 2023))
    workspace.show_first()

    assert not workspace.findChildren(QLineEdit, "quota")
    assert workspace.pages.count() == 1


def test_another_report_of_the_same_form_keeps_its_views(book: Rulebook, qtbot: QtBot) -> None:
    document = Document(book, new_report(book.edition, 2023))
    workspace = Workspace(document)
    qtbot.addWidget(workspace)
    view = workspace.show_section("staffing")
    document.open(book, new_report(book.edition, 2023))

    assert workspace.show_section("staffing") is view


POINTED_AT: Final = """
import sys
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.tables.form_table import FormTable
from given.declared_scenarios import book, report

desktop = Desktop(QApplication(sys.argv[:1]))
window = desktop.window
window.show()
window.open_sample()
view = window.desk.workspace.show_section("projects")
QApplication.processEvents()
over = view.findChild(FormTable, "rows").horizontalHeader().viewport()
for by in (0, 1):
    # Through the screen, so that Qt knows what the pointer is over.
    place = over.mapTo(window, over.rect().center()) + QPoint(by, 0)
    QTest.mouseMove(window.windowHandle(), place)
    QApplication.processEvents()
form = "guojia-xiangmu-2021"
window.desk.document.open(book(form), report(form))
print("opened")
window.hide()
"""


def test_a_part_under_the_pointer_is_left_without_harm(tmp_path: Path) -> None:
    # Qt sends what it deletes under the pointer to a parent that is half gone: it ends the process.
    folders = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    own = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "DATA", "STATE")}
    done = subprocess.run(
        [sys.executable, "-c", POINTED_AT],
        env=dict(os.environ, **own, PYTHONPATH=folders, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "opened\n"), done.stderr
