"""The window is served while a command works, however many rows there are; keys wait their turn."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Generator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QProgressDialog, QTableView, QWidget

from gui.window.test_main_window import Answers, answers, window
from hands import Show, Standing, delete, wait_for
from perfeval_gui.domain.record.report import FinalState
from perfeval_gui.pages import compose
from perfeval_gui.publishing.publishing import Step
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.kit import progress as kit
from perfeval_gui.views.kit.progress import Stepped, Words
from perfeval_gui.views.output import preflight_question, public_dialog
from perfeval_gui.views.output.export_run import ExportRun
from perfeval_gui.views.tables.widths import AT_ONCE, MOST_FITTED, FitRows
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.working.pace import Pace

__all__ = ["answers", "window"]
WORDS = Words(title="做", text="正在做……", leave="取消")


# ---- before progress is shown


def steps(clock: Standing, count: int) -> Generator[Step, None, int]:
    """So many steps of 0.05 s."""
    for _ in range(count):
        clock.now += 0.05
        yield Step("正在做……")
    return count


def stepped(window: QWidget, clock: Standing, count: int) -> Callable[[], None]:
    return Stepped(window, steps(clock, count), WORDS, count, Pace(clock=clock)).start


def exporting(window: QWidget, clock: Standing, count: int) -> Callable[[], None]:
    return ExportRun(window, steps(clock, count), Pace(clock=clock)).start


@pytest.mark.parametrize("made", [stepped, exporting])
def test_young_work_serves_the_window_but_for_keys(
    show: Show,
    made: Callable[[QWidget, Standing, int], Callable[[], None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = show(QLineEdit())
    clock, served, let = Standing(), list[float](), list[QEventLoop.ProcessEventsFlag]()

    def serving(flags: QEventLoop.ProcessEventsFlag) -> None:
        let.append(flags)
        QCoreApplication.processEvents(flags)

    monkeypatch.setattr(kit, "QCoreApplication", SimpleNamespace(processEvents=serving))
    timer = QTimer(window, interval=0)
    timer.timeout.connect(lambda: served.append(clock.now))
    timer.start()
    made(window, clock, 5)()
    timer.stop()

    assert window.findChildren(QProgressDialog) == []
    # Nobody notices a tenth of a second; after it nothing lasts longer than a step.
    assert served == [pytest.approx(at) for at in (0.1, 0.15, 0.2, 0.25)]
    assert set(let) == {QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents}


def test_work_that_is_over_at_once_serves_nothing(show: Show) -> None:
    window = show(QLineEdit())
    clock, served = Standing(), list[float]()
    timer = QTimer(window, singleShot=True, interval=0)
    timer.timeout.connect(lambda: served.append(clock.now))
    timer.start()
    stepped(window, clock, 1)()

    assert served == []


@pytest.mark.parametrize("made", [stepped, exporting])
def test_garbage_is_looked_for_again_where_the_window_goes_with_its_work(
    made: Callable[[QWidget, Standing, int], Callable[[], None]],
) -> None:
    window = QWidget()
    made(window, Standing(), 100)()
    assert not gc.isenabled()

    window.deleteLater()
    delete()

    assert gc.isenabled()


# ---- rows are measured


class Counted(QTableView):
    """Counts which rows are measured."""

    def __init__(self) -> None:
        super().__init__()
        self.measured: list[int] = []

    def resizeRowToContents(self, row: int) -> None:  # noqa: N802 - Qt's name
        self.measured.append(row)
        super().resizeRowToContents(row)


def test_of_many_rows_those_in_sight_are_measured_first(show: Show) -> None:
    table, model = Counted(), QStandardItemModel(MOST_FITTED, 1)
    for row in range(MOST_FITTED):
        model.setItem(row, QStandardItem("两\n行"))
    table.setModel(model)
    low = table.rowHeight(0)
    rows = FitRows(table)

    assert table.measured == list(range(AT_ONCE))
    assert rows.left() == MOST_FITTED - AT_ONCE
    show(table)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.scrollTo(model.index(300, 0), QTableView.ScrollHint.PositionAtTop)
    first, before = table.rowAt(0), len(table.measured)
    wait_for(lambda: len(table.measured) > before)
    assert table.measured[before : before + AT_ONCE] == list(range(first, first + AT_ONCE))
    wait_for(lambda: not rows.left())
    # Rows above it grew: what is read stays where it is.
    assert table.rowAt(0) == first
    assert all(table.rowHeight(row) > low for row in range(MOST_FITTED))
    assert sorted(table.measured) == list(range(MOST_FITTED))


def test_rows_that_come_and_go_meanwhile_are_measured_all_the_same(show: Show) -> None:
    table, model = Counted(), QStandardItemModel(200, 1)
    for row in range(200):
        model.setItem(row, QStandardItem("两\n行"))
    table.setModel(model)
    low = table.rowHeight(199)
    rows = FitRows(table)
    model.removeRows(100, 20)
    model.insertRow(90, QStandardItem("三\n三\n行"))

    wait_for(lambda: not rows.left())

    assert all(table.rowHeight(row) > low for row in range(model.rowCount()))
    assert table.rowHeight(90) > table.rowHeight(91)


# ---- pages are made beside the window


@pytest.fixture
def makers(monkeypatch: pytest.MonkeyPatch) -> set[bool]:
    """Whether pages were made on the thread of the window, and whether on another."""
    found, make, own = set[bool](), compose._part, threading.get_ident()

    def part(*given: object) -> object:
        found.add(threading.get_ident() == own)
        return make(*given)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(compose, "_part", part)
    return found


def go_on(*_: object) -> str:
    return "go"


def final(desk: ReportDesk) -> FinalState | None:
    return desk.document.report.final_state


def test_no_command_makes_pages_while_the_window_waits(
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
    makers: set[bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preflight_question, "ask", go_on)
    monkeypatch.setattr(public_dialog, "ask", lambda _p, _s, package, _m: package)
    window.open_sample()
    desk, does = window.desk, window.actions_
    assert desk is not None
    printing = desk.printing

    desk.workspace.show_section("output").begin()
    does.preview.trigger()
    wait_for(lambda: printing.panel is not None and bool(printing.panel.preview.pages()))
    for way in (("docx",), ("xlsx",), ("pdf",)):
        printing.exports.export(tmp_path, way)
        wait_for(lambda: printing.exports.run is None)
    assert printing.exports.ask_public() is not None
    answers.path = tmp_path / "定.perfeval"
    does.final.trigger()
    wait_for(lambda: final(desk) is not None)
    answers.choices = ["release"]
    does.final.trigger()
    wait_for(lambda: (found := final(desk)) is not None and not found.holds)

    assert makers == {False}
