"""What the walk through all screens notices, each kind with what is wrong; and a short walk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import look_over
from checkout import ROOT
from given.edges import example
from gui.window.test_main_window import answers, window
from hands import idle
from looking.clear import faint, picture, unfocused
from looking.contents import WRONG
from looking.faults import Fault, faults, seen
from looking.kept import Part, version
from looking.places import Tour
from perfeval_gui.views.kit import theme
from perfeval_gui.views.kit.list_dialog import keep_in_sight
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
SCREEN = QSize(1366, 768)
WORDS = "2023年实际在职人数"


def looked_over(shown: QWidget, room: QSize = SCREEN, *, typed_whole: bool = True) -> list[Fault]:
    all_seen = seen(shown)
    laid_out = faults(shown, all_seen, room, typed_whole=typed_whole)
    return [*laid_out, *faint(picture(shown), shown, all_seen)]


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """A page with a label and a field that are right."""
    theme.dress(qapp, ROOT / "resources/style.qss", dark=False)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    label = QLabel(WORDS, made)
    label.setGeometry(20, 20, 200, 24)
    field = QLineEdit("8", made)
    field.setGeometry(230, 20, 80, 28)
    return made


def label_of(page: QWidget) -> QLabel:
    found = page.findChild(QLabel)
    assert found is not None
    return found


def cut(page: QWidget) -> None:
    label_of(page).resize(60, 24)


def cut_below(page: QWidget) -> None:
    label_of(page).setFixedHeight(8)


def shortened(page: QWidget) -> None:
    made = QTableWidget(1, 1, page)
    made.setWordWrap(False)
    made.setItem(0, 0, QTableWidgetItem(WORDS))
    made.setGeometry(20, 80, 200, 100)
    made.setColumnWidth(0, 80)


def over(page: QWidget) -> None:
    QPushButton("下移", page).setGeometry(200, 20, 80, 28)


def outside(page: QWidget) -> None:
    QPushButton("删除", page).setGeometry(360, 80, 80, 28)


def unreachable(page: QWidget) -> None:
    area = QScrollArea(page)
    area.setGeometry(20, 80, 100, 100)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    wide = QWidget()
    wide.setFixedSize(300, 40)
    area.setWidget(wide)


class OneCell(QStandardItemModel):
    """As much of a table of cells as it takes to be shown."""

    altered = Signal()


def high(page: QWidget) -> None:
    made = FormTable(page)
    made.setModel(OneCell(1, 1, made))
    made.setGeometry(20, 80, 200, 200)
    made.setRowHeight(0, 6 * made.fontMetrics().lineSpacing() + 1)


def at_the_edge(page: QWidget) -> None:
    label_of(page).move(0, 20)


def scrolled_for_nothing(page: QWidget) -> None:
    area = QScrollArea(page)
    area.setGeometry(20, 80, 100, 100)
    area.setWidgetResizable(True)
    area.setWidget(QWidget())
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)


def both_bars_for_nothing(page: QWidget) -> None:
    made = QTableWidget(1, 1, page)
    made.setGeometry(20, 80, 200, 100)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)


def pale(page: QWidget) -> None:
    label_of(page).setStyleSheet("color: #9a9a9a")


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (cut, "cut"),
        (cut_below, "cut"),
        (shortened, "shortened"),
        (over, "overlap"),
        (outside, "outside"),
        (unreachable, "outside"),
        (high, "high"),
        (at_the_edge, "edge"),
        (scrolled_for_nothing, "bar"),
        (both_bars_for_nothing, "bar"),
        (pale, "faint"),
    ],
)
def test_what_is_wrong_is_noticed(
    page: QWidget, spoil: Callable[[QWidget], None], kind: str
) -> None:
    page.show()
    QApplication.processEvents()
    assert looked_over(page) == []
    page.hide()
    spoil(page)
    page.show()
    QApplication.processEvents()

    assert {fault.kind for fault in looked_over(page)} == {kind}


def test_a_line_on_a_card_may_be_cut_where_the_tool_tip_of_the_card_has_it(page: QWidget) -> None:
    card = QPushButton(page)
    card.setGeometry(20, 80, 200, 60)
    line = QLabel(WORDS, card)
    line.setGeometry(12, 8, 40, 24)
    card.setToolTip(f"甲.perfeval\n{WORDS}")
    page.show()
    QApplication.processEvents()

    assert looked_over(page) == []
    card.setToolTip("甲.perfeval")
    assert {fault.kind for fault in looked_over(page)} == {"cut"}


class Crowded(QWidget):
    """Draws two texts by itself, the second *apart* from the first."""

    apart = 60

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(0, 20, "经费")
        painter.drawText(self.apart, 20, "!17")
        painter.end()


def test_ink_of_which_only_the_edge_is_in_sight_is_not_judged(page: QWidget) -> None:
    pale(page)
    area = QScrollArea(page)
    area.setGeometry(20, 80, 200, 60)
    inner = QWidget()
    inner.setFixedSize(180, 400)
    label = QLabel(WORDS, inner)
    label.setStyleSheet("color: #9a9a9a")
    label.setGeometry(0, 0, 180, 24)
    area.setWidget(inner)
    page.show()
    QApplication.processEvents()
    both = looked_over(page)
    assert {fault.kind for fault in both} == {"faint"}
    ink = next(text.ink for one in seen(page) if one.widget is label for text in one.texts)
    area.verticalScrollBar().setValue(round(ink.top() + ink.height() * 0.7))
    QApplication.processEvents()

    # The other label is as faint as before.
    assert len(looked_over(page)) * 2 == len(both)


def test_texts_over_each_other_in_one_widget_are_noticed(page: QWidget) -> None:
    crowded = Crowded(page)
    crowded.setGeometry(20, 80, 200, 40)
    page.show()
    assert looked_over(page) == []
    crowded.apart = 10
    crowded.update()

    assert [fault.kind for fault in looked_over(page)] == ["overlap"]


def test_a_window_larger_than_its_screen_is_noticed(page: QWidget) -> None:
    page.show()

    assert [fault.kind for fault in looked_over(page, QSize(380, 500))] == ["large"]
    page.setMinimumHeight(600)
    assert [fault.kind for fault in looked_over(page, QSize(500, 500))] == ["large"]


@pytest.mark.qt_log_level_fail("CRITICAL")
def test_a_menu_with_arrows_may_cut_what_is_next_to_them(qtbot: QtBot, qapp: QApplication) -> None:
    theme.dress(qapp, ROOT / "resources/style.qss", dark=False)
    menu = QMenu()
    qtbot.addWidget(menu)
    for _ in range(40):
        menu.addAction(WORDS)
    menu.popup(QPoint(0, 0))
    idle()

    assert menu.height() < menu.sizeHint().height()
    assert looked_over(menu, SCREEN.expandedTo(menu.size())) == []
    menu.setFixedWidth(80)
    assert {fault.kind for fault in looked_over(menu, SCREEN.expandedTo(menu.size()))} == {"cut"}


def test_a_dialog_that_is_too_large_scrolls_and_keeps_its_buttons(qtbot: QtBot) -> None:
    dialog, middle = QDialog(), QVBoxLayout()
    qtbot.addWidget(dialog)
    for _ in range(20):
        middle.addWidget(QLabel(WORDS * 2, dialog))
    button = QPushButton("关闭", dialog)
    keep_in_sight(dialog, middle, button)
    dialog.resize(200, 200)
    dialog.show()

    assert dialog.size() == QSize(200, 200)
    assert looked_over(dialog, QSize(200, 200)) == []
    assert button.visibleRegion().boundingRect().size() == button.size()


def test_a_walk_goes_on_where_it_broke_off_and_not_with_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked: list[tuple[str, list[str]]] = []

    def walk(setup: str, looks: list[str], folder: Path) -> list[dict[str, str]]:
        walked.append((setup, looks))
        Part(setup, looks[0]).keep(folder, 93, [])
        return [{"kind": "failed"}] if len(looks) > 1 else []

    monkeypatch.setattr(look_over, "look", walk)
    parts = [Part("one", "light"), Part("one", "dark"), Part("two", "light")]

    assert look_over.walked(tmp_path, parts) == [{"kind": "failed"}]
    assert look_over.walked(tmp_path, parts) == []
    assert sorted(walked) == [("one", ["dark"]), ("one", ["light", "dark"]), ("two", ["light"])]
    assert parts[1].kept(tmp_path, version()) is not None
    assert parts[1].kept(tmp_path, "another") is None


def test_what_cannot_be_used_may_be_faint(page: QWidget) -> None:
    pale(page)
    label_of(page).setEnabled(False)
    page.show()

    assert looked_over(page) == []


def test_what_an_open_editor_covers_is_not_faint_and_what_it_leaves_is(page: QWidget) -> None:
    made = QTableWidget(2, 1, page)
    made.setGeometry(20, 80, 200, 120)
    for row in range(2):
        item = QTableWidgetItem("13800138000")
        item.setForeground(QColor("#c0c0c0"))
        made.setItem(row, 0, item)
    made.setColumnWidth(0, 150)
    page.show()
    made.openPersistentEditor(made.item(0, 0) or QTableWidgetItem())
    editor = made.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.clear()
    QApplication.processEvents()

    assert [fault.kind for fault in looked_over(page)] == ["faint"]


def test_a_focus_that_is_not_seen_is_noticed(page: QWidget, qtbot: QtBot) -> None:
    button = QPushButton("下移", page)
    button.setGeometry(20, 80, 80, 28)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    assert [*unfocused(page)] == []
    button.setStyleSheet("QPushButton { border: none; outline: none; background: #eee; }")

    assert [fault.where for fault in unfocused(page)] == ["QPushButton"]
    assert page.findChild(QLineEdit) is not None


@pytest.mark.parametrize(("room", "content"), [(QSize(683, 384), WRONG)])
def test_nothing_is_wrong_on_a_common_screen_nor_at_double_scale(
    window: MainWindow, room: QSize, content: str
) -> None:
    """All screens, looks and contents: `packaging/dev.py looks`."""
    found: list[tuple[str, Fault]] = []

    def look(place: str, shown: QWidget) -> None:
        if place == "output":
            return  # What stands there comes once pages are laid out: the whole walk waits for it.
        # As in the whole walk: what is still being laid out is no fault.
        idle()
        seen_now = looked_over(shown, room, typed_whole=content != WRONG)
        found.extend((place, fault) for fault in seen_now)

    window.actions_.draw()
    window.resize(room)
    tour = Tour(window, look, idle)
    tour.start()
    tour.open(example(), content)
    tour.sections()

    assert found == []
    assert window.size() == room
