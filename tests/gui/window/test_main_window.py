"""The window as a whole: drafts, unsaved marks, questions, undo across sections and saving."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hands import focused, write
from perfeval_gui import paths
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.start.join import Desktop
from perfeval_gui.storage.disk.atomic import WriteError
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.saving import saving
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.kit import questions
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.working.pace import Pace

CTRL = Qt.KeyboardModifier.ControlModifier


class Answers:
    """Answers what the window asks, and keeps what it tells."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.asked = 0
        self.answer: questions.Answer = "cancel"
        self.path: Path | None = None
        self.choices: list[str] = []
        self.details = ""

    def choose_button(
        self,
        _parent: object,
        _title: str,
        text: str,
        choices: Sequence[tuple[str, str]],
        details: str = "",
    ) -> str:
        self.told.append(text)
        self.details = details
        return self.choices.pop(0) if self.choices else choices[-1][0]

    def tell(self, _parent: object, _title: str, text: str) -> None:
        self.told.append(text)

    def tell_lines(self, _parent: object, _title: str, text: str, lines: Sequence[str]) -> None:
        self.told.append(text)
        self.details = "\n".join(lines)

    def ask_to_save(self, _parent: object, _name: str) -> questions.Answer:
        self.asked += 1
        return self.answer

    def choose(self, _parent: object, _folder: Path) -> Path | None:
        return self.path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """What the clerk answers."""
    given = Answers()
    monkeypatch.setattr(questions, "tell", given.tell)
    monkeypatch.setattr(questions, "tell_lines", given.tell_lines)
    monkeypatch.setattr(questions, "ask_to_save", given.ask_to_save)
    monkeypatch.setattr(questions, "choose", given.choose_button)
    for dialog in ("draft_to_open", "last_year_to_open", "draft_to_save", "folder_for_export"):
        monkeypatch.setattr(questions, dialog, given.choose)
    return given


@pytest.fixture
def window(qtbot: QtBot, answers: Answers, pace: Pace) -> Iterator[MainWindow]:
    """The program's own window, on the start page."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desktop = Desktop(application, pace=pace)
    desktop.show(None)
    qtbot.addWidget(desktop.window)
    with qtbot.waitActive(desktop.window):
        desktop.window.activateWindow()
    yield desktop.window
    answers.answer = "discard"


def begun(window: MainWindow) -> ReportDesk:
    """A new report of the first edition there was, begun from the start page."""
    editions = window.start.edition
    editions.setCurrentIndex(editions.findText("云溪区", Qt.MatchFlag.MatchContains))
    QTest.keyClick(window.start.year, Qt.Key.Key_Return)
    assert window.desk is not None
    return window.desk


def field(desk: ReportDesk, name: str) -> QLineEdit:
    found = desk.workspace.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_start_page_offers_new_open_and_sample(window: MainWindow) -> None:
    assert window.stack.currentWidget() is window.start
    assert window.start.edition.count() >= 1
    assert window.start.year.text() == "2023"
    assert not window.actions_.save.isEnabled()

    window.start.open_sample.click()

    assert window.desk is not None
    assert window.desk.document.report.cover.unit
    assert window.drafts().path is None


def test_a_year_that_is_none_is_refused_beside_the_field(window: MainWindow) -> None:
    window.start.year.setText("99")
    QTest.keyClick(window.start.year, Qt.Key.Key_Return)

    assert window.desk is None
    assert "2000" in window.start.year_fault.text()


def test_a_year_may_be_typed_full_width(window: MainWindow) -> None:
    window.start.year.setText("２０２４")
    QTest.keyClick(window.start.year, Qt.Key.Key_Return)

    assert window.desk is not None
    assert window.desk.document.report.year == 2024


def test_a_first_window_fits_on_its_screen(window: MainWindow) -> None:
    room = window.screen().availableGeometry()

    assert window.width() <= room.width()
    assert window.height() < room.height()


def test_typing_marks_the_window_and_saving_takes_the_mark_away(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲中心")
    assert window.isWindowModified()

    answers.path = tmp_path / "甲.perfeval"
    QTest.keyClick(field(desk, "unit"), Qt.Key.Key_S, CTRL)

    assert not window.isWindowModified()
    assert open_draft(answers.path).cover.unit == "甲中心"
    assert window.windowTitle().startswith("甲[*]")


def test_the_suggested_name_can_be_a_file_name(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = begun(window)
    suggested: list[Path] = []
    monkeypatch.setattr(questions, "draft_to_save", lambda _parent, path: suggested.append(path))
    write(field(desk, "unit"), '甲/乙: "丙"?' + "长" * 400)
    window.actions_.save.trigger()

    assert suggested[0].name.startswith("甲乙 丙长长")
    assert len(suggested[0].name.encode()) < 255


def test_undo_goes_on_after_saving(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲中心")
    answers.path = tmp_path / "甲.perfeval"
    window.actions_.save.trigger()

    QTest.keyClick(field(desk, "unit"), Qt.Key.Key_Z, CTRL)
    assert desk.document.report.cover.unit == ""
    assert window.isWindowModified()

    window.actions_.redo.trigger()
    assert field(desk, "unit").text() == "甲中心"
    assert not window.isWindowModified()


def test_nothing_is_undone_behind_the_start_page(window: MainWindow) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲中心")
    window.actions_.new.trigger()
    window.start.open_draft.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    assert desk.document.report.cover.unit == "甲中心"

    window.start.back.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    assert desk.document.report.cover.unit == ""


def test_undo_names_its_step_and_crosses_sections(window: MainWindow) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    desk.workspace.show_section("staffing")
    QTest.keyClicks(field(desk, "quota"), "8")
    desk.workspace.show_section("goals")
    box = desk.workspace.findChild(QPlainTextEdit, "goals_expected")
    assert box is not None
    write(box, "目标")

    assert window.actions_.undo.text() == "撤销：修改预期目标"
    for _ in range(3):
        QTest.keyClick(box, Qt.Key.Key_Z, CTRL)

    assert not window.actions_.undo.isEnabled()
    assert field(desk, "unit").text() == field(desk, "quota").text() == box.toPlainText() == ""


def test_unreadable_text_survives_saving_opening_and_edits_elsewhere(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    desk = begun(window)
    desk.workspace.show_section("staffing")
    QTest.keyClicks(field(desk, "in_post"), "eight")
    QTest.keyClicks(field(desk, "quota"), "8")
    answers.path = tmp_path / "甲.perfeval"
    window.actions_.save.trigger()
    assert open_draft(answers.path).staffing.in_post == Unread("eight")

    window.actions_.open.trigger()
    desk.workspace.show_section("staffing")

    assert field(desk, "in_post").text() == "eight"
    assert field(desk, "in_post").property("fault")


@pytest.mark.parametrize(("answer", "left"), [("cancel", False), ("discard", True)])
def test_closing_asks_while_something_is_not_saved(
    window: MainWindow, answers: Answers, *, answer: questions.Answer, left: bool
) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    answers.answer = answer

    assert window.close() is left
    assert answers.asked == 1


def test_closing_an_untouched_report_asks_nothing(window: MainWindow, answers: Answers) -> None:
    begun(window)

    assert window.close()
    assert answers.asked == 0


def test_closing_with_save_keeps_the_window_when_saving_fails(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(path: Path, *_rest: object) -> None:
        raise WriteError(path, "磁盘空间不足")

    monkeypatch.setattr(saving, "write_file", fails)
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    answers.answer, answers.path = "save", tmp_path / "甲.perfeval"

    assert not window.close()
    assert "磁盘空间不足" in answers.told[0]
    assert window.isWindowModified()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not a draft", "不是本程序的草稿"),
        (b"PERFEVAL 1 5 " + b"0" * 64 + b"\n12345", "已损坏"),
        (b"PERFEVAL 9 5 " + b"0" * 64 + b"\n12345", "更新的程序版本"),
    ],
)
def test_what_cannot_be_opened_leaves_the_open_report_alone(
    window: MainWindow, answers: Answers, tmp_path: Path, content: bytes, sentence: str
) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲")
    strange = tmp_path / "别的.perfeval"
    strange.write_bytes(content)

    window.open_path(strange)

    assert sentence in answers.told[0]
    assert answers.asked == 0
    assert desk.document.report.cover.unit == "甲"
    assert window.isWindowModified()
    assert strange.read_bytes() == content


def test_recent_drafts_are_listed_and_open(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    desk = begun(window)
    answers.path = tmp_path / "甲.perfeval"
    window.actions_.save.trigger()
    window.actions_.new.trigger()
    assert window.start.recent.count() == 1

    answers.path.unlink()
    window.show_start()

    # Its card stays, and says that it is gone.
    assert window.start.recent.count() == 1
    assert window.start.unread_cards() == []
    assert desk.document.history.isClean()


def test_the_shipped_sample_is_opened_as_a_copy(window: MainWindow) -> None:
    window.open_path(paths.sample())

    assert window.drafts().path is None


def test_a_cell_being_typed_in_is_saved_too(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    desk = begun(window)
    desk.workspace.show_section("funds").begin()
    QTest.keyClicks(focused(), "7")
    QTest.keyClicks(focused(), "5")
    answers.path = tmp_path / "甲.perfeval"

    window.actions_.save.trigger()

    saved = open_draft(answers.path).funds.three_public.prior_final
    assert str(saved) == "75"


def test_export_writes_all_three_files(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = begun(window)
    write(field(desk, "unit"), "甲中心")
    answers.path = tmp_path / "导出"

    # On a busy machine the files are made between the window's events.
    with qtbot.waitSignal(desk.printing.exports.exported):
        desk.handing_in.export(("docx", "xlsx", "pdf"))

    assert sorted(path.suffix for path in answers.path.iterdir()) == [".docx", ".pdf", ".xlsx"]
    assert answers.told == []


def test_every_section_can_be_walked_through_by_keys(window: MainWindow) -> None:
    desk = begun(window)
    shown = [desk.workspace.sections.currentRow()]
    for _ in range(10):
        QTest.keyClick(focused(), Qt.Key.Key_PageDown, CTRL)
        shown.append(desk.workspace.sections.currentRow())

    assert shown == list(range(11))


def test_recent_drafts_do_not_raise_the_window(window: MainWindow, tmp_path: Path) -> None:
    drafts = [tmp_path / f"{number}.perfeval" for number in range(10)]
    for draft in drafts:
        draft.touch()
    window.start.show_recent(drafts[:1])
    before = window.minimumSizeHint().height()
    window.start.show_recent(drafts)

    # 768 pixels at 150 %, less a task bar and a title.
    assert window.minimumSizeHint().height() == before <= 440


def test_return_in_the_list_of_sections_goes_into_the_form(window: MainWindow) -> None:
    desk = begun(window)
    desk.workspace.sections.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Return)

    assert focused().objectName() == "quota"
