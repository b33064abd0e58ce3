"""交之前: three steps that lead to what is left, an export that asks, and who signs."""

from __future__ import annotations

import re
from collections.abc import Generator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from given.edges import EDGES
from given.worked import filled
from gui.window.test_main_window import Answers, answers, window
from hands import Standing, focused, idle, wait_for
from perfeval_gui.paper import printing
from perfeval_gui.publishing.notes import Note
from perfeval_gui.storage.draft.files import save_draft
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.output import output_view, preflight_question
from perfeval_gui.views.output.note_list import NoteList
from perfeval_gui.views.output.output_view import OutputView
from perfeval_gui.views.output.preview.quietly import Quietly
from perfeval_gui.views.output.print_run import _sent
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.working.pace import Pace

__all__ = ["answers", "window"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What was asked before going on, which the clerk always does."""
    seen: list[tuple[str, ...]] = []

    def ask(_parent: object, notes: tuple[Note, ...], verb: str) -> str:
        seen.append((verb, *(note.message for note in notes)))
        return "go"

    monkeypatch.setattr(preflight_question, "ask", ask)
    return seen


def page(desk: ReportDesk) -> OutputView:
    view = desk.workspace.show_section("output")
    assert isinstance(view, OutputView)
    return view


def texts(notes: NoteList) -> list[str]:
    return [notes.item(row).text() for row in range(notes.count())]


def test_sentences_listed_while_nobody_sees_them_lie_below_each_other(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    notes = NoteList("改错误", 3, page)
    QVBoxLayout(page).addWidget(notes)
    page.resize(300, 200)
    page.show()
    notes.show_entries([("甲", "quota")])
    idle()
    for letters in range(18, 28):
        page.hide()
        notes.show_entries([("甲" * letters, "quota"), ("乙", "in_post"), *[("丙", None)] * 9])
        idle()
        page.show()
        idle()
        idle()

        rows = [notes.visualItemRect(notes.item(row)) for row in range(notes.count())]
        assert all(one.bottom() < other.top() for one, other in pairwise(rows)), letters


def opened(window: MainWindow, folder: Path, **values: str) -> ReportDesk:
    """A draft in a file of *folder*, open in the window."""
    path = folder / "甲.perfeval"
    save_draft(path, filled(values) if values else EDGES["example"]().report)
    window.open_path(path)
    wait_for(lambda: window.desk is not None and window.desk.document.state.checked)
    assert window.desk is not None
    return window.desk


def said(desk: ReportDesk) -> str:
    """What a screen reader says of the last section."""
    rows = desk.workspace.sections
    return str(rows.item(rows.count() - 1).data(Qt.ItemDataRole.AccessibleTextRole))


# ---- the steps


def test_every_error_is_listed_and_enter_leads_to_its_cell(
    window: MainWindow, tmp_path: Path
) -> None:
    desk = opened(window, tmp_path, unit="某中心", base_phone="138000100012")
    view = page(desk)
    errors = [one for one in desk.document.state.findings if one.level == "error"]
    assert texts(view.mending.notes)[: len(errors)] == [one.message for one in errors]
    assert view.mending.told.text().startswith(f"{len(errors)} 处错误")
    row = next(n for n, one in enumerate(errors) if one.name == "base_phone")

    view.mending.notes.setFocus()
    QTest.keyClick(view.mending.notes, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(view.mending.notes, Qt.Key.Key_Down)
    QTest.keyClick(view.mending.notes, Qt.Key.Key_Return)

    assert focused().objectName() == "base_phone"


def test_sections_are_named_as_the_list_marks_them(window: MainWindow, tmp_path: Path) -> None:
    desk = opened(window, tmp_path, unit="某中心")
    view = page(desk)
    told = texts(view.mending.notes)

    assert "楼堂馆所与厉行节约：未填写" in told
    counted = [int(n) for n in re.findall(r"\d+", view.mending.told.text())]
    assert sum(counted) == len(told)
    assert "个部分没有填完" in view.mending.told.text()
    view.mending.notes.itemActivated.emit(
        view.mending.notes.item(told.index("楼堂馆所与厉行节约：未填写"))
    )
    assert desk.workspace.section() == "buildings"


def test_what_wants_a_reason_leads_to_where_it_is_written(
    window: MainWindow, tmp_path: Path
) -> None:
    growth = {"unit": "某中心", "initial_budget": "100", "annual_budget": "300", "executed": "300"}
    desk = opened(window, tmp_path, **growth)
    view = page(desk)
    wanted = [one.message for one in desk.document.state.findings if one.level == "explain"]
    assert texts(view.explaining.notes) == wanted
    assert wanted

    view.explaining.notes.setFocus()
    QTest.keyClick(view.explaining.notes, Qt.Key.Key_Return)

    wait_for(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    assert desk.workspace.findings.list.isAncestorOf(focused())


def test_the_command_leads_to_the_button_and_keeps_it_in_sight(
    window: MainWindow, tmp_path: Path
) -> None:
    desk = opened(window, tmp_path, unit="某中心")
    window.resize(1100, 560)
    window.actions_.export.trigger()
    view = page(desk)
    button = view.ui.export_files
    assert button.hasFocus()
    wanted: list[object] = []
    view.export_wanted.disconnect()
    view.export_wanted.connect(wanted.append)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert wanted == [("docx", "xlsx", "pdf")]

    # What is listed above it comes later, and moves it down.
    wait_for(lambda: view.exporting.notes.count() > 0)
    idle()
    idle()
    assert button.visibleRegion().boundingRect().height() == button.height()

    # So are the ways to what was written.
    view.say_written([tmp_path / "甲.docx"])
    wait_for(lambda: not view.ui.open_word.visibleRegion().isEmpty())


def test_when_nothing_is_left_both_steps_say_so(window: MainWindow, tmp_path: Path) -> None:
    view = page(opened(window, tmp_path))

    assert (view.mending.told.text(), view.explaining.told.text()) == (
        "✓ 没有要改的。",
        "✓ 没有要说明的。",
    )
    assert not view.mending.notes.isVisible()
    assert view.ui.marked.text() == "文件名和每页右上角标“送审稿”。"
    wait_for(lambda: view.signing.notes.count() == 9)
    assert texts(view.signing.notes)[0] == "第 1 页　单位负责人（许建平）：签字"


def test_a_click_on_who_signs_leads_to_the_cell(window: MainWindow, tmp_path: Path) -> None:
    view = page(opened(window, tmp_path))
    wait_for(lambda: view.signing.notes.count() == 9)

    view.signing.notes.itemClicked.emit(view.signing.notes.item(0))

    assert focused().objectName() == "base_head"


def test_tab_goes_through_the_steps_in_their_order(window: MainWindow, tmp_path: Path) -> None:
    view = page(opened(window, tmp_path, unit="某中心", base_phone="1"))
    view.mending.notes.setFocus()
    seen: list[object] = []
    while view.isAncestorOf(focused()) and focused() not in seen:
        seen.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)

    assert seen[0] is view.mending.notes
    for widget in (view.ui.docx, view.ui.export_files, view.ui.preview, view.ui.print_pages):
        assert widget in seen
    assert seen.index(view.ui.docx) < seen.index(view.ui.export_files)


# ---- export


def test_export_asks_first_and_marks_what_it_writes(
    window: MainWindow, answers: Answers, asked: list[tuple[str, ...]], tmp_path: Path
) -> None:
    desk = opened(window, tmp_path, unit="某中心", base_phone="138000100012")
    view, answers.path = page(desk), tmp_path / "出"

    view.ui.export_files.click()
    wait_for(lambda: bool(view.ui.result.text()))

    ((verb, first, *_),) = asked
    assert verb == "导出"
    assert "处错误" in first
    assert {path.stem[-4:] for path in answers.path.iterdir()} == {"（草稿）"}
    assert said(desk).endswith("已导出，标“草稿”")


def test_who_goes_back_is_asked_for_no_folder(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = opened(window, tmp_path, unit="某中心")
    answers.path = tmp_path / "出"
    monkeypatch.setattr(preflight_question, "ask", lambda *_: "back")

    page(desk).ui.export_files.click()

    assert not answers.path.exists()
    assert desk.printing.exports.run is None


def test_what_was_written_can_be_opened(
    window: MainWindow,
    answers: Answers,
    asked: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    given: list[Path] = []
    monkeypatch.setattr(output_view, "open_outside", lambda _view, path: given.append(path))
    view, answers.path = page(opened(window, tmp_path)), tmp_path / "出"
    assert not view.ui.written.isVisible()
    view.ui.pdf.setChecked(False)
    view.ui.export_files.click()
    wait_for(view.ui.written.isVisible)

    view.ui.open_folder.click()
    view.ui.open_word.click()

    assert given[0] == answers.path
    assert given[1].suffix == ".docx"
    view.say_written((tmp_path / "甲.pdf",))
    assert not view.ui.open_word.isVisible()


def test_a_desktop_without_a_program_for_it_is_told_where_it_is(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)

    output_view.open_outside(window, tmp_path / "甲.docx")

    assert str(tmp_path / "甲.docx") in answers.told[-1]


# ---- what takes long


def counting(most: int, clock: Standing, made: list[int]) -> Generator[None, None, str]:
    for number in range(most):
        clock.now += 0.06
        made.append(number)
        yield
    return f"{most} 步"


def test_long_work_is_told_and_newer_work_takes_its_place(qtbot: QtBot) -> None:
    clock, parent, made = Standing(), QObject(), list[int]()
    work = Quietly(parent, Pace(clock=clock))
    ended: list[object] = []
    delayed: list[bool] = []
    work.ended.connect(ended.append)
    work.delayed.connect(lambda: delayed.append(True))

    work.begin(counting(100, clock, made))
    assert len(made) == 2
    with qtbot.waitSignal(work.delayed):
        pass
    assert ended == []
    work.begin(counting(1, clock, made))

    assert ended == ["1 步"]
    assert delayed == [True]
    reached = len(made)
    QApplication.processEvents()
    assert len(made) == reached


def test_work_that_was_left_tells_nothing(qtbot: QtBot) -> None:
    clock, parent, made = Standing(), QObject(), list[int]()
    work = Quietly(parent, Pace(clock=clock))
    ended: list[object] = []
    work.ended.connect(ended.append)
    work.begin(counting(50, clock, made))

    work.leave()
    QApplication.processEvents()

    assert (ended, len(made)) == ([], 2)


def test_printing_that_is_left_gives_the_printer_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Paper:
        """A printer that notes what it is told."""

        def __init__(self) -> None:
            self.told: list[str] = []

    paper = Paper()

    def pages(printer: Paper, _pages: object) -> Generator[None, None, None]:
        try:
            yield
            printer.told.append("second page")
        except GeneratorExit:
            printer.told.append("abort")
            raise

    monkeypatch.setattr(printing, "printing_pages", pages)
    sent = _sent(paper, ())  # type: ignore[arg-type]  # what `pages` takes for a printer
    next(sent)
    sent.close()

    assert paper.told == ["abort"]
