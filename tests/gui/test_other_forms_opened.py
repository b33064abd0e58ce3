"""A report of another edition is opened in the same window: sections and forms are its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from checkout import ROOT
from gui.training_edition import training_edition
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
