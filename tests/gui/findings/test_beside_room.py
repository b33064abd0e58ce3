"""What stands to the right of the form: two columns in a wide window, one in a narrow one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hands import PATIENT, focused, idle
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.desk.beside_column import least_width
from perfeval_gui.views.output.printed_places import finding_printed
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.tables.frozen_column import FrozenColumn
from perfeval_gui.views.window.main_window import MainWindow

WIDE = (1680, 950)
NARROW = (910, 512)
FORM = 330


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    window = Desktop(qapp, pace=PATIENT).window
    qtbot.addWidget(window)
    window.show()
    window.open_sample()
    yield window
    assert window.desk is not None
    window.desk.document.history.setClean()


def shown(window: MainWindow) -> tuple[bool, bool]:
    """Whether findings and pages stand beside the form, and what their buttons say of it."""
    desk = window.desk
    assert desk is not None
    assert desk.printing.panel is not None
    found = desk.workspace.beside.isVisible(), desk.printing.panel.isVisible()
    assert found == (window.actions_.check.isChecked(), window.actions_.preview.isChecked())
    return found


def test_a_wide_window_has_room_for_both(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(*WIDE)
    window.actions_.check.trigger()
    window.actions_.preview.trigger()

    assert shown(window) == (True, True)
    window.resize(*NARROW)
    qtbot.waitUntil(lambda: shown(window) == (False, True))


def test_a_narrow_one_shows_what_was_asked_for_last(window: MainWindow) -> None:
    window.resize(*NARROW)
    window.actions_.check.trigger()
    window.actions_.preview.trigger()
    assert shown(window) == (False, True)

    window.actions_.check.trigger()
    assert shown(window) == (True, False)
    assert window.desk is not None
    assert window.desk.workspace.pages.width() >= FORM

    window.actions_.preview.trigger()
    window.actions_.preview.trigger()
    assert shown(window) == (False, False)


@pytest.mark.parametrize(
    ("name", "section", "widget"),
    [
        ("unit", "cover", "unit"),
        ("base_head", "cover", "base_head"),
        ("quota", "staffing", "quota"),
        ("three_public.final", "funds", "lines"),
        ("projects[1].final", "projects", "rows"),
        ("buildings[0].actual_size", "buildings", "rows"),
        ("executed", "execution", "executed"),
        ("goals_expected", "goals", "goals_expected"),
        ("indicators[2].actual", "indicators", "rows"),
        ("evaluators[0].name", "evaluators", "rows"),
        ("unit_opinion", "evaluators", "unit_opinion"),
        ("passages[3].text", "report", "passage"),
    ],
)
def test_every_kind_of_printed_cell_leads_to_its_field(
    name: str, section: str, widget: str, window: MainWindow
) -> None:
    assert window.desk is not None
    window.desk.printing.cell_clicked.emit(name)

    focused = window.focusWidget()
    assert focused is not None
    assert focused.objectName() == widget
    workspace = window.desk.workspace
    assert STANDARD_SECTIONS[workspace.sections.currentRow()].key == section


def test_a_printed_answer_leads_to_what_it_is_about(window: MainWindow) -> None:
    assert window.desk is not None
    window.desk.printing.cell_clicked.emit("explanations[0].answer")

    row = window.desk.workspace.sections.currentRow()
    assert STANDARD_SECTIONS[row].key in ("funds", "projects", "execution")
    finding = finding_printed(window.desk.document.state, "explanations[0].answer")
    assert finding is not None
    assert finding_printed(window.desk.document.state, "explanations[99].answer") is None
    assert finding_printed(window.desk.document.state, "quota") is None


def in_sight(table: FormTable) -> bool:
    """Whether all of the current cell is seen: in its table, beside the names, in the window."""
    cell, viewport = table.visualRect(table.currentIndex()), table.viewport()
    place = cell.translated(viewport.mapTo(table.window(), viewport.rect().topLeft()))
    names = table.findChild(FrozenColumn)
    behind = names is not None and names.isVisible() and names.geometry().right() >= cell.left()
    inside = table.window().rect().contains(place) and viewport.rect().contains(cell)
    return inside and not behind


@pytest.mark.parametrize("size", [(1366, 720), (1024, 680)])
@pytest.mark.parametrize("row", [0, 10])
def test_what_is_asked_about_stays_in_sight(
    window: MainWindow, size: tuple[int, int], row: int
) -> None:
    """The column that explains a figure takes room from the table the figure stands in."""
    window.resize(*size)
    desk = window.desk
    assert desk is not None
    desk.workspace.go_to(f"indicators[{row}].score")
    table = focused()
    assert isinstance(table, FormTable)
    QTest.keyClick(table, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    idle()
    assert desk.workspace.beside.explanation.isVisible()
    assert in_sight(table)

    asked = desk.document.sheet.label(f"indicators[{row}].score")
    inputs = desk.workspace.beside.explanation.inputs
    spoken = Qt.ItemDataRole.AccessibleTextRole
    told = [str(inputs.item(at).data(spoken)) for at in range(inputs.count())]
    assert told
    assert not any(text.startswith(asked) or text.endswith("未填") for text in told)

    QTest.keyClick(table, Qt.Key.Key_Escape)
    QTest.keyClick(table, Qt.Key.Key_F7)
    idle()
    assert desk.workspace.beside.isVisible()
    assert in_sight(table)


@pytest.mark.parametrize(
    ("screen", "digit", "wide"),
    [
        (1366, 7, 320),
        (1920, 7, 320),
        (1920, 14, 560),
        (1366, 14, 512),
        (512, 7, 256),
        (512, 14, 256),
    ],
)
def test_a_column_grows_with_its_type_and_leaves_half_of_a_small_screen(
    screen: int, digit: int, wide: int
) -> None:
    column = SimpleNamespace(
        screen=lambda: SimpleNamespace(availableSize=lambda: QSize(screen, 700)),
        fontMetrics=lambda: SimpleNamespace(horizontalAdvance=lambda _text: digit),
    )

    assert least_width(cast("QWidget", column)) == wide


def test_figures_behind_a_number_leave_room_on_a_low_screen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = window.desk
    assert desk is not None
    panel = desk.workspace.beside.explanation
    highs = []
    for high in (1080, 400):
        room = partial(QSize, 1366, high)
        monkeypatch.setattr(panel, "screen", partial(SimpleNamespace, availableSize=room))
        panel.explain("three_public.final")
        panel.close_button.click()
        highs.append(panel.inputs.minimumHeight())

    assert highs[0] > 100
    assert highs[1] == 100


@pytest.mark.parametrize("first", ["why", "check"])
def test_an_explanation_takes_no_more_room_for_a_long_sentence(
    window: MainWindow, first: str
) -> None:
    window.resize(*WIDE)
    desk = window.desk
    assert desk is not None
    workspace, does = desk.workspace, window.actions_
    actions = [does.why, does.check] if first == "why" else [does.check, does.why]
    workspace.go_to("three_public.final")
    for action in actions:
        action.trigger()
        idle()

    column = workspace.beside
    assert column.width() == least_width(column)
    panel, findings = column.explanation, column.findings
    assert column.indexOf(panel) < column.indexOf(findings)
    assert panel.height() < findings.height()


def test_tab_comes_to_an_explanation_before_it_comes_to_the_form(window: MainWindow) -> None:
    desk = window.desk
    assert desk is not None
    workspace = desk.workspace
    workspace.show_section("indicators")
    workspace.go_to("three_public.final")
    window.actions_.why.trigger()

    workspace.sections.setFocus()
    passed = []
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        passed.append(focused())

    panel = workspace.beside.explanation
    assert passed[:2] == [panel.inputs, panel.close_button]
    assert workspace.pages.isAncestorOf(passed[2])
