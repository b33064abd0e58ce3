"""How the window and its tables look: signs of changes, icons, what stands at the foot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QStyle, QWidget

from checkout import ROOT
from gui.window.test_main_window import answers, begun, field, window
from hands import Show, wait_for, write
from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.fund_table import FundTable
from perfeval_gui.domain.cells.kinds import MONEY, with_sign
from perfeval_gui.rules.figures.ways import FROM_NOTHING
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.kit import theme
from perfeval_gui.views.kit.icons import icon
from perfeval_gui.views.kit.note_delegate import lines_of
from perfeval_gui.views.overview.drawing import in_lines
from perfeval_gui.views.sections.cover_view import CoverView
from perfeval_gui.views.sections.funds_view import FundsView
from perfeval_gui.views.sections.projects_view import ProjectsView
from perfeval_gui.views.settings.settings import SIZES
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.working.line_ends import NOT_FIRST, NOT_LAST, breakable
from perfeval_gui.working.pace import Pace

__all__ = ["answers", "window"]
STYLE = ROOT / "resources/style.qss"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("452.27%", "+452.27%"),
        ("-68.14%", "−68.14%"),
        ("0.00%", "0.00%"),
        ("", ""),
        (FROM_NOTHING, FROM_NOTHING),
    ],
)
def test_a_change_has_its_sign(text: str, seen: str) -> None:
    assert with_sign(text) == seen


@pytest.mark.parametrize(
    ("before", "now", "seen"),
    [
        ("0", "2.13", FROM_NOTHING),
        ("0", "0", ""),
        ("", "2.13", ""),
        ("0", "", ""),
        ("0", "abc", ""),
        ("2", "3", "50.00%"),
    ],
)
def test_where_there_was_nothing_the_year_before_it_is_said(
    document: Document, before: str, now: str, seen: str
) -> None:
    document.put("office.prior_final", MONEY.read(before))
    document.put("office.final", MONEY.read(now))
    table = FundTable(document)
    row = [line.name for line in table.lines].index("office")

    assert table.index(row, 4).data() == seen


def test_what_the_items_leave_stands_below_its_column(document: Document, show: Show) -> None:
    view = FundsView(document)
    show(view)
    header = view.ui.lines.horizontalHeader()
    places = {1: view.ui.public_funds__prior_final__rest, 3: view.ui.public_funds__final__rest}
    for wide in (header.sectionSize(0), header.sectionSize(0) - 40):
        header.resizeSection(0, wide)
        QApplication.processEvents()
        for column, label in places.items():
            left = header.mapTo(view, header.rect().topLeft()).x()
            assert abs(label.x() - left - header.sectionViewportPosition(column)) <= 2
            assert label.width() == header.sectionSize(column)


def test_both_tables_of_projects_have_their_columns_below_each_other(
    document: Document, show: Show
) -> None:
    view = ProjectsView(document)
    show(view)
    view.ui.add.click()
    QApplication.processEvents()

    def edges(table: QWidget) -> list[int]:
        header = table.horizontalHeader()  # type: ignore[attr-defined]  # a table
        left = header.mapTo(view, header.rect().topLeft()).x()
        return [left + header.sectionViewportPosition(column) for column in range(1, 5)]

    assert edges(view.ui.lines) == edges(view.ui.rows)
    assert view.ui.rows.horizontalScrollBar().maximum() == 0
    assert view.ui.rows.verticalScrollBar().maximum() == 0


def test_the_button_that_adds_stays_where_it_is(document: Document, show: Show) -> None:
    view = ProjectsView(document)
    show(view)
    buttons = [view.ui.add, view.ui.up, view.ui.down, view.ui.remove]
    assert [button.text() for button in buttons] == ["增加专项", "上移", "下移", "删除"]
    assert [button.x() for button in buttons] == sorted(button.x() for button in buttons)
    place = view.ui.add.pos()
    for _ in range(3):
        QTest.mouseClick(view.ui.add, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    assert view.ui.add.pos() == place


def test_icons_have_the_colours_of_the_look(qapp: QApplication) -> None:
    inks = set()
    for dark in (False, True):
        theme.dress(qapp, STYLE, dark=dark)
        image = icon("save").pixmap(20, 20).toImage()
        shades = {image.pixelColor(x, y).name() for x in range(20) for y in range(20)}
        words = theme.colours(qapp)
        assert words["text"] in shades
        inks.add(words["text"])
    theme.dress(qapp, STYLE, dark=False)

    assert len(inks) == 2
    assert icon("none such").isNull() or icon("none such").pixmap(20, 20).isNull()


def test_the_window_has_the_icon_of_the_program(qapp: QApplication, pace: Pace) -> None:
    desktop = Desktop(qapp, pace=pace)
    desktop.draw()

    assert not desktop.window.windowIcon().pixmap(64, 64).isNull()


def test_a_sentence_below_a_field_takes_no_more_room_than_it_needs(
    document: Document, show: Show
) -> None:
    view = CoverView(document)
    show(view)
    document.check_now()
    document.put("unit", "甲")
    document.told.leave("budget_code")
    QApplication.processEvents()
    place = view.ui.budget_code_fault
    assert place.isVisible()
    assert place.height() < 2 * place.fontMetrics().lineSpacing()
    document.put("budget_code", "1")
    assert place.isHidden()


def test_in_a_narrow_window_every_button_stays_and_the_count_is_read(window: MainWindow) -> None:
    window.actions_.draw()
    bar = window.actions_.bar
    begun(window)
    window.resize(1200, 700)
    wait_for(lambda: bar.width() > 1000)
    assert bar.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    window.resize(700, 600)
    wait_for(lambda: bar.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly)
    QApplication.processEvents()
    for action in bar.actions():
        button = bar.widgetForAction(action)
        assert button.isVisible()
        assert button.geometry().right() <= bar.width()
    count = bar.widgetForAction(window.actions_.check)
    assert count.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon  # type: ignore[attr-defined]  # a button
    window.resize(1200, 700)
    wait_for(lambda: bar.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon)


def test_words_come_back_to_the_buttons_with_the_usual_size(window: MainWindow) -> None:
    does = window.actions_
    does.draw()
    begun(window)
    window.resize(1300, 700)
    both = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    wait_for(lambda: does.bar.toolButtonStyle() == both)
    for _ in SIZES:
        does.larger.trigger()
    wait_for(lambda: does.bar.toolButtonStyle() != both)
    does.usual_size.trigger()
    wait_for(lambda: does.bar.toolButtonStyle() == both)


def test_the_foot_says_when_a_copy_was_kept_until_it_is_saved(window: MainWindow) -> None:
    desk = begun(window)
    note = window.findChild(QLabel, "standingNote")
    assert note is not None
    assert note.isHidden()
    write(field(desk, "unit"), "甲")
    field(desk, "unit").clearFocus()

    assert note.isVisible()
    assert note.text().startswith("已保存恢复副本 ")
    window.drafts().saved.emit(ROOT / "甲.perfeval")
    assert note.isHidden()


def test_the_button_that_takes_standard_sentences_keeps_its_place(
    document: Document, show: Show
) -> None:
    from perfeval_gui.views.text.narrative_view import ReportView

    view = ReportView(document)
    show(view)
    button: QPushButton = view.ui.take_start
    for hidden in (True, False):
        button.setHidden(hidden)
        QApplication.processEvents()
        place = view.ui.passage.geometry()
        button.setHidden(not hidden)
        QApplication.processEvents()
        assert view.ui.passage.geometry() == place


def test_a_menu_that_is_longer_than_the_screen_scrolls(window: MainWindow) -> None:
    theme.dress(QApplication.instance(), STYLE, dark=False)  # type: ignore[arg-type]  # there is one
    menu = QMenu(window)
    menu.ensurePolished()

    assert menu.style().styleHint(QStyle.StyleHint.SH_Menu_Scrollable, None, menu) == 1


@pytest.mark.parametrize(
    "text", ["年初预算数，全年执行数。", "三公经费（万元）：其中“公务接待”。", "。。。。。。。。"]
)
def test_no_line_of_a_list_begins_with_a_closing_mark(qapp: QApplication, text: str) -> None:
    metrics = QFontMetrics(qapp.font())
    for letters in range(3, 9):
        room = metrics.horizontalAdvance("汉" * letters)

        lines = list(lines_of(text, metrics, room))

        assert "".join(lines) == text
        assert all(metrics.horizontalAdvance(line) <= room for line in lines)
        if text[0] != "。":
            assert not any(line[0] in NOT_FIRST for line in lines)
            assert not any(line[-1] in NOT_LAST for line in lines)


def test_a_line_is_full_before_an_opening_mark(qapp: QApplication) -> None:
    text, screen = "附件的联系电话“138000100012”有十二位数字。", QPixmap(1, 1)
    room = 7.5 * QFontMetrics(qapp.font()).horizontalAdvance("汉")

    usual = in_lines(text, room, qapp.font(), screen)
    ours = in_lines(breakable(text), room, qapp.font(), screen)

    assert usual.lineAt(0).textLength() < len("附件的联系电话")
    assert ours.text()[: ours.lineAt(0).textLength()].rstrip("\u200b") == "附件的联系电话"
    assert breakable("“甲”乙，“丙”") == "“甲”乙，“丙”"
