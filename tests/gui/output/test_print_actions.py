"""Printing, preview and export from the window: remembered setups, notes, progress, cancelling."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hands import PATIENT, Standing, wait_for
from perfeval_gui.document.document import Document
from perfeval_gui.paper import printing
from perfeval_gui.paper.printing import FIRST, PrintSetup, chosen_setup, is_gone, prepare
from perfeval_gui.publishing.notes import Note
from perfeval_gui.publishing.preflight import LookedOver
from perfeval_gui.publishing.publishing import Step
from perfeval_gui.views.desk.workspace import Workspace
from perfeval_gui.views.kit import questions
from perfeval_gui.views.output import preflight_question
from perfeval_gui.views.output.actions import PrintActions
from perfeval_gui.views.output.export_run import ExportRun
from perfeval_gui.views.output.output_view import OutputView
from perfeval_gui.views.output.print_memory import PrintMemory
from perfeval_gui.views.settings.settings import Settings
from perfeval_gui.working.pace import Pace

DONE = PrintSetup(printer="甲", first=2, last=3, copies=4, collate=False)


@dataclass
class Bench:
    """A workspace joined to its print actions, and what they said."""

    workspace: Workspace
    actions: PrintActions
    memory: PrintMemory
    said: list[str]


@pytest.fixture
def bench(
    qtbot: QtBot, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Bench:
    workspace = Workspace(document)
    qtbot.addWidget(workspace)
    memory = PrintMemory(Settings(lambda: tmp_path / "a.json"), lambda: tmp_path / "a.perfeval")
    actions = PrintActions(workspace, document, workspace.commit, memory, PATIENT)
    actions.cell_clicked.connect(workspace.go_to)
    said: list[str] = []
    actions.said.connect(said.append)

    def tell(_parent: QWidget | None, _title: str, text: str) -> None:
        said.append(text)

    def go_on(_parent: object, notes: tuple[Note, ...], _verb: str) -> str:
        said.extend(note.message for note in notes if note.kind == "printer")
        return "go"

    monkeypatch.setattr(questions, "tell", tell)
    monkeypatch.setattr(preflight_question, "ask", go_on)
    workspace.resize(1300, 700)
    with qtbot.waitActive(workspace):
        workspace.show()
    return Bench(workspace, actions, memory, said)


def printers(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    def available() -> list[str]:
        return list(names)

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", available)


# ---- preview


def test_a_click_in_the_preview_puts_the_focus_into_the_field(bench: Bench, qtbot: QtBot) -> None:
    panel = bench.actions.make_preview(bench.workspace)
    bench.workspace.show_beside(panel, shown=True)
    bench.actions.refresh()
    preview = panel.preview
    qtbot.waitUntil(lambda: bool(preview.pages()))
    place = next(place for place in preview.pages()[0].places if place.name == "in_post")
    where = preview._stack().area_of(0, place).center().toPoint()

    QTest.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=where)

    focused = bench.workspace.window().focusWidget()
    assert focused is not None
    assert focused.objectName() == "in_post"


def test_the_preview_says_that_word_may_break_pages_elsewhere(bench: Bench) -> None:
    labels = bench.actions.make_preview(bench.workspace).findChildren(QLabel)

    assert any("Word" in label.text() and "分页" in label.text() for label in labels)


# ---- printers


def test_a_setup_is_remembered_for_its_draft(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    here = [tmp_path / "甲 1.perfeval"]
    memory = PrintMemory(Settings(lambda: file), lambda: here[0])
    memory.keep(DONE)
    here[0] = tmp_path / "乙.perfeval"
    assert memory.recall() == FIRST

    again = PrintMemory(Settings(lambda: file), lambda: tmp_path / "甲 1.perfeval")

    assert again.recall() == DONE


def test_a_report_without_a_file_and_a_damaged_setup_begin_anew(tmp_path: Path) -> None:
    settings = Settings(lambda: tmp_path / "settings.json")
    nameless = PrintMemory(settings, lambda: None)
    nameless.keep(DONE)
    settings.keep_print_setup(tmp_path, ("甲", "x", "1", "1", "true"))

    assert nameless.recall() == FIRST
    assert PrintMemory(settings, lambda: tmp_path).recall() == FIRST


def test_a_setup_is_put_into_the_printer_and_read_from_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printers(monkeypatch, "别的")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)

    prepare(printer, DONE, 9)

    assert chosen_setup(printer) == PrintSetup(
        printer=printer.printerName(), first=2, last=3, copies=4, collate=False
    )


def test_pages_that_are_no_longer_there_are_not_asked_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printers(monkeypatch)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)

    prepare(printer, DONE, 2)

    assert printer.printRange() == QPrinter.PrintRange.AllPages


def test_without_a_printer_the_clerk_is_offered_a_pdf(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    printers(monkeypatch)

    bench.actions.print()

    (said,) = bench.said
    assert "没有可用的打印机" in said
    assert "导出 PDF" in said


def test_a_printer_that_is_gone_is_named_and_what_was_chosen_is_kept(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printers(monkeypatch, "乙")
    bench.memory.keep(DONE)
    chosen = PrintSetup(printer="乙", copies=2)

    def ask_printer(*_: object) -> QPrinter:
        return QPrinter()

    def printing_pages(*_: object) -> Iterator[None]:
        return iter(())

    def chosen_now(_printer: QPrinter) -> PrintSetup:
        return chosen

    monkeypatch.setattr(printing, "ask_printer", ask_printer)
    monkeypatch.setattr(printing, "printing_pages", printing_pages)
    monkeypatch.setattr(printing, "chosen_setup", chosen_now)
    bench.actions.print()

    assert is_gone("甲")
    assert bench.said == ["上次用的打印机“甲”不在了，打印时请选择另一台。", "已送到打印机。"]
    assert bench.memory.recall() == chosen


# ---- notes


def texts(view: OutputView) -> list[str]:
    notes = view.exporting.notes
    return [notes.item(row).text() for row in range(notes.count())]


def test_notes_lead_to_their_cells(document: Document, qtbot: QtBot) -> None:
    view = OutputView(document)
    qtbot.addWidget(view)
    told = (Note("fonts", "字体"), Note("blank", "人员：编制数打印为空白。", "quota"))
    view.say_noted(LookedOver(told, ()))
    wanted: list[str] = []
    view.cell_wanted.connect(wanted.append)

    for row in range(view.exporting.notes.count()):
        view.exporting.notes.itemActivated.emit(view.exporting.notes.item(row))

    assert wanted == ["quota"]
    assert view.exporting.told.text() == "打印前检查：2 条，可以照常打印和导出。"
    assert view.ui.export_files.isEnabled()
    assert view.ui.print_pages.isEnabled()
    view.say_noted(LookedOver((Note("boxes", "没有字体"),), ()))
    assert "照常" not in view.exporting.told.text()


def test_notes_are_found_when_the_page_is_shown_and_after_an_edit(
    bench: Bench, document: Document, qtbot: QtBot
) -> None:
    view = bench.workspace.show_section("output")
    assert isinstance(view, OutputView)
    bench.actions.serve(view)
    qtbot.waitUntil(lambda: "人员：编制数打印为空白。" in texts(view))

    document.put("quota", Decimal(8))

    qtbot.waitUntil(lambda: bool(texts(view)) and "人员：编制数打印为空白。" not in texts(view))


# ---- export


def slow(clock: Standing, window: QWidget, made: Iterator[Step]) -> ExportRun:
    """An export each step of which takes 0.11 s."""
    return ExportRun(window, made, Pace(clock=clock))


def steps(count: int, clock: Standing | None = None) -> Iterator[Step]:
    for number in range(count):
        if clock is not None:
            clock.now += 0.11
        yield Step(f"第 {number} 步", Path(str(number)) if number % 2 else None)


def test_a_short_export_is_over_at_once_and_shows_nothing(bench: Bench, qtbot: QtBot) -> None:
    clock = Standing()
    run = slow(clock, bench.workspace, steps(2, clock))

    with qtbot.waitSignal(run.ended, timeout=0) as ended:
        run.start()

    assert ended.args == [(Path("1"),), "", False]
    assert bench.workspace.findChildren(QProgressDialog) == []


def test_a_long_export_shows_what_it_does_and_goes_on(bench: Bench, qtbot: QtBot) -> None:
    clock = Standing()
    told: list[str] = []
    seen_at_the_end: list[bool] = []

    def watched() -> Iterator[Step]:
        for step in steps(7, clock):
            told.extend(d.labelText() for d in bench.workspace.findChildren(QProgressDialog))
            yield step

    run = slow(clock, bench.workspace, watched())
    with qtbot.waitSignal(run.ended) as ended:
        run.start()
        (dialog,) = bench.workspace.findChildren(QProgressDialog)
        assert dialog.isVisible()
        run.ended.connect(lambda *_: seen_at_the_end.append(dialog.isVisible()))

    assert ended.args == [(Path("1"), Path("3"), Path("5")), "", False]
    assert told == ["正在导出……", "第 3 步", "第 4 步", "第 5 步"]
    assert seen_at_the_end == [False]


def test_a_long_export_can_be_cancelled(bench: Bench, qtbot: QtBot) -> None:
    clock = Standing()
    run = slow(clock, bench.workspace, steps(500, clock))

    with qtbot.waitSignal(run.ended) as ended:
        run.start()
        (dialog,) = bench.workspace.findChildren(QProgressDialog)
        button = dialog.findChild(QPushButton)
        assert button is not None
        assert button.text() == "取消"
        button.click()

    assert ended.args is not None
    assert ended.args[1:] == ["", True]
    assert len(ended.args[0]) < 5


def test_garbage_is_not_looked_for_while_an_export_is_under_way(bench: Bench, qtbot: QtBot) -> None:
    looked_for: list[bool] = []
    clock = Standing()

    def watched() -> Iterator[Step]:
        for step in steps(7, clock):
            looked_for.append(gc.isenabled())
            yield step

    run = slow(clock, bench.workspace, watched())
    with qtbot.waitSignal(run.ended):
        run.start()

    assert looked_for == [False] * 7
    assert gc.isenabled()


def test_what_was_exported_is_told_and_a_fault_is_a_sentence(bench: Bench, tmp_path: Path) -> None:
    written: list[object] = []
    bench.actions.exports.exported.connect(written.append)
    (tmp_path / "文件").write_text("x")

    for name in ("文件", "夹"):
        bench.actions.exports.export(tmp_path / name, ("docx",))
        wait_for(lambda: bench.actions.exports.run is None)

    assert any("文件" in text for text in bench.said)
    assert len(written) == 1
    assert bench.said[-1] == f"已导出到 {tmp_path / '夹'}"
