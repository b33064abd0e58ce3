"""What the clerk sees of a section when it comes to the front: nothing stale, nothing cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from gui.window.test_main_window import answers, window
from perfeval_gui.views.desk.workspace import Workspace, _show
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    """The sections of the sample."""
    window.start.open_sample.click()
    assert window.desk is not None
    return window.desk.workspace


def foot(window: MainWindow) -> str:
    """What stands at the foot of the window, on the left."""
    return next(label.text() for label in window.statusBar().findChildren(QLabel))


def test_the_foot_says_nothing_of_a_section_that_was_left(
    window: MainWindow, workspace: Workspace
) -> None:
    workspace.show_section("evaluators").begin()
    assert foot(window) != ""
    workspace.show_section("output")

    assert foot(window) == ""


def test_the_whole_fund_table_is_seen_on_a_common_screen(
    window: MainWindow, workspace: Workspace
) -> None:
    window.resize(1366, 740)
    view = workspace.show_section("funds")
    QApplication.processEvents()

    assert view.sizeHint().height() <= window.height() - window.menuBar().height() - 60


def test_the_last_page_counts_what_is_explained_already(workspace: Workspace) -> None:
    page = workspace.show_section("output")
    shown = [label.text() for label in page.findChildren(QLabel)]

    # The sample answers every 说明 that its figures give rise to.
    assert "✓ 没有要说明的。" in shown
    assert any("送审稿" in text for text in shown)


def test_every_title_stands_at_the_same_height(workspace: Workspace) -> None:
    heights = set()
    for key in ("cover", "funds", "execution", "indicators", "report", "output"):
        view = workspace.show_section(key)
        QApplication.processEvents()
        title = view.findChild(QLabel, "title")
        assert title is not None
        # Whatever stands beside it: of 自评报告 that is two lines of boxes.
        heights.add(title.mapTo(view, title.rect().topLeft()).y() + title.height() // 2)

    assert max(heights) - min(heights) <= 2


def test_the_start_page_says_nothing_of_the_report_behind_it(
    window: MainWindow, workspace: Workspace
) -> None:
    workspace.show_section("evaluators").begin()
    shown = [one.text() for one in window.statusBar().findChildren(QLabel) if one.isVisible()]
    assert len(shown) == 2
    assert all(shown)
    window.show_start()

    assert not any(one.text() for one in window.statusBar().findChildren(QLabel) if one.isVisible())
    window.start.back.click()
    again = [one.text() for one in window.statusBar().findChildren(QLabel) if one.isVisible()]
    assert again == shown


def test_what_is_wider_than_the_page_is_seen_from_its_beginning(
    window: MainWindow, workspace: Workspace
) -> None:
    window.resize(560, 400)
    view = workspace.show_section("report")
    view.begin()
    QApplication.processEvents()
    (scroll,) = (one for one in workspace.pages.findChildren(QScrollArea) if one.widget() is view)
    assert scroll.horizontalScrollBar().maximum() > 0

    for place in (QRect(40, 60, view.width(), 20), QRect(40, 60, 80, view.height())):
        _show(scroll, place)
        seen = QRect(scroll.viewport().rect()).translated(-view.pos())
        assert seen.contains(place.topLeft())
