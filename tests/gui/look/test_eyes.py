"""For every eye: contrast of each look, the size of type, and what is remembered of both."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QListWidget,
    QMenu,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from gui.sections.test_details_window import CELL, alone
from gui.window.test_main_window import answers, begun, window
from hands import focused, write
from looking.clear import faint, picture
from looking.faults import seen
from perfeval_gui import paths
from perfeval_gui.document.document import Document
from perfeval_gui.document.passages import text_of
from perfeval_gui.document.tables.cell_table import ROLE_NAME
from perfeval_gui.domain.beside.details import Detail
from perfeval_gui.domain.names.details import with_detail
from perfeval_gui.views.kit import theme
from perfeval_gui.views.kit.icons import SIDE
from perfeval_gui.views.settings.settings import SIZES, Settings
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.window.foot_line import FootLine
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
LOOKS = {
    "light": (theme.LIGHT, 4.5),
    "dark": (theme.DARK, 4.5),
    "clear": (theme.CLEAR, 7.0),
    "clear dark": (theme.CLEAR_DARK, 7.0),
}
INKS = ("text", "quiet", "error", "warn", "taken", "accent")
GROUNDS = ("window", "base", "head")
UNDER_TEXT = ("soft", "computed")


def part(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4


def light(colour: str) -> float:
    """Relative luminance as WCAG 2 counts it."""
    found = QColor(colour)
    return 0.2126 * part(found.red()) + 0.7152 * part(found.green()) + 0.0722 * part(found.blue())


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_the_most() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(("look", "ink", "ground"), [*product(LOOKS, INKS, GROUNDS)])
def test_what_is_read_stands_out(look: str, ink: str, ground: str) -> None:
    words, least = LOOKS[look]

    assert contrast(words[ink], words[ground]) >= least


@pytest.mark.parametrize(("look", "ground"), [*product(LOOKS, UNDER_TEXT)])
def test_text_stands_out_where_it_is_chosen_or_computed(look: str, ground: str) -> None:
    words, least = LOOKS[look]

    assert contrast(words["text"], words[ground]) >= least
    # What a bright button says is written in the colour of the ground.
    assert contrast(words["base"], words["accent"]) >= least


@pytest.mark.parametrize(("look", "around"), [*product(LOOKS, ("edge", "frame", "base", "window"))])
def test_the_focus_stands_out_from_the_frame_it_takes_the_place_of(look: str, around: str) -> None:
    words, _ = LOOKS[look]

    assert contrast(words["focus"], words[around]) >= 3


def test_what_is_chosen_in_a_list_of_the_toolkit_stands_out(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """As the places beside the files, where no desktop has a file dialog of its own."""
    theme.dress(qapp, paths.resources() / "style.qss", dark=False)
    chosen = QListWidget()
    qtbot.addWidget(chosen)
    chosen.addItem("公文")
    chosen.setCurrentRow(0)
    chosen.show()

    assert [*faint(picture(chosen), chosen, seen(chosen))] == []


@pytest.mark.parametrize("dark", [False, True])
def test_what_is_dragged_stands_out_in_high_contrast(
    qapp: QApplication, qtbot: QtBot, *, dark: bool
) -> None:
    theme.dress(qapp, paths.resources() / "style.qss", dark=dark, clear=True)
    bar = QScrollBar(Qt.Orientation.Vertical)
    qtbot.addWidget(bar)
    bar.setRange(0, 300)
    bar.setPageStep(100)
    bar.resize(bar.sizeHint().width(), 400)
    shown = bar.grab().toImage()
    middle = bar.width() // 2

    assert contrast(shown.pixelColor(middle, 50).name(), shown.pixelColor(middle, 350).name()) >= 7
    theme.dress(qapp, paths.resources() / "style.qss", dark=False)


def test_high_contrast_is_chosen_and_remembered(window: MainWindow, qapp: QApplication) -> None:
    does = window.actions_
    does.clear.trigger()

    assert theme.colours(qapp) is theme.CLEAR
    assert Settings(paths.settings).clear()
    does.dark.trigger()
    assert theme.colours(qapp) is theme.CLEAR_DARK
    does.clear.trigger()
    assert theme.colours(qapp) is theme.DARK
    assert not Settings(paths.settings).clear()
    does.dark.trigger()


def test_type_grows_in_steps_and_not_beyond(window: MainWindow, qapp: QApplication) -> None:
    does, usual = window.actions_, qapp.font().pointSizeF()
    workspace = begun(window).workspace

    def high() -> int:
        """How high the title is of the page that is shown; it is made anew for each size."""
        title = workspace.pages.findChild(QLabel, "title")
        assert title is not None
        return title.sizeHint().height()

    before, seen = high(), []
    for _ in range(len(SIZES) + 1):
        seen.append(round(qapp.font().pointSizeF() / usual * 100))
        does.larger.trigger()
    assert seen == [*SIZES, SIZES[-1]]
    assert high() > before * 1.8
    assert Settings(paths.settings).text_size() == 200

    does.smaller.trigger()
    assert Settings(paths.settings).text_size() == 175
    does.usual_size.trigger()
    assert qapp.font().pointSizeF() == usual
    does.smaller.trigger()
    assert qapp.font().pointSizeF() == usual


@pytest.mark.parametrize(("dark", "clear"), [*product((False, True), repeat=2)])
def test_a_box_that_is_not_ticked_is_seen(qapp: QApplication, *, dark: bool, clear: bool) -> None:
    sheet = paths.resources() / "style.qss"
    theme.dress(qapp, sheet, dark=dark, clear=clear)
    box = QCheckBox()
    box.ensurePolished()
    box.resize(box.sizeHint())
    seen = box.grab().toImage()
    middle, behind = seen.height() // 2, theme.colours(qapp)["window"]
    most = max(contrast(seen.pixelColor(x, middle).name(), behind) for x in range(seen.width()))
    theme.dress(qapp, sheet, dark=False)

    assert most > 1.7


@pytest.mark.parametrize("stored", ["", "abc", "-5", "99999", "١٥٠", "120"])
def test_a_size_that_nobody_can_choose_is_the_usual_one(stored: str) -> None:
    mine = Settings(paths.settings)
    mine.choose_text_size(150)
    file = paths.settings()
    file.write_text(file.read_text("utf-8").replace('"150"', f'"{stored}"'), "utf-8")

    assert Settings(paths.settings).text_size() == 100


def test_parts_made_before_are_laid_out_anew_for_larger_type(
    window: MainWindow, qapp: QApplication
) -> None:
    desk = begun(window)
    window.resize(1366, 768)
    desk.workspace.go_to("reception.final")
    table = desk.workspace.findChild(FormTable, "lines")
    assert table is not None
    digit = table.fontMetrics().horizontalAdvance("0")
    low = table.rowHeight(0)

    for _ in SIZES:
        window.actions_.larger.trigger()
    qapp.processEvents()

    table = desk.workspace.findChild(FormTable, "lines")
    assert table is not None
    assert table.fontMetrics().horizontalAdvance("0") > digit * 1.8
    assert table.rowHeight(0) > low * 1.6
    heading = table.horizontalHeader()
    assert heading.sectionSize(1) >= heading.sectionSizeFromContents(1).width()
    assert table.hasFocus()
    assert table.currentIndex().data(ROLE_NAME) == "reception.final"
    # Icons and boxes grow with the words beside them.
    window.actions_.draw()
    assert window.actions_.bar.iconSize().width() == 2 * SIDE
    box = desk.workspace.findChild(QCheckBox)
    assert box is not None
    option = QStyleOptionButton()
    option.initFrom(box)
    part = QStyle.SubElement.SE_CheckBoxIndicator
    assert box.style().subElementRect(part, option, box).width() > 20
    window.actions_.usual_size.trigger()


@pytest.mark.qt_log_ignore("does not support")
def test_a_note_that_is_cut_is_told_whole(document: Document, qtbot: QtBot) -> None:
    long = "参加培训的人员名单和每人的费用" * 40
    row = Detail(place=CELL, amount=Decimal("1.00"), note=long)
    document.edit("x", with_detail(document.report, CELL, (row,)))
    table = alone(document, qtbot).table
    cut, whole = table.model().index(0, 0), table.model().index(0, 1)

    for index, said in ((whole, ""), (cut, long)):
        place = table.visualRect(index).center()
        shown = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
        QApplication.sendEvent(table.viewport(), shown)
        text = QTextDocumentFragment.fromHtml(QToolTip.text()).toPlainText()
        assert text.strip() == said
    QToolTip.hideText()


def test_the_window_grows_with_its_type(
    document: Document, qtbot: QtBot, qapp: QApplication
) -> None:
    usual = alone(document, qtbot)
    theme.set_font(qapp, 150)
    large = alone(document, qtbot)
    theme.set_font(qapp)

    assert large.width() > usual.width()


def test_menus_fit_on_a_laptop_at_half_again_its_size(
    window: MainWindow, qapp: QApplication
) -> None:
    theme.dress(qapp, paths.resources() / "style.qss", dark=False)
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        # 768 pixels at 150 %: what has no room is reached through arrows, and cut above them.
        assert menu.sizeHint().height() <= 512


def test_what_is_being_typed_is_kept_when_the_type_grows(window: MainWindow) -> None:
    desk = begun(window)
    desk.workspace.go_to("reception.final")
    for mark in "7.5":
        # The first starts the editor, which gets the rest.
        QTest.keyClicks(focused(), mark)
    window.actions_.larger.trigger()
    assert desk.document.sheet.shown("reception.final") == "7.50"

    view = desk.workspace.show_section("report")
    view.go_to_heading("measures")
    write(focused(), "加强管理。")
    window.actions_.larger.trigger()
    assert "加强管理。" in text_of(desk.document.report, "measures")
    window.actions_.usual_size.trigger()


def test_the_foot_says_one_thing_wherever_the_pointer_is(window: MainWindow) -> None:
    desk = begun(window)
    window.resize(1366, 768)
    window.show()
    desk.workspace.go_to("reception.final")
    table = desk.workspace.findChild(FormTable, "lines")
    assert table is not None
    for row in (2, 3):
        # Through the screen: only so Qt looks what it is over.
        cell = table.visualRect(table.model().index(row, 2)).center()
        over, screen = table.viewport().mapTo(window, cell), window.windowHandle()
        QTest.mouseMove(screen, over)
        QTest.mousePress(screen, Qt.MouseButton.LeftButton, pos=over)
        QTest.mouseMove(screen, over + QPoint(1, 1))
        QTest.mouseRelease(screen, Qt.MouseButton.LeftButton, pos=over)
        QApplication.processEvents()

    assert window.statusBar().currentMessage() == ""
    line = window.findChild(FootLine)
    assert line is not None
    assert line.isVisible()
