"""Ctrl+P first tells what is worth a look, and never keeps anyone from printing."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hands import PATIENT, when_asked
from perfeval_gui import paths
from perfeval_gui.document.document import Document
from perfeval_gui.paper import printing
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing import preflight as looking
from perfeval_gui.publishing.notes import Note
from perfeval_gui.views.kit import questions
from perfeval_gui.views.output import preflight_question
from perfeval_gui.views.output.actions import PrintActions
from perfeval_gui.views.output.open_pages import OpenPages
from perfeval_gui.views.output.preflight_question import Answer, PreflightQuestion
from perfeval_gui.views.output.print_memory import PrintMemory
from perfeval_gui.views.settings.settings import Settings

NOTES = (Note("fonts", "缺少字体。"), Note("blank", "人员：编制数打印为空白。", "quota"))


@pytest.fixture
def question(qtbot: QtBot) -> PreflightQuestion:
    made = PreflightQuestion(NOTES)
    qtbot.addWidget(made)
    return made


def test_every_note_is_listed_and_return_prints(question: PreflightQuestion) -> None:
    texts = [question.list.item(row).text() for row in range(question.list.count())]
    assert texts == [note.message for note in NOTES]
    assert question.go.isDefault()

    question.go.click()

    assert question.answer == "go"


def test_the_note_chosen_is_looked_at(question: PreflightQuestion) -> None:
    question.list.setCurrentRow(1)
    question.look.click()

    assert question.answer == NOTES[1]


def test_closing_goes_back(question: PreflightQuestion) -> None:
    question.reject()

    assert question.answer == "back"


def test_asking_gives_the_answer(qtbot: QtBot) -> None:
    when_asked(PreflightQuestion, lambda dialog: dialog.back.click())

    assert preflight_question.ask(None, NOTES, "打印") == "back"


class Clerk:
    """Answers the question and keeps what happened."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.asked: list[tuple[Note, ...]] = []
        self.seen: list[str] = []

    def ask(self, _parent: object, notes: tuple[Note, ...], _verb: str) -> Answer:
        self.asked.append(notes)
        return self.answer

    def ask_printer(self, *_: object) -> None:
        self.seen.append("printed")

    def visit(self, name: str) -> None:
        self.seen.append(name)

    def look(self) -> None:
        self.seen.append("output page")


def printing_of(document: Document) -> PrintActions:
    """Printing of a report that is in no file."""
    memory = PrintMemory(Settings(paths.settings), lambda: None)
    return PrintActions(QWidget(), document, document.history.resetClean, memory, PATIENT)


def pressed(
    clerk: Clerk, notes: tuple[Note, ...], document: Document, patch: pytest.MonkeyPatch
) -> Clerk:
    """*clerk* after Ctrl+P with *notes* to be told."""

    def found(*_: object) -> Generator[None, None, looking.LookedOver]:
        yield
        return looking.LookedOver(notes, ())

    def nothing(*_: object) -> Iterator[Note]:
        return iter(())

    def well(*_: object) -> None:
        return

    patch.setattr(preflight_question, "ask", clerk.ask)
    patch.setattr(printing, "ask_printer", clerk.ask_printer)
    patch.setattr(printing, "ready", well)
    patch.setattr(looking, "looking_over", found)
    patch.setattr(OpenPages, "open_notes", nothing)
    actions = printing_of(document)
    actions.cell_clicked.connect(clerk.visit)
    actions.look_wanted.connect(clerk.look)
    actions.print()
    return clerk


@pytest.mark.parametrize(
    ("answer", "seen"),
    [
        ("go", ["printed"]),
        ("back", []),
        (NOTES[1], ["quota"]),
        (NOTES[0], ["output page"]),
    ],
)
def test_ctrl_p_asks_and_does_as_told(
    answer: Answer, seen: list[str], document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = pressed(Clerk(answer), NOTES, document, monkeypatch)

    assert clerk.asked == [NOTES]
    assert clerk.seen == seen


def test_with_nothing_to_tell_it_prints_at_once(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = pressed(Clerk("back"), (), document, monkeypatch)

    assert (clerk.asked, clerk.seen) == ([], ["printed"])


def test_without_a_chinese_face_nothing_is_asked_or_printed(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def tell(_parent: object, _title: str, text: str) -> None:
        told.append(text)

    monkeypatch.setattr(questions, "tell", tell)
    monkeypatch.setattr(Typefaces, "can_set_chinese", False)
    printing_of(document).print()

    assert len(told) == 1
    assert "没有可用的中文字体" in told[0]
    assert "没有打印" in told[0]
