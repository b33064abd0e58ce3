"""Margins are chosen on the output page, kept with their draft, and seen in the preview."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hands import PATIENT
from perfeval_gui.document.document import Document
from perfeval_gui.pages.margins import Margins
from perfeval_gui.views.output.actions import PrintActions
from perfeval_gui.views.output.margins_box import MarginsBox
from perfeval_gui.views.output.output_view import OutputView
from perfeval_gui.views.output.print_memory import PrintMemory
from perfeval_gui.views.settings.settings import Settings

OWN = Margins(top=30, bottom=25, left=30, right=10)


class Drafts:
    """Which file is open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.open: Path | None = folder / "甲.perfeval"

    def path(self) -> Path | None:
        return self.open

    def settings(self) -> Settings:
        return Settings(lambda: self.folder / "settings.ini")


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path)


@pytest.fixture
def box(qtbot: QtBot) -> MarginsBox:
    made = MarginsBox()
    qtbot.addWidget(made)
    made.show()
    return made


def test_own_margins_begin_with_the_usual_ones_and_are_told(box: MarginsBox) -> None:
    told: list[Margins | None] = []
    box.chosen.connect(told.append)
    assert not box.own.isVisible()

    box.which.setCurrentIndex(1)
    box.sides["left"].setValue(28)
    box.everywhere.setChecked(True)
    box.restore.click()

    assert told[1] == Margins(top=20, bottom=20, left=28, right=20)
    assert told[2] == Margins(top=20, bottom=20, left=28, right=20, everywhere=True)
    assert told[3] is None
    assert not box.own.isVisible()


def test_showing_margins_says_nothing(box: MarginsBox) -> None:
    told: list[object] = []
    box.chosen.connect(told.append)

    box.show_margins(OWN)

    assert told == []
    assert box.margins() == OWN
    assert box.own.isVisible()


def test_margins_are_remembered_for_their_draft(drafts: Drafts) -> None:
    memory = PrintMemory(drafts.settings(), drafts.path)
    memory.keep_margins(OWN)
    drafts.open = drafts.folder / "乙.perfeval"
    memory.begin()
    assert memory.margins() is None

    drafts.open = drafts.folder / "甲.perfeval"
    again = PrintMemory(drafts.settings(), drafts.path)

    assert again.margins() == OWN
    again.keep_margins(None)
    assert PrintMemory(drafts.settings(), drafts.path).margins() is None


def test_margins_go_along_when_the_report_gets_a_file_or_another(drafts: Drafts) -> None:
    drafts.open = None
    memory = PrintMemory(drafts.settings(), drafts.path)
    memory.keep_margins(OWN)
    for name in ("甲", "乙"):
        drafts.open = drafts.folder / f"{name}.perfeval"
        memory.saved(drafts.open)
        assert PrintMemory(drafts.settings(), drafts.path).margins() == OWN

    drafts.open = None
    memory.begin()
    assert memory.margins() is None


def test_preview_and_notes_follow_the_margins_and_another_report_has_its_own(
    document: Document, drafts: Drafts, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    memory = PrintMemory(drafts.settings(), drafts.path)
    actions = PrintActions(window, document, document.history.resetClean, memory, PATIENT)
    view = OutputView(document)
    qtbot.addWidget(view)
    actions.serve(view)
    noted: list[object] = []
    actions.noted.connect(noted.append)
    assert actions.open.made("")().parts[0].margins == (19, 12, 19, 15)

    view.margins.which.setCurrentIndex(1)
    view.margins.sides["left"].setValue(30)

    assert actions.open.made("")().parts[0].margins == (30, 12, 19, 15)
    assert len(noted) == 2

    drafts.open = drafts.folder / "乙.perfeval"
    document.open(document.book, document.report)
    assert view.margins.margins() is None
    assert actions.open.made("")().parts[0].margins == (19, 12, 19, 15)
