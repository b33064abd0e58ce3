"""What a screen reader is told: each input, cell and read-out by name, value and state."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget

from gui.window.test_main_window import Answers, answers, begun, field, window
from hands import focused, idle, type_keys
from perfeval_gui.views.cells.speaking import Speaking, following
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.window.main_window import MainWindow
from spoken import Node, faults, nodes

__all__ = ["answers", "window"]


@pytest.fixture
def sample(window: MainWindow) -> ReportDesk:
    window.start.open_sample.click()
    assert window.desk is not None
    return window.desk


def named(told: list[Node], name: str) -> Node:
    """The one of *told* that is called *name*."""
    (found,) = [one for one in told if one.name == name and one.role != "label"]
    return found


def test_the_start_page_says_all_it_holds(window: MainWindow) -> None:
    told = nodes(window)

    assert faults(told) == []
    assert {"版式", "年度", "新建报告"} <= {one.name for one in told}
    assert named(told, "年度").value == window.start.year.text()


def test_every_section_says_all_it_holds(window: MainWindow, sample: ReportDesk) -> None:
    for section in sample.document.sheet.edition.sections:
        view = sample.workspace.show_section(section.key)
        view.begin()
        QApplication.processEvents()
        told = nodes(view)

        assert faults(told) == [], section.key
        for line in view.findChildren(QLineEdit):
            spoken = next(
                (one for one in told if one.place.endswith(f"/{line.objectName()}")), None
            )
            if line.isVisible() and line.objectName() and spoken is not None:
                assert spoken.value == line.text()
                assert ("readOnly" in spoken.states) == line.isReadOnly()


def test_cells_say_row_column_value_and_what_was_found(sample: ReportDesk) -> None:
    view = sample.workspace.show_section("funds")
    sample.document.put(
        "reception.final", sample.document.sheet.typed_kind("reception.final").read("x")
    )
    sample.document.check_now()
    cells = [one.name for one in nodes(view) if one.role == "table cell"]

    assert any(name.startswith("3、公务接待，2023年决算数：x。错误：") for name in cells), cells
    assert any("由程序计算" in name and name.startswith("三公经费，") for name in cells)


def test_a_field_says_what_is_wrong_with_it(window: MainWindow) -> None:
    desk = begun(window)
    desk.workspace.go_to("quota")
    type_keys(focused(), "1x")
    field(desk, "in_post").setFocus()
    desk.document.check_now()

    told = named(nodes(desk.workspace), "编制数")
    assert (told.value, "1x" in told.described) == ("1x", True)


def test_everything_beside_the_form_is_named(window: MainWindow, sample: ReportDesk) -> None:
    sample.workspace.show_findings(shown=True)
    window.actions_.search.setFocus()
    type_keys(window.actions_.search, "8")
    idle()

    assert faults(nodes(window)) == []


def test_every_menu_and_every_dialog_of_it_is_named(
    window: MainWindow, sample: ReportDesk, answers: Answers
) -> None:
    """Each command is run; whatever comes up is walked and closed."""
    found: list[str] = []
    seen: set[str] = set()
    timer = QTimer(window, interval=20)

    def look() -> None:
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog) and top.isVisible():
                seen.add(type(top).__name__)
                found.extend(faults(nodes(top)))
                top.close()

    timer.timeout.connect(look)
    timer.start()
    for action in _commands(window):
        action.trigger()
        idle()
        look()
    timer.stop()

    assert found == []
    assert len(seen) >= 5, seen
    assert sample.document is not None


def _commands(window: MainWindow) -> list[QAction]:
    menus = [menu for menu in window.menuBar().findChildren(QMenu) if menu.parent() is not None]
    told = [action for menu in menus for action in menu.actions()]
    return [
        action
        for action in dict.fromkeys(told)
        if action.isEnabled() and "…" in action.text() and "另存" not in action.text()
    ]


class TestSpeaking:
    def test_what_follows_is_said_once_the_cell_was_left(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said: list[str] = []
        monkeypatch.setattr(Speaking, "say", lambda _self, words: said.append(words))
        desk = begun(window)
        speaking = Speaking(desk.document, desk.workspace, lambda: True)
        desk.workspace.visited.connect(speaking.visit)
        desk.workspace.go_to("quota")
        type_keys(focused(), "8")
        field(desk, "in_post").setFocus()
        type_keys(focused(), "4")
        assert said == []
        field(desk, "quota").setFocus()

        assert len(said) == 1
        assert said[0].startswith("控制率：50.00%")

    def test_nothing_is_said_where_nobody_listens_or_nothing_follows(
        self, window: MainWindow
    ) -> None:
        desk = begun(window)
        before = desk.document.state
        desk.workspace.go_to("unit")
        type_keys(focused(), "a")

        assert following(desk.document, before, "unit") == ""


class TestFaults:
    """Each rule finds what it is for."""

    @pytest.mark.parametrize(
        "node",
        [
            Node("text", "", "8", "", "", frozenset({"focusable"})),
            Node("table cell", "8.00", "", "", ""),
            Node("label", "100.00%", "", "", "", frozenset({"computed"})),
            Node("text", "编制数", "8", "", ""),
        ],
    )
    def test_a_fault_is_found(self, node: Node) -> None:
        assert len(faults([node])) == 1

    def test_a_nameless_widget_is_found(self, window: MainWindow) -> None:
        view: QWidget = window.start.widget()
        lost = QLineEdit(view)
        lost.show()

        assert len(faults(nodes(view))) == 1
