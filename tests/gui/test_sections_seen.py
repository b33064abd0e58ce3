"""What the clerk sees of a section when it comes to the front: nothing stale, nothing cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from gui.test_main_window import answers, window
from perfeval_gui.views.desk.workspace import Workspace
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
